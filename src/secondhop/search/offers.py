"""Which values of a field somebody may mean who has typed a part of one."""

from __future__ import annotations

from typing import Final, Protocol

from secondhop.model.text import comparable
from secondhop.search.around import names_having
from secondhop.search.conditions import START, Condition, Conditions, Contains, InCircle, Within
from secondhop.search.corpus import Corpus
from secondhop.search.result import Result

_NAMES: Final = ("name", "via")
"""Fields whose values are people: nearly everybody has one of their own, so none is counted."""

_SPARE: Final = 8
"""So many times the values wanted are looked at first, as some will not have the text."""

Candidate = tuple[str, int | None]
"""A value, and how many people have it where that is known."""


class Searched(Protocol):
    """The part of the index that is asked."""

    @property
    def corpus(self) -> Corpus: ...

    def meeting(self, conditions: Conditions, /) -> Result: ...


def values(index: Searched, name: str, text: str, limit: int) -> list[Candidate]:
    """So many values that begin with a text, then so many others that have it in them.

    The most frequent stand first, names by the score of who has them.
    """
    wanted = comparable(text)
    if name == "circle":
        names = names_having(index.corpus, wanted)
        return [(one, _around(index, one)) for one in names]
    begin = _having(index, name, START + wanted, limit)
    have = _having(index, name, wanted, limit) if wanted else []
    return [*begin, *(value for value in have if value not in begin)]


def _around(index: Searched, name: str) -> int:
    return index.meeting(frozenset({InCircle(comparable(name))})).total


def _having(index: Searched, name: str, needle: str, limit: int) -> list[Candidate]:
    column = "name" if name == "via" else name
    whose: set[Condition] = {Contains(column, needle)} if needle != START else set()
    if name == "via":  # contacts lead to others
        whose.add(Within("degree", 1, 1))
    result = index.meeting(frozenset(whose))
    if name in _NAMES:
        rows = result.window(0, limit * _SPARE).tolist()
        names = dict.fromkeys(index.corpus.people.name[row] for row in rows)
        found: list[Candidate] = [(name, None) for name in names if name]
        return found[:limit]
    return _counted(result, name, needle, limit)


def _counted(result: Result, name: str, needle: str, limit: int) -> list[Candidate]:
    """Somebody may have other values beside the one that has the text in it."""
    found: list[Candidate] = []
    for some in (limit * _SPARE, None):
        facet = result.facets(name, some)
        found = [(value, n) for value, n in facet.values if needle in START + comparable(value)]
        if len(found) >= limit or len(facet.values) == facet.distinct:
            break
    return found[:limit]
