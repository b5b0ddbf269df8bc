"""Makes a word index from the distinct values of some facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from secondhop.search.bits import Bits, bits_of, width
from secondhop.search.grams import heavy_grams
from secondhop.search.parts import Cells, Part, grouped
from secondhop.search.phrases import Places
from secondhop.search.spans import Numbers, spans, taken
from secondhop.search.vocabulary import Vocabulary, Words
from secondhop.search.words import WordIndex

_FREQUENT: Final = 32
"""Bits for a word in more than one row of so many: they are then no larger than a list of rows."""

_CHUNK: Final = 1 << 16
"""Values, or places, that are worked on at a time, so that a build needs little memory."""

_BETWEEN: Final = "\n"


class _Numbering(dict[str, int]):
    """Gives each new word the next number."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


def built(facts: Sequence[Cells], rows: int) -> WordIndex:
    """Index the first so many rows of these facts."""
    parts = [Part.of(cells, rows) for cells in facts]
    text, words = _text(parts)
    vocabulary = Vocabulary.of(["", *words])
    places = _places(text, parts, len(vocabulary))
    row_ptr, row = _joined(parts)
    holders = np.diff(row_ptr)  # how many rows have each value
    value_of = np.repeat(np.arange(len(holders), dtype=np.int32), np.diff(places.value_at))
    mass = np.bincount(text[1:], holders[value_of], len(vocabulary)).astype(np.int64)
    mass[0] = 0
    often = mass * _FREQUENT > rows
    value = value_of[places.at - 1]
    index = WordIndex(
        vocabulary=vocabulary,
        places=places,
        row_ptr=row_ptr,
        row=row,
        post_ptr=_pointers(np.where(often, 0, mass)),
        post=_postings(value[~often[text[places.at]]], row_ptr, row),
        frequent=np.where(often, np.cumsum(often) - 1, -1).astype(np.int32),
        word_bits=_stacked(_each_word(np.flatnonzero(often), value, places, row_ptr, row, rows), rows),
        gram=np.zeros(0, np.int32),
        gram_bits=_stacked([], rows),
        shape=np.array([rows], np.int32),
    )
    grams = heavy_grams(vocabulary, mass, rows)
    bits = [index.rows_of_words(vocabulary.having(gram)) for _, gram in grams]
    codes = np.array([code for code, _ in grams], np.int32)
    return replace(index, gram=codes, gram_bits=_stacked(bits, rows))


def _text(parts: Sequence[Part]) -> tuple[Words, list[str]]:
    """All values as numbers of words, and the words, in alphabetical order from number 1."""
    number = _Numbering({_BETWEEN: 0})
    chunks = [np.zeros(1, np.int32)]
    for part in parts:
        for start in range(0, len(part.values), _CHUNK):
            words = f" {_BETWEEN} ".join([*part.values[start : start + _CHUNK], ""]).split(" ")[:-1]
            chunks.append(np.fromiter(map(number.__getitem__, words), np.int32, len(words)))
    words = sorted(number)
    words.remove(_BETWEEN)
    place = np.zeros(len(number), np.int32)
    place[[number[word] for word in words]] = np.arange(1, len(number), dtype=np.int32)
    return place[np.concatenate(chunks)], words


def _places(text: Words, parts: Sequence[Part], words: int) -> Places:
    at = np.flatnonzero(text).astype(np.int32)
    ptr, at = grouped(text[at], at, words)
    return Places(
        text=text,
        value_at=np.flatnonzero(text == 0).astype(np.int32) + 1,
        part_ptr=_pointers(np.array([len(part.values) for part in parts])),
        ptr=ptr,
        at=at,
    )


def _joined(parts: Sequence[Part]) -> tuple[Numbers, Numbers]:
    """Which rows have each value, for the values of all parts one after another."""
    sizes = [np.diff(part.ptr) for part in parts]
    return _pointers(np.concatenate(sizes)), np.concatenate([part.rows for part in parts])


def _postings(values: Numbers, row_ptr: Numbers, row: Numbers) -> Numbers:
    """The rows of these values, one after another."""
    chunks = [row[:0]]
    for start in range(0, len(values), _CHUNK):
        some = values[start : start + _CHUNK]
        chunks.append(taken(row, row_ptr[some], row_ptr[some + 1]))
    return np.concatenate(chunks)


def _each_word(
    words: NDArray[np.intp],
    value: Numbers,
    places: Places,
    row_ptr: Numbers,
    row: Numbers,
    rows: int,
) -> Iterator[Bits]:
    """The rows of one word after another."""
    for word in words.tolist():
        values = np.unique(value[places.ptr[word] : places.ptr[word + 1]])
        yield bits_of(taken(row, *spans(row_ptr, values)), rows)


def _stacked(lines: Iterator[Bits] | Sequence[Bits], rows: int) -> NDArray[np.uint8]:
    lines = list(lines)
    return np.stack(lines) if lines else np.zeros((0, width(rows)), np.uint8)


def _pointers(sizes: NDArray[np.integer]) -> Numbers:
    """Where each of some stretches begins when they are laid end to end, and where all end."""
    return np.concatenate(([0], np.cumsum(sizes))).astype(np.int32)
