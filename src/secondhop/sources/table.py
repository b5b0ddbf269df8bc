"""Rows of a delimited file with the line where each starts; one bad row loses only itself."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from itertools import chain, islice

from secondhop.sources.dates import iso_date
from secondhop.sources.header import SEARCHED, find_header
from secondhop.sources.lines import LONGEST, Lines, RecordTooLongError
from secondhop.sources.shapes import Shape
from secondhop.sources.tally import Tally

MAX_FIELD = 65_536
"""Characters in one field; a row with a longer one is skipped."""

_UNCLOSED = "a quote is opened and never closed"
_TOO_LONG = f"the row is longer than {LONGEST:,} characters"

_REREAD = 2_000_000
"""Lines that may be read again after unclosed quotes, in one file. Beyond, every line is a row of
its own, so that a file made of unclosed quotes takes linear time."""

csv.field_size_limit(1 << 30)  # the limit is ours: MAX_FIELD, with a message that names the line

Row = tuple[int, list[str]]


class Table:
    """One file's rows, every one as wide as the header plus an empty cell for absent columns."""

    def __init__(
        self,
        lines: Iterator[str],
        shape: Shape,
        path: str,
        tally: Tally,
        extra: Mapping[str, str] | None = None,
    ) -> None:
        start = list(islice(lines, SEARCHED))
        self.header = find_header(start, shape, path, extra)
        self.tally = tally
        self._line = self.header.line + 1
        self._reread = 0
        self._lines = Lines(chain(start[self.header.line :], lines))
        reach = [self.header.columns.get(field, 0) for field in shape.reach]
        self._reach = max(reach, default=0) + 1
        self._anchor = self.header.columns.get(shape.anchor, -1)
        self._reader = self._strict()

    def at(self, *fields: str) -> list[int]:
        """The column of each field; an absent one leads to the empty cell at the end."""
        return [self.header.columns.get(field, self.header.width) for field in fields]

    @property
    def raw(self) -> str:
        """The row that was handed out last, verbatim."""
        return "".join(self._lines.taken)

    def skip(self, line: int, reason: str) -> None:
        """Leave out the row that was handed out last."""
        self.tally.skip(line, reason, self.raw)

    def rows(self) -> Iterator[Row]:
        """Every good row with its line; the others are in the tally."""
        taken, width, tally = self._lines.taken, self.header.width, self.tally
        while (row := self._record()) is not None:
            line = self._line
            self._line += len(taken)
            raw = taken[0] if len(taken) == 1 else "".join(taken)
            if len(row) == width and len(raw) <= MAX_FIELD and "\0" not in raw:
                tally.rows += 1
                row.append("")
                yield line, row
            elif len(row) > 1 or (row and row[0].strip()):
                tally.rows += 1
                fault = self._fault(row, raw)
                if fault:
                    tally.skip(line, fault, raw)
                else:
                    yield line, self._fit(row)
            taken.clear()

    def _record(self) -> list[str] | None:
        """The next row, [] for a blank line or one that is already reported, None at the end."""
        try:
            return self._next()
        except RecordTooLongError:
            return self._give_up()

    def _next(self) -> list[str] | None:
        try:
            row = next(self._reader)
        except StopIteration:
            return None
        except csv.Error:
            return self._repair(stray=True)
        split = len(self._lines.taken) > 1
        return self._repair(stray=False) if split and len(row) != self.header.width else row

    def _strict(self) -> Iterator[list[str]]:
        """A reader that stops at a stray quote, until too much has been read twice."""
        delimiter = self.header.delimiter
        if self._reread < _REREAD:
            return csv.reader(self._lines, delimiter=delimiter, strict=True)
        return (next(csv.reader([line], delimiter=delimiter)) for line in self._lines)

    def _repair(self, stray: bool) -> list[str]:
        """Read a row again, forgiving a stray quote, without good rows that it swallowed."""
        lines = self._lines
        row: list[str] = []
        if not self._cut_before_next_row():
            self._reread += len(lines.taken)
            lines.put_back(0)
            row = next(csv.reader(lines, delimiter=self.header.delimiter))
            if len(row) != self.header.width and (self._cut_before_next_row() or stray):
                row = []
        if not row:
            self._report(_UNCLOSED)
        self._reader = self._strict()
        return row

    def _give_up(self) -> list[str]:
        """Leave out a record that goes on and on, up to its end or to the next row."""
        if self._cut_before_next_row():
            self._report(_UNCLOSED)
        else:
            self._report(_TOO_LONG)
            self._pass_over()
        self._reader = self._strict()
        return []

    def _pass_over(self) -> None:
        """Take lines, and forget them, while the quote is open that the taken ones opened."""
        lines = self._lines
        is_open = self.raw.count('"') % 2 == 1
        while is_open:
            self._line += len(lines.taken)
            lines.taken.clear()
            line = next(lines, "")
            if line and self._starts_row(line):
                lines.put_back(0)
                return
            is_open = line != "" and line.count('"') % 2 == 0

    def _report(self, reason: str) -> None:
        self.tally.rows += 1
        self.tally.skip(self._line, reason, self.raw)

    def _cut_before_next_row(self) -> bool:
        """Put back everything from the first line that is a row of its own."""
        taken = self._lines.taken
        for index in range(1, len(taken)):
            if self._starts_row(taken[index]):
                self._reread += len(taken) - index
                self._lines.put_back(index)
                return True
        return False

    def _starts_row(self, line: str) -> bool:
        """Whether a line, read alone, is a row: wide enough, with a date where it belongs."""
        if line.count(self.header.delimiter) < max(self._anchor, 1) or len(line) > MAX_FIELD:
            return False
        row = next(csv.reader([line], delimiter=self.header.delimiter))
        if self._anchor < 0:
            return len(row) == self.header.width
        return len(row) > self._anchor and iso_date(row[self._anchor].strip()) != ""

    def _fault(self, row: list[str], raw: str) -> str:
        width = self.header.width
        if "\0" in raw:
            return "the row holds a NUL byte"
        if any(len(cell) > MAX_FIELD for cell in row):
            return f"a field is longer than {MAX_FIELD:,} characters"
        if any(cell.strip() for cell in row[width:]):
            return f"{len(row)} fields where the header has {width}"
        if len(row) < self._reach:
            return f"only {len(row)} of {width} fields"
        return ""

    def _fit(self, row: list[str]) -> list[str]:
        width = self.header.width
        return row[:width] + [""] * (width + 1 - min(len(row), width))
