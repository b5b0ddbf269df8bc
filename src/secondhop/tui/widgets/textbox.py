"""Several lines to type or paste into; the keys are those of one line, and two of its own."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events

from secondhop.model.text import disarm
from secondhop.tui.widgets.cells import cells, cut
from secondhop.tui.widgets.lineinput import LineInput
from secondhop.tui.widgets.lines import Line, Span

MOST_TAKEN = 65_536
"""Characters; the terminal hands out no more of one paste."""
OVERFULL = f"only the first {MOST_TAKEN:,} characters were taken"

Row = tuple[int, int]
"""From where to where in the text a line on the screen goes."""


class TextBox(LineInput):
    """Wraps its text at its width; `enter` begins a line, and on an empty one takes the text."""

    DEFAULT_CSS = "TextBox { height: 1fr; }"

    def __init__(self, explained: Sequence[str] = (), *, id: str | None = None) -> None:  # noqa: A002
        """`explained` stands in the box while there is nothing else in it."""
        super().__init__(id=id)
        self._explained = explained
        self._top = 0  # the first line on screen
        self._width = 80
        self._deeds |= {
            "keep": self._break,
            "complete": self._break,
            "before": lambda: self._line(-1),
            "after": lambda: self._line(1),
        }

    @property
    def is_overfull(self) -> bool:
        """Whether more came than the box holds."""
        return self._is_overfull

    def draw(self, width: int, height: int) -> list[Line]:
        self._width = max(width - 2, 1)
        if not self.text:
            cursor: Line = [(" ", ""), (" ", "cursor")]
            words = [[(f" {cut(text, width - 2)}", "faint")] for text in self._explained]
            return [cursor, *words][:height]
        rows = rows_of(self.text, self._width)
        at = _row_at(rows, self.place)
        self._top = max(0, min(self._top, at), at - height + 1)
        shown = enumerate(rows[self._top : self._top + height], self._top)
        return [self._drawn(row, place == at) for place, row in shown]

    def on_paste(self, event: events.Paste) -> None:
        """A paste keeps its lines, and nothing else that could do harm."""
        event.stop()
        event.prevent_default()  # the line below this box would take it as well, as one line
        self.insert(event.text)

    def insert(self, text: str) -> None:
        """Put a text, of any number of lines, where the cursor is."""
        came = text.replace("\r\n", "\n").replace("\r", "\n")
        self._insert("\n".join(map(disarm, came.split("\n"))))
        self._is_overfull |= len(text) >= MOST_TAKEN

    def _insert(self, text: str) -> None:
        room = MOST_TAKEN - len(self.text)
        self._is_overfull = len(text) > room
        kept = text[:room]
        self._change(
            self.text[: self.place] + kept + self.text[self.place :], self.place + len(kept)
        )

    def _break(self) -> None:
        start = self.text.rfind("\n", 0, self.place) + 1
        end = self.text.find("\n", self.place)
        if self.text[start : len(self.text) if end < 0 else end].strip():
            self._insert("\n")
        else:
            self.submitted(self.text)

    def _line(self, step: int) -> None:
        """Go up or down by a line on the screen."""
        rows = rows_of(self.text, self._width)
        at = _row_at(rows, self.place)
        to = max(0, min(at + step, len(rows) - 1))
        self._go(min(rows[to][0] + self.place - rows[at][0], rows[to][1]))

    def _drawn(self, row: Row, has_cursor: bool) -> list[Span]:
        text = self.text[slice(*row)]
        if not (has_cursor and self.has_focus):
            return [(f" {text}", "")]
        at = self.place - row[0]
        under = text[at : at + 1] or " "
        return [(f" {text[:at]}", ""), (under, "cursor"), (text[at + 1 :], "")]


def rows_of(text: str, width: int) -> list[Row]:
    """How a text is laid on lines of so many cells; broken anywhere, as pastes have long lines."""
    rows: list[Row] = []
    start = 0
    for line in text.split("\n"):
        rows += _broken(line, start, width)
        start += len(line) + 1
    return rows


def _broken(line: str, start: int, width: int) -> list[Row]:
    if len(line) < width and line.isascii():
        return [(start, start + len(line))]
    rows, begin, used = [], 0, 0
    for place, letter in enumerate(line):
        wide = 1 if letter.isascii() else cells(letter)
        if used + wide > width:
            rows.append((start + begin, start + place))
            begin, used = place, 0
        used += wide
    return [*rows, (start + begin, start + len(line))]


def _row_at(rows: Sequence[Row], place: int) -> int:
    """The last line that begins at or before a place."""
    low, high = 0, len(rows) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if rows[middle][0] <= place else (low, middle - 1)
    return low
