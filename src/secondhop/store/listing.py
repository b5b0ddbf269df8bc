"""People found in any order: those that the index knows, and the strategies."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from secondhop.network.arrays import Float32, Int32
from secondhop.search.ranked import Order, Ranked
from secondhop.search.result import Result
from secondhop.search.sort import SORTS, STRATEGIES
from secondhop.search.strategies import best_fit, fewest_asks, most_novel, warmest
from secondhop.search.terms import Query
from secondhop.store.goals import Goals
from secondhop.store.state import State
from secondhop.store.store import Store

MOST_PLANNED: Final = 10_000
"""Up to so many people found, the asks are planned for these; for more, for all prospects."""


class Listing:
    """Searches a store; an order is made when it is first asked for, and kept until a change."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._as_of: tuple[State | None, int] = (None, -1)
        self._orders: dict[str, Order] = {}

    def search(self, query: Query, order: str = SORTS[0]) -> Result:
        """Everybody but me who meets the query; a ValueError names the orders there are."""
        if order not in STRATEGIES:
            return self._state.index.search(query, order)
        result = self._state.index.search(query)
        found = result.found
        if order == "fewest-asks" and found.total <= MOST_PLANNED:
            ordered = Order(self._planned(result.rows))
        else:
            ordered = self._kept(order)
        return replace(result, found=Ranked(found.bits, ordered))

    @property
    def fit(self) -> Float32 | None:
        """How far everybody meets my goals, None without any."""
        return self._state.fit

    @property
    def goals(self) -> Goals:
        """What goals.toml said when the store last looked."""
        return self._store.settings.goals

    @property
    def _state(self) -> State:
        return self._store.state

    def _kept(self, order: str) -> Order:
        now = self._state, self._store.revision
        if self._as_of != now:
            self._as_of = now
            self._orders.clear()
        if order not in self._orders:
            self._orders[order] = Order(self._made(order))
        return self._orders[order]

    def _made(self, order: str) -> Int32:
        state = self._state
        match order:
            case "fit":
                column = self.fit
                return state.order if column is None else best_fit(state.order, column)
            case "warmest":
                return warmest(state.order, state.degree, state.standing.best_warmth)
            case "novel":
                company, industry = map(state.people.coded, ("employer", "industry"))
                return most_novel(state.order, state.degree, state.mutuals, company, industry)
        return self._planned(state.order[state.degree[state.order] == 2])

    def _planned(self, targets: Int32) -> Int32:
        """Everybody, these first and in the order of a plan for them alone."""
        state = self._state
        return fewest_asks(state.order, targets, state.ties, state.degree, state.strength)
