"""The word that was probably meant, when one that was typed is in no word at all."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from secondhop.network.arrays import Int32
from secondhop.search.vocabulary import Vocabulary, Words, encoded, letter_bits

_SHORTEST: Final = 3
"""Bytes below which anything resembles anything."""

_LONG: Final = 6
"""From so many bytes on, two slips are forgiven instead of one."""

_MOST: Final = 40
"""A longer word is not guessed at."""

Slips = NDArray[np.int16]


def suggest(typed: str, vocabulary: Vocabulary, frequency: Int32) -> str | None:
    """The nearest word, or the nearest beginning of one while it is half typed."""
    word = np.frombuffer(encoded(typed), np.uint8)
    if not _SHORTEST <= len(word) <= _MOST:
        return None
    allowed = 2 if len(word) >= _LONG else 1
    for half_typed in (False, True):
        near = _alike(word, allowed, vocabulary, half_typed)
        slips = _slips(word, near, vocabulary, half_typed)
        if len(near) and slips.min() <= allowed:
            best = np.lexsort((near, -frequency[near], slips))[0]
            return vocabulary.word(int(near[best]))
    return None


def _alike(
    word: NDArray[np.uint8], allowed: int, vocabulary: Vocabulary, half_typed: bool
) -> Words:
    """The words whose letters and length do not rule them out: a slip changes two letters."""
    asked = np.bitwise_or.reduce(letter_bits(word))
    size = np.diff(vocabulary.start, append=len(vocabulary.text)) - 1
    if half_typed:  # the first letter is seldom wrong, and this keeps the candidates few
        alike = np.bitwise_count(asked & ~vocabulary.letters) <= allowed
        alike &= (size >= len(word) - allowed) & (vocabulary.text[vocabulary.start] == word[0])
    else:
        alike = np.bitwise_count(asked ^ vocabulary.letters) <= 2 * allowed
        alike &= np.abs(size - len(word)) <= allowed
    alike[0] = False
    return np.flatnonzero(alike).astype(np.int32)


def _slips(
    word: NDArray[np.uint8], words: Words, vocabulary: Vocabulary, half_typed: bool
) -> Slips:
    """Letters added, left out, exchanged or swapped with a neighbour, for all words at once."""
    width = len(word) + 2
    size = np.diff(vocabulary.start, append=len(vocabulary.text))[words] - 1
    at = np.minimum(vocabulary.start[words] + np.arange(width)[:, None], len(vocabulary.text) - 1)
    letters = np.where(np.arange(width)[:, None] < size, vocabulary.text[at], 0)
    rows = [np.arange(width + 1, dtype=np.int16)[:, None].repeat(len(words), axis=1)]
    for i, letter in enumerate(word.tolist()):
        row = np.empty_like(rows[0])
        row[0] = i + 1
        for j in range(width):
            row[j + 1] = np.minimum(rows[-1][j + 1], row[j]) + 1
            np.minimum(row[j + 1], rows[-1][j] + (letters[j] != letter), out=row[j + 1])
            if i and j:
                swapped = (letters[j] == word[i - 1]) & (letters[j - 1] == letter)
                np.minimum(
                    row[j + 1], np.where(swapped, rows[-2][j - 1] + 1, width), out=row[j + 1]
                )
        rows.append(row)
    if half_typed:
        reached = np.where(np.arange(width + 1)[:, None] <= size, rows[-1], width)
        return np.asarray(reached.min(axis=0))
    return np.asarray(rows[-1][np.minimum(size, width), np.arange(len(words))])
