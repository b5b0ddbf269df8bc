"""Two programs that filter people while one types, driven in a pty and read from their screens."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Final, NamedTuple

from benchmarks.painted import Painted
from benchmarks.pty_probe import Terminal
from benchmarks.typed import Key
from benchmarks.workshop import environment_of
from benchmarks.world import World

SIZE: Final = (120, 40)
QUIET: Final = 0.1
"""Seconds without a byte after which a screen that shows the right count is taken to be final."""
MOST: Final = 20.0  # seconds that a count may take
LONGEST_START: Final = 900.0  # seconds
CLEAR: Final = "\x15"


@dataclass(frozen=True)
class Filter:
    """A program: how it is started, and where its screen shows the text and the counts."""

    name: str
    argv: Callable[[World], tuple[str, ...]]
    ready: str  # a pattern in what it writes
    opens: str  # keys that lead into the filter
    shown: re.Pattern[str]


OURS: Final = Filter(
    "secondhop",
    lambda world: (sys.executable, "-m", "secondhop", "--home", str(world.home_folder)),
    "●",
    "/",
    re.compile(r"^ / (?P<text>.*?) *(?P<total>[\d,]+) of (?P<all>[\d,]+)\b", re.MULTILINE),
)
FZF: Final = Filter(
    "fzf",
    lambda world: (
        *("sh", "-c", 'exec fzf --exact -i --literal --reverse --no-mouse < "$0"'),
        str(world.text),
    ),
    r"\d+/\d+",
    "",
    re.compile(r"^>(?P<text>.*)\n\W*(?P<total>\d+)/(?P<all>\d+)(?! \(\d+%\))", re.MULTILINE),
)


class Shown(NamedTuple):
    """What a filter's screen says."""

    text: str
    total: int
    out_of: int


class Pressed(NamedTuple):
    """What one key caused; milliseconds from the key."""

    counted: float | None  # to the last byte of the frame with the final count; None: it never came
    settled: float  # to the last byte of all
    bytes: int
    total: int  # as the screen showed it at last


class Typist:
    """Types into one filter and reads the answers."""

    def __init__(self, filter_: Filter, world: World) -> None:
        self.filter, self._people = filter_, world.people
        self._painted = Painted(SIZE)
        self._terminal = Terminal(filter_.argv(world), SIZE, environment_of(world.folder))
        self._seen = 0  # pieces that are painted

    def __enter__(self) -> Typist:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._terminal.__exit__(kind, error, trace)

    @property
    def pid(self) -> int:
        return self._terminal.pid

    def open(self) -> None:
        """Wait until everybody can be searched, with an empty filter."""
        self._terminal.open(self.filter.ready, most=LONGEST_START)
        for key in self.filter.opens:
            self._terminal.press([key])
        self.clear()

    def clear(self) -> None:
        """Take away what stands in the filter, so that everybody is found again."""
        self._terminal.send(CLEAR)
        ends = time.monotonic() + MOST
        while self._shown() != ("", self._people, self._people):
            if time.monotonic() > ends:
                text = self._painted.text
                raise TimeoutError(f"{self.filter.name} does not show everybody:\n{text}")
            self._terminal.settle(QUIET, MOST, patience=QUIET)
            list(self._frames())

    def press(self, key: Key, total: int, most: float = MOST) -> Pressed:
        """Press a key, and wait until the screen shows its text with this count and is quiet."""
        self._terminal.wait(0)
        list(self._frames())
        first, sent = len(self._terminal.pieces), time.monotonic()
        self._terminal.send(key.stroke)
        counted: float | None = None
        while counted is None and time.monotonic() < sent + most:
            self._terminal.settle(QUIET, most, patience=QUIET)
            for at, shown in self._frames():
                is_right = shown is not None and shown[:2] == (key.text.strip(), total)
                counted = (counted or at) if is_right else None
        return self._pressed(first, sent, counted)

    def _pressed(self, first: int, sent: float, counted: float | None) -> Pressed:
        pieces, shown = self._terminal.pieces[first:], self._shown()
        return Pressed(
            counted=None if counted is None else (counted - sent) * 1000,
            settled=(pieces[-1][0] - sent) * 1000 if pieces else 0.0,
            bytes=sum(len(piece) for _, piece in pieces),
            total=-1 if shown is None else shown.total,
        )

    def _frames(self) -> Iterator[tuple[float, Shown | None]]:
        """Paint what has come since the last time; what each frame showed."""
        new = self._terminal.pieces[self._seen :]
        self._seen += len(new)
        for at, _ in self._painted.screens(new):
            yield at, self._shown()

    def _shown(self) -> Shown | None:
        found = self.filter.shown.search(self._painted.text)
        if found is None:
            return None
        total, out_of = (int(found[name].replace(",", "")) for name in ("total", "all"))
        return Shown(found["text"].strip(), total, out_of)
