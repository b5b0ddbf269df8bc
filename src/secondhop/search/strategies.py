"""Orders that follow a plan: whom to approach first when fit, warmth, news or favours count most.

Each takes rows in the default order and gives the same rows in its own; equals stay as they were.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from secondhop.network.arrays import Float32, Int8, Int32, rows_where
from secondhop.network.people import ME, Coded
from secondhop.network.plan import plan
from secondhop.network.ties import Ties

Float64 = NDArray[np.float64]

_UNKNOWN: Final = 0.5
"""How far somebody is from my own world when nothing tells: neither near nor far."""


def best_fit(rows: Int32, fit: Float32) -> Int32:
    """Those who meet most of my goal first."""
    return _by(-fit, rows)


def warmest(rows: Int32, degree: Int8, best_warmth: Float32) -> Int32:
    """Prospects by the warmth of the best way to them; contacts need no way, and come last."""
    return _by(np.where(degree == 1, 1, -best_warmth), rows)


def most_novel(rows: Int32, degree: Int8, mutuals: Int32, company: Coded, industry: Coded) -> Int32:
    """Prospects from outside my own world whom few contacts know, but one at least.

    The key is distance / mutuals. Distance is the mean of two: 1 when none of my contacts is in
    the company and 0 when one is; and 1 less the share that contacts in the industry have of the
    largest number in any one. What is not known of somebody counts half.
    """
    distance = (_outside(degree, company) + _apart(degree, industry)) / 2
    is_prospect = (degree == 2) & (mutuals > 0)
    return _by(np.where(is_prospect, -distance / np.maximum(mutuals, 1), 1), rows)


def fewest_asks(rows: Int32, targets: Int32, ties: Ties, degree: Int8, strength: Float32) -> Int32:
    """The targets in the order in which a plan reaches them that asks as few as it can.

    Whom the first contact opens comes first, then whom the second one adds; then the targets that
    nobody opens, and last all other rows. `targets` are given in the default order too.
    """
    asks = plan(ties, degree, strength, targets, by="count")
    turn = np.full(len(degree), len(asks) + 1, np.int32)
    turn[targets] = len(asks)
    for place, ask in enumerate(asks):
        turn[ask.people] = place
    return _by(turn, rows)


def _by(key: NDArray[Any], rows: Int32) -> Int32:
    """Rows by a key that rises, given with a value for everybody."""
    return rows[np.argsort(key[rows], kind="stable")]


def _outside(degree: Int8, company: Coded) -> Float64:
    """1 where none of my contacts works: float64[n]."""
    counts = _contacts_in(degree, company)
    return _known((counts == 0).astype(np.float64), company)


def _apart(degree: Int8, industry: Coded) -> Float64:
    """1 less the share of my contacts in an industry, 0 in the commonest of them: float64[n]."""
    counts = _contacts_in(degree, industry)
    return _known(1 - counts / max(int(counts.max(initial=0)), 1), industry)


def _contacts_in(degree: Int8, coded: Coded) -> NDArray[np.int64]:
    """How many of my contacts, and I, have each value; nobody has the empty one."""
    mine = rows_where(degree == 1)
    counts = np.bincount(coded.codes[np.append(mine, ME)], minlength=len(coded.values))
    counts[_empty(coded)] = 0
    return counts


def _known(of_values: Float64, coded: Coded) -> Float64:
    of_values[_empty(coded)] = _UNKNOWN
    return of_values[coded.codes]


def _empty(coded: Coded) -> list[int]:
    """The numbers of the empty value; there is one at most."""
    with suppress(ValueError):
        return [coded.values.index("")]
    return []
