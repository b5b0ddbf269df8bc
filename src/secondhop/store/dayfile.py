"""Keeps what changes from day to day beside the cache, which is too large to be written anew.

It counts for one day, for one file of the cache, and goes when that goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from secondhop.network.ranking import Standing
from secondhop.network.ties import Ties
from secondhop.store.arrayfile import ArrayFile, DamagedError, open_arrays, write_arrays
from secondhop.store.ground import Ground
from secondhop.store.home import Home

NAME: Final = "day.arrays"

_OF_TIES: Final = ("ptr", "nbr", "quality")
_SHAPE: Final = ("ptr", "nbr")
"""Those of them that are the same on every day, unless the user's word on ties came between."""
_OF_STANDING: Final = Standing.__struct_fields__
_OF_FIGURES: Final = ("warmth", "score")


class Day(msgspec.Struct, frozen=True):
    """What the ranking follows from besides the files and the log."""

    today: int
    weights: str  # digest
    goals: str  # digest, "" when they ask for nothing


class _About(msgspec.Struct, frozen=True):
    day: Day
    crc: int  # of the cache that it belongs to


def keep_day(home: Home, ground: Ground, day: Day, cache: ArrayFile) -> None:
    """Keep what was ranked anew; whoever cannot write ranks again the next time."""
    about = msgspec.json.encode(_About(day, cache.crc))
    with suppress(OSError):
        write_arrays(home.cache / NAME, about, _arrays(ground, cache.arrays))


def take_day(home: Home, ground: Ground, day: Day, cache: ArrayFile, at_once: int) -> ArrayFile:
    """Let a ground from this cache stand as on that day. Raises OSError, DamagedError, ValueError
    or KeyError, and then it stands as it did; a file up to a size is checked before."""
    file = open_arrays(home.cache / NAME)
    is_checked = file.size > at_once or file.is_sound()
    if not is_checked or msgspec.json.decode(file.about, type=_About) != _About(day, cache.crc):
        raise DamagedError
    named = {**{f"ties.{name}": cache.arrays[f"ties.{name}"] for name in _SHAPE}, **file.arrays}
    ties = Ties(*(named[f"ties.{name}"] for name in _OF_TIES))
    standing = Standing(*(named[f"standing.{name}"] for name in _OF_STANDING))
    strength, order, *figures = (named[name] for name in ("strength", "order", *_OF_FIGURES))
    ground.ties, ground.standing, ground.strength, ground.order = ties, standing, strength, order
    ground.fit = named.get("fit")
    for name, column in zip(_OF_FIGURES, figures, strict=True):
        getattr(ground.figures, name)[:] = column
    return file


def _arrays(ground: Ground, cached: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    ground.ties.settle()
    ties = {f"ties.{name}": getattr(ground.ties, name) for name in _OF_TIES}
    for name in (f"ties.{name}" for name in _SHAPE):
        if np.array_equal(ties[name], cached[name]):
            del ties[name]
    named = ties | {"strength": ground.strength, "order": ground.order}
    named |= {f"standing.{name}": getattr(ground.standing, name) for name in _OF_STANDING}
    named |= {name: getattr(ground.figures, name) for name in _OF_FIGURES}
    return named if ground.fit is None else named | {"fit": ground.fit}
