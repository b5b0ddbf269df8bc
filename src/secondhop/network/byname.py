"""The order of names, in which whoever is equal otherwise is listed."""

from __future__ import annotations

import numpy as np

from secondhop.model.text import fold
from secondhop.network.arrays import Int32
from secondhop.network.people import People


def places_by_name(people: People, rows: Int32) -> Int32:
    """Where each of a few rows stands by name as it is searched, then id; 0 for others: int32[n].

    For my contacts or a page of people, not for everybody: it reads every name that is asked for.
    """
    ordered = sorted(rows.tolist(), key=lambda row: (fold(people.name[row]), people.ids[row]))
    places = np.zeros(len(people), np.int32)
    places[ordered] = np.arange(len(ordered), dtype=np.int32)
    return places
