"""Which values hold some words next to each other: the end of one, whole ones, a beginning."""

from __future__ import annotations

from typing import Final

import numpy as np
from msgspec import Struct

from secondhop.network.arrays import Int32
from secondhop.search.conditions import START
from secondhop.search.corpus import Mask
from secondhop.search.spans import spans, taken
from secondhop.search.vocabulary import EDGE, Vocabulary, Words, encoded

_BROAD: Final = 8
"""A word that stands in more than one of so many places is found by reading all of them."""


class Places(Struct, frozen=True, eq=False):
    """Where each word stands in the values, which are laid end to end with 0 around each."""

    text: Words  # 0, the words of value 0, 0, the words of value 1, 0 …
    value_at: Int32  # int32[values + 1], where each value's words begin in the text
    part_ptr: Int32  # int32[parts + 1], the values of each part
    ptr: Int32  # int32[words + 1]
    at: Int32  # the places of word w, ascending, are at[ptr[w] : ptr[w + 1]]

    def values(self, parts: slice | None) -> tuple[int, int]:
        """The first value of some parts, and the one after their last."""
        first, last, _ = (parts or slice(None)).indices(len(self.part_ptr) - 1)
        return int(self.part_ptr[first]), int(self.part_ptr[last])

    def count(self, words: Words) -> int:
        return int((self.ptr[words + 1] - self.ptr[words]).sum())


class Piece(Struct, frozen=True):
    """What is asked of the word that stands so many words after the first one."""

    offset: int
    words: Words | None  # one of these; None for any word at all


def values_with(needle: str, parts: slice | None, places: Places, vocabulary: Vocabulary) -> Int32:
    """The values of some parts that hold a folded text, ascending."""
    first, last = places.values(parts)
    pieces = _pieces(needle, vocabulary)
    if first == last or any(piece.words is not None and not len(piece.words) for piece in pieces):
        return np.zeros(0, np.int32)
    low, high = int(places.value_at[first]), int(places.value_at[last])
    rarest = min((p for p in pieces if p.offset >= 0), key=lambda piece: _size(piece, places))
    if len(pieces) == 1 and _size(rarest, places) * _BROAD > high - low:
        hits = _among(places.text[low:high], rarest, len(vocabulary))
        there = np.logical_or.reduceat(hits, places.value_at[first:last] - low)
        return np.flatnonzero(there).astype(np.int32) + first
    at = _candidates(rarest, places, low, high)
    for piece in pieces:
        if piece is not rarest:
            at = at[_among(places.text[at + piece.offset], piece, len(vocabulary))]
    values = np.searchsorted(places.value_at, np.sort(at), "right").astype(np.int32) - 1
    return values[np.diff(values, prepend=-1) > 0]


def _pieces(needle: str, vocabulary: Vocabulary) -> list[Piece]:
    """Word by word, in their order; whether one may be half a word depends on where it stands."""
    bound = needle.startswith(START)
    typed = needle.removeprefix(START).split(" ")
    final = len(typed) - 1
    pieces = [Piece(-1, np.zeros(1, np.int32))] if bound else []
    for i, piece in enumerate(typed):
        if not piece and i in (0, final) and not (bound and i == 0):
            pieces.append(Piece(i, None))
            continue
        before = EDGE if i or bound else b""
        after = EDGE if i < final else b""
        whole = (
            vocabulary.having(before + encoded(piece) + after) if piece else np.zeros(0, np.int32)
        )
        pieces.append(Piece(i, whole))
    return pieces


def _size(piece: Piece, places: Places) -> int:
    return len(places.text) if piece.words is None else places.count(piece.words)


def _candidates(piece: Piece, places: Places, low: int, high: int) -> Int32:
    """Where the first word stands if this piece's word stands in one of its places."""
    if piece.words is None:
        at = np.arange(low, high, dtype=np.int32)
        return at[places.text[at + piece.offset] > 0]
    at = taken(places.at, *spans(places.ptr, piece.words)) - piece.offset
    return at[(at >= low) & (at < high)]


def _among(words: Words, piece: Piece, count: int) -> Mask:
    if piece.words is None:
        return words > 0
    if len(piece.words) == 1:
        return np.asarray(words == piece.words[0])
    asked = np.zeros(count, np.bool_)
    asked[piece.words] = True
    return asked[words]
