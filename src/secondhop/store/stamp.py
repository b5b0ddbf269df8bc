"""When a change happened: a hybrid logical clock, so that order survives wrong clocks.

A stamp is `<ms, 13 digits>.<counter, 4 digits>.<machine>.<session>`; stamps compare as text.
Kulkarni et al. 2014, "Logical Physical Clocks".
"""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Callable
from datetime import date

Stamp = str

ZERO: Stamp = ""
"""Before every stamp."""
LATEST_MS = 3_976_214_400_000  # 2096-01-01: a stamp beyond it is a broken clock, refused everywhere

_MS_A_DAY = 86_400_000
_EPOCH = date(1970, 1, 1).toordinal()
_SHAPE = re.compile(r"(\d{13})\.(\d{4})\.([a-z0-9]{1,16})\.([0-9a-f]{6})(?:\+\d{6}[0-9a-f]{8})?")


def is_stamp(text: str) -> bool:
    """Whether `text` is a stamp that may be believed."""
    found = _SHAPE.fullmatch(text)
    return found is not None and int(found[1]) < LATEST_MS


def after(stamp: Stamp, count: int, raw: bytes) -> Stamp:
    """The place `count` lines after a stamp, before any other: for a line written by hand.

    What it says is part of it, as two copies of a file may each have another line there.
    """
    return f"{stamp.partition('+')[0]}+{count:06d}{zlib.crc32(raw.strip()):08x}"


def machine_of(stamp: Stamp) -> str:
    """Which machine wrote it."""
    return stamp.split(".")[2] if stamp else ""


def session_of(stamp: Stamp) -> str:
    """Which run of the program wrote it."""
    return stamp.split(".")[3][:6] if stamp else ""


def time_of(stamp: Stamp) -> int:
    """Milliseconds since 1970."""
    return int(stamp[:13]) if stamp else 0


def day_of(stamp: Stamp) -> int:
    """The day in UTC, as a date ordinal."""
    return _EPOCH + time_of(stamp) // _MS_A_DAY


def clock_on(day: date) -> Callable[[], int]:
    """The machine's clock in milliseconds since 1970, moved by whole days to a pinned day.

    A day beside today is none: midnight may have come since somebody looked at the calendar.
    """
    days = (day - date.today()).days
    ahead = days * _MS_A_DAY if abs(days) > 1 else 0
    return lambda: time.time_ns() // 1_000_000 + ahead


class HybridClock:
    """Gives stamps later than everything seen, close to the machine's own time."""

    def __init__(self, now_ms: Callable[[], int], machine: str, session: str) -> None:
        self._now_ms = now_ms
        self.be(machine, session)
        self._latest = (0, 0)

    def be(self, machine: str, session: str) -> None:
        """Sign stamps with another name from now on."""
        self._suffix = f"{machine}.{session}"

    def see(self, stamp: Stamp) -> None:
        """Take notice of a stamp made elsewhere."""
        self._latest = max(self._latest, (int(stamp[:13]), int(stamp[14:18])))

    def next(self) -> Stamp:
        """A stamp later than all that were seen or given."""
        now = (min(self._now_ms(), LATEST_MS - 1), 0)
        ms, counter = self._latest
        following = (ms, counter + 1) if counter < 9999 else (ms + 1, 0)
        self._latest = max(now, following)
        return f"{self._latest[0]:013d}.{self._latest[1]:04d}.{self._suffix}"
