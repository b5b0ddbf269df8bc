"""Finds rows by any part of the words in their texts, without reading the texts.

Distinct values are kept as numbers of words with 0 around them, so that a phrase is a row of
numbers. A word knows its places there and, unless it is frequent, the rows that have it; frequent
words and short pieces of words know their rows as bits.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from secondhop.network.arrays import Int32
from secondhop.search.bits import Bits, bits_of
from secondhop.search.conditions import START
from secondhop.search.grams import GRAM, gram_code
from secondhop.search.phrases import Places, values_with
from secondhop.search.spans import spans, taken
from secondhop.search.vocabulary import Vocabulary, Words, encoded


class WordIndex(Struct, frozen=True, eq=False):
    """The words in one or several facts (parts) of rows 0 … n - 1."""

    vocabulary: Vocabulary
    places: Places
    row_ptr: Int32  # int32[values + 1]
    row: Int32  # which rows have each value
    post_ptr: Int32  # int32[words + 1]
    post: Int32  # which rows have each word that is not frequent; some twice
    frequent: Int32  # int32[words], the line in word_bits, or -1
    word_bits: NDArray[np.uint8]
    gram: Int32  # codes of short pieces of words, ascending
    gram_bits: NDArray[np.uint8]
    shape: Int32  # how many rows

    @property
    def rows(self) -> int:
        return int(self.shape[0])

    def having(self, needle: str, parts: slice | None = None) -> Bits:
        """The rows with this folded text in a value; the answer may be shared, so do not change it.

        START in front binds it to the start of a value; parts limit it to some of the facts.
        """
        if parts is None and " " not in needle and START not in needle:
            return self._having_word(encoded(needle))
        values = values_with(needle, parts, self.places, self.vocabulary)
        return bits_of(taken(self.row, *spans(self.row_ptr, values)), self.rows)

    def filled(self, parts: slice | None = None) -> Bits:
        """The rows with a value in some of the facts; one without a word is none."""
        first, last = self.places.values(parts)
        sizes = np.diff(self.places.value_at[first : last + 1])
        values = (np.flatnonzero(sizes > 1) + first).astype(np.int32)
        return bits_of(taken(self.row, *spans(self.row_ptr, values)), self.rows)

    def rows_of_words(self, words: Words) -> Bits:
        """The rows that have any of these words."""
        frequent = self.frequent[words]
        bits = bits_of(taken(self.post, *spans(self.post_ptr, words)), self.rows)
        for line in frequent[frequent >= 0].tolist():
            np.bitwise_or(bits, self.word_bits[line], out=bits)
        return bits

    def _having_word(self, part: bytes) -> Bits:
        if len(part) <= GRAM:
            code = gram_code(part)
            line = int(np.searchsorted(self.gram, code))
            if line < len(self.gram) and self.gram[line] == code:
                ready: Bits = self.gram_bits[line]
                return ready
        return self.rows_of_words(self.vocabulary.having(part))
