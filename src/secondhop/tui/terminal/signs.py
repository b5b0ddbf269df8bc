"""A cell of the screen as one number: what stands in it, and how that looks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from secondhop.tui.terminal.clusters import split
from secondhop.tui.terminal.codes import PLAIN, Look, ground_of
from secondhop.tui.widgets.letters import is_plain

Cells = NDArray[np.int64]
Piece = tuple[str, int]
"""A text, and the number of its look."""

LOOK_FROM: Final = 21
"""Bits below are the glyph, those above the look."""
GLYPH: Final = (1 << LOOK_FROM) - 1
BLANK: Final = ord(" ")
STUB: Final = 0
"""The second cell of a wide glyph."""
UNKNOWN: Final = -1
"""What may be anything; no frame ever wants it."""
_CLUSTERS_FROM: Final = 0x110000  # one more than the last character
_STAND_IN: Final = 0xFFFD


class Signs:
    """The numbers of looks, and of glyphs that are more than one character."""

    def __init__(self) -> None:
        self.looks = [PLAIN]
        self.grounds = [0]  # for each look the least one in which a blank looks the same
        self._numbers = {PLAIN: 0}
        self._clusters: list[str] = []
        self._of_cluster: dict[str, int] = {}

    def look(self, look: Look) -> int:
        """The number of a look."""
        if (number := self._numbers.get(look)) is None:
            ground = self.look(ground) if (ground := ground_of(look)) != look else None
            number = self._numbers[look] = len(self.looks)
            self.looks.append(look)
            self.grounds.append(number if ground is None else ground)
        return number

    def glyph(self, cell: int) -> str:
        """What stands in a cell, "" in a stub."""
        number = cell & GLYPH
        if number < _CLUSTERS_FROM:
            return chr(number) if number else ""
        return self._clusters[number - _CLUSTERS_FROM]

    def cells(self, pieces: Sequence[Piece]) -> Cells:
        """The cells that some texts take, one after the other."""
        text = "".join([piece for piece, _ in pieces])
        if not is_plain(text):
            return self._slowly(pieces)
        cells = np.frombuffer(text.encode("utf-32-le"), "<u4").astype(np.int64)
        at = 0
        for piece, look in pieces:
            if look:
                self._dress(cells[at : at + len(piece)], look)
            at += len(piece)
        return cells

    def _dress(self, cells: Cells, look: int) -> None:
        ground = self.grounds[look]
        if ground != look:
            blanks = cells == BLANK
        cells |= look << LOOK_FROM
        if ground != look:
            cells[blanks] = BLANK | ground << LOOK_FROM

    def _slowly(self, pieces: Iterable[Piece]) -> Cells:
        """Glyph by glyph, as some may take two cells, or several characters one."""
        cells: list[int] = []
        for text, look in pieces:
            for glyph, width in split(text):
                ground = self.grounds[look] if glyph == " " else look
                cells.append(self._number(glyph) | ground << LOOK_FROM)
                cells += [STUB] * (width - 1)
        return np.array(cells, np.int64)

    def _number(self, glyph: str) -> int:
        if len(glyph) == 1:
            return ord(glyph)
        if (number := self._of_cluster.get(glyph)) is None:
            number = _CLUSTERS_FROM + len(self._clusters)
            if number > GLYPH:
                return _STAND_IN
            self._of_cluster[glyph] = number
            self._clusters.append(glyph)
        return number
