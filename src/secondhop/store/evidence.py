"""The evidence for every tie, as columns, and what the user said on top of it."""

from __future__ import annotations

from datetime import date

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from secondhop.model.tie import Evidence, EvidenceKind
from secondhop.network.weights import Weights

KINDS = tuple(EvidenceKind)
EVERY = slice(None)


class EvidenceTable(Struct, frozen=True):
    """One row per statement that two people know each other; rows of a pair stand together."""

    a: NDArray[np.int32]  # smaller row of the pair
    b: NDArray[np.int32]
    kind: NDArray[np.int8]  # index into KINDS
    source: NDArray[np.int16]  # index of the graph file
    on: NDArray[np.int32]  # date ordinal of the tie, 0 unknown
    seen: NDArray[np.int32]  # date ordinal of the source, 0 unknown
    keys: NDArray[np.int64]  # a * 2**32 + b, ascending

    def of(self, a: int, b: int) -> slice:
        """The rows about one pair."""
        key = pair_key(a, b)
        first = int(np.searchsorted(self.keys, key, "left"))
        return slice(first, int(np.searchsorted(self.keys, key, "right")))

    def confidence(self, weights: Weights, rows: slice = EVERY) -> NDArray[np.float32]:
        """0..1, by the kind of each statement."""
        by_kind = np.array([weights.confidence(kind) for kind in KINDS], np.float32)
        return by_kind[self.kind[rows]]

    def statements(
        self, a: int, b: int, source_names: list[str], weights: Weights
    ) -> list[Evidence]:
        """Why two people are believed to know each other, best first."""
        found = [
            Evidence(
                kind=KINDS[self.kind[i]],
                source=source_names[self.source[i]],
                confidence=weights.confidence(KINDS[self.kind[i]]),
                on=iso(int(self.on[i])),
                seen=iso(int(self.seen[i])),
            )
            for i in range(*self.of(a, b).indices(len(self.a)))
        ]
        return sorted(found, key=lambda one: (-one.confidence, one.source))


def make_table(table: NDArray[np.int64]) -> EvidenceTable:
    """Columns a, b, kind, source, on, seen in any order of rows; a tie to oneself is dropped."""
    a = np.minimum(table[:, 0], table[:, 1])
    b = np.maximum(table[:, 0], table[:, 1])
    keep = a != b
    table, a, b = table[keep], a[keep], b[keep]
    keys = (a << 32) | b
    order = np.argsort(keys, kind="stable")
    return EvidenceTable(
        a=a[order].astype(np.int32),
        b=b[order].astype(np.int32),
        kind=table[order, 2].astype(np.int8),
        source=table[order, 3].astype(np.int16),
        on=table[order, 4].astype(np.int32),
        seen=table[order, 5].astype(np.int32),
        keys=keys[order],
    )


def pair_key(a: int, b: int) -> int:
    """One number for an unordered pair of rows."""
    return (min(a, b) << 32) | max(a, b)


def iso(ordinal: int) -> str:
    """ISO date of a date ordinal, "" for 0."""
    return date.fromordinal(ordinal).isoformat() if ordinal > 0 else ""


def ordinal(text: str) -> int:
    """Date ordinal of an ISO date, 0 when it is none."""
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return 0
