"""Finds people while the query is typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
from msgspec.structs import replace

from secondhop.model.text import comparable
from secondhop.network.people import ME
from secondhop.search.around import count_around, names_around
from secondhop.search.asking import condition_of, conditions_of
from secondhop.search.bits import Bits, bits_of, count_of, full
from secondhop.search.conditions import EVERYTHING, Conditions, speaks_only_of
from secondhop.search.corpus import Corpus, Degrees, Figures, HasHalfEdges, Rows
from secondhop.search.facets import FACETS, Facet, FacetColumn
from secondhop.search.match import Matcher
from secondhop.search.ranked import Order, Ranked
from secondhop.search.result import Result
from secondhop.search.sort import basis_of, ranking
from secondhop.search.terms import Item, Query
from secondhop.search.texts import Indexes, Renewal, Texts

EVERYBODY: Final = Query(())
"""The query that asks for nothing."""


class Index:
    """Answers queries about a corpus, and is told when the corpus changes."""

    def __init__(self, corpus: Corpus, indexes: Indexes | None = None) -> None:
        """`indexes` are word indexes of these very people, made before."""
        self._corpus = corpus
        self._texts = Texts(corpus.people, indexes)
        self._matcher = Matcher(corpus, self._texts)
        self._facets: dict[str, FacetColumn] = {}
        self._orders: dict[str, tuple[object, int, Order]] = {}  # with what each was made of
        self._everybody = _everybody(corpus)

    @property
    def corpus(self) -> Corpus:
        return self._corpus

    def search(self, query: Query, sort: str = "score") -> Result:
        """Everybody but me who meets the query, in the given order."""
        return self.meeting(conditions_of(query, self._corpus.today), query, sort)

    def meeting(
        self, conditions: Conditions, query: Query = EVERYBODY, sort: str = "score"
    ) -> Result:
        """Everybody but me who meets conditions, whatever query they come from."""
        order = self._order(sort)
        found = Ranked(self._matcher.meeting(conditions, self._everybody), order)
        return Result(query, found, self._out_of(conditions), self._count)

    def finds(self, item: Item) -> bool:
        """Whether a term alone finds anybody."""
        return self.search(Query((item,))).total > 0

    def explain(self, query: Query, row: int) -> tuple[Item, ...]:
        """The terms of a query that keep somebody out; a group of alternatives counts as one."""
        return tuple(item for item in query.items if not self._lets_in(item, row))

    def circles_around(self, row: int) -> list[str]:
        """The names of the circles that somebody is in, or that lead to them."""
        return names_around(self._corpus, self._matcher.meets, row)

    def suggest(self, text: str, column: str = EVERYTHING) -> str | None:
        """What was probably meant by words that nobody has, None when nothing resembles them."""
        typed = comparable(text)
        if column == "circle":
            return None  # a handful of names, which completion shows
        meant = self._texts.suggest(typed, column)
        return None if meant == typed else meant

    def update(self, rows: Iterable[int]) -> None:
        """Take note that people in these rows have other values now."""
        self._texts.update(rows)
        self._matcher.forget()

    def grow(self) -> None:
        """Take in appended people; they are found once `replace_facts` covers them."""
        self._texts.grow()

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
        before, matcher = self._corpus, self._matcher
        self._corpus = replace(
            self._corpus,
            degree=degree,
            mutuals=mutuals,
            order=order,
            ties=self._corpus.ties if ties is None else ties,
            figures=self._corpus.figures if figures is None else figures,
        )
        self._matcher = Matcher(self._corpus, self._texts)
        if degree is before.degree:
            self._matcher.take_over(matcher)
        if len(order) != len(before):
            self._everybody = _everybody(self._corpus)

    @property
    def indexes(self) -> Indexes:
        """The word indexes made so far, which another index of the same people may begin with."""
        return self._texts.indexes

    @property
    def wants_renewal(self) -> bool:
        """Whether so many people were edited that the word indexes should be built anew."""
        return self._texts.wants_renewal

    @property
    def is_being_renewed(self) -> bool:
        """Whether new word indexes are under way."""
        return self._texts.is_being_renewed

    def renewal(self) -> Renewal:
        """What `rebuilt` makes new word indexes of, in whatever thread; then call `renew`."""
        return self._texts.renewal()

    def renew(self, indexes: Indexes) -> None:
        """Search new word indexes from now on; they give the same answers, only quicker."""
        self._texts.renew(indexes)

    def _lets_in(self, item: Item, row: int) -> bool:
        condition = condition_of(item, self._corpus.today)
        return condition is None or self._matcher.meets(condition, row)

    def _out_of(self, conditions: Conditions) -> int:
        degrees = [one for one in conditions if speaks_only_of(one, "degree")]
        return count_of(self._matcher.meeting(degrees, self._everybody))

    def _order(self, sort: str) -> Order:
        made_of, version = basis_of(sort, self._corpus)
        known = self._orders.get(sort)
        if known is None or known[0] is not made_of or known[1] != version:
            known = self._orders[sort] = made_of, version, Order(ranking(sort, self._corpus))
        return known[2]

    def _count(self, name: str, found: Ranked, limit: int | None) -> Facet:
        if name not in FACETS:
            raise ValueError(f"unknown facet '{name}'; there are {', '.join(FACETS)}")
        if name == "circle":
            return count_around(self._corpus, found, self._matcher.rows_of, limit)
        return self._facet(name).count(found, limit)

    def _facet(self, name: str) -> FacetColumn:
        if name not in self._facets:
            self._facets[name] = FacetColumn(self._corpus.people, name)
        return self._facets[name]


def _everybody(corpus: Corpus) -> Bits:
    """All rows but mine."""
    return full(len(corpus)) & ~bits_of(np.array([ME]), len(corpus))
