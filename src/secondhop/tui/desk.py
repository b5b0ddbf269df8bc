"""What is on the desk: the filter, its result and the selected person, shared by all panes.

It is screen state: changing it never touches the store. It knows nothing of the screen either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondhop.model.person import Person, PersonId
from secondhop.search.meant import Meant, meant
from secondhop.search.query import parse
from secondhop.search.result import Result
from secondhop.search.sort import SORTS
from secondhop.search.terms import QueryError
from secondhop.store.listing import Listing
from secondhop.store.state import State
from secondhop.store.store import Store

if TYPE_CHECKING:
    from secondhop.store.views import View

PROSPECTS_QUERY = "degree:2"
"""What Prospects opens with: visible in the filter line, and removable."""


class Desk:
    """The shared filter and selection over one store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.listing = Listing(store)
        self.sort, self.sort_before = SORTS[0], SORTS[1]
        self.text = PROSPECTS_QUERY
        self.view: View | None = None  # the one that was opened or saved last
        self.error: QueryError | None = None
        self.result: Result = self.listing.search(parse(self.text), self.sort)
        self._meant: tuple[Result | None, Meant | None] = (None, None)
        self.marked: set[PersonId] = set()
        self.selection: PersonId | None = None
        if self.result.total:
            self.selection = self.state.people.ids[int(self.result.window(0, 1)[0])]

    @property
    def state(self) -> State:
        return self.store.state

    @property
    def is_empty(self) -> bool:
        """Whether there is nobody but me."""
        return len(self.state.people) <= 1

    def search(self, text: str) -> None:
        """Filter by a text; a wrong one keeps the last good result and says what is wrong."""
        self.text = text
        try:
            query = parse(text)
        except QueryError as error:
            self.error = error
            return
        self.error = None
        self.result = self.listing.search(query, self.sort)

    @property
    def meant(self) -> Meant | None:
        """The filter that was probably meant, when nobody matches the one there is."""
        if self.result.total or self.error is not None:
            return None
        if self._meant[0] is not self.result:
            self._meant = self.result, meant(self.result.query, self.state.index)
        return self._meant[1]

    def refresh(self) -> None:
        """Ask again after the store changed."""
        self.result = self.listing.search(self.result.query, self.sort)

    def order_by(self, order: str) -> None:
        """Sort by one of ORDERS; the one before is what one goes back to."""
        if order != self.sort:
            self.sort, self.sort_before = order, self.sort
        self.refresh()

    def open_view(self, view: View) -> None:
        """Filter and sort as a saved view says."""
        self.view = view
        if view.order != self.sort:
            self.sort, self.sort_before = view.order, self.sort
        self.search(view.query)

    def mark(self, person: PersonId) -> None:
        """Mark a person, or take the mark away."""
        self.marked ^= {person}

    def row_of(self, person: PersonId | None) -> int | None:
        """The row of a person, None when they are gone."""
        return None if person is None else self.state.graph.row(person)

    def person(self, person: PersonId | None) -> Person | None:
        """The person as a value, None when they are gone."""
        row = self.row_of(person)
        return None if row is None else self.state.people.person(row)

    def counts(self) -> tuple[int, int]:
        """How many contacts and how many prospects there are."""
        degree = self.state.degree
        return int((degree == 1).sum()), int((degree == 2).sum())
