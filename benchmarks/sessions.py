"""The three things that are done to every program: keys, waiting, and a slow link."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.peers import BY_NAME, TYPED, Program
from benchmarks.pty_probe import QUIET, Answer, Terminal
from benchmarks.slow_link import LOCAL, Link
from benchmarks.workshop import Workshop

Size = tuple[int, int]
BRIEF = 0.12  # seconds of quiet in long rows of the same key, whose mean is what matters
LINK_QUIET = 0.6  # seconds; longer than any program waits for an answer over the slow link
FILTER_QUIET = 0.5  # seconds; a filter may show the letter first and the rows later
TO_THE_EDGE = 20  # keys a second; in one piece they would be one jump, which may end anywhere
HELD_RATE, HELD_SECONDS, TYPING_RATE = 30, 2, 8


@dataclass(frozen=True)
class Pace:
    """How often each key is pressed, and how long anything is waited for."""

    downs: int = 5
    edges: int = 20
    pages: int = 3
    letters: int = 3
    idle: float = 10.0  # seconds
    longest_lag: float = 40.0  # seconds


FULL, QUICK = Pace(), Pace(downs=3, edges=8, pages=2, longest_lag=12.0)


@dataclass(frozen=True)
class Series:
    """The answers to one key pressed again and again; () when there is no such key."""

    answers: tuple[Answer, ...] = ()

    @property
    def mean(self) -> float:
        """Bytes."""
        return statistics.fmean(answer.bytes for answer in self.answers)

    @property
    def most(self) -> int:
        """Bytes."""
        return max(answer.bytes for answer in self.answers)

    @property
    def first(self) -> float:
        """Milliseconds to the first byte, the median."""
        return statistics.median(answer.first for answer in self.answers)

    @property
    def milliseconds(self) -> float:
        """Milliseconds to the last byte, the median."""
        return statistics.median(answer.milliseconds for answer in self.answers)


@dataclass(frozen=True)
class Keys:
    """What the keys of one program cost at one size."""

    start: Series
    down: Series
    edge: Series
    page: Series
    letter: Series
    pane: Series


@dataclass(frozen=True)
class Held:
    """A key held over a slow link."""

    start: Answer
    lag: Answer  # from the last press on


def open_terminal(program: Program, shop: Workshop, size: Size, link: Link = LOCAL) -> Terminal:
    """Start a program on the things that it looks at."""
    environment = {**shop.environment(), **program.environment}
    return Terminal(program.argv(shop), size, environment, shop.folder_of(program.command), link)


def press_keys(program: Program, shop: Workshop, size: Size, pace: Pace) -> Keys:
    """Measure every key on a fast line, in the order in which a person would come to them."""
    with open_terminal(program, shop, size) as terminal:
        start = terminal.open(program.ready)

        def series(keys: Sequence[str], quiet: float = QUIET) -> Series:
            return Series(tuple(terminal.press(keys, quiet)))

        down = series([program.down] * pace.downs) if program.has_cursor else Series()
        terminal.type([program.down] * size[1], TO_THE_EDGE, QUIET, 15)
        edge = series([program.down] * pace.edges, BRIEF)
        page = series([program.page] * pace.pages)
        letter = pane = Series()
        if program.can_filter:
            _open_filter(terminal, program)
            letter = series(TYPED[: pace.letters], FILTER_QUIET)
        if program.panes:
            terminal.press(["\r"])
            pane = series(program.panes)
        return Keys(Series((start,)), down, edge, page, letter, pane)


def wait_idle(name: str, shop: Workshop, size: Size, pace: Pace) -> int:
    """Bytes that a program writes while nobody does anything, in its filter where it has one."""
    program = BY_NAME[name]
    with open_terminal(program, shop, size) as terminal:
        terminal.open(program.ready)
        terminal.press([program.down])
        if program.can_filter:
            _open_filter(terminal, program)
        terminal.wait(1.0)
        first = len(terminal.pieces)
        terminal.wait(pace.idle)
        return len(terminal.output(first))


def hold_key(name: str, shop: Workshop, size: Size, pace: Pace, link: Link) -> Held:
    """Hold the key that moves the cursor down, over a slow link."""
    program = BY_NAME[name]
    with open_terminal(program, shop, size, link) as terminal:
        start = terminal.open(program.ready, quiet=LINK_QUIET)
        held = [program.down] * (HELD_RATE * HELD_SECONDS)
        return Held(start, terminal.type(held, HELD_RATE, LINK_QUIET, pace.longest_lag))


def type_word(name: str, shop: Workshop, size: Size, pace: Pace, link: Link) -> Answer:
    """Type a word into the filter over a slow link; the time counts from its last letter."""
    program = BY_NAME[name]
    with open_terminal(program, shop, size, link) as terminal:
        terminal.open(program.ready, quiet=LINK_QUIET)
        _open_filter(terminal, program)
        return terminal.type(TYPED, TYPING_RATE, LINK_QUIET, pace.longest_lag)


def _open_filter(terminal: Terminal, program: Program) -> None:
    if program.opens_filter:
        terminal.press([program.opens_filter])
