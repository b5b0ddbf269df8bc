"""Next steps that nobody promised yet, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from secondhop.model.asks import Ask
from secondhop.model.person import PersonId
from secondhop.model.research import Finding, missing
from secondhop.outreach.cadence import Kept
from secondhop.outreach.pacing import Pacing

KINDS = ("thank", "outcome", "ask", "keep", "ready", "warm", "research", "withdraw", "dormant")
"""What may be suggested, most pressing first."""

MOST = 3
"""Suggestions of one kind that are shown; a longer list is no suggestion."""


class Suggestion(Struct, frozen=True):
    """A step worth taking, with why."""

    kind: str
    person: PersonId
    text: str
    since: str = ""  # ISO date of what it follows from; the oldest come first
    ask: str = ""  # the ask that it is about


def of_ask(
    ask: Ask, names: tuple[str, str], owed: Iterable[str], today: date, pacing: Pacing
) -> list[Suggestion]:
    """What an ask is waiting for, unless a follow-up says so; `owed` is what open ones are for."""
    (via, person), made, waiting = names, [], set(owed)
    if ask.owes_thanks and "thank" not in waiting:
        words = "introducing" if ask.is_made else "trying with"
        text = f"thank {via} for {words} {person}"
        made.append(Suggestion("thank", ask.introducer, text, ask.last_day, ask.id))
    if ask.owes_outcome and "outcome" not in waiting and ask.day("replied"):
        text = f"tell {via} what came of it with {person}"
        made.append(Suggestion("outcome", ask.introducer, text, ask.last_day, ask.id))
    if ask.is_open and not ask.is_made and not waiting and ask.idle(today) >= pacing.nudge:
        made.append(
            Suggestion("ask", ask.person, _idle(ask, via, person, today), ask.last_day, ask.id)
        )
    return made


def _idle(ask: Ask, via: str, person: str, today: date) -> str:
    days = ask.idle(today)
    if ask.state == "drafted":
        return f"the request to {via} lies drafted for {days} days"
    if ask.state == "yes":
        return f"{person} said yes {days} days ago: ask {via} for the introduction"
    said = "agreed" if ask.state == "agreed" else "was asked"
    return f"{via} {said} {days} days ago, nothing since"


def of_cadence(late: Iterable[Kept], today: date) -> list[Suggestion]:
    """Contacts who should have heard from me by now."""
    return [
        Suggestion("keep", one.person, f"{_silence(one.last, today)} ({one.every})", one.last)
        for one in late
    ]


def of_dormant(person: PersonId, last: str, opens: str, today: date) -> Suggestion:
    """Somebody who was close once; `opens` says whom they know."""
    text = f"was close, {_silence(last, today)}" + (f"; {opens}" if opens else "")
    return Suggestion("dormant", person, text, last)


def of_old_invitations(
    old: list[tuple[str, PersonId]], today: date, pacing: Pacing
) -> list[Suggestion]:
    """Invitations without an answer for too long, oldest first; many are told as one."""
    old = sorted(old)
    if len(old) > MOST:
        on, person = old[0]
        text = f"oldest of {len(old)} invitations over {pacing.withdraw} days: withdraw it"
        return [Suggestion("withdraw", person, text, on)]
    return [
        Suggestion("withdraw", person, f"invited {_days(on, today)} days ago: withdraw it", on)
        for on, person in old
    ]


def of_research(
    person: PersonId,
    stage: str,
    found: list[Finding],
    last_noticed: str,
    today: date,
    pacing: Pacing,
) -> Suggestion | None:
    """What a prospect needs next before anybody is asked for an introduction."""
    lacks = missing(found)
    since = max((one.on for one in found), default="")
    if found and not lacks:
        return Suggestion("ready", person, "ready: role, hook, reason and ask are there", since)
    if stage == "warming":
        return _warm_up(person, last_noticed, today, pacing)
    if found:
        return Suggestion("research", person, f"still to find out: {', '.join(lacks)}", since)
    return None


def _warm_up(person: PersonId, last: str, today: date, pacing: Pacing) -> Suggestion | None:
    if last and (today - date.fromisoformat(last)).days < pacing.warm_up:
        return None
    text = (
        f"warm up first: you liked or commented {last}"
        if last
        else ("warm up first: like, comment on or share something of theirs")
    )
    return Suggestion("warm", person, text, last)


def ordered(found: Iterable[Suggestion], busy: set[PersonId]) -> list[Suggestion]:
    """What is worth showing: nobody twice, nobody to whom something is promised, few of a kind."""
    shown: list[Suggestion] = []
    seen, counts = set(busy), dict.fromkeys(KINDS, 0)
    for one in sorted(found, key=lambda one: (KINDS.index(one.kind), one.since, one.person)):
        is_about_ask = bool(one.ask)
        if counts[one.kind] >= MOST and not is_about_ask:
            continue
        if one.person in seen and not is_about_ask:
            continue
        counts[one.kind] += 1
        seen.add(one.person)
        shown.append(one)
    return shown


def _silence(last: str, today: date) -> str:
    if not last:
        return "no word yet"
    days = _days(last, today)
    if days < 60:
        return f"no word for {days} days"
    months, years = days // 30, days // 365
    return f"no word for {years} years" if years > 1 else f"no word for {months} months"


def _days(iso: str, today: date) -> int:
    return (today - date.fromisoformat(iso)).days
