"""A screen to read, such as the help."""

from __future__ import annotations

from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from secondhop.tui.actions import key_of
from secondhop.tui.bindings import bound_to
from secondhop.tui.house import House
from secondhop.tui.terminal.clipboard import copy_in
from secondhop.tui.widgets.cells import wrap
from secondhop.tui.widgets.foot import Hint, Hints, Words
from secondhop.tui.widgets.lines import Line
from secondhop.tui.widgets.page import Compose, Page

TOUR = "Tour"


class ReadingScreen(Screen[None], inherit_bindings=False):
    """A title, a page, and the way back; a text to take away can be copied."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bound_to("leave", "quit", "back", "help", "open", "interrupt"),
        *bound_to("copy", "copy"),
        *bound_to("tour", "tour"),
    ]
    AUTO_FOCUS = "Page"

    def __init__(self, title: str, compose_lines: Compose, to_copy: str = "") -> None:
        super().__init__()
        self._title_text = title
        self._compose_lines = compose_lines
        self._to_copy = to_copy

    def compose(self) -> ComposeResult:
        yield Words(id="reading-title")
        yield Page(self._compose_lines)
        yield Hints()

    def on_mount(self) -> None:
        self.call_after_refresh(self._show)

    def action_leave(self) -> None:
        self.app.pop_screen()

    def action_tour(self) -> None:
        """Go on to the tour, from whatever is read."""
        cast(House, self.app).show_tour()

    def action_copy(self) -> None:
        if self._to_copy:
            tried = f"The text was {copy_in(self.app, self._to_copy)}"
            self.app.push_screen(ReadingScreen(tried, plain_lines(self._to_copy)))

    def _show(self) -> None:
        self.query_one("#reading-title", Words).show([(f" {self._title_text}", "strong")])
        self.query_one(Hints).show(self.hints())

    def hints(self) -> list[Hint]:
        """The keys that apply on this page."""
        copies = [(key_of("copy"), "copy")] if self._to_copy else []
        tours = [(key_of("tour"), "tour")] if self._title_text != TOUR else []
        scrolls = f"{key_of('down')} {key_of('up')}"
        return [(scrolls, "scroll"), *copies, *tours, (key_of("quit"), "back")]


def plain_lines(text: str) -> Compose:
    """A text as it is, from the first column on, so that it can be selected by hand."""

    def lines(width: int) -> list[Line]:
        return [[(part, "")] for line in text.splitlines() for part in wrap(line, width) or [""]]

    return lines
