"""What a search has found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Final

import numpy as np
from msgspec import Struct, field

from secondhop.search.corpus import Rows
from secondhop.search.facets import Facet
from secondhop.search.ranked import Ranked
from secondhop.search.terms import Query

_MANY: Final = 100_000
"""People found from which two fields are counted side by side: numpy lets both work meanwhile."""

Wanted = tuple[str, int | None]
"""A field, and how many of its values are to be named."""
Count = Callable[[str, Ranked, int | None], Facet]


class Result(Struct, frozen=True, eq=False):
    """The people found, in their order, and what can be counted among them."""

    query: Query
    found: Ranked
    out_of: int  # how many people meet the query's degree terms alone
    _count: Count
    _facets: dict[Wanted, Facet] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return self.found.total

    @property
    def rows(self) -> Rows:
        """Everybody found, in order; who shows only some asks for a window, which is quicker."""
        return self.found.rows

    @property
    def members(self) -> Rows:
        """Everybody found, in no order of meaning; quicker than `rows`."""
        return self.found.members.astype(np.int32)

    def window(self, start: int, stop: int) -> Rows:
        """Those in places start … stop - 1, fewer at the end."""
        return self.found.window(start, stop)

    def place_of(self, row: int) -> int | None:
        """Where somebody stands in the order, None when they were not found."""
        return self.found.place_of(row)

    def count(self, wanted: Sequence[Wanted]) -> None:
        """Count several fields at once, so that it is known when each is asked for."""
        if self.total < _MANY or len(wanted) < 2:
            return
        *here, beside = wanted
        counting = _helper().submit(self.facets, *beside)
        for one in here:
            self.facets(*one)
        counting.result()

    def facets(self, name: str, limit: int | None = None) -> Facet:
        """The values of a field among these people, counted when first asked for."""
        wanted = (name, limit)
        if wanted not in self._facets:
            self._facets[wanted] = self._count(name, self.found, limit)
        return self._facets[wanted]


@cache
def _helper() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, "counting")
