"""Reads distinct values into numbers of words; each word is folded once for all its places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import Final

import numpy as np

from secondhop.model.text import comparable
from secondhop.network.arrays import Int32
from secondhop.search.spans import pointers, taken
from secondhop.search.vocabulary import Words

_BETWEEN: Final = "\n"

_CHUNK: Final = 1 << 16
"""Values that are split at a time, so that reading needs little memory."""


class Numbering(dict[str, int]):
    """Gives each text that was not seen before the next number."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number

    def of(self, texts: Iterable[str], count: int) -> Int32:
        return np.fromiter(map(self.__getitem__, texts), np.int32, count)


def words_of(values: Sequence[str]) -> tuple[Words, list[str]]:
    """All values laid end to end with 0 around each, and the words, alphabetically, from number 1.

    Folding goes letter by letter, so a value's words are those of its pieces between spaces.
    """
    number = Numbering({_BETWEEN: 0})
    pieces, sizes = _pieces(values, number)
    folded = [comparable(piece).split() for piece in islice(number, 1, None)]
    words = sorted(set(chain.from_iterable(folded)))
    place = {word: i for i, word in enumerate(words, 1)}
    flat = np.fromiter(map(place.__getitem__, chain.from_iterable(folded)), np.int32)
    ptr = pointers(np.fromiter(map(len, folded), np.int32, len(folded)))
    if np.array_equal(ptr, np.arange(len(ptr))):  # as is usual, each piece is one word
        return _laid(flat[pieces], sizes), words
    text = taken(flat, ptr[pieces], ptr[pieces + 1])
    before = np.concatenate(([0], np.cumsum(ptr[pieces + 1] - ptr[pieces])))
    return _laid(text, np.diff(before[pointers(sizes)])), words


def _pieces(values: Sequence[str], number: Numbering) -> tuple[Int32, Int32]:
    """What stands between spaces, value by value, and how much of it each value has."""
    chunks = [np.zeros(0, np.int32)]
    for start in range(0, len(values), _CHUNK):
        chunk = values[start : start + _CHUNK]
        text = _BETWEEN.join([*chunk, ""])
        if text.count(_BETWEEN) != len(chunk):
            text = _BETWEEN.join([*(value.replace(_BETWEEN, " ") for value in chunk), ""])
        # One flat list: a list for each value would keep the garbage collector busy.
        split = text.replace(_BETWEEN, f" {_BETWEEN} ").split(" ")[:-1]
        chunks.append(number.of(split, len(split)))
    pieces = np.concatenate(chunks)
    ends = np.flatnonzero(pieces == 0)
    return pieces[pieces > 0] - 1, (np.diff(ends, prepend=-1) - 1).astype(np.int32)


def _laid(text: Words, sizes: Int32) -> Words:
    laid = np.zeros(len(text) + len(sizes) + 1, np.int32)
    value = np.repeat(np.arange(1, len(sizes) + 1, dtype=np.int32), sizes)
    laid[np.arange(len(text), dtype=np.int32) + value] = text
    return laid
