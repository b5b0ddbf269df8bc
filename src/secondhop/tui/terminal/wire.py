"""The cheapest bytes that make a terminal show another grid."""

from __future__ import annotations

from typing import Final

from secondhop.tui.terminal.clusters import flows, is_firm
from secondhop.tui.terminal.codes import change_of
from secondhop.tui.terminal.runs import ASCII, JOINED_GAP, Row, Run, Work, work_between
from secondhop.tui.terminal.scroll import Scroll, find_scroll, scrolled
from secondhop.tui.terminal.signs import BLANK, GLYPH, LOOK_FROM, Cells, Signs

_PLAIN: Final = 0


class Wire:
    """Knows where the terminal's cursor is and how it writes; turns differences into bytes.

    The width that a terminal gives a glyph is believed for ASCII only: after any other the place
    is unsure, and the cursor is addressed anew.
    """

    def __init__(self, signs: Signs, is_old: bool = False) -> None:
        self._signs, self._is_old = signs, is_old
        self._out: list[str] = []
        self.forget()

    def forget(self) -> None:
        """Take nothing for granted: place and look are set before the next cell."""
        self._lose_place()
        self._look = _PLAIN
        self._out = ["\x1b[0m"]

    def clear(self) -> None:
        """Blank the screen with the next bytes."""
        self.forget()
        self._out.append("\x1b[r\x1b[2J")

    def update(self, shown: Cells, wanted: Cells) -> str:
        """The bytes from one grid to another of the same size; `shown` becomes what is wanted."""
        self._lose_place()  # others may write to a terminal too
        if not self._is_old and (scroll := find_scroll(shown, wanted)):
            self._scroll(scroll, len(shown))
            shown[:] = scrolled(shown, scroll)
        for work in work_between(shown, wanted, self._signs):
            self._line(work)
        shown[:] = wanted
        done, self._out = "".join(self._out), []
        return done

    def rest(self, x: int, y: int) -> str:
        """Leave the cursor at a place."""
        self._go(x, y)
        done, self._out = "".join(self._out), []
        return done

    def plain(self) -> str:
        """Back to the terminal's own look, for whoever writes next."""
        change, self._look = self._change(self._look, _PLAIN), _PLAIN
        return change

    def _lose_place(self) -> None:
        self._x, self._y, self._is_sure = -1, -1, False

    def _scroll(self, scroll: Scroll, height: int) -> None:
        """Let the terminal move whole lines; what comes free is blank in its own ground."""
        self._wear(_PLAIN)
        margins = scroll.bottom < height
        if margins:
            self._out.append(f"\x1b[{scroll.top + 1};{scroll.bottom}r")
        count = abs(scroll.by) if abs(scroll.by) > 1 else ""
        self._out.append(f"\x1b[{scroll.top + 1}H\x1b[{count}{'M' if scroll.by > 0 else 'L'}")
        if margins:
            self._out.append("\x1b[r")
        self._lose_place()

    def _line(self, work: Work) -> None:
        """Write the cells of one line that differ, and erase its end where that is shorter."""
        for run in work.runs:
            if run.text:
                self._write(run, work.y, work.row)
            else:
                self._cells(run.cells, work.y, work.row)
            if self._x == len(work.row):
                self._x, self._is_sure = -1, False  # terminals differ on where that is
        if work.erased < len(work.row):
            self._erase(work.blank_from, work.erased, work.y)

    def _write(self, run: Run, y: int, row: Row) -> None:
        """Write a text of one look; only after ASCII everybody agrees on where the cursor is."""
        x = run.cells[0]
        if not (self._x == x and self._y == y and (self._is_sure or not run.is_ascii)):
            self._approach(x, y, row)
        is_seen = run.look != self._signs.grounds[self._look] or not run.text.isspace()
        if run.look != self._look and is_seen:
            self._wear(run.look)
        self._out.append(run.text)
        self._x, self._is_sure = x + len(run.text), run.is_ascii

    def _erase(self, tail: int, x: int, y: int) -> None:
        """Blank the end of a line, which is blank from `tail` on, from x or before."""
        if not (self._is_sure and self._y == y and tail <= self._x <= x):
            self._go(x, y)
        if self._signs.grounds[self._look] != _PLAIN:
            self._wear(_PLAIN)
        self._out.append("\x1b[K")

    def _cells(self, stale: list[int], y: int, row: Row) -> None:
        """Write some cells of a line, from left to right."""
        put, grounds = self._out.append, self._signs.grounds
        at = self._x if self._is_sure and self._y == y else -1
        look, ground = self._look, grounds[self._look]
        for x in stale:
            glyph, wanted = row[x] & GLYPH, row[x] >> LOOK_FROM
            suits = wanted == look or (glyph == BLANK and wanted == ground)
            if x == at and suits and 0 < glyph < ASCII:  # nearly all of them
                put(chr(glyph))
                at += 1
            elif glyph:
                self._x = at if at >= 0 else self._x
                self._cell(x, y, row)
                at = self._x if self._is_sure else -1
                look, ground = self._look, grounds[self._look]
        self._x = at if at >= 0 else self._x

    def _cell(self, x: int, y: int, row: Row) -> None:
        """Write one cell, wherever the cursor is and whatever it wrote before."""
        glyph, look = self._signs.glyph(row[x]), row[x] >> LOOK_FROM
        if x != self._x or y != self._y or not (self._is_sure or flows(glyph)):
            self._approach(x, y, row)
        if glyph != " " or self._signs.grounds[self._look] != look:
            self._wear(look)
        if glyph.isascii():
            self._out.append(glyph)
            self._x = x + 1
        else:
            self._put_wide(glyph, x, y, row)

    def _put_wide(self, glyph: str, x: int, y: int, row: Row) -> None:
        """Write a glyph whose width is the terminal's opinion, over cells that are blank then."""
        cells = 2 if x + 1 < len(row) and not row[x + 1] else 1
        if not is_firm(glyph):
            self._out.append(" " * cells)
            self._x, self._is_sure = -1, False
            self._go(x, y)
        self._out.append(glyph)
        self._x = x + cells if is_firm(glyph) else -1
        self._is_sure = False

    def _wear(self, look: int) -> None:
        self._out.append(self._change(self._look, look))
        self._look = look

    def _change(self, before: int, after: int) -> str:
        return change_of(self._signs.looks[before], self._signs.looks[after])

    def _approach(self, x: int, y: int, row: Row) -> None:
        """Come to a cell of the line, writing what stands between when that is as short."""
        if self._is_sure and y == self._y and 0 < x - self._x <= JOINED_GAP:
            between = row[self._x : x]
            if all(self._suits(cell) for cell in between):
                self._out.extend(chr(cell & GLYPH) for cell in between)
                self._x = x
                return
        self._go(x, y)

    def _suits(self, cell: int) -> bool:
        """Whether a cell can be written in the look that is worn."""
        glyph, look = cell & GLYPH, cell >> LOOK_FROM
        if glyph == BLANK:
            return self._signs.grounds[self._look] == look
        return 0 < glyph < ASCII and look == self._look

    def _go(self, x: int, y: int) -> None:
        """The shortest way of the cursor to a place."""
        ways = [] if self._y == y and x and not self._is_old else [_address(x, y)]
        if y == self._y:
            ways += ["\r"] if x == 0 else [] if self._is_old else [f"\x1b[{x + 1}G"]
            if self._is_sure:
                ways.append(_step(x - self._x, "C", "D"))
        elif self._y >= 0 and self._is_sure and x == self._x:
            ways.append(_step(y - self._y, "B", "A"))
        elif y == self._y + 1 and x == 0 and self._y >= 0:
            ways.append("\r\n")
        self._out.append(min(ways, key=len) if len(ways) > 1 else ways[0])
        self._x, self._y, self._is_sure = x, y, True


def _address(x: int, y: int) -> str:
    """A place told absolutely."""
    return f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H" if y else "\x1b[H"


def _step(by: int, ahead: str, back: str) -> str:
    """A relative move along one axis."""
    if by == 0:
        return ""
    return f"\x1b[{abs(by) if abs(by) > 1 else ''}{ahead if by > 0 else back}"
