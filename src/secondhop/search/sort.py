"""The orders in which people can be listed. Equals stand in the default order."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np

from secondhop.model.text import comparable
from secondhop.network.columns import TextColumn
from secondhop.search.corpus import NONE, Corpus, Rows

SORTS: Final = ("score", "warmth", "mutuals", "name", "company", "touched", "due", "added")
"""What one column tells; the index sorts by it."""

STRATEGIES: Final = ("fit", "warmest", "novel", "fewest-asks")
"""Ways of going about it, which ask more than one column; see `strategies.py`."""

ORDERS: Final = (*SORTS, *STRATEGIES)
"""Every order in which people can be listed."""

SPOKEN: Final = {
    "fit": "best fit",
    "warmest": "warmest path",
    "novel": "most novel",
    "fewest-asks": "fewest asks",
}
"""What a strategy is called in a sentence; the other orders are called what they are."""

_TEXT_OF: Final = {"name": "name", "company": "employer"}
"""The text column behind a sort, for those that have one."""

_RISING: Final = ("due",)
"""What comes soonest stands first; of every other number the highest, and the latest day."""


def ranking(sort: str, corpus: Corpus) -> Rows:
    """All rows in an order, first to last; a ValueError names the orders there are."""
    if sort not in SORTS:
        raise ValueError(f"unknown order '{sort}'; there are {', '.join(SORTS)}")
    if sort == "score":
        return corpus.order
    if sort in _TEXT_OF:
        key = _alphabetical(getattr(corpus.people, _TEXT_OF[sort]))[corpus.order]
        return corpus.order[np.argsort(key, kind="stable")]
    numbers: Rows = corpus.numbers(sort)[corpus.order].astype(np.int32, copy=False)
    key = (
        np.where(numbers == NONE, np.iinfo(np.int32).max, numbers) if sort in _RISING else -numbers
    )
    return corpus.order[np.argsort(key, kind="stable")]


def basis_of(sort: str, corpus: Corpus) -> tuple[object, int]:
    """What an order is made of; it holds while this is the same object with the same number."""
    if sort in _TEXT_OF:
        column: TextColumn = getattr(corpus.people, _TEXT_OF[sort])
        return corpus.order, column.version
    return (corpus.order if sort == "score" else corpus), 0


def _alphabetical(column: TextColumn) -> Rows:
    """The place of each row's value among all values, equal ones in one place, none at the end."""
    values = column.values
    order = np.argsort(values.ranks)
    texts = [comparable(values[number]) for number in order.tolist()]
    is_new = np.fromiter((a != b for a, b in pairwise(["", *texts])), np.bool_, len(texts))
    place = np.empty(len(texts), np.int32)
    place[order] = np.cumsum(is_new)
    return np.where(place == 0, len(texts) + 1, place)[column.codes].astype(np.int32)
