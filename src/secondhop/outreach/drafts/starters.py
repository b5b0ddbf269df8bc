"""Conversation starters: what one could begin with, each with where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from secondhop.outreach.drafts.facts import Facts

MOST_NAMED = 3
MOST_OLD = 4
"""How many notes and touches are looked back at."""
_BEGINS = ("hook", "reason", "shared", "offer", "mutual")
_NOTICED = {"like": "you liked", "comment": "you commented", "share": "you shared"}
_TALKED = {"meeting": "you met", "call": "you spoke", "message": "they wrote"}


class Starter(Struct, frozen=True):
    """Something to begin with, and who says so."""

    text: str
    source: str


def starters(facts: Facts) -> list[Starter]:
    """Everything to begin with, the most personal first."""
    return [*_found_out(facts), *_happened(facts), *_noted(facts), *_shared(facts), *_known(facts)]


def _found_out(facts: Facts) -> Iterator[Starter]:
    days = {one.item: one.on for one in facts.research}
    for item in _BEGINS:
        if text := facts.found(item):
            yield Starter(text, f"checklist ({item}), {days[item]}")


def _happened(facts: Facts) -> Iterator[Starter]:
    for one in facts.touches[:MOST_OLD]:
        verb = _NOTICED.get(one.kind, _TALKED.get(one.kind, ""))
        if verb and one.text and (one.kind != "message" or one.direction == "in"):
            yield Starter(f"{verb}: {one.text}", f"timeline, {one.on}")


def _noted(facts: Facts) -> Iterator[Starter]:
    for one in facts.notes[:MOST_OLD]:
        yield Starter(one.text, f"your note, {one.on}" if one.source == "you" else one.source)


def _shared(facts: Facts) -> Iterator[Starter]:
    said = (
        ("you both know {} from the inside", facts.employers, "companies, now and before"),
        ("you both went to {}", facts.schools, "schools"),
        ("you both belong to {}", facts.groups, "groups"),
        ("you both know {}", facts.skills, "skills"),
    )
    for words, values, source in said:
        if values:
            yield Starter(words.format(_listed(values)), source)


def _known(facts: Facts) -> Iterator[Starter]:
    if facts.mutuals:
        yield Starter(f"you both know {_listed(list(facts.mutuals))}", "ways, the warmest first")


def _listed(values: list[str]) -> str:
    more = len(values) - MOST_NAMED
    return ", ".join(values[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
