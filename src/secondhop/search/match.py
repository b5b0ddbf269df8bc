"""Which rows meet conditions, one set of rows for each condition."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

import numpy as np

from secondhop.search.bits import Bits, among, bits_of, packed, resized, width
from secondhop.search.conditions import Condition, Conditions, Contains, Tied, Within
from secondhop.search.corpus import Corpus, Rows
from secondhop.search.texts import Texts

_KEPT: Final = 24
"""Conditions whose rows are remembered: while a word is typed, the others stay what they were."""


class Matcher:
    """Meets conditions; remembers the last few, until something changed."""

    def __init__(self, corpus: Corpus, texts: Texts) -> None:
        self.corpus, self._texts = corpus, texts
        self._met: OrderedDict[Condition, Bits] = OrderedDict()

    def meeting(self, conditions: Conditions, everybody: Bits) -> Bits:
        """Those of everybody who meet every condition."""
        found = everybody
        for condition in conditions:
            met = self._meets(condition)
            found = found & ~met if condition.negated else found & met
        return found

    def forget(self) -> None:
        self._met.clear()

    def _meets(self, condition: Condition) -> Bits:
        """The rows that meet a condition, its negation aside."""
        if condition not in self._met:
            self._met[condition] = self._rows_of(condition)
            if len(self._met) > _KEPT:
                self._met.popitem(last=False)
        self._met.move_to_end(condition)
        return self._met[condition]

    def _rows_of(self, condition: Condition) -> Bits:
        match condition:
            case Within(column, low, high):
                numbers = self.corpus.degree if column == "degree" else self.corpus.mutuals
                return packed((numbers >= low) & (numbers <= high))
            case Tied(needle, person):
                return self._tied_to(self._contacts(needle, person))
            case Contains(column, needle):
                found = self._texts.having(column, needle)
                rows = len(self.corpus)  # people who were only just added are not searched yet
                return found if len(found) == width(rows) else resized(found, rows)

    def _contacts(self, needle: str, person: str) -> Rows:
        """The contacts of this name or id."""
        contacts = np.flatnonzero(self.corpus.degree == 1).astype(np.int32)
        named = among(self._texts.having("name", needle), contacts)
        ids = self.corpus.people.ids
        is_person = np.fromiter((ids[row] == person for row in contacts.tolist()), np.bool_)
        return contacts[named | is_person]

    def _tied_to(self, contacts: Rows) -> Bits:
        reached = self.corpus.ties.half_edges(contacts).dst if len(contacts) else contacts
        return bits_of(reached[reached < len(self.corpus)], len(self.corpus))
