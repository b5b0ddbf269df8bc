"""Syllables of names and companies that nobody has, and what titles are put together from."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

from numpy.random import Generator

ONSETS: Final = (
    *("b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "h", "j", "k", "kl", "l", "m", "n"),
    *("p", "pr", "qu", "r", "s", "sh", "st", "t", "tr", "v", "w", "z"),
)
VOWELS: Final = ("a", "e", "i", "o", "u", "ai", "ei", "ou", "ia")
CODAS: Final = ("", "", "", "n", "r", "s", "l", "m", "t", "nd", "rt", "ck", "ß", "ń")
LEVELS: Final = (
    "",
    "",
    "",
    "Senior",
    "Junior",
    "Lead",
    "Principal",
    "Head of",
    "VP",
    "Director of",
)
FIELDS: Final = (
    *("Software", "Data", "Sales", "Marketing", "Product", "Customer Success", "Finance"),
    *("Platform", "Security", "Machine Learning", "Supply Chain", "Energy", "Legal", "People"),
)
ROLES: Final = (
    *("Engineer", "Manager", "Analyst", "Consultant", "Scientist", "Architect", "Specialist"),
    *("Designer", "Officer", "Associate", "Developer", "Partner", "Recruiter", "Coordinator"),
)
KINDS: Final = ("", "", "GmbH", "Inc", "Ltd", "Labs", "Group", "Systems", "Bank", "Energy")
COUNTRIES: Final = ("Germany", "Norway", "Portugal", "United Kingdom", "France", "Spain", "Poland")


def names(dice: Generator, count: int) -> list[str]:
    """Different capitalised words of two or three syllables."""
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


def titles(dice: Generator) -> list[str]:
    """What people are called at work; the first is nothing at all."""
    made = [
        " ".join(filter(None, (level, field, role)))
        for level in LEVELS
        for field in FIELDS
        for role in ROLES
    ]
    made = list(dict.fromkeys(made))
    dice.shuffle(made)
    return ["", *made]


def companies(dice: Generator, count: int) -> list[str]:
    kinds = dice.choice(KINDS, count).tolist()
    return [f"{name} {kind}".strip() for name, kind in zip(names(dice, count), kinds, strict=True)]


def towns(dice: Generator, count: int) -> list[str]:
    """Places; the first is unknown."""
    countries: Sequence[str] = dice.choice(COUNTRIES, count).tolist()
    return ["", *map(", ".join, zip(names(dice, count), countries, strict=True))]


def industries(dice: Generator, count: int) -> list[str]:
    """Industries; the first is unknown."""
    fields: Sequence[str] = dice.choice(FIELDS, count).tolist()
    return ["", *map(" ".join, zip(names(dice, count), fields, strict=True))]
