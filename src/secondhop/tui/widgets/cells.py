"""Text in terminal cells: cut with an ellipsis, padded, and made to take the width it claims."""

from __future__ import annotations

import re

from rich.cells import cell_len, set_cell_size

from secondhop.model.text import clean

# Terminals disagree on the width of these; without them everybody counts the same cells.
_WIDTH_TRICKS = re.compile(
    "[\ufe00-\ufe0f\u200b-\u200f\u20e3\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef]"
)


def safe(text: str) -> str:
    """A text that cannot move the cursor, change colours or shift columns."""
    if text.isascii() and text.isprintable():
        return text
    return _WIDTH_TRICKS.sub("", clean(text))


def fit(text: str, width: int, right: bool = False) -> str:
    """Exactly `width` cells: padded, or cut with an ellipsis."""
    if width <= 0:
        return ""
    text = safe(text)
    length = cell_len(text)
    if length > width:
        text = set_cell_size(text, width - 1).rstrip() + "…"
        length = cell_len(text)
    padding = " " * (width - length)
    return padding + text if right else text + padding


def cut(text: str, width: int) -> str:
    """At most `width` cells, cut with an ellipsis."""
    return fit(text, width).rstrip()


def wrap(text: str, width: int) -> list[str]:
    """The words of a text in lines of at most `width` cells; no words, no lines."""
    lines: list[str] = []
    for word in safe(text).split():
        if lines and cell_len(f"{lines[-1]} {word}") <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(cut(word, width))
    return lines


def cells(text: str) -> int:
    """How many cells a text takes."""
    return cell_len(text)
