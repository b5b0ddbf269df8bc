"""Answers of the last few keys: what is typed next is mostly a part of what was found before."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from secondhop.search.conditions import Conditions, follows
from secondhop.search.corpus import Rows

_KEPT: Final = 8


class Recent:
    """The rows found for recent conditions, whatever their order on screen was."""

    def __init__(self) -> None:
        self._found: OrderedDict[Conditions, Rows] = OrderedDict()

    def nearest(self, conditions: Conditions, everybody: Rows) -> tuple[Conditions, Rows]:
        """The fewest rows that are sure to hold the answer, and the conditions that they meet."""
        best: tuple[Conditions, Rows] = (frozenset(), everybody)
        for earlier, rows in self._found.items():
            if len(rows) < len(best[1]) and follows(conditions, earlier):
                best = (earlier, rows)
        return best

    def keep(self, conditions: Conditions, rows: Rows) -> None:
        self._found[conditions] = rows
        self._found.move_to_end(conditions)
        if len(self._found) > _KEPT:
            self._found.popitem(last=False)

    def forget(self) -> None:
        self._found.clear()
