"""How often and how soon: the numbers of good manners, packaged with their sources."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct


class Pace(Struct, frozen=True):
    """One packaged number, with why it is what it is and when that was last looked at."""

    value: int
    source: str
    date: str  # ISO


class Pacing(Struct, frozen=True):
    """Every number of agenda and asks; `pacing.toml` says where each comes from.

    What blocks or warns stands in `limits.toml`, and counts for the gauges, too.
    """

    draft: int  # days until a drafted request should be sent
    nudge: int  # days without a word until a reminder
    free: int  # days after the reminder until somebody else may be asked
    answer: int  # days until the answer to an introduction
    thank: int  # days until the thanks
    outcome: int  # days until the introducer should hear what came of it
    cooldown: int  # days between two requests to one introducer
    withdraw: int  # days after which an invitation is old
    warm_up: int  # days for which a like or comment counts
    dormant: int  # days out of touch
    dormant_messages: int  # each way, of a tie that was strong
    least_counted: int  # of how many a percentage is shown
    tier_inner: int  # days between two words, by tag
    tier_close: int
    tier_outer: int

    @property
    def tiers(self) -> Mapping[str, int]:
        """Days between two words to a person, by the tag that puts them into a tier."""
        return {"inner": self.tier_inner, "close": self.tier_close, "outer": self.tier_outer}


_NAMES = Pacing.__struct_fields__


@cache
def packaged() -> Mapping[str, Pace]:
    """The numbers the program comes with, by name, in the order in which they are explained."""
    text = Path(__file__).with_name("pacing.toml").read_text("utf-8")
    return {name: Pace(**entry) for name, entry in tomllib.loads(text).items()}


def load_pacing(overrides: Mapping[str, object] | None = None) -> Pacing:
    """The packaged numbers with the user's over them; ValueError names a key that cannot be."""
    values = {name: pace.value for name, pace in packaged().items()}
    return Pacing(
        **values | {name: _checked(name, value) for name, value in (overrides or {}).items()}
    )


def _checked(name: str, value: object) -> int:
    if name not in _NAMES:
        raise ValueError(f"pacing: nothing is called {name!r}; there are {', '.join(_NAMES)}")
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 100_000:
        raise ValueError(f"pacing: {name} must be a whole number above 0, not {value!r}")
    return value
