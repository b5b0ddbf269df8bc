"""How to get to know of more people: whom to connect with, whose list to ask for, what to open.

What is counted is known; what is estimated says from what, and is None where nothing tells.
"""

from __future__ import annotations

from typing import NamedTuple

from secondhop.network.arrays import Int32
from secondhop.network.known import Known
from secondhop.network.lists import Lists, lists_to_ask_for
from secondhop.network.openings import Openings, openings
from secondhop.network.people import People
from secondhop.network.worksheet import NOTHING_STATED, PROFILES, Stated, Worksheet, worksheet


class Reach(NamedTuple):
    """Three ways to more people."""

    connect: Openings
    ask: Lists
    browse: Worksheet

    @property
    def is_empty(self) -> bool:
        return not (self.connect.found or self.ask.found or self.browse.found)


def reach(
    known: Known, people: People, rows: Int32, limit: int, stated: Stated = NOTHING_STATED
) -> Reach:
    """At most `limit` of each, among some rows that are given best first; without rows, none."""
    limit = limit if len(rows) else 0
    return Reach(
        openings(known, rows, limit),
        lists_to_ask_for(known, rows, limit),
        worksheet(known, people, rows, min(limit, PROFILES), stated),
    )
