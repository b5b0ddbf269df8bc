"""Makes a word index from the distinct values of some facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from secondhop.network.arrays import Int32
from secondhop.search.bits import Bits, bits_of, width
from secondhop.search.grams import heavy_grams
from secondhop.search.parts import Facts, Part, grouped
from secondhop.search.phrases import Places
from secondhop.search.spans import pointers, spans, taken
from secondhop.search.tokens import words_of
from secondhop.search.vocabulary import Vocabulary, Words
from secondhop.search.words import WordIndex

_FREQUENT: Final = 32
"""Bits for a word in more than one row of so many: they are then no larger than a list of rows."""

_CHUNK: Final = 1 << 16
"""Places that are worked on at a time, so that a build needs little memory."""


def built(facts: Sequence[Facts], rows: int) -> WordIndex:
    """Index these facts of the first so many rows."""
    parts = [Part.of(one) for one in facts]
    text, words = words_of(list(chain.from_iterable(part.values for part in parts)))
    vocabulary = Vocabulary.of(["", *words])
    places = _places(text, parts, len(vocabulary))
    holders = _Holders.of(places, parts, rows)
    mass = holders.mass(len(vocabulary))
    often = mass * _FREQUENT > rows
    index = WordIndex(
        vocabulary=vocabulary,
        places=places,
        row_ptr=holders.ptr,
        row=holders.row,
        post_ptr=pointers(np.where(often, 0, mass)),
        post=holders.postings(~often),
        frequent=np.where(often, np.cumsum(often) - 1, -1).astype(np.int32),
        word_bits=_stacked(map(holders.having, np.flatnonzero(often).tolist()), rows),
        gram=np.zeros(0, np.int32),
        gram_bits=_stacked((), rows),
        shape=np.array([rows], np.int32),
    )
    grams = heavy_grams(vocabulary, mass, rows)
    bits = (index.rows_of_words(vocabulary.having(gram)) for _, gram in grams)
    codes = np.array([code for code, _ in grams], np.int32)
    return replace(index, gram=codes, gram_bits=_stacked(bits, rows))


class _Holders(Struct, frozen=True, eq=False):
    """Who has each value, and by way of the values each word."""

    places: Places
    ptr: Int32  # int32[values + 1]
    row: Int32
    value: Int32  # the value at each of the words' places
    rows: int

    @classmethod
    def of(cls, places: Places, parts: Sequence[Part], rows: int) -> _Holders:
        ptr = pointers(np.concatenate([np.diff(part.ptr) for part in parts]))
        row = np.concatenate([part.rows for part in parts])
        values = np.arange(len(ptr) - 1, dtype=np.int32)
        value = np.repeat(values, np.diff(places.value_at))[places.at - 1]
        return cls(places, ptr, row, value, rows)

    def mass(self, words: int) -> NDArray[np.int64]:
        """Rows per word; who has it in two values counts twice."""
        before = np.concatenate(([0], np.cumsum(np.diff(self.ptr)[self.value], dtype=np.int64)))
        return np.asarray(np.diff(before[self.places.ptr]))

    def postings(self, wanted: NDArray[np.bool_]) -> Int32:
        """The rows of each wanted word, one word after another."""
        values = self.value[np.repeat(wanted, np.diff(self.places.ptr))]
        chunks = [self.row[:0]]
        for start in range(0, len(values), _CHUNK):
            some = values[start : start + _CHUNK]
            chunks.append(taken(self.row, self.ptr[some], self.ptr[some + 1]))
        return np.concatenate(chunks)

    def having(self, word: int) -> Bits:
        values = self.value[self.places.ptr[word] : self.places.ptr[word + 1]]
        return bits_of(taken(self.row, *spans(self.ptr, values)), self.rows)


def _places(text: Words, parts: Sequence[Part], words: int) -> Places:
    at = np.flatnonzero(text).astype(np.int32)
    ptr, at = grouped(text[at], at, words)
    return Places(
        text=text,
        value_at=np.flatnonzero(text == 0).astype(np.int32) + 1,
        part_ptr=pointers(np.array([len(part.values) for part in parts])),
        ptr=ptr,
        at=at,
    )


def _stacked(lines: Iterator[Bits] | Sequence[Bits], rows: int) -> NDArray[np.uint8]:
    lines = list(lines)
    return np.stack(lines) if lines else np.zeros((0, width(rows)), np.uint8)
