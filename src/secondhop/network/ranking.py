"""Where everybody stands as somebody to be introduced to."""

from __future__ import annotations

from typing import Final, Self

import numpy as np
from msgspec import Struct

from secondhop.network.arrays import (
    Bool,
    Float32,
    Int8,
    Int32,
    Int64,
    distinct,
    group_starts,
    placed,
    rows_where,
    united,
)
from secondhop.network.people import ME
from secondhop.network.ties import HalfEdges, Ties
from secondhop.network.weights import Weights

SCORE_TERMS: Final = ("path", "novelty", "fit")
"""What a score is made of; each has a weight of its name."""

ScoreValues = dict[str, Float32]
"""The columns of those terms that there are, in that order."""


class Basis(Struct, frozen=True):
    """Everything that a standing follows from; all columns have one entry per row."""

    ties: Ties
    degree: Int8
    mutuals: Int32
    strength: Float32  # of my own tie, 0..1
    listed: Bool  # whether this person's own contact list is loaded
    stated: Int32  # how many contacts they are said to have, 0 unknown
    fit: Float32 | None = None  # how far they are what I look for, 0..1; None without goals


class Standing(Struct):
    """How everybody ranks, as columns of n rows; whoever no contact of mine knows has zeros."""

    best: Int32  # row of the best introducer, -1 without one
    best_warmth: Float32  # 0..1, the introduction through that one
    path: Float32  # 0..1, that one of the best introducers manages it
    novelty: Float32  # 0..1, most at about ten mutuals
    adamic: Float32  # degree-corrected Adamic-Adar
    score: Float32  # 0..100, of SCORE_TERMS; 0 unless the degree is 2

    @classmethod
    def blank(cls, n: int) -> Self:
        """Nobody has any standing yet."""
        return cls(np.full(n, -1, np.int32), *(np.zeros(n, np.float32) for _ in range(5)))

    def update(self, basis: Basis, weights: Weights, rows: Int32) -> None:
        """Recompute these rows in place; `affected` tells which ones an edit calls for."""
        self._grow(basis.ties.n)
        rows = distinct(rows)
        self.best[rows] = -1
        for column in (self.best_warmth, self.path, self.novelty, self.adamic, self.score):
            column[rows] = 0
        self._fill(basis, weights, rows[rows != ME])

    def _grow(self, n: int) -> None:
        if (missing := n - len(self.best)) > 0:
            more = Standing.blank(missing)
            for name in self.__struct_fields__:
                setattr(self, name, np.concatenate((getattr(self, name), getattr(more, name))))

    def _fill(self, basis: Basis, weights: Weights, rows: Int32) -> None:
        via = _introducers(basis, rows)
        start = group_starts(via.src)
        if not len(start):
            return
        whom = via.src[start]
        warmth = introduction(basis.strength[via.dst], via.quality)
        first, self.path[whom] = _best_few(warmth, start, int(weights.path_introducers))
        self.best[whom], self.best_warmth[whom] = via.dst[first], warmth[first]
        self.novelty[whom] = _novelty(basis.mutuals[whom], weights)
        self.adamic[whom] = np.add.reduceat(_rarity(basis, weights, via.dst), start)
        values = _score_values(basis, self.path[whom], self.novelty[whom], whom)
        self.score[whom] = score_of(values, weights)
        self.score[whom[basis.degree[whom] != 2]] = 0


def introduction(strength: Float32, quality: Float32) -> Float32:
    """How likely an introducer manages it: the geometric mean, as both ties must hold."""
    warmth: Float32 = np.sqrt(strength * quality)
    return warmth


def rank(basis: Basis, weights: Weights) -> Standing:
    """The standing of everybody."""
    standing = Standing.blank(basis.ties.n)
    standing._fill(basis, weights, rows_where(basis.mutuals > 0))
    return standing


def score_of(values: ScoreValues, weights: Weights) -> Float32:
    """The score, 0..100, that these terms make; their weights are scaled to add up to 1."""
    share = sum(getattr(weights, term) for term in values)
    first, *more = (np.float32(getattr(weights, term)) * value for term, value in values.items())
    return np.float32(100 / share) * sum(more, start=first)


def score_values(basis: Basis, weights: Weights, row: int) -> ScoreValues:
    """What the score of one row is made of, as columns of one entry; {} when there is none."""
    rows = np.array([row], np.int32)
    via = _introducers(basis, rows)
    if basis.degree[row] != 2 or not len(via.dst):
        return {}
    warmth = introduction(basis.strength[via.dst], via.quality)
    _, path = _best_few(warmth, group_starts(via.src), int(weights.path_introducers))
    return _score_values(basis, path, _novelty(basis.mutuals[rows], weights), rows)


def affected(ties: Ties, changed: Int32) -> Int32:
    """Rows whose standing may differ once these rows have other ties, degree, strength or lists.

    `changed` must hold both ends of every tie that was added, removed or given another quality.
    """
    changed = distinct(changed)
    others = changed[changed != ME]  # whom I know is told by their degree
    return united(changed, ties.half_edges(others).dst)


def _introducers(basis: Basis, rows: Int32) -> HalfEdges:
    every = basis.ties.half_edges(rows)
    mine = basis.degree[every.dst] == 1
    return HalfEdges(every.src[mine], every.dst[mine], every.quality[mine])


def _best_few(warmth: Float32, start: Int64, few: int) -> tuple[Int64, Float32]:
    """Where the warmest of each group is, and the chance that one of the warmest few does it."""
    group = np.repeat(np.arange(len(start)), np.diff(start, append=len(warmth)))
    first = warmest = _first_warmest(warmth, start, group)
    fails = 1 - warmth[first]
    left = warmth.copy()
    for _ in range(few - 1):
        left[warmest] = 0
        if not left.any():
            break
        warmest = _first_warmest(left, start, group)
        fails *= 1 - left[warmest]
    return first, 1 - fails


def _first_warmest(warmth: Float32, start: Int64, group: Int64) -> Int64:
    top = np.maximum.reduceat(warmth, start)
    hits = np.flatnonzero(warmth == top[group])
    return hits[group_starts(group[hits])]


def _novelty(mutuals: Int32, weights: Weights) -> Float32:
    off = np.log(mutuals / weights.novelty_peak) / weights.novelty_width
    return np.exp(-(off**2) / 2).astype(np.float32)


def _rarity(basis: Basis, weights: Weights, contacts: Int32) -> Float32:
    """1/ln of how many people each contact knows, as far as that is known: float32[k]."""
    who, place = placed(contacts)
    stated = basis.stated[who]
    knows = np.where(stated > 0, stated, weights.unknown_contacts)
    knows = np.where(basis.listed[who], basis.ties.counts(who), knows)
    rarity: Float32 = (1 / np.log(np.maximum(knows, 2))).astype(np.float32)
    return rarity[place]


def _score_values(basis: Basis, path: Float32, novelty: Float32, rows: Int32) -> ScoreValues:
    values = {"path": path, "novelty": novelty}
    return values if basis.fit is None else {**values, "fit": basis.fit[rows]}
