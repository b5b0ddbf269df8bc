"""Finds whole lines that moved, so that the terminal can move them itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from secondhop.tui.terminal.signs import BLANK, GLYPH, Cells

_FEWEST = 3  # lines that must change before it is worth a look
_FACTOR = 0x9E3779B97F4A7C15  # odd, and its powers modulo 2^64 are well spread
_PAYS = 30  # cells; about what the margins and the jump there take


class Scroll(NamedTuple):
    """Lines `top` to `bottom` (not included) move up by some lines; down when negative."""

    top: int
    bottom: int
    by: int


def find_scroll(shown: Cells, wanted: Cells) -> Scroll | None:
    """The move of lines that saves most cells, if any is worth it."""
    stale: list[int] = np.flatnonzero((shown != wanted).any(axis=1)).tolist()
    if len(stale) < _FEWEST or not (by := _likely_move(shown, wanted, stale)):
        return None
    there = [y for y in stale if 0 <= y + by < len(shown)]
    moved = [y for y in there if np.array_equal(shown[y + by], wanted[y])]
    if not moved:
        moved = [y for y in there if y + by in stale]
    scroll = Scroll(min(moved) + min(by, 0), max(moved) + max(by, 0) + 1, by)
    return scroll if _saved(shown, wanted, scroll) >= _PAYS else None


def scrolled(shown: Cells, scroll: Scroll) -> Cells:
    """What is shown after the terminal moved its lines."""
    top, bottom, by = scroll
    after = shown.copy()
    after[top:bottom] = BLANK
    if by > 0:
        after[top : bottom - by] = shown[top + by : bottom]
    else:
        after[top - by : bottom] = shown[top : bottom + by]
    return after


def _likely_move(shown: Cells, wanted: Cells, stale: Sequence[int]) -> int:
    """By how many lines most texts moved; only the left halves are compared, panes stand beside."""
    half = shown.shape[1] // 2
    weights = _weights(half)
    before, after = ((one[stale, :half] & GLYPH) @ weights for one in (shown, wanted))
    blank = BLANK * int(weights.sum())
    was: dict[int, int] = {}
    for y, text in zip(stale, before.tolist(), strict=True):
        was.setdefault(text, y)
    votes: Counter[int] = Counter()
    for y, text in zip(stale, after.tolist(), strict=True):
        if text != blank and (there := was.get(text, y)) != y:
            votes[there - y] += 1
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] >= _FEWEST - 1 else 0


@lru_cache(maxsize=8)
def _weights(width: int) -> Cells:
    """Factors by which a line of glyphs becomes one number, hardly ever that of another line."""
    return np.cumprod(np.full(width, _FACTOR, np.uint64)).astype(np.int64)


def _saved(shown: Cells, wanted: Cells, scroll: Scroll) -> int:
    """How many cells fewer differ after the move."""
    lines = slice(scroll.top, scroll.bottom)
    before = np.count_nonzero(shown[lines] != wanted[lines])
    after = np.count_nonzero(scrolled(shown, scroll)[lines] != wanted[lines])
    return int(before - after)
