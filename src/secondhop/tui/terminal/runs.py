"""Which cells have to be written to get from one grid to another, as runs of neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from secondhop.tui.terminal.clusters import is_firm
from secondhop.tui.terminal.signs import BLANK, GLYPH, LOOK_FROM, STUB, Cells, Signs

Row = list[int]
"""The cells of a line."""
Changed = NDArray[np.bool_]

ASCII: Final = 128
"""What lies beyond is not trusted to be as wide everywhere as it is here."""
JOINED_GAP: Final = 4
"""Cells; to step over them takes as many bytes."""
_FIRM: Final = (0xA0, 0x2600)
"""The range of characters that are one cell everywhere; a stub follows those that are two."""
_OTHER: Final = -1
_ERASING_PAYS: Final = 4  # cells; to erase the end of a line takes three bytes


class Run(NamedTuple):
    """Cells of a line that are written without a jump in between."""

    cells: list[int]  # their columns
    text: str  # from the first to the last: of one look and one sort; "" of what needs more care
    look: int
    is_ascii: bool  # one sort; the other are glyphs that are one cell on every terminal


class Work(NamedTuple):
    """What is to be done to one line."""

    y: int
    runs: list[Run]
    row: Row
    blank_from: int  # where the blanks begin that the line ends with
    erased: int  # from where its end is best erased; the width of the line when nowhere


def work_between(shown: Cells, wanted: Cells, signs: Signs) -> Iterator[Work]:
    """What is to be done to each line, from the top; two grids of the same size."""
    lines = np.flatnonzero((shown != wanted).any(axis=1))
    if not lines.size:
        return
    before, after = shown[lines], wanted[lines]
    changed = before != after
    _spill(changed, after, signs)
    blank_from, erased = _ends(changed, after)
    facts = (lines, _runs(changed, after), after, blank_from, erased)
    columns = (one if isinstance(one, list) else one.tolist() for one in facts)
    yield from map(Work._make, zip(*columns, strict=True))


def _spill(changed: Changed, wanted: Cells, signs: Signs) -> None:
    """Also write the ASCII cells that a glyph may cover where it is taken for wider than it is."""
    lines, columns = np.nonzero(changed & (wanted & GLYPH >= ASCII))
    line = begun = end = -1  # of a run, along which the terminal may go astray ever further
    width = wanted.shape[1]
    for n, x in zip(lines.tolist(), columns.tolist(), strict=True):
        begun, line, end = (begun if (n, x) == (line, end) else x), n, x + 1
        glyph = signs.glyph(int(wanted[n, x]))
        reach = end - begun if is_firm(glyph) else 2 * len(glyph)
        for near in range(x + 1, min(x + 1 + reach, width)):
            if wanted[n, near] & GLYPH >= ASCII:
                break
            changed[n, near] = True


def _ends(changed: Changed, wanted: Cells) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where the blanks at the end of each line begin, and from where they are erased, which takes
    them out of what is written."""
    width = wanted.shape[1]
    places = np.arange(width)
    blank_from = ((wanted != BLANK) * (places + 1)).max(axis=1)
    ends = changed & (places >= blank_from[:, None])
    first, last = ends.argmax(axis=1), width - 1 - ends[:, ::-1].argmax(axis=1)
    pays = ends.any(axis=1) & (last - first + 1 >= _ERASING_PAYS)
    changed[pays] &= ~ends[pays]
    return blank_from, np.where(pays, first, width)


def _runs(changed: Changed, wanted: Cells) -> list[list[Run]]:
    """For each line its runs: neighbours, and what is so near that a jump would not pay."""
    height, width = changed.shape
    runs: list[list[Run]] = [[] for _ in range(height)]
    lines, columns = np.nonzero(changed)
    if not lines.size:
        return runs
    cells, places = wanted.ravel(), lines * width + columns
    glyphs, looks = cells & GLYPH, cells >> LOOK_FROM
    is_ascii = (glyphs >= BLANK) & (glyphs < ASCII)
    is_firm = (glyphs >= _FIRM[0]) & (glyphs < _FIRM[1]) & (np.append(glyphs[1:], BLANK) != STUB)
    kinds = np.where(is_ascii, 2 * looks, np.where(is_firm, 2 * looks + 1, _OTHER))
    apart = np.diff(lines * (JOINED_GAP + 1) + places) > JOINED_GAP + 1  # no run leaves its line
    sort = np.cumsum(np.append(0, kinds[1:] != kinds[:-1]))[places]
    breaks = np.flatnonzero(apart | (np.diff(sort) != 0))
    first, last = np.append(0, breaks + 1), np.append(breaks, lines.size - 1)
    begin, end = places[first], places[last]
    text = np.where(kinds != _OTHER, glyphs, BLANK).astype("<u4").tobytes().decode("utf-32-le")
    each = (
        lines[first],
        first,
        last + 1,
        begin,
        end + 1,
        kinds[begin] != _OTHER,
        looks[begin],
        is_ascii[begin],
    )
    column = columns.tolist()
    for line, head, tail, start, stop, is_text, *how in zip(
        *map(np.ndarray.tolist, each), strict=True
    ):
        runs[line].append(Run(column[head:tail], text[start:stop] if is_text else "", *how))
    return runs
