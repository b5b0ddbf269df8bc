"""A terminal too small to show anything useful in."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from secondhop.tui.widgets.lines import Line
from secondhop.tui.widgets.page import Page

SMALLEST = (60, 18)
"""Columns and rows that every screen is made to fit."""


class TooSmall(Screen[None]):
    """Says how much room is needed; goes away by itself when there is enough."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.quit", "Quit", show=False)]

    def compose(self) -> ComposeResult:
        yield Page(self._lines)

    def _lines(self, width: int) -> list[Line]:
        size = f"{self.app.size.width}×{self.app.size.height}"
        return [
            [(" secondhop", "strong")],
            [(f" needs {SMALLEST[0]}×{SMALLEST[1]}", "")],
            [(f" here are {size}", "")],
            [(" q quits", "faint")],
        ]
