"""As of which day a ground from the cache stands, or can be made to stand."""

from __future__ import annotations

import msgspec

from secondhop.model.goal import Goal
from secondhop.network.weights import Weights
from secondhop.store.arrayfile import ArrayFile, DamagedError
from secondhop.store.cache import AT_ONCE, Kept, digest
from secondhop.store.dayfile import Day, take_day
from secondhop.store.home import Home


def day_of(today: int, weights: Weights, goal: Goal) -> Day:
    """What the ranking follows from besides the files and the log."""
    wanted = digest(repr(goal).encode()) if goal.names_anything else ""
    return Day(today, digest(repr(weights).encode()), wanted)


def day_files(home: Home, kept: Kept, day: Day) -> tuple[ArrayFile, ...]:
    """The files by which a kept ground stands as on this day; none when it must be aged."""
    if kept.day == day:
        return (kept.file,)
    try:
        return kept.file, take_day(home, kept.ground, day, kept.file, AT_ONCE)
    except (OSError, DamagedError, msgspec.MsgspecError, KeyError, ValueError):
        return ()
