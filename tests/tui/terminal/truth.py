"""A terminal of our own on top of pyte, for what pyte gets wrong: joined, wide and dim glyphs."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import pyte
from pyte.screens import Char
from rich.cells import cell_len

Width = Callable[[str], int]
Picture = list[list[Char]]

# pyte prints parts of these; OSC 8 is left out as pyte knows no links.
_PRIVATE = re.compile(r"\x1b\[[<>=?][0-9;]*\$?[a-zA-Z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
_EMPTY = Char(" ")


class TrueScreen(pyte.Screen):
    """Keeps zero-width characters with their glyph, and blanks the other half of a split one.

    `width` says how many cells this terminal gives a glyph, `joins` whether joiners join; dim is
    kept where blink would be.
    """

    def __init__(
        self, columns: int, lines: int, width: Width = cell_len, joins: bool = True
    ) -> None:
        self._width, self._joins = width, joins
        self._newest: tuple[int, int, int] | None = None  # its column, and the cursor after it
        super().__init__(columns, lines)
        self._stream = pyte.Stream(self)
        self._stream.feed("\x1b[2J")  # pyte does not delete lines that it never drew

    def show(self, written: str) -> None:
        """Draw what a program wrote, as it comes through a tty that makes CR LF of LF."""
        self._stream.feed(_PRIVATE.sub("", written).replace("\n", "\r\n"))

    def picture(self) -> Picture:
        """All cells; of a blank only what can be seen."""
        return [self.line(y) for y in range(self.lines)]

    def same_line(self, other: TrueScreen, y: int) -> bool:
        """Whether a line looks the same on both."""
        return bool(self.buffer[y] == other.buffer[y]) or self.line(y) == other.line(y)

    def line(self, y: int) -> list[Char]:
        row = self.buffer[y]
        return [_seen(row[x]) for x in range(self.columns)]

    def draw(self, data: str) -> None:
        self.dirty.add(self.cursor.y)
        if data.isascii() and self.cursor.x + len(data) <= self.columns:
            self._put_ascii(data)
            return
        for character in data:
            if not self._join(character):
                self._put(character)

    def _put_ascii(self, data: str) -> None:
        """What most of a screen is, quickly; nothing ASCII joins or is wide."""
        x = self.cursor.x
        self.cursor.x += len(data)
        self._split(x)
        self._split(self.cursor.x)
        cells, row = _cells_like(self.cursor.attrs), self.buffer[self.cursor.y]
        for at, character in enumerate(data, x):
            row[at] = cells[character]
        self._newest = (self.cursor.x - 1, self.cursor.x, self.cursor.y) if data else None

    def _join(self, character: str) -> bool:
        """Add a character to the glyph that was just written, if that is where it belongs."""
        if self._newest is None or self._newest[1:] != (self.cursor.x, self.cursor.y):
            return cell_len(character) == 0
        x, row = self._newest[0], self.buffer[self.cursor.y]
        if cell_len(character) and not (self._joins and row[x].data.endswith("\u200d")):
            return False
        before, grown = row[x].data, row[x].data + character
        row[x] = row[x]._replace(data=grown)
        for _ in range(self._width(before), self._width(grown)):
            if self.cursor.x < self.columns:
                self._split(self.cursor.x + 1)
                row[self.cursor.x] = row[x]._replace(data="")
                self.cursor.x += 1
        self._newest = (x, self.cursor.x, self.cursor.y)
        return True

    def _put(self, character: str) -> None:
        width = min(self._width(character), self.columns)
        if self.cursor.x + width > self.columns:
            self.cursor.x = self.columns - width  # as without autowrap
        row, x = self.buffer[self.cursor.y], self.cursor.x
        self._split(x)
        self._split(x + width)
        row[x] = self.cursor.attrs._replace(data=character)
        for stub in range(x + 1, x + width):
            row[stub] = self.cursor.attrs._replace(data="")
        self.cursor.x += width
        self._newest = (x, self.cursor.x, self.cursor.y)

    def _split(self, x: int) -> None:
        """A glyph that lies across an edge is gone."""
        row = self.buffer[self.cursor.y]
        if not (0 < x < self.columns) or row[x].data != "":
            return
        first = next(at for at in range(x - 1, -1, -1) if row[at].data != "")
        last = x
        while last < self.columns and row[last].data == "":
            last += 1
        for at in range(first, last):
            row[at] = _EMPTY

    def set_margins(self, top: int | None = None, bottom: int | None = None) -> None:
        super().set_margins(top, bottom)
        self.cursor_position()

    def select_graphic_rendition(self, *codes: int, **_: bool) -> None:
        """Keep dim, which pyte does not know."""
        plain: list[int] = []
        rest = list(codes)
        while rest:
            code = rest.pop(0)
            if code in (38, 48):
                count = 2 if rest[:1] == [5] else 4
                plain += [code, *rest[:count]]
                del rest[:count]
            else:
                plain += {2: [5], 22: [22, 25]}.get(code, [code])
        super().select_graphic_rendition(*plain)


class _Cells(dict[str, Char]):
    """Cells that differ in their glyph only."""

    def __init__(self, attributes: Char) -> None:
        super().__init__()
        self._attributes = attributes

    def __missing__(self, character: str) -> Char:
        cell = self[character] = self._attributes._replace(data=character)
        return cell


@lru_cache(maxsize=1024)
def _cells_like(attributes: Char) -> _Cells:
    return _Cells(attributes)


@lru_cache(maxsize=8192)
def _seen(cell: Char) -> Char:
    """The cell as the eye sees it."""
    if cell.data == " " and not (cell.reverse or cell.underscore or cell.strikethrough):
        return Char(" ", bg=cell.bg)
    if cell.data == "":
        return Char("")
    return cell
