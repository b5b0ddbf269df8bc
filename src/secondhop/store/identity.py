"""Who is who: ids that equal keys unite under the oldest.

A profile slug settles identity, so two different slugs are two people whatever else agrees. Every
other key (an e-mail address, or a name with the connection date in one owner's list) only fills
the gap: it unites people without a slug, and joins them to the one person with a slug who has it.
"""

from __future__ import annotations

from collections.abc import Iterable

from secondhop.model.identity import is_profile_key


class Identity:
    """Union-find over ids in the order in which they were first seen."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self._index: dict[str, int] = {}
        self._parent: list[int] = []
        self._has_profile: list[bool] = []
        self._profile: dict[str, int] = {}
        self._others: dict[str, int | list[int]] = {}  # most keys are seen but once

    def add(self, person: str, keys: Iterable[str] = ()) -> int:
        """Take in one mention of an id with its keys and return its number."""
        return self.add_all((person,), (keys,))[0]

    def add_all(self, people: Iterable[str], keys: Iterable[Iterable[str]]) -> list[int]:
        """The same for many mentions, each an id with its keys; returns the number of each."""
        index, profile, others = self._index, self._profile, self._others
        numbers: list[int] = []
        for person, some in zip(people, keys, strict=True):
            number = index.get(person)
            if number is None:
                number = self._new(person)
            for key in some:
                if not is_profile_key(key):
                    before = others.setdefault(key, number)
                    if before != number:
                        self._share(key, number)
                elif profile.setdefault(key, number) != number:
                    self._add_profile(number, key)
                else:
                    self._has_profile[self.root(number)] = True
            numbers.append(number)
        return numbers

    def root(self, number: int) -> int:
        """The number of the oldest id of the same person."""
        parent = self._parent
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def unite(self, a: int, b: int) -> None:
        """Say that two ids are one person."""
        a, b = sorted((self.root(a), self.root(b)))
        if a != b:
            self._parent[b] = a
            self._has_profile[a] |= self._has_profile[b]

    def settle(self) -> None:
        """Draw the conclusions from the weaker keys: once all are known, as each may decide
        otherwise with fewer, and in their own order, whichever came first."""
        shared = {key: held for key, held in self._others.items() if isinstance(held, list)}
        for key in sorted(shared):
            self._settle_key(shared[key])

    def find(self, person: str) -> int | None:
        """The number of the oldest id of a person, None when the id is unknown."""
        number = self._index.get(person)
        return None if number is None else self.root(number)

    def with_key(self, key: str) -> int | None:
        """The one person that has a key, None when there is none or the key is shared."""
        if is_profile_key(key):
            number = self._profile.get(key)
            return None if number is None else self.root(number)
        held = self._others.get(key, [])
        numbers = held if isinstance(held, list) else [held]
        roots = {self.root(number) for number in numbers}
        return roots.pop() if len(roots) == 1 else None

    def _new(self, person: str) -> int:
        number = self._index[person] = len(self.ids)
        self.ids.append(person)
        self._parent.append(number)
        self._has_profile.append(False)
        return number

    def _share(self, key: str, number: int) -> None:
        """Take note that somebody else has a key as well."""
        held = self._others[key]
        if isinstance(held, list):
            held.append(number)
        else:
            self._others[key] = [held, number]

    def _add_profile(self, number: int, key: str) -> None:
        self.unite(self._profile[key], number)
        self._has_profile[self.root(number)] = True

    def _settle_key(self, numbers: list[int]) -> None:
        roots = sorted({self.root(number) for number in numbers})
        profiled = [root for root in roots if self._has_profile[root]]
        others = [root for root in roots if not self._has_profile[root]]
        together = profiled + others if len(profiled) == 1 else others
        for other in together[1:]:
            self.unite(together[0], other)
