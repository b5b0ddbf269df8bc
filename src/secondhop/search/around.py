"""Circles as a query names them: found by any part of their name, and counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from secondhop.model.text import alphabetical, comparable
from secondhop.network.arrays import distinct
from secondhop.network.circles import REST
from secondhop.search.bits import Bits, count_of
from secondhop.search.conditions import Condition, InCircle
from secondhop.search.corpus import Corpus, Rows
from secondhop.search.facets import Facet
from secondhop.search.ranked import Ranked

if TYPE_CHECKING:
    from secondhop.network.circles import Circle


def members_of(circles: Iterable[Circle], needle: str) -> Rows:
    """The contacts in every circle with this folded text in its name, ascending; "" stands for all
    circles, which those who are in none do not make."""
    named = (one for one in circles if (needle in comparable(one.name) if needle else _is_one(one)))
    parts = [one.members for one in named]
    return distinct(np.concatenate(parts)) if parts else np.empty(0, np.int32)


def names_having(corpus: Corpus, needle: str) -> list[str]:
    """The names of circles with a folded text in them, each once, biggest circle first."""
    names = (one.name for one in corpus.circles())
    return [name for name in dict.fromkeys(names) if needle in comparable(name)]


def names_around(corpus: Corpus, meets: Callable[[Condition, int], bool], row: int) -> list[str]:
    """The names of the circles that lead to one row."""
    names = names_having(corpus, "")
    return [name for name in names if meets(InCircle(comparable(name)), row)]


def count_around(
    corpus: Corpus, found: Ranked, bits: Callable[[Condition], Bits], limit: int | None
) -> Facet:
    """How many of the people found each circle leads to; one person may count in several."""
    counted = [(name, n) for name, n in _counts(corpus, found, bits) if n]
    counted.sort(key=lambda one: (-one[1], alphabetical(one[0])))
    known = count_of(found.bits & bits(InCircle("")))
    return Facet(counted[:limit], len(counted), known, found.total)


def _counts(
    corpus: Corpus, found: Ranked, bits: Callable[[Condition], Bits]
) -> Iterator[tuple[str, int]]:
    for name in dict.fromkeys(one.name for one in corpus.circles() if _is_one(one)):
        yield name, count_of(found.bits & bits(InCircle(comparable(name))))


def _is_one(circle: Circle) -> bool:
    return circle.id != REST
