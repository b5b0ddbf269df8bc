"""How likely a tie carries a favour, 0..1: of my contacts from traces, of others from evidence."""

from __future__ import annotations

from typing import Self

import numpy as np
from msgspec import Struct

from secondhop.network.arrays import Float32, Int16, Int32
from secondhop.network.weights import Weights

_DAYS_A_YEAR = 365.25


class Traces(Struct, frozen=True):
    """What happened between me and everybody, as columns of n rows."""

    inbound: Int32  # two-party messages from them
    outbound: Int32  # two-party messages from me
    last_message: Int32  # date ordinal, 0 unknown
    recommendations: Int16
    endorsements: Int16
    meetings: Int16
    rating: Float32  # 1..5 by the user, else NaN

    @classmethod
    def none(cls, n: int) -> Self:
        """Nothing has happened yet."""
        few, many = np.zeros(n, np.int16), np.zeros(n, np.int32)
        unrated = np.full(n, np.nan, np.float32)
        return cls(many, many.copy(), many.copy(), few, few.copy(), few.copy(), unrated)


def strength_terms(traces: Traces, weights: Weights, today_ordinal: int) -> dict[str, Float32]:
    """What each term adds to the strength of my tie to each row, by weight name: float32[n]."""
    two_way = np.minimum(traces.inbound, traces.outbound)
    volume = 1 - np.exp(-two_way / weights.messages_scale)
    age = np.maximum(today_ordinal - traces.last_message, 0)
    fresh = np.where(traces.last_message > 0, 0.5 ** (age / weights.fresh_half_life), 0)
    endorsed = np.minimum(traces.endorsements / weights.endorsements_full, 1)
    terms = {
        "connected": np.ones(len(volume)),
        "fresh_messages": volume * fresh,
        "messages": volume,
        "recommendation": np.minimum(traces.recommendations, 1),
        "endorsements": endorsed,
        "meetings": 1 - np.exp(-traces.meetings / weights.meetings_scale),
    }
    total = weights.strength_total
    return {
        name: (getattr(weights, name) / total * term).astype(np.float32)
        for name, term in terms.items()
    }


def contact_strength(traces: Traces, weights: Weights, today_ordinal: int) -> Float32:
    """Strength of my tie to each row, 0..1, taking everybody for a contact: float32[n].

    A rating by the user replaces what the traces say.
    """
    terms = strength_terms(traces, weights, today_ordinal)
    told = np.sum(list(terms.values()), axis=0, dtype=np.float32)
    rated = np.isfinite(traces.rating)
    return np.clip(np.where(rated, traces.rating / 5, told), 0, 1).astype(np.float32)


def tie_quality(
    confidence: Float32, seen_ordinal: Int32, today_ordinal: int, weights: Weights
) -> Float32:
    """Quality of declared ties, 0..1: confidence, halved every few years: float32[k].

    A tie seen at no known date (ordinal 0), or in the future, has age 0.
    """
    age = np.where(seen_ordinal > 0, np.maximum(today_ordinal - seen_ordinal, 0), 0)
    decay = 0.5 ** (age / _DAYS_A_YEAR / weights.tie_half_life)
    return (confidence * weights.declared * decay).astype(np.float32)
