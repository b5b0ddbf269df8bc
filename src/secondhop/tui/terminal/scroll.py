"""Finds whole lines that moved, so that the terminal can move them itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from secondhop.tui.terminal.grid import BLANK, Row

_FEWEST = 3  # lines that must change before it is worth a look
_PAYS = 30  # cells; about what the margins and the jump there take


class Scroll(NamedTuple):
    """Lines `top` to `bottom` (not included) move up by some lines; down when negative."""

    top: int
    bottom: int
    by: int


def find_scroll(shown: Sequence[Row], wanted: Sequence[Row], stale: Sequence[int]) -> Scroll | None:
    """The move of lines that saves most cells, if any is worth it."""
    if len(stale) < _FEWEST or not (by := _likely_move(shown, wanted, stale)):
        return None
    moved = [y for y in stale if 0 <= y + by < len(shown) and shown[y + by] == wanted[y]]
    if not moved:
        moved = [y for y in stale if 0 <= y + by < len(shown) and y + by in stale]
    scroll = Scroll(min(moved) + min(by, 0), max(moved) + max(by, 0) + 1, by)
    return scroll if _saved(shown, wanted, scroll) >= _PAYS else None


def scrolled(shown: Sequence[Row], scroll: Scroll) -> list[Row]:
    """What is shown after the terminal moved its lines."""
    top, bottom, by = scroll
    width = len(shown[0])
    inside = list(shown[top:bottom])
    blank: list[Row] = [[BLANK] * width for _ in range(abs(by))]
    inside = inside[by:] + blank if by > 0 else blank + inside[:by]
    return [*shown[:top], *inside, *shown[bottom:]]


def _likely_move(shown: Sequence[Row], wanted: Sequence[Row], stale: Sequence[int]) -> int:
    """By how many lines most texts moved; only the left halves are compared, panes stand beside."""
    half = len(shown[0]) // 2
    was: dict[str, int] = {}
    for y in stale:
        was.setdefault("".join([glyph for glyph, _ in shown[y][:half]]), y)
    votes: Counter[int] = Counter()
    for y in stale:
        text = "".join([glyph for glyph, _ in wanted[y][:half]])
        if text in was and was[text] != y and not text.isspace():
            votes[was[text] - y] += 1
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] >= _FEWEST - 1 else 0


def _saved(shown: Sequence[Row], wanted: Sequence[Row], scroll: Scroll) -> int:
    """How many cells fewer differ after the move."""
    after = scrolled(shown, scroll)
    lines = range(scroll.top, scroll.bottom)
    return sum(_differing(shown[y], wanted[y]) - _differing(after[y], wanted[y]) for y in lines)


def _differing(one: Row, other: Row) -> int:
    if one == other:
        return 0
    return sum([a is not b and a != b for a, b in zip(one, other, strict=True)])
