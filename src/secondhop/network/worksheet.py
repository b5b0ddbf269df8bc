"""The profiles to open by hand: whose mutual connections would show the most ties not known yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np
from msgspec import Struct

from secondhop.model.text import plural
from secondhop.network.arrays import Bool, Int32, Int64, rows_where
from secondhop.network.known import Known
from secondhop.network.openings import best_places
from secondhop.network.people import People

Stated = Mapping[int, int]
"""How many mutuals the profiles stated that were opened, by row."""
NOTHING_STATED: Final[Stated] = {}

PROFILES: Final = 10
"""How many profiles one sitting takes: half an hour of browsing."""
LOOKED_AT: Final = 1000
"""Among how many, best first, those are looked for who have an address."""


class Profile(NamedTuple):
    """Somebody to open, and how many ties their mutual connections would add."""

    row: int
    gains: int | None  # about so many ties; None while no list is loaded to tell by
    named: int  # in how many of the loaded contact lists they stand
    is_stated: bool  # whether the profile was opened before, and stated how many there are


class Worksheet(Struct, frozen=True):
    """The profiles worth opening, best first, and from what that follows."""

    found: list[Profile]
    loaded: int  # contact lists that are loaded
    unknown: int  # contact lists that are not

    @property
    def reason(self) -> str:
        """In plain words what the order follows from, or why there is nobody."""
        if not self.found:
            return "No profile is likely to show a tie not known yet."
        if not self.loaded:
            return "No list is loaded to go by; most mutuals come first."
        lists = plural(self.loaded, "loaded list")
        return f"Estimate: their share of {lists} × {self.unknown:,} not loaded."


def worksheet(
    known: Known,
    people: People,
    rows: Int32,
    limit: int = PROFILES,
    stated: Stated = NOTHING_STATED,
) -> Worksheet:
    """Contacts and prospects among some rows by the ties that their profile would show.

    Whoever stands in k of the L loaded contact lists would stand in k / L of the U others, too, if
    those are alike: that makes k · U / L ties, less those known without the lists. A profile that
    stated how many mutuals there are has those that are not known yet. Whose own list is loaded has
    none to show. Equal ones stay as given; without any list loaded, whoever is known to know more
    of my contacts goes first, then whoever is closer to me.
    """
    loaded = rows_where((known.degree == 1) & known.listed)
    unknown = int(np.count_nonzero(known.degree == 1)) - len(loaded)
    rows = _rows_with_more(known, rows)
    named = np.bincount(known.ties.half_edges(loaded).dst, minlength=known.ties.n)[rows]
    gains = _gains(known, rows, named, len(loaded), unknown)
    top = _with_stated(rows, _best(known, rows, gains, len(loaded)), stated)
    each = zip(*(column[top].tolist() for column in (rows, gains, named)), strict=True)
    guesses = [
        Profile(row, gain // len(loaded) if len(loaded) else None, lists, False)
        for row, gain, lists in each
        if people.url[row]
    ]
    return Worksheet(_told(known, guesses, stated)[:limit], len(loaded), unknown)


def _with_stated(rows: Int32, top: Int64, stated: Stated) -> Int64:
    """Those who are promising by the lists, and those whose profile tells, whatever lists say."""
    opened = np.flatnonzero(np.isin(rows, np.array(sorted(stated), np.int32)))
    return np.concatenate((top, opened[~np.isin(opened, top)]))


def _told(known: Known, guesses: list[Profile], stated: Stated) -> list[Profile]:
    """The profiles that have something to show, with the number that they stated themselves."""
    profiles = []
    for guess in guesses:
        if (total := stated.get(guess.row)) is not None:
            left = max(total - int(known.mutuals[guess.row]), 0)
            guess = guess._replace(gains=left, is_stated=True)
        if guess.gains != 0:
            profiles.append(guess)
    return sorted(profiles, key=lambda one: -(one.gains or 0))


def _rows_with_more(known: Known, rows: Int32) -> Int32:
    """Contacts and prospects whose mutuals may not all be known."""
    degree, listed = known.degree[rows], known.listed[rows]
    may_have: Bool = ((degree == 1) | (degree == 2)) & ~listed
    return rows[may_have]


def _gains(known: Known, rows: Int32, named: Int64, loaded: int, unknown: int) -> Int64:
    """The ties that each profile would add, times the number of loaded lists: int64[rows]."""
    others = unknown - (known.degree[rows] == 1)  # nobody is in their own list
    known_so = known.mutuals[rows] - named
    gains: Int64 = np.maximum(named * others - known_so * loaded, 0)
    return gains


def _best(known: Known, rows: Int32, gains: Int64, loaded: int) -> Int64:
    """Where the most promising of the rows stand, best first: int64[≤ LOOKED_AT]."""
    if not loaded:
        return np.lexsort((-known.strength[rows], -known.mutuals[rows]))[:LOOKED_AT]
    some = np.flatnonzero(gains >= loaded)
    return some[best_places(gains[some], LOOKED_AT)]
