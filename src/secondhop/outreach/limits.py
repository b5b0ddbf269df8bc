"""The numbers of good manners: packaged with their sources, changed in `config.toml`."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct


class Limit(Struct, frozen=True):
    """One packaged number, with why it is what it is and when that was last looked at."""

    value: float
    source: str
    date: str  # ISO


class Limits(Struct, frozen=True):
    """Every number that the guards use; `limits.toml` says where each comes from."""

    note_length_free: int  # characters
    note_length_premium: int
    message_length_warn: int
    message_length_block: int
    forwardable_words_warn: int
    forwardable_words_block: int
    likeness_warn: float  # 0..1
    likeness_block: float
    likeness_texts: int
    likeness_words: int
    salesy_warn: float  # phrases per 100 words
    salesy_block: float
    caps_words: int
    exclamation_marks: int
    emoji: int
    me_ratio: float
    me_words: int
    invitations_week_warn: int
    invitations_week_block: int
    invitations_day_warn: int
    notes_month_free: int
    pending_warn: int
    pending_block: int
    pending_days: int
    pending_old_warn: int
    reinvite_days: int
    acceptance_days: int
    acceptance_least: int
    acceptance_block_least: int
    acceptance_warn: float  # 0..1
    acceptance_block: float
    follow_ups: int
    follow_up_gap: int  # working days
    follow_up_memory: int  # days
    company_people: int
    company_days: int
    neglect_share: float  # 0..1
    neglect_least: int
    neglect_days: int
    asks_warn: int
    asks_warn_days: int
    asks_block: int
    asks_block_days: int
    loop_days: int
    weak_leg: float  # 0..1
    sure_confidence: float  # 0..1
    sure_years: float
    stale_days: int


_MOST = 100_000
"""No limit is higher: that many days lead beyond every calendar in use."""

_SHARES = frozenset(
    {
        "likeness_warn",
        "likeness_block",
        "acceptance_warn",
        "acceptance_block",
        "neglect_share",
        "weak_leg",
        "sure_confidence",
    }
)
_TYPES = {name: Limits.__annotations__[name] for name in Limits.__struct_fields__}


@cache
def packaged() -> Mapping[str, Limit]:
    """The numbers the program comes with, by name, in the order in which they are explained."""
    text = Path(__file__).with_name("limits.toml").read_text("utf-8")
    return {name: Limit(**entry) for name, entry in tomllib.loads(text).items()}


def load_limits(overrides: Mapping[str, object] | None = None) -> Limits:
    """The packaged numbers with the user's over them; ValueError names a key that cannot be."""
    values = {name: limit.value for name, limit in packaged().items()}
    values |= {name: _checked(name, value) for name, value in (overrides or {}).items()}
    return Limits(**values)  # type: ignore[arg-type]


def _checked(name: str, value: object) -> float:
    if name not in _TYPES:
        raise ValueError(f"limits: no limit is called {name!r}; there are {', '.join(_TYPES)}")
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"limits: {name} must be a number, not {value!r}")
    if not 0 <= value <= _MOST:
        raise ValueError(f"limits: {name} must be from 0 to {_MOST:,}, not {value!r}")
    if _TYPES[name] == "int" and value != int(value):
        raise ValueError(f"limits: {name} must be a whole number, not {value!r}")
    if name in _SHARES and value > 1:
        raise ValueError(f"limits: {name} must be from 0 to 1, not {value!r}")
    return int(value) if _TYPES[name] == "int" else float(value)
