"""Which rows meet conditions, one set of rows for each condition."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Final

import numpy as np
from msgspec.structs import replace

from secondhop.search.around import members_of
from secondhop.search.bits import Bits, among, bits_of, empty, packed, resized, width
from secondhop.search.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Contains,
    Filled,
    InCircle,
    Leaf,
    Tied,
    Within,
)
from secondhop.search.corpus import Corpus, Rows
from secondhop.search.texts import Texts

_KEPT: Final = 24
"""Conditions whose rows are remembered: while a word is typed, the others stay what they were."""


class Matcher:
    """Meets conditions; remembers the last few, until something changed."""

    def __init__(self, corpus: Corpus, texts: Texts) -> None:
        self.corpus, self._texts = corpus, texts
        self._met: OrderedDict[Condition, Bits] = OrderedDict()

    def meeting(self, conditions: Iterable[Condition], everybody: Bits) -> Bits:
        """Those of everybody who meet every condition."""
        found = everybody
        for condition in conditions:
            found = found & self._meets(condition)
        return found

    def rows_of(self, condition: Condition) -> Bits:
        """The rows that meet one condition; bits beyond the last row mean nothing."""
        return self._meets(condition)

    def meets(self, condition: Condition, row: int) -> bool:
        """Whether one row meets a condition."""
        return bool(among(self._meets(condition), np.array([row]))[0])

    def take_over(self, before: Matcher) -> None:
        """Remember what another one knows of how far people are, as nobody is farther or nearer."""
        self._met.update(before._by_degree())

    def forget(self) -> None:
        """Forget what follows from the values of people; they are as far as they were."""
        self._met = self._by_degree()

    def _by_degree(self) -> OrderedDict[Condition, Bits]:
        known = self._met.items()
        return OrderedDict(
            (one, met) for one, met in known if isinstance(one, Within) and one.column == "degree"
        )

    def _meets(self, condition: Condition) -> Bits:
        """The rows that meet a condition; bits beyond the last row mean nothing."""
        if isinstance(condition, AnyOf | AllOf):
            return self._remembered(condition)
        positive = replace(condition, negated=False) if condition.negated else condition
        met = self._remembered(positive)
        return ~met if condition.negated else met

    def _remembered(self, condition: Condition) -> Bits:
        if condition not in self._met:
            self._met[condition] = self._rows_of(condition)
            if len(self._met) > _KEPT:
                self._met.popitem(last=False)
        found = self._met[condition]
        self._met.move_to_end(condition)
        return found

    def _rows_of(self, condition: Condition) -> Bits:
        match condition:
            case AllOf(conditions):
                return self.meeting(conditions, ~empty(len(self.corpus)))
            case AnyOf(conditions):
                found = empty(len(self.corpus))
                for one in conditions:
                    found |= self._meets(one)
                return found
        return self._holds(condition)

    def _holds(self, condition: Leaf) -> Bits:
        """The rows that meet a condition, its negation aside."""
        match condition:
            case Within(column, low, high):
                numbers = self.corpus.numbers(column)
                return packed((numbers >= low) & (numbers <= high))
            case Tied(needle, person):
                return self._tied_to(self._contacts(needle, person))
            case InCircle(needle):
                return self._around(members_of(self.corpus.circles(), needle))
            case Filled(column):
                return self._searched(self._texts.filled(column))
            case Contains(column, needle):
                return self._searched(self._texts.having(column, needle))

    def _searched(self, found: Bits) -> Bits:
        """Without people who were only just added, of whom nothing else is known yet."""
        rows = len(self.corpus)
        return found if len(found) == width(rows) else resized(found, rows)

    def _contacts(self, needle: str, person: str) -> Rows:
        """The contacts of this name or id."""
        contacts = np.flatnonzero(self.corpus.degree == 1).astype(np.int32)
        named = among(self._texts.having("name", needle), contacts)
        ids = self.corpus.people.ids
        is_person = np.fromiter((ids[row] == person for row in contacts.tolist()), np.bool_)
        return contacts[named | is_person]

    def _around(self, members: Rows) -> Bits:
        """The members of a circle, and the people beyond my contacts whom they know."""
        inside = bits_of(members[members < len(self.corpus)], len(self.corpus))
        return inside | (self._tied_to(members) & packed(self.corpus.degree > 1))

    def _tied_to(self, contacts: Rows) -> Bits:
        reached = self.corpus.ties.half_edges(contacts).dst if len(contacts) else contacts
        return bits_of(reached[reached < len(self.corpus)], len(self.corpus))
