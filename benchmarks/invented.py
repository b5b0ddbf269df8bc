"""Any number of invented people, the same for the same seed: few words that many share, many rare.

Names, companies and free words are made of syllables, so that nobody in them exists.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import chain

import numpy as np
from numpy.random import Generator, default_rng
from numpy.typing import NDArray

from secondhop.model.person import Person, PersonId
from secondhop.network.people import People
from secondhop.search.corpus import NONE, Corpus, Figures, HalfEdges, Rows

ONSETS = (
    *("b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "h", "j", "k", "kl", "l", "m", "n"),
    *("p", "pr", "qu", "r", "s", "sh", "st", "t", "tr", "v", "w", "z"),
)
VOWELS = ("a", "e", "i", "o", "u", "ai", "ei", "ou", "ia")
CODAS = ("", "", "", "n", "r", "s", "l", "m", "t", "nd", "rt", "ck", "ß", "ń")
LEVELS = ("", "", "", "Senior", "Junior", "Lead", "Principal", "Head of", "VP", "Director of")
FIELDS = (
    *("Software", "Data", "Sales", "Marketing", "Product", "Customer Success", "Finance"),
    *("Platform", "Security", "Machine Learning", "Supply Chain", "Energy", "Legal", "People"),
)
ROLES = (
    *("Engineer", "Manager", "Analyst", "Consultant", "Scientist", "Architect", "Specialist"),
    *("Designer", "Officer", "Associate", "Developer", "Partner", "Recruiter", "Coordinator"),
)
KINDS = ("", "", "GmbH", "Inc", "Ltd", "Labs", "Group", "Systems", "Bank", "Energy", "Partners")
COUNTRIES = ("Germany", "Norway", "Portugal", "United Kingdom", "France", "Spain", "Poland", "")

TODAY = date(2026, 11, 23).toordinal()


class NoHalfEdges:
    """Nobody is tied to anybody: these people are only searched for text and numbers."""

    def half_edges(self, rows: Rows, /) -> HalfEdges:
        return _Nobody()


class _Nobody:
    dst = np.zeros(0, np.int32)


def corpus(count: int, seed: int = 7) -> Corpus:
    """So many people, me among them."""
    dice = default_rng(seed)
    people = People(Person(PersonId("me"), "Me"))
    _fill(people, count - 1, dice)
    degree = dice.choice(np.array([1, 2, 3], np.int8), count, p=[0.004, 0.9, 0.096])
    degree[0] = 0
    return Corpus(
        people,
        degree,
        np.minimum(dice.zipf(1.8, count), 400).astype(np.int32),
        NoHalfEdges(),
        dice.permutation(count).astype(np.int32),
        _figures(count, dice),
        TODAY,
    )


def _figures(count: int, dice: Generator) -> Figures:
    """Marks and days of some of them."""
    columns = []
    for low, high in ((0, 101), (0, 101), (-800, 1), (-30, 60), (-400, 1)):
        first = TODAY if low < 0 else 0
        known = dice.random(count) < 0.3
        columns.append(np.where(known, first + dice.integers(low, high, count), NONE))
    return Figures(*(column.astype(np.int32) for column in columns))


def lines(people: People) -> list[str]:
    """Everything that free words are looked for in, one person a line."""
    rows = zip(
        people.name,
        people.title,
        people.company,
        people.location,
        people.industry,
        map("\t".join, people.skills),
        map("\t".join, people.tags),
        strict=True,
    )
    return list(map("\t".join, rows))


def typed_sessions(people: People, count: int = 40, seed: int = 5) -> list[str]:
    """What people type: one to three words, or beginnings of words, of somebody who is there."""
    dice = default_rng(seed)
    typed = []
    while len(typed) < count:
        row = int(dice.integers(1, len(people)))
        facts = (people.name, people.title, people.company, people.location, people.industry)
        words = [word for fact in facts for word in fact[row].lower().split() if len(word) > 2]
        chosen = dice.choice(words, min(len(words), int(dice.integers(1, 4))), replace=False)
        typed.append(" ".join(word[: int(dice.integers(3, 21))] for word in chosen.tolist()))
    return typed


def _fill(people: People, count: int, dice: Generator) -> None:
    first, last = _names(dice, 3_000), _names(dice, max(2_000, count // 60))
    people.ids += [PersonId(f"p{number}") for number in range(count)]
    people.row_of.update((person, row) for row, person in enumerate(people.ids))
    people.name += _pairs(_heavy(first, count, dice), _heavy(last, count, dice))
    people.title += _titles(count, _names(dice, max(1_000, count // 100)), dice)
    companies = _companies(max(500, count // 15), dice)
    company = _heavy(companies, count, dice)
    people.company += company
    people.employer += company
    towns = [f"{town}, {dice.choice(COUNTRIES)}".strip(", ") for town in _names(dice, 400)]
    people.location += _heavy(["", *towns], count, dice)
    industries = [f"{name} {dice.choice(FIELDS)}" for name in _names(dice, 60)]
    people.industry += _heavy(["", *industries], count, dice)
    people.skills += _several(_names(dice, 600), count, 6, dice)
    people.tags += _several(_names(dice, 40), count, 2, dice)
    people.stage += _heavy(["", "new", "asked", "talking"], count, dice)
    people.url += [""] * count
    people.email += [""] * count
    people.sources += [("connections.csv",)] * count
    people.past += _several(companies, count, 3, dice)
    people.schools += _several(_names(dice, 90), count, 2, dice)
    people.groups += _several(_names(dice, 70), count, 2, dice)
    people.hiring += [""] * count
    people.notes += [()] * count


def _names(dice: Generator, count: int) -> list[str]:
    """Different capitalised words of two or three syllables, as many as there can be."""
    made: dict[str, None] = {}
    while len(made) < count:
        syllables = zip(
            dice.choice(ONSETS, (count, 3)).tolist(),
            dice.choice(VOWELS, (count, 3)).tolist(),
            dice.choice(CODAS, (count, 3)).tolist(),
            dice.integers(2, 4, count).tolist(),
            strict=True,
        )
        for onsets, vowels, codas, length in syllables:
            parts = chain.from_iterable(zip(onsets, vowels, codas, strict=True))
            made["".join(list(parts)[: length * 3]).capitalize()] = None
    return list(made)[:count]


def _heavy(values: Sequence[str], count: int, dice: Generator) -> list[str]:
    """Values of which the first are many times more frequent than the last."""
    places: NDArray[np.float64] = len(values) ** dice.random(count) - 1
    return list(map(values.__getitem__, places.astype(np.int64).tolist()))


def _pairs(first: list[str], second: list[str]) -> list[str]:
    return [f"{a} {b}" for a, b in zip(first, second, strict=True)]


def _titles(count: int, words: list[str], dice: Generator) -> list[str]:
    common = [
        " ".join(filter(None, (level, field, role)))
        for level in LEVELS
        for field in FIELDS
        for role in ROLES
    ]
    dice.shuffle(common)
    plain, free = _heavy(["", *common], count, dice), _heavy(words, count, dice)
    tailed = (dice.random(count) < 0.15).tolist()
    return [f"{a} for {b}" if tail else a for a, b, tail in zip(plain, free, tailed, strict=True)]


def _companies(count: int, dice: Generator) -> list[str]:
    kinds = dice.choice(KINDS, count).tolist()
    return [f"{name} {kind}".strip() for name, kind in zip(_names(dice, count), kinds, strict=True)]


def _several(values: list[str], count: int, most: int, dice: Generator) -> list[tuple[str, ...]]:
    sizes = np.minimum(dice.geometric(0.5, count) - 1, most)
    flat = _heavy(values, int(sizes.sum()), dice)
    ends = np.cumsum(sizes).tolist()
    starts = [0, *ends[:-1]]
    return [tuple(dict.fromkeys(flat[a:b])) for a, b in zip(starts, ends, strict=True)]
