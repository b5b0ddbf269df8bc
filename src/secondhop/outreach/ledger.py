"""What every introducer has been asked, has done and is owed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from secondhop.model.asks import Ask
from secondhop.model.person import PersonId
from secondhop.outreach.limits import Limits
from secondhop.outreach.pacing import Pacing


class Rules(Struct, frozen=True):
    """The numbers that a load is measured with."""

    pacing: Pacing
    limits: Limits


class Load(Struct, frozen=True):
    """One introducer, in numbers."""

    introducer: PersonId
    asks: int
    open: int
    recent: int  # asked within the window
    introduced: int
    declined: int
    thanks_owed: int
    outcomes_owed: int
    given: int  # introductions that I made for them
    last: str  # ISO date of the last request
    rests_until: str  # ISO date, "" when they may be asked today

    @property
    def is_resting(self) -> bool:
        return bool(self.rests_until)


def loads(
    asks: Iterable[Ask], given: Mapping[PersonId, int], today: date, rules: Rules
) -> list[Load]:
    """The ledger, whoever was asked last first."""
    held: dict[PersonId, list[Ask]] = {}
    for ask in asks:
        held.setdefault(ask.introducer, []).append(ask)
    made = [_load(one, found, given.get(one, 0), today, rules) for one, found in held.items()]
    return sorted(made, key=lambda one: (one.last, one.introducer), reverse=True)


def load_of(
    introducer: PersonId, asks: Iterable[Ask], today: date, rules: Rules, given: int = 0
) -> Load:
    """The ledger line of one introducer."""
    return _load(introducer, [a for a in asks if a.introducer == introducer], given, today, rules)


def too_much(load: Load, limits: Limits) -> str:
    """Why an introducer should not be asked again today, "" when they may."""
    if load.thanks_owed:
        return f"you still owe them thanks ({load.thanks_owed})"
    if load.recent >= limits.asks_block:
        return f"asked {load.recent} times in {limits.asks_block_days} days"
    if load.is_resting:
        return f"asked on {load.last}; let them rest until {load.rests_until}"
    return ""


def _load(introducer: PersonId, asks: list[Ask], given: int, today: date, rules: Rules) -> Load:
    sent = [day for ask in asks if (day := _sent(ask))]
    since = (today - timedelta(days=rules.limits.asks_block_days)).isoformat()
    last = max(sent, default="")
    return Load(
        introducer=introducer,
        asks=len(asks),
        open=sum(ask.is_open for ask in asks),
        recent=sum(day > since for day in sent),
        introduced=sum(ask.is_made for ask in asks),
        declined=sum(bool(ask.day("no")) for ask in asks),
        thanks_owed=sum(ask.owes_thanks for ask in asks),
        outcomes_owed=sum(ask.owes_outcome for ask in asks),
        given=given,
        last=last,
        rests_until=_rests(last, today, rules),
    )


def _sent(ask: Ask) -> str:
    """The day on which the introducer heard of it first, "" while it is a draft."""
    return min((day for state, day in ask.days if state != "drafted"), default="")


def _rests(last: str, today: date, rules: Rules) -> str:
    if not last:
        return ""
    until = date.fromisoformat(last) + timedelta(days=rules.pacing.cooldown)
    return until.isoformat() if until > today else ""
