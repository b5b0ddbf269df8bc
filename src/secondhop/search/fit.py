"""How far everybody is what I look for: the share of my goal that is known to be met.

Asked of the word index, so that it takes as many searches as the goal has words, at any size.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from secondhop.model.goal import Goal
from secondhop.model.text import comparable
from secondhop.network.people import ME
from secondhop.network.weights import Weights
from secondhop.search.index import Index
from secondhop.search.terms import Field, Item, Query, Words, either

Float32 = NDArray[np.float32]

_FIELDS: Final = {
    "titles": ("fit_title", "title"),
    "companies": ("fit_company", "company"),
    "industries": ("fit_industry", "industry"),
    "places": ("fit_place", "location"),
}
"""The weight of each list whose values are alternatives, and the field in which they stand."""


class Wish(NamedTuple):
    """Something that a person may meet, and what it counts."""

    item: Item
    share: float  # 0..1, all wishes of a goal together 1


def wishes(goal: Goal, weights: Weights) -> list[Wish]:
    """What a goal asks for; a list that names nothing counts for nothing."""
    found = [Wish(item, weight) for item, weight in _weighed(goal, weights) if weight]
    total = sum(wish.share for wish in found)
    return [wish._replace(share=wish.share / total) for wish in found]


def fit(index: Index, goal: Goal, weights: Weights) -> Float32 | None:
    """How far each row meets a goal, 0..1; None when the goal names nothing that counts."""
    wanted = wishes(goal, weights)
    if not wanted:
        return None
    column = np.zeros(len(index.corpus), np.float32)
    for item, share in wanted:
        column[index.search(Query((item,))).members] += np.float32(share)
    return np.minimum(column, 1)


def refit(column: Float32, index: Index, wanted: list[Wish], rows: Iterable[int]) -> None:
    """Take these rows over again after they changed; the index must know of it already."""
    for row in rows:
        column[row] = 0
        for _, share in met(index, wanted, row) if row != ME else ():  # I am never found
            column[row] += np.float32(share)
        column[row] = min(column[row], 1)


def met(index: Index, wanted: list[Wish], row: int) -> list[Wish]:
    """The wishes that one row meets."""
    against = index.explain(Query(tuple(wish.item for wish in wanted)), row)
    return [wish for wish in wanted if wish.item not in against]


def _weighed(goal: Goal, weights: Weights) -> Iterable[tuple[Item, float]]:
    for name, (weight, field) in _FIELDS.items():
        items = [Field(field, text) for text in _worded(getattr(goal, name))]
        if items:
            yield either(items), getattr(weights, weight)
    words = [Words(text) for text in _worded(goal.words)]
    for word in words:
        yield word, weights.fit_words / len(words)


def _worded(texts: Iterable[str]) -> list[str]:
    """Those that say something, each once."""
    return list({comparable(text): text for text in texts if comparable(text)}.values())
