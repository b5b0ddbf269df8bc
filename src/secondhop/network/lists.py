"""Whose contact list to ask for: what the ones that are not loaded would probably add."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from msgspec import Struct

from secondhop.model.text import plural
from secondhop.network.arrays import Bool, Int32, Int64, rows_where
from secondhop.network.known import Known


class Lister(NamedTuple):
    """A contact whose list is not loaded, and what speaks for asking for it."""

    row: int
    adds: int | None  # about so many new people; None while nothing tells
    outside: int  # people who are not my contacts and are known to know them
    mutuals: int  # contacts of mine who are known to know them
    is_stated: bool  # whether `adds` comes from how many contacts they say they have


class Lists(Struct, frozen=True):
    """Whose list to ask for, the most promising first."""

    found: list[Lister]
    typical: int | None  # the median of what each loaded list alone opens; None without any
    loaded: int  # contact lists that are loaded

    @property
    def reason(self) -> str:
        """In plain words what the order follows from, or why there is nobody."""
        if not self.found:
            return "The lists of all these contacts are loaded."
        if self.typical is None:
            return "No list is loaded to go by; most ties known come first."
        lists = plural(self.loaded, "loaded list")
        return f"Estimate: median of {lists}; then known ties."


def lists_to_ask_for(known: Known, rows: Int32, limit: int, stated: Int32 | None = None) -> Lists:
    """Contacts among some rows, or all when there are none, whose list is not loaded.

    A list adds about as many people as the median of the loaded ones does: people who are not my
    contacts and whom no other contact is known to know. Whoever is said to have so many contacts
    (`stated`, 0 unknown) adds those not known yet, times the share that was new in loaded lists.
    Equal ones follow by how many ties of theirs are known without a list, as whoever turns up often
    knows many; then by the strength of my tie, as they must be willing; then as given.

    Only ties to the given rows count, if anybody but contacts is among them.
    """
    past, asked = _past_lists(known, rows), _asked(known, rows)
    outside, mutuals = past.outside[asked], known.mutuals[asked]
    said = np.zeros(len(asked), np.int32) if stated is None else stated[asked]
    adds = _adds(past, np.maximum(said - known.ties.counts(asked), 0), said > 0)
    top = np.lexsort((-known.strength[asked], -(outside + mutuals), -adds))[:limit]
    columns = (asked, adds, outside, mutuals, said > 0)
    listed = zip(*(column[top].tolist() for column in columns), strict=True)
    found = [Lister(row, None if adds < 0 else adds, *rest) for row, adds, *rest in listed]
    return Lists(found, past.typical, past.loaded)


class _Past(NamedTuple):
    """What contact lists have brought so far."""

    outside: Int64  # people who are not my contacts, of each contact: int64[n]
    typical: int | None  # the median of what each loaded list alone opens
    share: float  # of all that the loaded lists name, so much they alone open; 1 without any
    loaded: int  # contact lists that are loaded


def _past_lists(known: Known, rows: Int32) -> _Past:
    contacts, counted = rows_where(known.degree == 1), _counted(known, rows)
    out = known.ties.half_edges(contacts)
    use = counted[out.dst]
    alone = use & (known.mutuals[out.dst] == 1)
    outside = np.bincount(out.src[use], minlength=known.ties.n)
    loaded = contacts[known.listed[contacts]]
    if not len(loaded):
        return _Past(outside, None, 1.0, 0)
    brought = np.bincount(out.src[alone], minlength=known.ties.n)[loaded]
    share = float(brought.sum() / known.ties.counts(loaded).sum())
    return _Past(outside, int(np.median(brought)), share, len(loaded))


def _adds(past: _Past, left: Int64, is_stated: Bool) -> Int64:
    """How many people each list adds, -1 where nothing tells: int64[k]."""
    typical = -1 if past.typical is None else past.typical
    return np.where(is_stated, np.floor(left * past.share), typical).astype(np.int64)


def _asked(known: Known, rows: Int32) -> Int32:
    is_mine = known.degree[rows] == 1
    mine = rows[is_mine] if is_mine.any() else rows_where(known.degree == 1)
    is_unknown = ~known.listed[mine]
    return mine[is_unknown]


def _counted(known: Known, rows: Int32) -> Bool:
    """Whom a list is worth having for: those of the rows who are no contacts, else all of them."""
    counted = np.zeros(known.ties.n, np.bool_)
    counted[rows[known.degree[rows] >= 2]] = True
    return counted if counted.any() else known.degree >= 2
