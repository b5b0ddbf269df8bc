"""Distinct words in one line of bytes, found by any part of them through pairs of bytes."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from secondhop.network.arrays import Int32

Words = NDArray[np.int32]

EDGE = b"\n"
"""Stands before and after each word, so that a part can be bound to a word's start or end."""


def encoded(text: str) -> bytes:
    """Text as it stands in a vocabulary; what is no text in any encoding stays what it is."""
    return text.encode("utf-8", "surrogatepass")


def letter_bits(text: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """One bit for each byte; 32 kinds of letters are told apart."""
    return np.asarray(np.left_shift(np.uint32(1), text.astype(np.uint32) & 31))


class Vocabulary(Struct, frozen=True, eq=False):
    """Words in alphabetical order; word 0 is the empty one that stands between values."""

    text: NDArray[np.uint8]  # each word followed by EDGE
    start: Int32  # int32[words], where each word begins
    word_at: Words  # int32[bytes], whose byte this is; EDGE belongs to the word before it
    pair_ptr: Int32  # int32[65537]
    pair_at: Int32  # where each pair of bytes begins, grouped by pair, ascending
    letters: NDArray[np.uint32]  # [words], which letters a word has, as letter_bits

    @classmethod
    def of(cls, words: list[str]) -> Vocabulary:
        """Index these words, the first of which is the empty one."""
        text = np.frombuffer(b"".join(encoded(word) + EDGE for word in words), np.uint8)
        ends = np.flatnonzero(text == EDGE[0])
        start = np.concatenate(([0], ends[:-1] + 1)).astype(np.int32)
        word_at = np.repeat(np.arange(len(words), dtype=np.int32), np.diff(ends, prepend=-1))
        pairs = text[:-1].astype(np.uint16) << 8 | text[1:]
        counts = np.bincount(pairs, minlength=1 << 16)
        pair_ptr = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
        pair_at = np.argsort(pairs, kind="stable").astype(np.int32)
        letters = np.bitwise_or.reduceat(np.where(text == EDGE[0], 0, letter_bits(text)), start)
        return cls(text, start, word_at, pair_ptr, pair_at, letters.astype(np.uint32))

    def __len__(self) -> int:
        return len(self.start)

    def word(self, number: int) -> str:
        begin = int(self.start[number])
        end = int(self.start[number + 1]) if number + 1 < len(self) else len(self.text)
        return self.text[begin : end - 1].tobytes().decode("utf-8", "surrogatepass")

    def having(self, part: bytes) -> Words:
        """The words with these bytes in them, ascending; EDGE in front binds to their start."""
        at, word_at = self._places(part), self.word_at
        words = word_at[at + 1] if part[:1] == EDGE else word_at[at]
        return words[np.diff(words, prepend=-1) > 0]

    def _places(self, part: bytes) -> Int32:
        """Where a part begins: the places of its rarest pair, as far as its other bytes agree."""
        if len(part) == 1:
            return np.flatnonzero(self.text == part[0]).astype(np.int32)
        pairs = [part[i] << 8 | part[i + 1] for i in range(len(part) - 1)]
        sizes = [int(self.pair_ptr[pair + 1] - self.pair_ptr[pair]) for pair in pairs]
        rarest = sizes.index(min(sizes))
        pair = pairs[rarest]
        at = self.pair_at[self.pair_ptr[pair] : self.pair_ptr[pair + 1]] - rarest
        at = at[(at >= 0) & (at + len(part) <= len(self.text))]
        for offset, byte in enumerate(part):
            if offset not in (rarest, rarest + 1):
                at = at[self.text[at + offset] == byte]
        return at
