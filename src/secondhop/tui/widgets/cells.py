"""Text in terminal cells: cut with an ellipsis, padded, and made to take the width it claims."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len, set_cell_size

from secondhop.model.text import disarm
from secondhop.tui.widgets.letters import is_plain, settled

LONGEST_REMEMBERED = 200


def safe(text: str) -> str:
    """A text that cannot move the cursor, change colours or shift columns."""
    if is_plain(text):
        return text
    return _remembered(text) if len(text) <= LONGEST_REMEMBERED else settled(disarm(text))


@lru_cache(maxsize=8192)
def _remembered(text: str) -> str:
    return settled(disarm(text))


def fit(text: str, width: int, right: bool = False) -> str:
    """Exactly `width` cells: padded, or cut with an ellipsis."""
    if width <= 0:
        return ""
    if is_plain(text):
        kept = text if len(text) <= width else text.rstrip()
        shown = kept if len(kept) <= width else kept[: width - 1].rstrip() + "…"
        return shown.rjust(width) if right else shown.ljust(width)
    text = safe(text)
    length = cell_len(text)
    if length > width:
        kept = text.rstrip()
        text = kept if cell_len(kept) <= width else set_cell_size(kept, width - 1).rstrip() + "…"
        length = cell_len(text)
    padding = " " * (width - length)
    return padding + text if right else text + padding


def exactly(text: str) -> str:
    """The safe text in as many cells as the text was taken to have, whoever measured it."""
    shown = safe(text)
    return text if shown == text else set_cell_size(shown, cell_len(text))


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
    """How many cells a text takes once it is safe."""
    return len(text) if is_plain(text) else cell_len(safe(text))
