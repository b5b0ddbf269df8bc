"""One line to type into: no blinking cursor and no layout, so that a key costs one short line."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from secondhop.tui.widgets.cells import cells, cut, safe
from secondhop.tui.widgets.lines import Line, LineView, Span, sides

MOST_CHARACTERS = 2_000
LEAST_ROOM = 16
"""Cells kept for typing before anything may stand at the right end."""


def _nothing(_: object = None) -> None:
    """What is done when nobody listens."""


class LineInput(LineView, can_focus=True):
    """A label, the text being typed, and something at the right end.

    Keys are taken here and listeners called at once, not by messages: keys that come in one burst
    must meet the world as the key before them left it.
    """

    def __init__(
        self,
        label: str = "",
        *,
        id: str | None = None,  # noqa: A002
        keeps_right: bool = False,
    ) -> None:
        super().__init__(id=id)
        self.label = label
        self._keeps_right = keeps_right  # else the right end yields to a long text
        self.text = ""
        self.place = 0  # of the cursor, in characters
        self.right: Line = []
        self.wrong: tuple[int, int] | None = None  # column and length of what is wrong
        self._is_proposal = False  # the first letter typed replaces the text
        self.typed: Callable[[str], None] = _nothing
        self.submitted: Callable[[str], None] = _nothing
        self.cancelled: Callable[[], None] = _nothing
        self.stepped: Callable[[int], None] = _nothing  # up or down, for the list beside
        self._keys: dict[str, Callable[[], None]] = {
            **dict.fromkeys(("enter", "tab"), lambda: self.submitted(self.text)),
            "escape": lambda: self.cancelled(),
            "up": lambda: self.stepped(-1),
            "down": lambda: self.stepped(1),
            **dict.fromkeys(("left", "ctrl+b"), lambda: self._go(self.place - 1)),
            **dict.fromkeys(("right", "ctrl+f"), lambda: self._go(self.place + 1)),
            **dict.fromkeys(("home", "ctrl+a"), lambda: self._go(0)),
            **dict.fromkeys(("end", "ctrl+e"), lambda: self._go(len(self.text))),
            **dict.fromkeys(("backspace", "ctrl+h"), self._erase),
            "delete": self._delete,
            "ctrl+w": self._erase_word,
            "ctrl+u": lambda: self._change("", 0),
        }

    def set(self, text: str, is_proposal: bool = False) -> None:
        """Replace the text without telling anybody; a proposal gives way to the first letter."""
        self.text = safe(text)[:MOST_CHARACTERS]
        self.place = len(self.text)
        self._is_proposal = is_proposal
        self.redraw()

    def draw(self, width: int, height: int) -> list[Line]:
        label: Span = (f" {self.label} ", "strong" if self.has_focus else "faint")
        right = self._right(width - cells(label[0]))
        room = width - cells(label[0]) - sum(cells(text) for text, _ in right) - 2
        return [sides([label, *self._visible(room)], right, width)]

    def _right(self, width: int) -> Line:
        if self._keeps_right:
            return self.right
        free = width - max(cells(self.text) + 2, LEAST_ROOM)
        return [(cut(text, free), words) for text, words in self.right] if free > 8 else []

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters are typed here, whatever they are bound to elsewhere."""
        return character is not None and character.isprintable()

    def take(self, key: str, character: str | None) -> bool:
        """Do what a key means here; False when it means nothing."""
        if key in self._keys:
            self._keys[key]()
        elif character is not None and character.isprintable():
            self._insert(character)
        else:
            return False
        return True

    def on_key(self, event: events.Key) -> None:
        if self.screen.focused is self and self.take(event.key, event.character):
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._insert(safe(event.text[: MOST_CHARACTERS * 2]))

    def _go(self, place: int) -> None:
        self._is_proposal = False
        self.place = max(0, min(place, len(self.text)))
        self.redraw()

    def _erase(self) -> None:
        if self.place:
            self._change(self.text[: self.place - 1] + self.text[self.place :], self.place - 1)

    def _delete(self) -> None:
        self._change(self.text[: self.place] + self.text[self.place + 1 :], self.place)

    def _erase_word(self) -> None:
        head = self.text[: self.place].rstrip()
        head = head[: head.rfind(" ") + 1]
        self._change(head + self.text[self.place :], len(head))

    def _insert(self, text: str) -> None:
        if self._is_proposal and text:
            self.text, self.place = "", 0
        room = MOST_CHARACTERS - len(self.text)
        text = text[:room]
        if text:
            self._change(
                self.text[: self.place] + text + self.text[self.place :], self.place + len(text)
            )

    def _change(self, text: str, place: int) -> None:
        if text == self.text:
            return
        self.text, self.place, self._is_proposal = text, place, False
        self.redraw()
        self.typed(text)

    def _visible(self, room: int) -> list[Span]:
        """The part of the text around the cursor, with what is wrong underlined."""
        start = 0
        while start < self.place and cells(self.text[start : self.place]) > max(room - 1, 1):
            start += 1
        end = len(self.text)
        while end > self.place and cells(self.text[start:end]) > max(room, 1):
            end -= 1
        spans: list[Span] = [(self.text[i], self._style(i)) for i in range(start, end)]
        if self._is_proposal and self.has_focus:
            spans = [(text, f"{words} under".strip()) for text, words in spans]
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
