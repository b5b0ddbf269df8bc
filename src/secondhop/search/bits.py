"""Sets of rows as packed bits: row i is bit i % 8 of byte i // 8, in whole machine words."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from secondhop.search.corpus import Mask

Bits = NDArray[np.uint8]
"""One set of rows; a bit beyond the last row is never set."""

_FEW: Final = 64
"""Fewer rows than one in so many are set bit by bit, which is then quicker than packing a mask."""


def width(rows: int) -> int:
    """Bytes for so many rows; whole machine words, so that they are counted eight at a time."""
    return (rows + 63) // 64 * 8


def empty(rows: int) -> Bits:
    """No row out of so many."""
    return np.zeros(width(rows), np.uint8)


def full(rows: int) -> Bits:
    """Every row out of so many."""
    bits = empty(rows)
    bits[: rows >> 3] = 0xFF
    if rows & 7:
        bits[rows >> 3] = (1 << (rows & 7)) - 1
    return bits


def packed(mask: Mask) -> Bits:
    """The rows where a mask is true."""
    bits = np.packbits(mask, bitorder="little")
    missing = width(len(mask)) - len(bits)
    return np.concatenate((bits, np.zeros(missing, np.uint8))) if missing else bits


def bits_of(rows: NDArray[np.integer], count: int) -> Bits:
    """These rows out of so many; a row may be named twice."""
    if len(rows) * _FEW > count:
        mask = np.zeros(count, np.bool_)
        mask[rows] = True
        return packed(mask)
    bits = empty(count)
    np.bitwise_or.at(bits, rows >> 3, np.left_shift(1, rows & 7).astype(np.uint8))
    return bits


def count_of(bits: Bits) -> int:
    """How many rows are in a set."""
    return int(np.bitwise_count(bits.view(np.uint64)).sum())


def mask_of(bits: Bits, rows: int) -> Mask:
    """The same set with one true or false for each row."""
    return np.unpackbits(bits, count=rows, bitorder="little").view(np.bool_)


def rows_in(bits: Bits) -> NDArray[np.intp]:
    """The rows of a set, ascending."""
    words = np.flatnonzero(bits.view(np.uint64))
    if len(words) * 8 > len(bits) // 4:
        return np.flatnonzero(mask_of(bits, len(bits) * 8))
    some = np.unpackbits(bits.reshape(-1, 8)[words], axis=1, bitorder="little")
    at, bit = np.nonzero(some)
    return words[at] * 64 + bit


def among(bits: Bits, rows: NDArray[np.integer]) -> Mask:
    """Which of some rows are in the set."""
    there: Mask = ((bits[rows >> 3] >> (rows & 7).astype(np.uint8)) & 1).view(np.bool_)
    return there


def resized(bits: Bits, rows: int) -> Bits:
    """A copy for another number of rows; rows that are new are not in the set."""
    wanted = empty(rows)
    shared = min(len(bits), len(wanted))
    wanted[:shared] = bits[:shared]
    return wanted
