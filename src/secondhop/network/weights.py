"""The numbers of warmth and ranking: packaged with their sources, changed in `config.toml`."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from secondhop.model.tie import EvidenceKind


class Weight(Struct, frozen=True):
    """One packaged number, with why it is what it is and when that was last looked at."""

    value: float
    source: str
    date: str  # ISO


class Weights(Struct, frozen=True):
    """Every number that warmth and ranking use; `weights.toml` says where each comes from."""

    connected: float
    fresh_messages: float
    messages: float
    recommendation: float
    endorsements: float
    meetings: float
    messages_scale: float  # two-way messages
    fresh_half_life: float  # days
    endorsements_full: float  # endorsements
    meetings_scale: float  # meetings
    confidence_connection: float
    confidence_group_thread: float
    confidence_by_hand: float
    confidence_confirmed: float
    confidence_pasted: float
    colleague: float
    declared: float
    tie_half_life: float  # years
    path: float
    novelty: float
    fit: float
    fit_title: float
    fit_company: float
    fit_industry: float
    fit_place: float
    fit_words: float
    path_introducers: float  # people
    novelty_peak: float  # mutuals
    novelty_width: float  # natural logarithm of mutuals
    unknown_contacts: float  # people

    @property
    def strength_total(self) -> float:
        """What the terms of a contact's strength add up to, so that they can be scaled to 1."""
        return float(sum(getattr(self, term) for term in STRENGTH_TERMS))

    def confidence(self, kind: EvidenceKind) -> float:
        """How far evidence of this kind is believed, 0..1."""
        return float(getattr(self, f"confidence_{kind.name.lower()}"))


STRENGTH_TERMS = (
    "connected",
    "fresh_messages",
    "messages",
    "recommendation",
    "endorsements",
    "meetings",
)
FIT_TERMS = ("fit_title", "fit_company", "fit_industry", "fit_place", "fit_words")
_SHARES = frozenset(
    {
        *STRENGTH_TERMS,
        *(f"confidence_{kind.name.lower()}" for kind in EvidenceKind),
        "colleague",
        "declared",
        "path",
        "novelty",
        "fit",
        *FIT_TERMS,
    }
)
_NAMES = Weights.__struct_fields__


@cache
def packaged() -> Mapping[str, Weight]:
    """The numbers the program comes with, by name, in the order in which they are explained."""
    text = Path(__file__).with_name("weights.toml").read_text("utf-8")
    return {name: Weight(**entry) for name, entry in tomllib.loads(text).items()}


def load_weights(overrides: Mapping[str, object] | None = None) -> Weights:
    """The packaged numbers with the user's over them; ValueError names a key that cannot be."""
    values = {name: weight.value for name, weight in packaged().items()}
    values |= {name: _checked(name, value) for name, value in (overrides or {}).items()}
    weights = Weights(**values)
    if weights.strength_total <= 0:
        raise ValueError(f"weights: one of {', '.join(STRENGTH_TERMS)} must be above 0")
    if weights.path + weights.novelty <= 0:
        raise ValueError("weights: one of path, novelty must be above 0")
    if not any(getattr(weights, term) for term in FIT_TERMS):
        raise ValueError(f"weights: one of {', '.join(FIT_TERMS)} must be above 0")
    return weights


def _checked(name: str, value: object) -> float:
    if name not in _NAMES:
        raise ValueError(f"weights: no weight is called {name!r}; there are {', '.join(_NAMES)}")
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"weights: {name} must be a number, not {value!r}")
    if name in _SHARES and not 0 <= value <= 1:
        raise ValueError(f"weights: {name} must be from 0 to 1, not {value!r}")
    if value <= 0 and name not in _SHARES:
        raise ValueError(f"weights: {name} must be above 0, not {value!r}")
    return float(value)
