"""A text as its words, in the one form in which guards compare them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from secondhop.model.text import fold

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_APOSTROPHES = str.maketrans("’‘ʼ´`", "'''''")
_MOST = 50_000
"""Characters of a text that are read for its words: more is blocked for its length alone."""


def straight(text: str) -> str:
    """The text with one kind of apostrophe."""
    return text.translate(_APOSTROPHES)


@lru_cache(maxsize=4)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    return tuple(_WORD.findall(fold(straight(text[:_MOST]))))


def spoken(text: str) -> str:
    """The words with one space around each, so that whole words are found in it."""
    return f" {' '.join(words(text))} "


def says(text: str, phrase: str) -> bool:
    """Whether a text has these words in a row."""
    wanted = " ".join(words(phrase))
    return bool(wanted) and f" {wanted} " in spoken(text)


@lru_cache(maxsize=16)
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of some phrases in spoken text; a star stands for up to two words."""
    return re.compile("(?<= )(?:" + "|".join(map(_spelled, phrases)) + ")(?= )")


def _spelled(phrase: str) -> str:
    """A phrase as a pattern that ends before a space."""
    parts = [" ".join(_WORD.findall(fold(part))) for part in phrase.split("*")]
    return r" (?:\S+ ){0,2}".join(re.escape(part) for part in parts)


def names_in(names: Iterable[str]) -> set[str]:
    """Every folded word of some names."""
    return {word for name in names for word in _WORD.findall(fold(straight(name)))}
