"""Which contacts know which of some people, contact by contact: what a plan is made from."""

from __future__ import annotations

from typing import Final

import numpy as np
from msgspec import Struct

from secondhop.network.arrays import Bool, Float32, Int8, Int32, Int64, group_starts, rows_where
from secondhop.network.ranking import introduction
from secondhop.network.ties import HalfEdges, Ties

SORTING: Final = 8
"""How many ties are looked through in the time that it takes to sort one, as measured with 5
million ties."""


class Introductions(Struct, frozen=True):
    """Contact i knows people[start[i]:start[i + 1]], ascending, each with the warmth of the way."""

    contacts: Int32  # rows, ascending; each knows somebody
    start: Int64  # int64[contacts + 1]
    people: Int32  # rows
    warmth: Float32  # 0..1, aligned with people

    @property
    def opens(self) -> Int64:
        """How many of the people each contact knows: int64[contacts]."""
        return np.diff(self.start)


def introductions(
    ties: Ties, degree: Int8, strength: Float32, wanted: Bool, left_out: Int32
) -> Introductions:
    """What my contacts, but for those left out, could do for the wanted people."""
    asked = degree == 1
    asked[left_out] = False
    found = _by_contact(ties, rows_where(asked), asked, rows_where(wanted), wanted)
    first = group_starts(found.src)
    warmth = introduction(strength[found.src], found.quality)
    start = np.append(first, len(found.src))
    return Introductions(found.src[first], start, found.dst, warmth)


def _by_contact(ties: Ties, contacts: Int32, asked: Bool, people: Int32, wanted: Bool) -> HalfEdges:
    """Ties from contacts to people, sorted by contact; looked for from the side that has fewer."""
    if ties.counts(contacts).sum() <= SORTING * ties.counts(people).sum():
        out = ties.half_edges(contacts)
        hits = wanted[out.dst]
        return HalfEdges(out.src[hits], out.dst[hits], out.quality[hits])
    back = ties.half_edges(people)
    use = np.flatnonzero(asked[back.dst])
    use = use[np.argsort(back.dst[use], kind="stable")]  # people stay ascending at each contact
    return HalfEdges(back.dst[use], back.src[use], back.quality[use])
