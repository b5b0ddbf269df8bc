"""A box to write prose in: lines are broken between words, and `enter` always begins a line."""

from __future__ import annotations

from secondhop.model.text import disarm
from secondhop.tui.widgets.cells import cells
from secondhop.tui.widgets.lines import Line
from secondhop.tui.widgets.textbox import MOST_TAKEN, Row, TextBox, rows_of


class WriteBox(TextBox):
    """Several lines of prose, which can also be looked through while somebody else has the keys."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._deeds |= {
            "keep": lambda: self._insert("\n"),
            "complete": lambda: self._insert("\n"),
            "start": lambda: self._go(self._here()[0]),
            "end": lambda: self._go(self._here()[1]),
        }

    def put(self, text: str) -> None:
        """Show another text from its beginning, without telling anybody."""
        lines = text[:MOST_TAKEN].splitlines()
        self._is_untold = self._is_overfull = False
        self.text = "\n".join(map(disarm, lines))
        self.place, self._top = len(self.text), 0
        self.redraw()

    def look(self, step: int) -> None:
        """Look further down or up without writing."""
        most = max(len(self._rows()) - self.size.height, 0)
        self._top = max(0, min(self._top + step, most))
        self.redraw()

    def draw(self, width: int, height: int) -> list[Line]:
        self._width = max(width - 2, 1)
        rows = self._rows()
        at = _row_at(rows, self.place)
        if self.has_focus:
            self._top = max(0, min(self._top, at), at - height + 1)
        shown = list(enumerate(rows[self._top : self._top + height], self._top))
        lines: list[Line] = [self._shown(row, place == at) for place, row in shown]
        if not self.has_focus and self._top + height < len(rows):
            below = len(rows) - self._top - height + 1
            lines[-1] = [(f" … {below} more lines below", "faint")]
        return lines

    def _shown(self, row: Row, has_cursor: bool) -> Line:
        text = self.text[slice(*row)]
        if not (has_cursor and self.has_focus):
            return [(f" {text}", "")]
        at = self.place - row[0]
        under = text[at : at + 1] or " "
        return [(f" {text[:at]}", ""), (under, "cursor"), (text[at + 1 :], "")]

    def _line(self, step: int) -> None:
        rows = self._rows()
        at = _row_at(rows, self.place)
        to = max(0, min(at + step, len(rows) - 1))
        self._go(min(rows[to][0] + self.place - rows[at][0], rows[to][1]))

    def _rows(self) -> list[Row]:
        return prose_rows(self.text, self._width)

    def _here(self) -> Row:
        """The line on the screen that the cursor is on."""
        rows = self._rows()
        return rows[_row_at(rows, self.place)]


def prose_rows(text: str, width: int) -> list[Row]:
    """How a text is laid on lines of so many cells, broken behind words where there are any.

    The space at which a line is broken stands at its end, where the cursor may be.
    """
    rows: list[Row] = []
    start = 0
    for line in text.split("\n"):
        rows += _broken(line, start, width)
        start += len(line) + 1
    return rows


def _broken(line: str, start: int, width: int) -> list[Row]:
    rows: list[Row] = []
    begin = 0
    while cells(line[begin:]) > width:
        (_, end), *_ = rows_of(line[begin:], width)
        space = line.rfind(" ", begin, begin + end + 1)
        cut = space if space > begin else begin + end
        rows.append((start + begin, start + cut))
        begin = cut + 1 if space > begin else cut
    return [*rows, (start + begin, start + len(line))]


def _row_at(rows: list[Row], place: int) -> int:
    """The last line that begins at or before a place."""
    return max((at for at, row in enumerate(rows) if row[0] <= place), default=0)
