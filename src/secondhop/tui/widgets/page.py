"""A page of lines to read, with a place in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from secondhop.tui.widgets.lines import Line, LineView
from secondhop.tui.widgets.strokes import MOVES, SCROLL

Compose = Callable[[int], list[Line]]
"""The lines of the page for a width in cells."""


class Page(LineView, can_focus=True):
    """Shows what `compose_lines` gives for the present width, from the present place on."""

    DEFAULT_CSS = "Page { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(one.keys, one.do, one.word, id=one.id, show=False) for one in (*MOVES, SCROLL)
    ]

    def __init__(self, compose_lines: Compose, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._compose_lines = compose_lines
        self._top = 0
        self._length = 0

    def draw(self, width: int, height: int) -> list[Line]:
        lines = self._compose_lines(width)
        self._length = len(lines)
        self._top = max(0, min(self._top, self._length - height))
        shown = lines[self._top : self._top + height]
        if self._top + height < self._length:
            below = self._length - self._top - height + 1
            shown[-1] = [(f" … {below} more lines below", "faint")]
        return shown

    def action_move(self, step: int) -> None:
        self._top = max(self._top + step, 0)
        self.redraw()

    def action_half(self, step: int) -> None:
        self.action_move(step * max(self.size.height // 2, 1))

    def action_first(self) -> None:
        self._top = 0
        self.redraw()

    def action_last(self) -> None:
        self._top = self._length
        self.redraw()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.action_move(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.action_move(-3)
