"""Finds people while the query is typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from secondhop.network.people import ME
from secondhop.search.asking import condition_of, conditions_of
from secondhop.search.columns import Columns
from secondhop.search.conditions import EVERYTHING, Conditions, opened, speaks_only_of
from secondhop.search.corpus import Corpus, Degrees, Figures, HasHalfEdges, Rows
from secondhop.search.facets import FACETS, Facet, FacetColumn
from secondhop.search.match import matching
from secondhop.search.recent import Recent
from secondhop.search.result import Result
from secondhop.search.sort import arrange, depends_on, ranking
from secondhop.search.terms import Item, Query


class Index:
    """Answers queries about a corpus, and is told when the corpus changes."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._columns = Columns(corpus.people)
        self._facets: dict[str, FacetColumn] = {}
        self._orders: dict[str, Rows] = {}
        self._recent = Recent()
        self._everybody = _everybody(corpus)
        self._columns.prepare(EVERYTHING)  # so that the first key need not wait

    @property
    def corpus(self) -> Corpus:
        return self._corpus

    def search(self, query: Query, sort: str = "score") -> Result:
        """Everybody but me who meets the query, in the given order."""
        order = self._order(sort)
        conditions = conditions_of(query, self._corpus.today)
        rows = arrange(self._find(conditions), order)
        rows.flags.writeable = False
        return Result(query, rows, self._out_of(conditions), self._count)

    def explain(self, query: Query, row: int) -> tuple[Item, ...]:
        """The terms of a query that keep somebody out; a group of alternatives counts as one."""
        return tuple(item for item in query.items if not self._lets_in(item, row))

    def values(self, name: str) -> list[tuple[str, int]]:
        """Every value of a field among everybody but me, most frequent first."""
        if name == "via":
            contacts = np.flatnonzero(self._corpus.degree == 1).astype(np.int32)
            return self._facet("name").count(contacts).values
        return self._facet(name).count(self._everybody).values

    def update(self, rows: Iterable[int]) -> None:
        """Take note that people in these rows have other values now."""
        rows = list(rows)
        changed = self._columns.refresh(rows)
        for facet in self._facets.values():
            facet.refresh(rows)
        self._orders = {
            sort: order for sort, order in self._orders.items() if not depends_on(sort, changed)
        }
        self._recent.forget()

    def grow(self) -> None:
        """Take in appended people; they are found once `replace_facts` covers them."""
        self._columns.grow()
        for facet in self._facets.values():
            facet.grow()

    def replace_facts(
        self,
        degree: Degrees,
        mutuals: Rows,
        order: Rows,
        ties: HasHalfEdges | None = None,
        figures: Figures | None = None,
    ) -> None:
        """Search by other derived facts from now on; ties and figures stay unless given.

        Figures may also have been changed where they are, and must have grown with the rest.
        """
        self._corpus = replace(
            self._corpus,
            degree=degree,
            mutuals=mutuals,
            order=order,
            ties=self._corpus.ties if ties is None else ties,
            figures=self._corpus.figures if figures is None else figures,
        )
        self._everybody = _everybody(self._corpus)
        self._orders.clear()
        self._recent.forget()

    def _find(self, conditions: Conditions) -> Rows:
        met, rows = self._recent.nearest(conditions, self._everybody)
        found = matching(conditions - met, rows, self._corpus, self._columns)
        self._recent.keep(conditions, found)
        return found

    def _lets_in(self, item: Item, row: int) -> bool:
        condition = condition_of(item, self._corpus.today)
        if condition is None:
            return True
        alone = np.array([row], np.int32)
        return bool(len(matching(opened(condition), alone, self._corpus, self._columns)))

    def _out_of(self, conditions: Conditions) -> int:
        degrees = frozenset(one for one in conditions if speaks_only_of(one, "degree"))
        return len(matching(degrees, self._everybody, self._corpus, self._columns))

    def _order(self, sort: str) -> Rows:
        if sort not in self._orders:
            self._orders[sort] = ranking(sort, self._corpus, self._columns)
        return self._orders[sort]

    def _count(self, name: str, rows: Rows, limit: int | None) -> Facet:
        if name not in FACETS:
            raise ValueError(f"unknown facet '{name}'; there are {', '.join(FACETS)}")
        return self._facet(name).count(rows, limit)

    def _facet(self, name: str) -> FacetColumn:
        if name not in self._facets:
            self._facets[name] = FacetColumn(self._corpus.people, name)
        return self._facets[name]


def _everybody(corpus: Corpus) -> Rows:
    return np.arange(ME + 1, len(corpus), dtype=np.int32)
