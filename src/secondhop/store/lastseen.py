"""Whom a view showed when it was last opened, so that the new ones can be counted.

It is kept with this machine's state, not with the data: what I have seen here, I have seen here.
Up to MOST people are remembered one by one. For more, only the day is, and whoever was added on
a later day counts as new: that misses people who came in before and meet the view only now.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from secondhop.search.result import Result
from secondhop.store.home import Home
from secondhop.store.state import State
from secondhop.store.views import View, slug
from secondhop.store.writer import write_once

MOST: Final = 50_000
_MAGIC: Final = b"seen1\0\0\0"
_WIDTH: Final = 8  # bytes

Hashes = NDArray[np.uint64]


class Seen(Struct, frozen=True):
    """One opening of a view."""

    day: int  # date ordinal
    people: Hashes | None  # of their ids, ascending; None when there were too many


def count_new(home: Home, state: State, view: View, result: Result) -> int:
    """How many people are new in a view since it was last opened; 0 when it never was."""
    seen = _read(_path(home, view))
    if seen is None or not result.total:
        return 0
    if seen.people is None or result.total > MOST:
        return int(np.count_nonzero(state.figures.added[result.members] > seen.day))
    return int(np.count_nonzero(~np.isin(_people(state, result), seen.people)))


def remember(home: Home, state: State, view: View, result: Result) -> None:
    """Take note that a view was opened; where nothing can be kept, nothing is new next time."""
    people = np.sort(_people(state, result)) if result.total <= MOST else None
    day = np.array([state.today, int(people is not None)], "<u8")
    content = _MAGIC + day.tobytes() + (b"" if people is None else people.astype("<u8").tobytes())
    with contextlib.suppress(OSError):
        write_once(_path(home, view), content)


def forget(home: Home, view: View) -> None:
    """Let a view that is gone leave nothing behind."""
    with contextlib.suppress(OSError):
        _path(home, view).unlink(missing_ok=True)


def _path(home: Home, view: View) -> Path:
    stem = view.path.stem if view.path else slug(view.name)
    return home.state / "views" / f"{stem}.seen"


def _read(path: Path) -> Seen | None:
    """What was kept; None for whatever is not whole, as it only counts what is new."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    if not content.startswith(_MAGIC) or len(content) % _WIDTH or len(content) < 3 * _WIDTH:
        return None
    day, is_whole, *_ = np.frombuffer(content, "<u8", 2, _WIDTH).tolist()
    people = np.frombuffer(content, "<u8", -1, 3 * _WIDTH) if is_whole else None
    return Seen(day, people)


def _people(state: State, result: Result) -> Hashes:
    """The hashes of everybody found, in no order of meaning."""
    return hashes(state.people.ids[row] for row in result.members.tolist())


def hashes(ids: Iterable[str]) -> Hashes:
    """A number for each id: its bytes as they are, where they fit."""
    texts = (one.encode() for one in ids)
    short = [one if len(one) <= _WIDTH else _digest(one) for one in texts]
    return np.array(short, f"S{_WIDTH}").view("<u8").astype(np.uint64)


def _digest(text: bytes) -> bytes:
    return blake2b(text, digest_size=_WIDTH).digest()
