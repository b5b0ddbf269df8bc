"""How often somebody should hear from me, and who has not for too long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from secondhop.model.person import PersonId
from secondhop.model.when import WhenError, add_span

KEEP = "keep-"
"""Begins the tag that gives one person a time of their own, as in keep-6w."""


class Kept(Struct, frozen=True):
    """Somebody who should hear from me every so often."""

    person: PersonId
    next: date  # when the next word is due
    last: str  # ISO date of the last touch, "" when none
    every: str  # the tag that says how often


def rhythm(tags: Iterable[str], tiers: Mapping[str, int]) -> str:
    """The tag that says how often: a person's own time goes before their tier; "" when none."""
    found = ""
    for tag in tags:
        if tag.startswith(KEEP) and _is_span(tag.removeprefix(KEEP)):
            return tag
        if tag in tiers and (not found or tiers[tag] < tiers[found]):
            found = tag
    return found


def kept(person: PersonId, tag: str, last: str, since: date, tiers: Mapping[str, int]) -> Kept:
    """When a person should hear from me next; `since` counts where nothing ever happened."""
    start = date.fromisoformat(last) if last else since
    if tag in tiers:
        return Kept(person, start + timedelta(days=tiers[tag]), last, tag)
    return Kept(person, add_span(start, tag.removeprefix(KEEP)), last, tag)


def neglected(people: Iterable[Kept], today: date) -> list[Kept]:
    """Who should have heard from me by today, the longest overdue first."""
    late = [one for one in people if one.next <= today]
    return sorted(late, key=lambda one: (one.next, one.person))


def overdue_twice(people: Iterable[Kept], today: date, tiers: Mapping[str, int]) -> int:
    """For how many it is twice as long as was meant since they heard from me."""
    after = (kept(one.person, one.every, one.next.isoformat(), one.next, tiers) for one in people)
    return sum(one.next <= today for one in after)


def _is_span(text: str) -> bool:
    try:
        return add_span(date(2000, 1, 1), text) > date(2000, 1, 1)
    except WhenError:
        return False
