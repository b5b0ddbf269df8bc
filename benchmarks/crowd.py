"""Any number of invented people, the same for the same seed, as codes in arrays.

A person is a number from 1 on; 0 is me. Words are put together when somebody is written down, so
that millions of people cost a few dozen bytes each. Few values are shared by many and many by few
(Zipf), and people who stand together in a circle mostly share their company and their town.
"""

from __future__ import annotations

import base64
from typing import Final, NamedTuple

import numpy as np
from numpy.random import Generator, default_rng
from numpy.typing import NDArray

from benchmarks import words

Codes = NDArray[np.int32]

SEED: Final = 7
MOST_SKILLS: Final = 4
_NONE: Final = -1
_ALL_IDS: Final = 1 << 40  # five bytes, as the program gives them
_STRIDE: Final = 0x9E3779B97F4A7C15 % _ALL_IDS | 1  # odd, so that no two numbers share an id


class Facts(NamedTuple):
    """What is known of one person: exactly what free words are looked for in."""

    name: str
    title: str
    company: str
    location: str
    industry: str
    skills: tuple[str, ...]

    def values(self) -> tuple[str, ...]:
        """Every value that is there, one by one."""
        return tuple(filter(None, (*self[:5], *self.skills)))


class Crowd:
    """So many people besides me."""

    def __init__(self, count: int, seed: int = SEED) -> None:
        self.count = count
        dice = default_rng(seed)
        self.circle = _circles(count, dice)
        self._make_words(dice)
        self._deal(dice)

    def id(self, number: int) -> str:
        """Somebody's id, in the shape of those that the program gives."""
        return base64.b32encode((number * _STRIDE % _ALL_IDS).to_bytes(5, "big")).decode().lower()

    def facts(self, number: int) -> Facts:
        """All about one person."""
        company = int(self._company[number])
        skills = [self._skills[code] for code in self._skilled[number].tolist() if code != _NONE]
        return Facts(
            f"{self._first[self._called[number]]} {self._last[self._family[number]]}",
            self._title(int(self._titled[number]), int(self._tail[number])),
            self._companies[company],
            self._towns[self._town[number]],
            self._industries[self._industry_of[company]],
            tuple(dict.fromkeys(skills)),
        )

    def _title(self, title: int, tail: int) -> str:
        plain = self._titles[title]
        return f"{plain} for {self._tails[tail]}".strip() if tail != _NONE else plain

    def _make_words(self, dice: Generator) -> None:
        count = self.count
        self._first = words.names(dice, 3_000)
        self._last = words.names(dice, max(2_000, count // 60))
        self._titles = words.titles(dice)
        self._tails = words.names(dice, max(1_000, count // 100))
        self._companies = words.companies(dice, max(500, count // 15))
        self._towns = words.towns(dice, 400)
        self._industries = words.industries(dice, 60)
        self._skills = words.names(dice, 600)

    def _deal(self, dice: Generator) -> None:
        """Give everybody their values; the circle decides most companies and towns."""
        people, circles = self.count + 1, int(self.circle.max()) + 1
        self._called = heavy(len(self._first), people, dice)
        self._family = heavy(len(self._last), people, dice)
        self._titled = heavy(len(self._titles), people, dice)
        self._tail = some(heavy(len(self._tails), people, dice), 0.15, dice)
        homes = heavy(len(self._companies), circles, dice)[self.circle]
        strays = heavy(len(self._companies), people, dice)
        self._company = np.where(dice.random(people) < 0.6, homes, strays).astype(np.int32)
        homes = heavy(len(self._towns), circles, dice)[self.circle]
        strays = heavy(len(self._towns), people, dice)
        self._town = np.where(dice.random(people) < 0.75, homes, strays).astype(np.int32)
        self._industry_of = heavy(len(self._industries), len(self._companies), dice)
        skilled = [
            some(heavy(len(self._skills), people, dice), 0.5**nth, dice)
            for nth in range(1, MOST_SKILLS + 1)
        ]
        self._skilled = np.column_stack(skilled)


def heavy(values: int, count: int, dice: Generator) -> Codes:
    """Codes of which the first are many times more frequent than the last."""
    places: NDArray[np.float64] = values ** dice.random(count) - 1
    return places.astype(np.int32)


def some(codes: Codes, share: float, dice: Generator) -> Codes:
    """A share of the codes; nothing in place of the others."""
    return np.where(dice.random(len(codes)) < share, codes, _NONE).astype(np.int32)


def _circles(count: int, dice: Generator) -> Codes:
    """The circle of everybody: people who follow each other, a few dozen or a few thousand."""
    expected = count // 100 + 10
    sizes = np.clip(dice.lognormal(np.log(120), 1.0, expected), 8, 20_000).astype(np.int64)
    circle: Codes = np.repeat(np.arange(expected, dtype=np.int32), sizes)[: count + 1]
    rest = np.full(count + 1 - len(circle), expected, np.int32)
    return np.concatenate((circle, rest))
