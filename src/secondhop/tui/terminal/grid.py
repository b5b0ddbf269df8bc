"""The cells of a screen, and what a frame of Textual does to them."""

from __future__ import annotations

import re

from secondhop.tui.terminal.clusters import split
from secondhop.tui.terminal.codes import PLAIN, Look, apply_codes, ground_of

Cell = tuple[str, Look]
"""A glyph and its look; the second cell of a wide glyph has an empty glyph."""
Row = list[Cell]

BLANK: Cell = (" ", PLAIN)
UNKNOWN: Cell = ("\0", PLAIN)
"""What may be anything; no frame ever wants it."""
STUB: Cell = ("", PLAIN)

_TOKEN = re.compile(
    r"\x1b\[(?P<codes>[\d;]*)m"
    r"|(?P<plain>[ -~]+(?![^\x00-\x7f]))"
    r"|\x1b\[(?P<row>\d+);(?P<column>\d+)H"
    r"|(?P<line>\r?\n)"
    r"|\x1b\]8;[ -:<-~]*;(?P<link>[ -~]*?)\x1b\\"
    r"|(?P<text>[ -~]?[^\x00-\x7f]+)"  # with the letter that a combining mark may follow
    r"|(?P<stray>.)",
    re.DOTALL,
)


class Palette(dict[str, Cell]):
    """The cells of one look, by their glyph."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.after: dict[str, Palette] = {}  # those that style codes lead to from here
        self[" "] = (" ", ground_of(look))

    def __missing__(self, glyph: str) -> Cell:
        cell = self[glyph] = (glyph, self.look)
        return cell


class Grid:
    """The cells of a screen, with the place and the look of what is written next."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.rows: list[Row] = [[BLANK] * width for _ in range(height)]
        self.x = self.y = 0
        self._palettes: dict[Look, Palette] = {}
        self._palette = self._palette_of(PLAIN)

    def resize(self, width: int, height: int) -> None:
        """Keep what fits; the rest is blank."""
        for row in self.rows:
            cut(row, width)
        rows = [row[:width] + [BLANK] * (width - len(row)) for row in self.rows[:height]]
        rows += [[BLANK] * width for _ in range(height - len(rows))]
        self.width, self.height, self.rows = width, height, rows

    def feed(self, frame: str) -> None:
        """Apply a frame; an escape that is not of a frame's grammar is left out."""
        for token in _TOKEN.finditer(frame):
            kind = token.lastgroup
            if kind == "plain":
                self._write(token[0])
            elif kind == "codes":
                self._palette = self._palette.after.get(token["codes"]) or self._change(
                    token["codes"]
                )
            elif kind == "column":
                self.y = max(int(token["row"]), 1) - 1
                self.x = max(int(token["column"]), 1) - 1
            elif kind == "text":
                self._write_glyphs(token[0])
            elif kind == "line":
                self._next_line()
            elif kind == "link":
                self._palette = self._palette_of(self._palette.look._replace(link=token["link"]))

    def _change(self, codes: str) -> Palette:
        """The cells of the look that follows, remembered for the next time."""
        before = self._palette
        palette = before.after[codes] = self._palette_of(apply_codes(before.look, codes))
        return palette

    def _palette_of(self, look: Look) -> Palette:
        if (palette := self._palettes.get(look)) is None:
            if len(self._palettes) > 1024:
                self._palettes.clear()
            palette = self._palettes[look] = Palette(look)
        return palette

    def _next_line(self) -> None:
        self.x, self.y = 0, self.y + 1
        if self.y == self.height:
            self.y -= 1
            self.rows = [*self.rows[1:], [BLANK] * self.width]

    def _write(self, text: str) -> None:
        """Write ASCII: one cell each."""
        start, self.x = self.x, self.x + len(text)
        end = min(self.x, self.width)
        if start < end and self.y < self.height:
            row = self.rows[self.y]
            cut(row, start)
            cut(row, end)
            row[start:end] = map(self._palette.__getitem__, text[: end - start])

    def _write_glyphs(self, text: str) -> None:
        """Write what may take two cells."""
        for glyph, cells in split(text):
            start, self.x = self.x, self.x + cells
            if self.x <= self.width and self.y < self.height:
                row = self.rows[self.y]
                cut(row, start)
                cut(row, self.x)
                row[start : self.x] = [self._palette[glyph], *[STUB] * (cells - 1)]


def cut(row: Row, x: int) -> None:
    """Make place for an edge before x: a wide glyph that lies across it goes."""
    if 0 < x < len(row) and row[x] is STUB:
        row[x - 1] = row[x] = BLANK
