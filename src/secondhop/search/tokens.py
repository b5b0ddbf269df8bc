"""Reads distinct values into numbers of words; each word is folded once for all its places."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

import numpy as np

from secondhop.search.conditions import comparable
from secondhop.search.parts import Numbering
from secondhop.search.spans import Numbers, pointers, taken
from secondhop.search.vocabulary import Words

_CHUNK: Final = 1 << 16
"""Values that are split at a time, so that reading needs little memory."""


def words_of(values: Sequence[str]) -> tuple[Words, list[str]]:
    """All values laid end to end with 0 around each, and the words, alphabetically, from number 1.

    Folding goes letter by letter, so a value's words are those of its pieces between spaces.
    """
    number = Numbering()
    pieces, sizes = _pieces(values, number)
    folded = [comparable(piece).split() for piece in number]
    words = sorted(set(chain.from_iterable(folded)))
    place = {word: i for i, word in enumerate(words, 1)}
    flat = np.fromiter(map(place.__getitem__, chain.from_iterable(folded)), np.int32)
    ptr = pointers(np.fromiter(map(len, folded), np.int32, len(folded)))
    if len(flat) == len(folded) and np.array_equal(ptr, np.arange(len(ptr))):
        return _laid(flat[pieces], sizes), words
    text = taken(flat, ptr[pieces], ptr[pieces + 1])
    before = np.concatenate(([0], np.cumsum(ptr[pieces + 1] - ptr[pieces])))
    return _laid(text, np.diff(before[pointers(sizes)])), words


def _pieces(values: Sequence[str], number: Numbering) -> tuple[Numbers, Numbers]:
    """What stands between spaces, value by value, and how much of it each value has."""
    pieces, sizes = [np.zeros(0, np.int32)], [np.zeros(0, np.int32)]
    for start in range(0, len(values), _CHUNK):
        split = [value.split() for value in values[start : start + _CHUNK]]
        sizes.append(np.fromiter(map(len, split), np.int32, len(split)))
        pieces.append(number.of(chain.from_iterable(split), int(sizes[-1].sum())))
    return np.concatenate(pieces), np.concatenate(sizes)


def _laid(text: Words, sizes: Numbers) -> Words:
    laid = np.zeros(len(text) + len(sizes) + 1, np.int32)
    value = np.repeat(np.arange(1, len(sizes) + 1, dtype=np.int32), sizes)
    laid[np.arange(len(text), dtype=np.int32) + value] = text
    return laid
