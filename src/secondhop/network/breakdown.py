"""Why somebody has the score that they have: each term, its weight, and what it adds."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from secondhop.network.ranking import Basis, score_of, score_values
from secondhop.network.weights import Weights


class Part(Struct, frozen=True):
    """One term of a score."""

    term: str  # one of SCORE_TERMS
    value: float  # 0..1
    weight: float  # 0..1, scaled to the terms that there are
    points: float  # what it adds to the score, 0..100


class Breakdown(Struct, frozen=True):
    """A score, and the parts whose points add up to it."""

    score: float  # 0..100, as it stands in `Standing.score`
    parts: tuple[Part, ...]  # none when no contact of mine knows this person

    def points(self, digits: int) -> list[float]:
        """The points of each part, rounded so that they add up to the rounded score."""
        scale = 10**digits
        total = round(round(self.score, digits) * scale)
        shown = _shared(total, [part.points * scale for part in self.parts])
        return [number / scale for number in shown]


def breakdown(basis: Basis, weights: Weights, row: int) -> Breakdown:
    """The score of one row, taken apart."""
    values = score_values(basis, weights, row)
    if not values:
        return Breakdown(0.0, ())
    share = sum(getattr(weights, term) for term in values)
    parts = tuple(
        _part(term, float(column[0]), getattr(weights, term) / share)
        for term, column in values.items()
    )
    return Breakdown(float(score_of(values, weights)[0]), parts)


def _part(term: str, value: float, weight: float) -> Part:
    return Part(term, value, weight, 100 * weight * value)


def _shared(total: int, parts: Sequence[float]) -> list[int]:
    """Whole numbers that add up to a total; of the parts, those cut most are rounded up."""
    wholes = [int(part) for part in parts]
    most_cut = sorted(range(len(parts)), key=lambda place: wholes[place] - parts[place])
    for place in most_cut[: total - sum(wholes)]:
        wholes[place] += 1
    return wholes
