"""Who knows whom: undirected weighted ties as CSR arrays, with a small overlay for edits."""

from __future__ import annotations

from typing import Final, NamedTuple, Self

import numpy as np

from secondhop.network.arrays import LOW, Float32, Int32, Int64, group_starts, pair_keys, spans

OVERLAY_LIMIT: Final = 8192
"""Edited half edges after which the overlay is merged into the CSR."""

_DEAD: Final = np.float32(-1)


class HalfEdges(NamedTuple):
    """Ties seen from one end, sorted by src, then dst: three aligned columns."""

    src: Int32
    dst: Int32
    quality: Float32  # 0..1


class Ties:
    """Undirected ties over n rows: ptr int64[n+1], nbr int32[2m] sorted in each row, quality 0..1.

    A removed tie stays in the CSR with a negative quality; an added one waits in the overlay.
    `nbr` and `ptr` may be read-only maps of a file; `quality` is copied before its first edit.
    """

    def __init__(self, ptr: Int64, nbr: Int32, quality: Float32) -> None:
        self.n = len(ptr) - 1
        self._replace(ptr, nbr, quality)

    @classmethod
    def build(cls, n: int, a: Int32, b: Int32, quality: Float32) -> Self:
        """Ties from pairs in any order: self loops are dropped, of duplicates the best stays."""
        real = a != b
        keys = pair_keys(np.minimum(a, b)[real], np.maximum(a, b)[real])
        order = np.argsort(keys)
        keys, quality = keys[order], quality[real][order]
        first = group_starts(keys)
        best = np.maximum.reduceat(quality, first) if len(first) else quality
        low, high = keys[first] >> 32, keys[first] & LOW
        keys = np.concatenate((pair_keys(low, high), pair_keys(high, low)))
        order = np.argsort(keys)
        keys = keys[order]
        best = np.clip(np.concatenate((best, best))[order], 0, 1).astype(np.float32)
        return cls(_pointers(keys >> 32, n), (keys & LOW).astype(np.int32), best)

    @property
    def tie_count(self) -> int:
        return (len(self.nbr) - len(self._dead) + len(self._keys)) // 2

    def half_edges(self, rows: Int32) -> HalfEdges:
        """Everything that leaves the given rows, which must be ascending and distinct."""
        start, stop = self._bounds(rows)
        slots = spans(start, stop - start)
        src = np.repeat(rows, stop - start)
        found = HalfEdges(src, self.nbr[slots], self.quality[slots])
        if len(self._dead):
            alive = found.quality >= 0
            found = HalfEdges(found.src[alive], found.dst[alive], found.quality[alive])
        return self._overlaid(found, rows) if len(self._keys) and len(rows) else found

    def counts(self, rows: Int32) -> Int64:
        """How many ties each of the given rows has, in any order of rows: int64[k]."""
        start, stop = self._bounds(rows)
        count = stop - start
        if len(self._dead):
            count -= self._dead.searchsorted(stop) - self._dead.searchsorted(start)
        if len(self._keys):
            src = self._keys >> 32
            count += src.searchsorted(rows, "right") - src.searchsorted(rows, "left")
        return count

    def neighbours(self, row: int) -> Int32:
        """The rows tied to one row, ascending; read-only."""
        if row in self._edited:
            return self.half_edges(np.array([row], np.int32)).dst
        return self.nbr[self.ptr[row] : self.ptr[row + 1]] if row < self._rows else self.nbr[:0]

    def degree_of(self, row: int) -> int:
        if row in self._edited:
            return int(self.counts(np.array([row], np.int32))[0])
        return int(self.ptr[row + 1] - self.ptr[row]) if row < self._rows else 0

    def has(self, a: int, b: int) -> bool:
        return self._find(a, b) >= 0

    def quality_of(self, a: int, b: int) -> float:
        """The quality of a tie, 0..1; 0 when there is none."""
        return max(self._find(a, b), 0.0)

    def add(self, a: int, b: int, quality: float) -> None:
        """Tie two rows, or give their tie another quality; a row is never tied to itself."""
        if not (0 <= a < self.n and 0 <= b < self.n):
            raise IndexError(f"no tie {a}-{b}: there are {self.n} rows")
        if a != b:
            quality = min(max(quality, 0.0), 1.0)
            self._put(a, b, quality)
            self._put(b, a, quality)
            self._settle_when_full()

    def remove(self, a: int, b: int) -> bool:
        """Untie two rows; False when they were not tied."""
        if not self.has(a, b):
            return False
        self._drop(a, b)
        self._drop(b, a)
        self._settle_when_full()
        return True

    def grow(self, n: int) -> None:
        """Make room for rows up to n; the new ones have no ties."""
        self.n = max(self.n, n)

    def settle(self) -> None:
        """Merge the edits into ptr, nbr and quality, as a cache file wants them."""
        every = self.half_edges(np.arange(self.n, dtype=np.int32))
        self._replace(_pointers(every.src, self.n), every.dst, every.quality)

    def _replace(self, ptr: Int64, nbr: Int32, quality: Float32) -> None:
        self.ptr, self.nbr, self.quality = ptr, nbr.view(), quality
        self.nbr.flags.writeable = False  # neighbours() hands out pieces of it
        self._rows = len(ptr) - 1
        self._dead: Int64 = np.empty(0, np.int64)  # sorted slots of nbr
        self._keys: Int64 = np.empty(0, np.int64)  # sorted, src << 32 | dst, never also in nbr
        self._added: Float32 = np.empty(0, np.float32)  # quality, aligned with _keys
        self._edited: set[int] = set()

    def _settle_when_full(self) -> None:
        if len(self._dead) + len(self._keys) > OVERLAY_LIMIT:
            self.settle()

    def _bounds(self, rows: Int32) -> tuple[Int64, Int64]:
        # Rows that came after the CSR was built are clipped to its end, where nothing starts.
        return self.ptr.take(rows, mode="clip"), self.ptr.take(rows + 1, mode="clip")

    def _overlaid(self, found: HalfEdges, rows: Int32) -> HalfEdges:
        src = self._keys >> 32
        asked = rows.take(rows.searchsorted(src.astype(np.int32)), mode="clip") == src
        if not asked.any():
            return found
        keys = self._keys[asked]
        at = pair_keys(found.src, found.dst).searchsorted(keys)
        return HalfEdges(
            np.insert(found.src, at, keys >> 32),
            np.insert(found.dst, at, keys & LOW),
            np.insert(found.quality, at, self._added[asked]),
        )

    def _slot(self, a: int, b: int) -> int:
        if a >= self._rows:
            return -1
        start, stop = int(self.ptr[a]), int(self.ptr[a + 1])
        # A plain int would make numpy cast the whole row to int64.
        at = start + int(self.nbr[start:stop].searchsorted(np.int32(b)))
        return at if at < stop and self.nbr[at] == b else -1

    def _find(self, a: int, b: int) -> float:
        if (slot := self._slot(a, b)) >= 0:
            return float(self.quality[slot])
        at, there = self._place(a, b)
        return float(self._added[at]) if there else -1.0

    def _place(self, a: int, b: int) -> tuple[int, bool]:
        key = a << 32 | b
        at = int(self._keys.searchsorted(key))
        return at, at < len(self._keys) and int(self._keys[at]) == key

    def _put(self, a: int, b: int, quality: float) -> None:
        if (slot := self._slot(a, b)) >= 0:
            self._write(slot, quality)
            return
        at, there = self._place(a, b)
        if there:
            self._added[at] = quality
        else:
            self._keys = np.insert(self._keys, at, a << 32 | b)
            self._added = np.insert(self._added, at, quality)
            self._edited.add(a)

    def _drop(self, a: int, b: int) -> None:
        if (slot := self._slot(a, b)) >= 0:
            self._write(slot, float(_DEAD))
            self._dead = np.insert(self._dead, self._dead.searchsorted(slot), slot)
            self._edited.add(a)
        else:
            at, _ = self._place(a, b)
            self._keys, self._added = np.delete(self._keys, at), np.delete(self._added, at)

    def _write(self, slot: int, quality: float) -> None:
        if not self.quality.flags.writeable:
            self.quality = self.quality.copy()
        if self.quality[slot] < 0:
            self._dead = np.delete(self._dead, self._dead.searchsorted(slot))
        self.quality[slot] = quality


def _pointers(src: Int32 | Int64, n: int) -> Int64:
    ptr = np.zeros(n + 1, np.int64)
    np.cumsum(np.bincount(src, minlength=n), out=ptr[1:])
    return ptr
