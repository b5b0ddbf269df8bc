"""The cells of a screen, and what a frame of Textual does to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from secondhop.tui.terminal.codes import apply_codes
from secondhop.tui.terminal.signs import BLANK, STUB, Cells, Piece, Signs

_TOKEN = re.compile(
    r"\x1b\[(?P<codes>[\d;]*)m"
    r"|(?P<text>[^\x00-\x1f\x7f]+)"
    r"|\x1b\[(?P<row>\d+);(?P<column>\d+)H"
    r"|(?P<line>\r?\n)"
    r"|\x1b\]8;[ -:<-~]*;(?P<link>[ -~]*?)\x1b\\"
    r"|(?P<stray>.)",
    re.DOTALL,
)


class Grid:
    """The cells of a screen, with the place and the look of what is written next."""

    def __init__(self, width: int, height: int, signs: Signs) -> None:
        self.cells: Cells = np.full((height, width), BLANK, np.int64)
        self.x = self.y = 0
        self._signs = signs
        self._look = 0
        self._after: dict[tuple[int, str], int] = {}  # the look that style codes lead to

    @property
    def width(self) -> int:
        return int(self.cells.shape[1])

    @property
    def height(self) -> int:
        return int(self.cells.shape[0])

    def resize(self, width: int, height: int) -> None:
        """Keep what fits; the rest is blank."""
        before = self.cells
        self.cells = np.full((height, width), BLANK, np.int64)
        kept = before[:height, :width]
        self.cells[: kept.shape[0], : kept.shape[1]] = kept
        if width < before.shape[1]:
            halves = before[: kept.shape[0], width] == STUB
            self.cells[: kept.shape[0], width - 1][halves] = BLANK

    def put(self, x: int, y: int, pieces: Sequence[Piece]) -> int:
        """Write some texts at a place, as far as they fit; returns the column after them."""
        cells = self._signs.cells(pieces)
        after, end = x + len(cells), min(x + len(cells), self.width)
        if x < end and y < self.height:
            row = self.cells[y]
            cut(row, x)
            cut(row, end)
            if end < after and cells[end - x] == STUB:
                cells[end - x - 1] = BLANK  # no room for its second half
            row[x:end] = cells[: end - x]
        return after

    def feed(self, frame: str) -> None:
        """Apply a frame; an escape that is not of a frame's grammar is left out."""
        pieces: list[Piece] = []  # what stands at the place, and is not written yet
        for token in _TOKEN.finditer(frame):
            kind = token.lastgroup
            if kind == "text":
                pieces.append((token[0], self._look))
            elif kind == "codes":
                self._change(token["codes"])
            elif kind == "column":
                self._write(pieces)
                self.y = max(int(token["row"]), 1) - 1
                self.x = max(int(token["column"]), 1) - 1
            elif kind == "line":
                self._write(pieces)
                self._next_line()
            elif kind == "link":
                look = self._signs.looks[self._look]._replace(link=token["link"])
                self._look = self._signs.look(look)
        self._write(pieces)

    def _write(self, pieces: list[Piece]) -> None:
        if pieces:
            self.x = self.put(self.x, self.y, pieces)
            pieces.clear()

    def _change(self, codes: str) -> None:
        known = self._after.get((self._look, codes))
        if known is None:
            known = self._signs.look(apply_codes(self._signs.looks[self._look], codes))
            self._after[self._look, codes] = known
        self._look = known

    def _next_line(self) -> None:
        self.x, self.y = 0, self.y + 1
        if self.y == self.height:
            self.y -= 1
            self.cells[:-1] = self.cells[1:].copy()
            self.cells[-1] = BLANK


def cut(row: Cells, x: int) -> None:
    """Make place for an edge before x: a wide glyph that lies across it goes."""
    if 0 < x < len(row) and row[x] == STUB:
        row[x - 1] = row[x] = BLANK
