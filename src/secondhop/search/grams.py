"""Short pieces of words, and which of them so many people share that they are looked up ready."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from secondhop.network.arrays import placed
from secondhop.search.vocabulary import EDGE, Vocabulary

GRAM: Final = 3
"""Bytes in the longest of them."""

_HEAVY: Final = 8
"""A piece counts when its words have more rows together than one in so many."""


def gram_code(part: bytes) -> int:
    """A short piece of a word as one number, its length on top."""
    return len(part) << 8 * GRAM | int.from_bytes(part, "big")


def heavy_grams(
    vocabulary: Vocabulary, mass: NDArray[np.int64], rows: int
) -> list[tuple[int, bytes]]:
    """The pieces shared by many rows, each with its code, ascending; mass is rows per word."""
    weights = mass[vocabulary.word_at].astype(np.float64)
    heavy: list[tuple[int, bytes]] = []
    for length in range(1, GRAM + 1):
        codes, total = _masses(vocabulary.text, weights, length)
        for code in codes[total * _HEAVY > rows].tolist():
            gram = int(code).to_bytes(length, "big")
            if EDGE not in gram:
                heavy.append((gram_code(gram), gram))
    return heavy


def _masses(
    text: NDArray[np.uint8], weights: NDArray[np.float64], length: int
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Every piece of one length, ascending, and how many rows its words have together."""
    count = max(len(text) - length + 1, 0)
    codes = np.zeros(count, np.int64)
    for offset in range(length):
        codes = codes << 8 | text[offset : offset + count]
    if length < GRAM:
        return np.arange(1 << 8 * length), _summed(codes, weights[:count], 1 << 8 * length)
    distinct, place = placed(codes)
    return distinct, _summed(place, weights[:count], len(distinct))


def _summed(
    codes: NDArray[np.integer], weights: NDArray[np.float64], size: int
) -> NDArray[np.float64]:
    return np.bincount(codes, weights, size).astype(np.float64, copy=False)
