"""What a search has found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from secondhop.search.corpus import Rows
from secondhop.search.facets import Facet
from secondhop.search.terms import Query

Count = Callable[[str, Rows, int | None], Facet]


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """The people found, in their order, and what can be counted among them."""

    query: Query
    rows: Rows
    out_of: int  # how many people meet the query's degree terms alone
    _count: Count = field(repr=False)
    _facets: dict[tuple[str, int | None], Facet] = field(default_factory=dict, repr=False)

    @property
    def total(self) -> int:
        return len(self.rows)

    def facets(self, name: str, limit: int | None = None) -> Facet:
        """The values of a field among these people, counted when first asked for."""
        wanted = (name, limit)
        if wanted not in self._facets:
            self._facets[wanted] = self._count(name, self.rows, limit)
        return self._facets[wanted]
