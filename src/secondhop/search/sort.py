"""The orders in which people can be listed. Equals stand in the default order."""

from __future__ import annotations

from typing import Final

import numpy as np

from secondhop.search.columns import Columns
from secondhop.search.corpus import Corpus, Rows

SORTS: Final = ("score", "name", "mutuals", "company")

_TEXT_OF: Final = {"name": "name", "company": "employer"}
"""The text column behind a sort, for those that have one."""

_AFTER_ALL: Final = "\U0010ffff"


def ranking(sort: str, corpus: Corpus, columns: Columns) -> Rows:
    """All rows in an order, first to last; a ValueError names the orders there are."""
    if sort == "score":
        return corpus.order
    if sort == "mutuals":
        falling = np.argsort(-corpus.mutuals[corpus.order], kind="stable")
        return corpus.order[falling]
    if sort not in _TEXT_OF:
        raise ValueError(f"unknown order '{sort}'; there are {', '.join(SORTS)}")
    keys = [text or _AFTER_ALL for text in columns[_TEXT_OF[sort]]]
    return np.array(sorted(corpus.order.tolist(), key=keys.__getitem__), np.int32)


def depends_on(sort: str, changed: set[str]) -> bool:
    """Whether an order may differ once these text columns have changed."""
    return _TEXT_OF.get(sort) in changed
