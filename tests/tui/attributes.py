"""How lines are painted on a terminal with or without colours, as one letter for each cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.style import Style
from textual.color import Color

from secondhop.tui.terminal.looks import Looks
from secondhop.tui.terminal.paint import Paint
from secondhop.tui.widgets.lines import Line, to_strip

COLOURS = Looks()
MONOCHROME = Looks(has_colour=False)
_NO_GROUND = Color(0, 0, 0)


def attributes_of(lines: Sequence[Line], width: int, looks: Looks) -> list[str]:
    """A letter for each cell: that of its colour, or R reversed, u underlined, B bold, f faint."""
    return ["".join(_letters(line, width, looks)).rstrip(".") for line in lines]


def _letters(line: Line, width: int, looks: Looks) -> Iterator[str]:
    paint = Paint(looks)
    for text, style, _ in paint.apply(list(to_strip(line, width)), _NO_GROUND):
        yield _letter(style or Style()) * cell_len(text)


def _letter(style: Style) -> str:
    if style.color is not None:
        return style.color.name[0]
    for has, letter in (
        (style.reverse, "R"),
        (style.underline, "u"),
        (style.bold, "B"),
        (style.dim, "f"),
    ):
        if has:
            return letter
    return "."
