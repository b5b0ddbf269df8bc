"""One line to type into: no blinking cursor and no layout, so that a key costs one short line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from time import monotonic
from typing import ClassVar

from textual import events

from secondhop.model.text import disarm
from secondhop.tui.widgets.cells import cells, cut
from secondhop.tui.widgets.lines import Line, LineView, Span, sides
from secondhop.tui.widgets.strokes import TYPING, doing

MOST_CHARACTERS = 2_000
MOST_PASTED = 65_536
"""Characters of a paste that are looked at; far fewer fit."""
BURST = 0.02
"""Seconds between keys below which nobody is typing them by hand."""
PATIENCE = 0.05
"""Seconds that listeners wait at most, in a burst, to hear of the text."""
OVERFULL = f"only the first {MOST_CHARACTERS:,} characters were taken "
LEAST_ROOM = 16
"""Cells kept for typing before anything may stand at the right end."""


def _nothing(_: object = None) -> None:
    """What is done when nobody listens."""


class LineInput(LineView, can_focus=True):
    """A label, the text being typed, and something at the right end.

    Keys are taken here and listeners called at once, not by messages: keys that come in one burst
    must meet the world as the key before them left it.
    """

    at_key: ClassVar[Mapping[str, str]] = doing(TYPING)
    """What is done at each key; whoever lets people choose their keys sets it."""

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
        self._last_change = 0.0
        self._is_untold = False  # listeners have not heard of the text yet
        self._is_overfull = False  # more came than one line holds
        self.typed: Callable[[str], None] = _nothing
        self.submitted: Callable[[str], None] = _nothing
        # What the text before the cursor goes on to; None where it is to be taken as it is.
        self.completed: Callable[[str], str | None] | None = None
        self.cancelled: Callable[[], None] = _nothing
        self.stepped: Callable[[int], None] = _nothing  # up or down, for the list beside
        self._deeds: dict[str, Callable[[], None]] = {
            "keep": lambda: self.submitted(self.text),
            "keep_all": lambda: self.submitted(self.text),
            "complete": self._complete,
            "cancel": lambda: self.cancelled(),
            "before": lambda: self.stepped(-1),
            "after": lambda: self.stepped(1),
            "left": lambda: self._go(self.place - 1),
            "right": lambda: self._go(self.place + 1),
            "start": lambda: self._go(0),
            "end": lambda: self._go(len(self.text)),
            "erase": self._erase,
            "delete": self._delete,
            "erase_word": self._erase_word,
            "clear": lambda: self._change("", 0),
        }

    def set(self, text: str, is_proposal: bool = False) -> None:
        """Replace the text without telling anybody; a proposal gives way to the first letter."""
        self._is_untold = self._is_overfull = False
        self.text = disarm(text)[:MOST_CHARACTERS]
        self.place = len(self.text)
        self._is_proposal = is_proposal
        self.redraw()

    def draw(self, width: int, height: int) -> list[Line]:
        label: Span = (f" {self.label} ", "strong" if self.has_focus else "faint")
        right = self._right(width - cells(label[0]))
        room = width - cells(label[0]) - sum(cells(text) for text, _ in right) - 2
        return [sides([label, *self._visible(room)], right, width)]

    def _right(self, width: int) -> Line:
        if self._is_overfull:
            return [(cut(OVERFULL, max(width - LEAST_ROOM // 2, 0)), "bad")]
        if self._keeps_right:
            return self.right
        free = width - max(cells(self.text) + 3, LEAST_ROOM)  # 3: the cursor and gaps
        return [(cut(text, free), words) for text, words in self.right] if free > 8 else []

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters are typed here, whatever they are bound to elsewhere."""
        return character is not None and character.isprintable()

    def take(self, key: str, character: str | None) -> bool:
        """Do what a key means here; False when it means nothing."""
        if key in self.at_key:
            self._tell_listeners()
            self._is_overfull = False
            self._deeds[self.at_key[key]]()
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
        """A paste is one line of text here, whatever breaks and sequences it comes with."""
        event.stop()
        self._insert(" ".join(disarm(event.text[:MOST_PASTED]).split()))

    def on_blur(self) -> None:
        self._tell_listeners()

    def _complete(self) -> None:
        before, after = self.text[: self.place], self.text[self.place :]
        found = None if self.completed is None else self.completed(before)
        if found is None:
            self.submitted(self.text)
            return
        self.set(found + after)
        self._go(len(self.text) - len(after))
        self.typed(self.text)

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
        self._is_overfull = len(text) > room
        if text := text[:room]:
            self._change(
                self.text[: self.place] + text + self.text[self.place :], self.place + len(text)
            )
        else:
            self.redraw()

    def _change(self, text: str, place: int) -> None:
        if text == self.text:
            return
        self.text, self.place, self._is_proposal = text, place, False
        before, self._last_change = self._last_change, monotonic()
        is_waiting = self.app.message_queue_size + self.message_queue_size > 0
        is_waiting = is_waiting or getattr(self.app._driver, "has_more", False)
        is_burst = is_waiting and self._last_change - before < BURST
        if not is_burst:
            self._is_untold = True
            self._tell_listeners()
        elif not self._is_untold:
            self._is_untold = True
            self.set_timer(PATIENCE, self._tell_listeners)

    def _tell_listeners(self) -> None:
        """Show the text and what follows from it; a burst of keys is shown as a whole."""
        if self._is_untold:
            self._is_untold = False
            self.typed(self.text)
            self.redraw()

    def _visible(self, room: int) -> list[Span]:
        """The part of the text around the cursor, with what is wrong underlined."""
        start, end = _window(self.text, self.place, room)
        wrong, length = self.wrong or (end, 0)
        edges = {start, end, wrong, wrong + max(length, 1), self.place, self.place + 1}
        inside = sorted(edge for edge in edges if start <= edge <= end)
        spans: list[Span] = [(self.text[i:j], self._style(i)) for i, j in pairwise(inside)]
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


def _window(text: str, place: int, room: int) -> tuple[int, int]:
    """From where to where a text is shown, so that the cursor is always in sight."""
    if cells(text) < room:
        return 0, len(text)
    widths = [cells(letter) for letter in text]
    start = end = place
    while start > 0 and sum(widths[start - 1 : place]) <= max(room - 1, 1):
        start -= 1
    while end < len(widths) and sum(widths[start : end + 1]) <= max(room, 1):
        end += 1
    return start, end
