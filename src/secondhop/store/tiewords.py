"""The user's word on ties, over what the files say of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from secondhop.model.change import Entity, Value
from secondhop.network.ties import Ties
from secondhop.network.warmth import tie_quality
from secondhop.network.weights import Weights
from secondhop.store.evidence import KINDS, ordinal, pair_key
from secondhop.store.fields import Fields
from secondhop.store.graph import Graph

REMOVED = ("rejected", "removed")


class TieWords:
    """What the user said about pairs of rows."""

    def __init__(self, fields: Fields, graph: Graph, weights: Weights, today: int) -> None:
        self.fields, self._graph, self._weights, self._today = fields, graph, weights, today
        self._of_pair: dict[int, list[Entity]] = {}
        for entity in fields.entities("e:"):
            self.take(entity)

    def ends(self, entity: Entity) -> tuple[int, int] | None:
        """The rows of a tie; None when one of them is not known."""
        first, _, second = entity[2:].partition("~")
        a, b = self._graph.row(first), self._graph.row(second)
        return None if a is None or b is None else (a, b)

    def take(self, entity: Entity) -> tuple[int, int] | None:
        """Take note of an entity and return its ends."""
        ends = self.ends(entity)
        if ends is not None:
            entities = self._of_pair.setdefault(pair_key(*ends), [])
            if entity not in entities:
                entities.append(entity)
        return ends

    def pairs(self) -> Iterator[tuple[int, int]]:
        """All pairs that the user said something about."""
        return ((key >> 32, key & 0xFFFFFFFF) for key in self._of_pair)

    def said(self, a: int, b: int) -> dict[str, Value]:
        """What the user said about a pair, {} when nothing."""
        newest = self.fields.newest(self._of_pair.get(pair_key(a, b), ()))
        return {field: value for field, (_, value) in newest.items()}

    def put(self, ties: Ties, a: int, b: int) -> None:
        """Put a tie as the files and the user's word on it make it."""
        said = self.said(a, b)
        quality = self._quality(a, b, said)
        if said.get("tie") in REMOVED or quality <= 0:
            ties.remove(a, b)
        else:
            ties.add(a, b, quality)

    def _quality(self, a: int, b: int, said: Mapping[str, Value]) -> float:
        table = self._graph.evidence
        place = table.of(a, b)
        confidence, seen = table.confidence(self._weights, place), table.seen[place]
        word = next((kind for kind in KINDS if kind == said.get("tie")), None)
        if word is not None:
            confidence = np.append(confidence, np.float32(self._weights.confidence(word)))
            seen = np.append(seen, np.int32(ordinal(str(said.get("on", "")))))
        quality = tie_quality(confidence, seen, self._today, self._weights)
        return float(quality.max(initial=0))
