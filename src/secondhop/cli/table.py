"""Columns that line up, cut to the terminal; wide and combining characters are counted right."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence

GAP = 2


def width_of(text: str) -> int:
    """How many cells a text takes on screen."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells, with an ellipsis where it was cut."""
    if width_of(text) <= width:
        return text
    kept, used = [], 1
    for char in text:
        used += _cells(char)
        if used > width:
            break
        kept.append(char)
    return "".join(kept).rstrip() + "…"


def table(rows: Sequence[Sequence[str]], right: Iterable[int] = (), indent: int = 0) -> list[str]:
    """Lines of a table, to be indented; the columns in `right` hold numbers.

    Only a terminal gets cut lines.
    """
    if not rows:
        return []
    widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    if sys.stdout.isatty():
        widths = _fitted(widths, shutil.get_terminal_size().columns - indent)
    numbers = frozenset(right)
    return [_line(row, widths, numbers) for row in rows]


def _line(row: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> str:
    cells = []
    for place, (text, width) in enumerate(zip(row, widths, strict=True)):
        shown = cut(text, width)
        space = " " * (width - width_of(shown))
        cells.append(space + shown if place in right else shown + space)
    return (" " * GAP).join(cells).rstrip()


def _fitted(widths: list[int], room: int) -> list[int]:
    """Widths that fit: the widest column gives way first, down to a few cells."""
    fitted = list(widths)
    while sum(fitted) + GAP * (len(fitted) - 1) > room and max(fitted) > 6:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted


def _cells(char: str) -> int:
    if unicodedata.combining(char) or char in "\u200c\u200d\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
