"""One line to type into: no blinking cursor and no layout, so that a key costs one short line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from secondhop.tui.widgets.cells import cells, safe
from secondhop.tui.widgets.lines import Line, LineView, Span, sides

MOST_CHARACTERS = 2_000


class LineInput(LineView, can_focus=True):
    """A label, the text being typed, and something at the right end."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Keep", show=False),
        Binding("escape", "cancel", "Cancel", show=False),
        Binding("left,ctrl+b", "to(-1)", "Left", show=False),
        Binding("right,ctrl+f", "to(1)", "Right", show=False),
        Binding("home,ctrl+a", "start", "Start", show=False),
        Binding("end,ctrl+e", "end", "End", show=False),
        Binding("backspace,ctrl+h", "erase", "Erase", show=False),
        Binding("delete", "delete", "Delete", show=False),
        Binding("ctrl+w", "erase_word", "Erase word", show=False),
        Binding("ctrl+u", "erase_all", "Erase all", show=False),
        Binding("tab", "submit", "Keep", show=False),
        Binding("up", "aside(-1)", "Up", show=False),
        Binding("down", "aside(1)", "Down", show=False),
    ]

    @dataclass
    class Said(Message):
        """Something happened in an input."""

        input: LineInput

        @property
        def control(self) -> LineInput:
            return self.input

    @dataclass
    class Typed(Said):
        """The text changed."""

        text: str

    @dataclass
    class Submitted(Said):
        """Enter was pressed."""

        text: str

    class Cancelled(Said):
        """Escape was pressed."""

    @dataclass
    class Aside(Said):
        """An arrow up or down, meant for the list beside the input."""

        step: int

    def __init__(self, label: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.label = label
        self.text = ""
        self.place = 0  # of the cursor, in characters
        self.right: Line = []
        self.wrong: tuple[int, int] | None = None  # column and length of what is wrong

    def set(self, text: str, place: int | None = None) -> None:
        """Replace the text without telling anybody."""
        self.text = safe(text)[:MOST_CHARACTERS]
        self.place = len(self.text) if place is None else place
        self.redraw()

    def draw(self, width: int, height: int) -> list[Line]:
        label: Span = (f" {self.label} ", "strong" if self.has_focus else "faint")
        room = width - cells(label[0]) - sum(cells(text) for text, _ in self.right) - 2
        return [sides([label, *self._visible(room)], self.right, width)]

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters are typed here, whatever they are bound to elsewhere."""
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        if event.character is not None and event.is_printable:
            event.stop()
            event.prevent_default()
            self._insert(event.character)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._insert(safe(event.text[: MOST_CHARACTERS * 2]))

    def action_submit(self) -> None:
        self.post_message(self.Submitted(self, self.text))

    def action_cancel(self) -> None:
        self.post_message(self.Cancelled(self))

    def action_aside(self, step: int) -> None:
        self.post_message(self.Aside(self, step))

    def action_to(self, step: int) -> None:
        self.place = max(0, min(self.place + step, len(self.text)))
        self.redraw()

    def action_start(self) -> None:
        self.place = 0
        self.redraw()

    def action_end(self) -> None:
        self.place = len(self.text)
        self.redraw()

    def action_erase(self) -> None:
        if self.place:
            self._change(self.text[: self.place - 1] + self.text[self.place :], self.place - 1)

    def action_delete(self) -> None:
        self._change(self.text[: self.place] + self.text[self.place + 1 :], self.place)

    def action_erase_word(self) -> None:
        head = self.text[: self.place].rstrip()
        head = head[: head.rfind(" ") + 1]
        self._change(head + self.text[self.place :], len(head))

    def action_erase_all(self) -> None:
        self._change("", 0)

    def _insert(self, text: str) -> None:
        room = MOST_CHARACTERS - len(self.text)
        text = text[:room]
        if text:
            self._change(
                self.text[: self.place] + text + self.text[self.place :], self.place + len(text)
            )

    def _change(self, text: str, place: int) -> None:
        if text == self.text:
            return
        self.text, self.place = text, place
        self.redraw()
        self.post_message(self.Typed(self, text))

    def _visible(self, room: int) -> list[Span]:
        """The part of the text around the cursor, with what is wrong underlined."""
        start = 0
        while start < self.place and cells(self.text[start : self.place]) > max(room - 1, 1):
            start += 1
        end = len(self.text)
        while end > self.place and cells(self.text[start:end]) > max(room, 1):
            end -= 1
        spans: list[Span] = [(self.text[i], self._style(i)) for i in range(start, end)]
        if self.has_focus and self.place >= end:
            spans.append((" ", "cursor"))
        return spans

    def _style(self, index: int) -> str:
        words = []
        if self.wrong and self.wrong[0] <= index < self.wrong[0] + max(self.wrong[1], 1):
            words.append("bad under")
        if self.has_focus and index == self.place:
            words.append("cursor")
        return " ".join(words)
