"""Whom one import has brought so far, for the files after it: no state is made for each of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from secondhop.model.identity import is_profile_key
from secondhop.model.person import PersonId
from secondhop.network.people import ME
from secondhop.store.graphfile import FactLine, PersonLine
from secondhop.store.state import State


class Newcomers:
    """Everybody whom a state knows, and everybody in the files that were read since."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._of_key: dict[str, PersonId] = {}
        self._ids: set[str] = set()

    def take(self, lines: Iterable[FactLine]) -> None:
        """Take note of everybody in a file."""
        for line in lines:
            if isinstance(line, PersonLine):
                self._ids.add(line.id)
                for key in line.keys:
                    if is_profile_key(key):
                        self._of_key.setdefault(key, PersonId(line.id))

    def with_key(self, key: str) -> PersonId | None:
        """The person with a profile."""
        row = self.state.graph.row_with_key(key)
        return self._of_key.get(key) if row is None else self.state.people.ids[row]

    def having(self, people: Collection[str]) -> set[str]:
        """Those of some ids that somebody has."""
        return self.state.graph.having(people) | self._ids.intersection(people)

    def tells_of_me(self, lines: Iterable[FactLine]) -> bool:
        """Whether a file says who I am, in words that the state does not have yet."""
        me, name = self.state.people.ids[ME], self.state.people.name[ME]
        mine = [one for one in lines if isinstance(one, PersonLine) and one.id == me]
        keys = {key for one in mine for key in one.keys if is_profile_key(key)}
        return any(one.name not in ("", name) for one in mine) or any(
            self.state.graph.row_with_key(key) != ME for key in keys
        )
