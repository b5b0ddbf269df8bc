"""A list of any length with a cursor: only the rows on screen are ever drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message

from secondhop.tui.widgets.lines import Line, LineView, Span
from secondhop.tui.widgets.strokes import MOVES, OPEN

HEAD = "head"
"""The style of what a row is about, mostly a name."""
_WIDE_ENOUGH = 200
"""Columns in which nothing of a row is cut."""
CURSOR, MARK, MARKED_CURSOR = "▌", "•", "◆"


class RowList(LineView, can_focus=True):
    """Rows that a subclass draws one by one. Headings are rows that the cursor passes over."""

    DEFAULT_CSS = "RowList { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(one.keys, one.do, one.word, id=one.id, show=False) for one in (*MOVES, OPEN)
    ]

    @dataclass
    class Chosen(Message):
        """The row under the cursor was opened."""

        rows: RowList

        @property
        def control(self) -> RowList:
            return self.rows

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.cursor = 0
        self.top = 0
        self.moved: Callable[[RowList], None] = lambda rows: None
        """Told at once that the cursor is on another row: the next key may be there already."""

    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row(self, index: int, width: int) -> Line:
        """One row, of at most `width` cells; the cursor lights its spans of the style `head`."""
        raise NotImplementedError

    def is_marked(self, index: int) -> bool:
        """Whether a row carries a mark."""
        return False

    def is_heading(self, index: int) -> bool:
        """Whether the cursor passes over a row."""
        return False

    def nothing(self, width: int) -> list[Line]:
        """What stands there when there is no row."""
        return []

    def draw(self, width: int, height: int) -> list[Line]:
        count = self.count()
        if not count:
            return self.nothing(width)
        self._keep_in_view(height, count)
        shown = range(self.top, min(self.top + height, count))
        return self.lines(shown, width)

    def lines(self, shown: range, width: int) -> list[Line]:
        """The rows in sight, each with its mark and the cursor."""
        return [self._marked(index, width) for index in shown]

    def go(self, index: int) -> None:
        """Put the cursor on a row, or on the nearest one that can have it."""
        index = self._nearest(index, 1 if index >= self.cursor else -1)
        if index != self.cursor:
            self.cursor = index
            self.redraw()
            self.moved(self)

    def settle(self, index: int) -> None:
        """Put the cursor somewhere without telling, after the rows changed."""
        self.cursor = self._nearest(index, 1)
        self.redraw()

    def next_saying(self, text: str) -> int | None:
        """The next row, round the end if need be, that has a text in it, whatever its case."""
        wanted, count = text.casefold(), self.count()
        after = min(self.cursor + 1, count)
        for index in chain(range(after, count), range(after)):
            words = "".join(span for span, _ in self.row(index, _WIDE_ENOUGH)).casefold()
            if not self.is_heading(index) and wanted in words:
                return index
        return None

    def action_move(self, step: int) -> None:
        self.go(self._nearest(self.cursor + step, step))

    def action_half(self, step: int) -> None:
        self.go(self.cursor + step * max(self.size.height // 2, 1))

    def action_first(self) -> None:
        self.go(0)

    def action_last(self) -> None:
        self.go(self.count() - 1)

    def action_choose(self) -> None:
        if self.count() and not self.is_heading(self.cursor):
            self.post_message(self.Chosen(self))

    def on_focus(self) -> None:
        # A layout leaves the whole list marked; repaint it now rather than with the next key.
        self.call_after_refresh(self.refresh, Region(0, 0, 1, 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.action_move(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.action_move(-3)

    def on_click(self, event: events.Click) -> None:
        if self.top + event.y < self.count():
            self.go(self.top + event.y)

    def _marked(self, index: int, width: int) -> Line:
        sign = MARK if self.is_marked(index) else " "
        if index == self.cursor and not self.is_heading(index):
            sign = MARKED_CURSOR if sign == MARK else CURSOR
            if self.is_lit():
                return [(sign, "cursor"), *map(_lit, self.row(index, width - 1))]
        return [(sign, ""), *self.row(index, width - 1)]

    def is_lit(self) -> bool:
        """Whether the row under the cursor is lit: where the keys go."""
        return self.has_focus

    def _nearest(self, index: int, step: int) -> int:
        """The nearest row that can have the cursor, first looking the way it was going."""
        count = self.count()
        if not count:
            return 0
        index = max(0, min(index, count - 1))
        ahead = range(index, count) if step > 0 else range(index, -1, -1)
        behind = range(index, -1, -1) if step > 0 else range(index, count)
        return next((i for i in chain(ahead, behind) if not self.is_heading(i)), index)

    def _keep_in_view(self, height: int, count: int) -> None:
        first = self.cursor
        while first > 0 and self.is_heading(first - 1):
            first -= 1  # a heading stays in sight with its first row
        self.top = min(self.top, first)
        if self.cursor >= self.top + height:
            self.top = self.cursor - height + 1 + self._turned(height)
        self.top = max(0, min(self.top, count - height))

    def _turned(self, height: int) -> int:
        """How far a list turns when the cursor leaves it below, beyond what must be.

        A list as wide as the screen moves by a line, which terminals do by themselves. Beside
        others every line is sent anew, so half a page is turned at once and the next keys are free.
        """
        return 0 if self.size.width == self.screen.size.width else height // 2


def _lit(span: Span) -> Span:
    text, words = span
    return (text, "cursor strong") if words == HEAD else span
