"""A terminal too small to show anything useful in."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.screen import Screen

from secondhop.tui.actions import key_of
from secondhop.tui.bindings import bound_to
from secondhop.tui.widgets.lines import Line
from secondhop.tui.widgets.page import Page

SMALLEST = (60, 18)
"""Columns and rows that every screen is made to fit."""


def has_room(size: Size) -> bool:
    """Whether every screen fits into a terminal of this size."""
    return size.width >= SMALLEST[0] and size.height >= SMALLEST[1]


class TooSmall(Screen[None], inherit_bindings=False):
    """Says how much room is needed; goes away by itself when there is enough."""

    BINDINGS: ClassVar[list[BindingType]] = bound_to("app.quit", "quit")

    def compose(self) -> ComposeResult:
        yield Page(self._lines)

    def on_screen_resume(self) -> None:
        """Whoever stood over this screen has gone; there may be room by now."""
        if has_room(self.app.size):
            self.app.pop_screen()

    def _lines(self, width: int) -> list[Line]:
        size = f"{self.app.size.width}×{self.app.size.height}"
        return [
            [(" secondhop", "strong")],
            [(f" needs {SMALLEST[0]}×{SMALLEST[1]}", "")],
            [(f" here are {size}", "")],
            [(f" {key_of('quit')} quits", "faint")],
        ]
