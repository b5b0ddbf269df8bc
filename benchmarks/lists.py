"""Who knows whom in an invented crowd, as the files that friends would give.

I know some thousands; some of them gave me their list. A list holds whole circles, and beside them
people whom many know: so most prospects are on one list and a few on dozens. Nobody's list names
the last ones; they are known to be tied to prospects, which makes them third degree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator, default_rng
from numpy.typing import NDArray

from benchmarks.crowd import SEED, Codes, Crowd

Pairs = NDArray[np.int32]  # [k, 2]

BEYOND_A_FILE = 20_000
"""People beyond the second degree in one file."""


@dataclass(frozen=True)
class Shape:
    """How many of the numbers 1 … count are what; each kind follows the one before."""

    lists: int  # of the contacts, the first ones gave their lists
    contacts: int
    prospects: int
    beyond: int

    @classmethod
    def of(cls, count: int) -> Shape:
        contacts = min(5_000, count // 300 + 120)
        beyond = count * 6 // 100
        lists = min(contacts, max(12, count // 10_000))
        return cls(lists, contacts, count - contacts - beyond, beyond)

    @property
    def first_beyond(self) -> int:
        return 1 + self.contacts + self.prospects


class Lists:
    """The lists of the friends, one after the other, always the same for the same crowd."""

    def __init__(self, crowd: Crowd, seed: int = SEED) -> None:
        self.shape = Shape.of(crowd.count)
        self._circle = crowd.circle
        self._dice = default_rng(seed + 1)
        self._known_to_many = self._shuffled_prospects()

    def mine(self) -> range:
        return range(1, self.shape.contacts + 1)

    def friends(self) -> Iterator[tuple[int, Codes]]:
        """Each friend, and whom they know."""
        own, ends = self._shares()
        for friend in range(1, self.shape.lists + 1):
            share = own[ends[friend - 1] : ends[friend]]
            yield friend, self._list_of(friend, share)

    def beyond(self) -> Iterator[tuple[Codes, Pairs]]:
        """People whom no list names, some thousands at a time, with the ties that are known."""
        first, stop = self.shape.first_beyond, self.shape.first_beyond + self.shape.beyond
        for start in range(first, stop, BEYOND_A_FILE):
            people = np.arange(start, min(stop, start + BEYOND_A_FILE), dtype=np.int32)
            yield people, np.concatenate((self._ties_back(people), self._within(4 * len(people))))

    def _list_of(self, friend: int, share: Codes) -> Codes:
        """A friend's own circles, people known to many, and some who know me too."""
        many = self._popular(len(share) * 2 // 5)
        shared = 1 + np.flatnonzero(self._dice.random(self.shape.contacts) < 0.03)
        known = np.unique(np.concatenate((share, many, shared)))
        others: Codes = known[known != friend].astype(np.int32)
        return others

    def _shares(self) -> tuple[Codes, NDArray[np.int64]]:
        """The prospects by the friend who has their circle on the list; where each one's end."""
        weights = self._dice.lognormal(0, 0.4, self.shape.lists)
        circles = int(self._circle.max()) + 1
        owner = self._dice.choice(self.shape.lists, circles, p=weights / weights.sum())
        prospects = self._prospects()
        owners = owner[self._circle[prospects]]
        ends = np.concatenate(([0], np.cumsum(np.bincount(owners, minlength=self.shape.lists))))
        return prospects[np.argsort(owners, kind="stable")], ends

    def _prospects(self) -> Codes:
        return np.arange(1 + self.shape.contacts, self.shape.first_beyond, dtype=np.int32)

    def _shuffled_prospects(self) -> Codes:
        prospects = self._prospects()
        self._dice.shuffle(prospects)
        return prospects

    def _popular(self, count: int) -> Codes:
        """Prospects, a few of them again and again."""
        places = len(self._known_to_many) * self._dice.random(count) ** 2
        chosen: Codes = self._known_to_many[places.astype(np.int64)]
        return chosen

    def _ties_back(self, people: Codes) -> Pairs:
        """What ties people to prospects: one each, and more to some."""
        again = np.minimum(self._dice.zipf(2.5, len(people)), 20)
        far = np.repeat(people, again)
        return np.column_stack((self._popular(len(far)), far))

    def _within(self, count: int) -> Pairs:
        """Prospects who know somebody in their circle."""
        a = self._dice.choice(self._known_to_many, count)
        b = a + self._dice.integers(1, 30, count, dtype=np.int32)
        near = (b < self.shape.first_beyond) & (
            self._circle[a] == self._circle[np.minimum(b, len(self._circle) - 1)]
        )
        return np.column_stack((a[near], b[near]))


def dice_for(name: str, seed: int = SEED) -> Generator:
    """Dice of its own for whoever needs some, so that nobody's throws depend on another's."""
    return default_rng([seed, *name.encode()])
