"""The orders in which people can be listed. Equals stand in the default order."""

from __future__ import annotations

from typing import Final

import numpy as np

from secondhop.search.columns import Columns
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

_AFTER_ALL: Final = "\U0010ffff"


def ranking(sort: str, corpus: Corpus, columns: Columns) -> Rows:
    """All rows in an order, first to last; a ValueError names the orders there are."""
    if sort not in SORTS:
        raise ValueError(f"unknown order '{sort}'; there are {', '.join(SORTS)}")
    if sort == "score":
        return corpus.order
    if sort in _TEXT_OF:
        keys = [text or _AFTER_ALL for text in columns[_TEXT_OF[sort]]]
        return np.array(sorted(corpus.order.tolist(), key=keys.__getitem__), np.int32)
    numbers = corpus.numbers(sort)[corpus.order]
    key = (
        np.where(numbers == NONE, np.iinfo(np.int32).max, numbers) if sort in _RISING else -numbers
    )
    return corpus.order[np.argsort(key, kind="stable")]


def depends_on(sort: str, changed: set[str]) -> bool:
    """Whether an order may differ once these text columns have changed."""
    return _TEXT_OF.get(sort) in changed
