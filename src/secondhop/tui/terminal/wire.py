"""The cheapest bytes that make a terminal show another grid."""

from __future__ import annotations

from secondhop.tui.terminal.clusters import flows, is_firm
from secondhop.tui.terminal.codes import PLAIN, Look, change_of, ground_of
from secondhop.tui.terminal.grid import BLANK, Cell, Row
from secondhop.tui.terminal.scroll import Scroll, find_scroll, scrolled

_ERASING_PAYS = 4  # cells; to erase the end of a line takes three bytes
_JOINED_GAP = 4  # cells; to step over them takes as many bytes


class Wire:
    """Knows where the terminal's cursor is and how it writes; turns differences into bytes.

    The width that a terminal gives a glyph is believed for ASCII only: after any other the place
    is unsure, and the cursor is addressed anew.
    """

    def __init__(self, is_old: bool = False) -> None:
        self._is_old = is_old
        self._out: list[str] = []
        self.forget()

    def forget(self) -> None:
        """Take nothing for granted: place and look are set before the next cell."""
        self._lose_place()
        self._look = PLAIN
        self._out = ["\x1b[0m"]

    def clear(self) -> None:
        """Blank the screen with the next bytes."""
        self.forget()
        self._out.append("\x1b[r\x1b[2J")

    def update(self, shown: list[Row], wanted: list[Row]) -> str:
        """The bytes from one grid to another of the same size; `shown` becomes what is wanted."""
        self._lose_place()  # others may write to a terminal too
        stale = [y for y, row in enumerate(wanted) if row != shown[y]]
        if not self._is_old and (scroll := find_scroll(shown, wanted, stale)):
            self._scroll(scroll, len(shown))
            shown[:] = scrolled(shown, scroll)
            stale = [y for y, row in enumerate(wanted) if row != shown[y]]
        for y in stale:
            self._row(y, shown[y], wanted[y])
            shown[y] = wanted[y][:]
        done, self._out = "".join(self._out), []
        return done

    def rest(self, x: int, y: int) -> str:
        """Leave the cursor at a place."""
        self._go(x, y)
        done, self._out = "".join(self._out), []
        return done

    def plain(self) -> str:
        """Back to the terminal's own look, for whoever writes next."""
        change, self._look = change_of(self._look, PLAIN), PLAIN
        return change

    def _lose_place(self) -> None:
        self._x, self._y, self._is_sure = -1, -1, False

    def _scroll(self, scroll: Scroll, height: int) -> None:
        """Let the terminal move whole lines; what comes free is blank in its own ground."""
        self._wear(PLAIN)
        margins = scroll.bottom < height
        if margins:
            self._out.append(f"\x1b[{scroll.top + 1};{scroll.bottom}r")
        count = abs(scroll.by) if abs(scroll.by) > 1 else ""
        self._out.append(f"\x1b[{scroll.top + 1}H\x1b[{count}{'M' if scroll.by > 0 else 'L'}")
        if margins:
            self._out.append("\x1b[r")
        self._lose_place()

    def _row(self, y: int, old: Row, new: Row) -> None:
        """Write the cells of one line that differ."""
        stale = [x for x, cell in enumerate(new) if cell is not old[x] and cell != old[x]]
        stale = _with_neighbours(stale, new)
        tail = _blank_from(new, stale[-1] + 1)
        erased = next((x for x in stale if x >= tail), len(new))
        if stale[-1] - erased + 1 < _ERASING_PAYS or any(c != BLANK for c in new[stale[-1] :]):
            erased = len(new)
        self._cells([x for x in stale if x < erased], y, new)
        if erased < len(new):
            self._erase(tail, erased, y)

    def _erase(self, tail: int, x: int, y: int) -> None:
        """Blank the end of a line, which is blank from `tail` on, from x or before."""
        if not (self._is_sure and self._y == y and tail <= self._x <= x):
            self._go(x, y)
        if ground_of(self._look) != PLAIN:
            self._wear(PLAIN)
        self._out.append("\x1b[K")

    def _cells(self, stale: list[int], y: int, row: Row) -> None:
        """Write some cells of a line, from left to right."""
        put = self._out.append
        at = self._x if self._is_sure and self._y == y else -1
        look, ground = self._look, ground_of(self._look)
        for x in stale:
            glyph, wanted = row[x]
            suits = wanted is look or (glyph == " " and wanted == ground)
            if x == at and suits and glyph and glyph.isascii():  # nearly all of them
                put(glyph)
                at += 1
            elif glyph:
                self._x = at if at >= 0 else self._x
                self._cell(x, y, row)
                at = self._x if self._is_sure else -1
                look, ground = self._look, ground_of(self._look)
        if at >= 0:
            self._x, self._is_sure = (at, True) if at < len(row) else (-1, False)

    def _cell(self, x: int, y: int, row: Row) -> None:
        """Write one cell, wherever the cursor is and whatever it wrote before."""
        glyph, look = row[x]
        if x != self._x or y != self._y or not (self._is_sure or flows(glyph)):
            self._approach(x, y, row)
        if glyph != " " or ground_of(self._look) != look:
            self._wear(look)
        if glyph.isascii():
            self._out.append(glyph)
            self._x = x + 1
        else:
            self._put_wide(glyph, x, y, row)

    def _put_wide(self, glyph: str, x: int, y: int, row: Row) -> None:
        """Write a glyph whose width is the terminal's opinion, over cells that are blank then."""
        cells = 2 if x + 1 < len(row) and not row[x + 1][0] else 1
        if not is_firm(glyph):
            self._out.append(" " * cells)
            self._x, self._is_sure = -1, False
            self._go(x, y)
        self._out.append(glyph)
        self._x = x + cells if is_firm(glyph) else -1
        self._is_sure = False

    def _wear(self, look: Look) -> None:
        self._out.append(change_of(self._look, look))
        self._look = look

    def _approach(self, x: int, y: int, row: Row) -> None:
        """Come to a cell of the line, writing what stands between when that is as short."""
        if self._is_sure and y == self._y and 0 < x - self._x <= _JOINED_GAP:
            between = row[self._x : x]
            if all(self._suits(cell) for cell in between):
                self._out.extend(glyph for glyph, _ in between)
                self._x = x
                return
        self._go(x, y)

    def _suits(self, cell: Cell) -> bool:
        """Whether a cell can be written in the look that is worn."""
        glyph, look = cell
        if glyph == " ":
            return ground_of(self._look) == look
        return glyph.isascii() and glyph != "" and look == self._look

    def _go(self, x: int, y: int) -> None:
        """The shortest way of the cursor to a place."""
        ways = [f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H" if y else "\x1b[H"]
        if y == self._y:
            ways += ["\r"] if x == 0 else [] if self._is_old else [f"\x1b[{x + 1}G"]
            if self._is_sure:
                ways.append(_step(x - self._x, "C", "D"))
        elif self._y >= 0 and self._is_sure and x == self._x:
            ways.append(_step(y - self._y, "B", "A"))
        elif y == self._y + 1 and x == 0 and self._y >= 0:
            ways.append("\r\n")
        self._out.append(min(ways, key=len))
        self._x, self._y, self._is_sure = x, y, True


def _step(by: int, ahead: str, back: str) -> str:
    """A relative move along one axis."""
    if by == 0:
        return ""
    return f"\x1b[{abs(by) if abs(by) > 1 else ''}{ahead if by > 0 else back}"


def _with_neighbours(stale: list[int], row: Row) -> list[int]:
    """Also write the ASCII cells that a glyph may cover where it is taken for wider than it is."""
    spilled: set[int] = set()
    begun = end = -1  # of a run, along which the terminal may go astray ever further
    for x in [x for x in stale if not row[x][0].isascii()]:
        glyph = row[x][0]
        begun, end = (begun if x == end else x), x + 1
        reach = end - begun if is_firm(glyph) else 2 * len(glyph)
        for near in range(x + 1, min(x + 1 + reach, len(row))):
            if not row[near][0].isascii():
                break
            spilled.add(near)
    return sorted(spilled.union(stale)) if spilled else stale


def _blank_from(row: Row, x: int) -> int:
    """Where the blanks begin that end at x."""
    while x and row[x - 1] == BLANK:
        x -= 1
    return x
