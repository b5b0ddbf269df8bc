"""What a search has found."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from msgspec import Struct, field

from secondhop.search.corpus import Rows
from secondhop.search.facets import Facet
from secondhop.search.ranked import Ranked
from secondhop.search.terms import Query

Count = Callable[[str, Ranked, int | None], Facet]


class Result(Struct, frozen=True, eq=False):
    """The people found, in their order, and what can be counted among them."""

    query: Query
    found: Ranked
    out_of: int  # how many people meet the query's degree terms alone
    _count: Count
    _facets: dict[tuple[str, int | None], Facet] = field(default_factory=dict)

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

    def facets(self, name: str, limit: int | None = None) -> Facet:
        """The values of a field among these people, counted when first asked for."""
        wanted = (name, limit)
        if wanted not in self._facets:
            self._facets[wanted] = self._count(name, self.found, limit)
        return self._facets[wanted]
