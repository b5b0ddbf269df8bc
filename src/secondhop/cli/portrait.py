"""A person in lines of text: what `show` prints."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from secondhop.cli.records import state_of
from secondhop.cli.table import table
from secondhop.cli.ways import way_lines
from secondhop.exports.objects import degree_of
from secondhop.model.goal import Goal
from secondhop.model.person import Fact
from secondhop.model.text import plural
from secondhop.network.people import ME
from secondhop.store.facts import evidence, facts
from secondhop.store.scoring import terms_of
from secondhop.store.state import State

NAMED = 3
"""Mutuals named in the sentence; the others are counted."""
WAYS = 5
INDENT = 2
ORDINALS = {0: "you", 1: "1st", 2: "2nd", 3: "3rd", None: "not connected"}


def portrait(state: State, row: int, goal: Goal) -> Iterator[str]:
    """Everything known of a person, the most useful first."""
    yield from _head(state, row)
    if state.mutuals[row]:
        yield ""
        yield both_know(state, row)
    sections = {
        "WAYS IN": _ways(state, row),
        "SCORE": _score(state, row, goal),
        "FACTS": _facts(state, row),
        "EVIDENCE": _evidence(state, row),
        "FOLLOW-UPS": _follow_ups(state, row),
        "NOTES": _notes(state, row),
        "TIMELINE": _timeline(state, row),
    }
    for title, lines in sections.items():
        if lines:
            yield from ("", title, *(" " * INDENT + line for line in lines))


def both_know(state: State, row: int) -> str:
    """`You and Ivo Weber both know Gita Clarke, Nils Holm and 3 more`, warmest first."""
    found = state.ways(row)
    names = [state.people.name[via] for (via, *_), _ in found]
    more = [f"{len(names) - NAMED} more"] if len(names) > NAMED else []
    *first, last = [*names[:NAMED], *more]
    known = f"{', '.join(first)} and {last}" if first else last
    unsure = "" if state.mutuals_known(row) else ", and maybe others"
    return f"You and {state.people.name[row]} both know {known}{unsure}"


def tied_nearby(state: State, row: int) -> list[int]:
    """Me, if I am tied to them, and then the mutuals, warmest first."""
    found = state.ways(row) if state.mutuals[row] else []
    known = [via for (via, *_), _ in found]
    return [ME, *known] if state.ties.has(row, ME) else known


def _head(state: State, row: int) -> Iterator[str]:
    person, degree = state.people.person(row), degree_of(state, row)
    yield "  ".join(part for part in (person.name, ORDINALS[degree], person.stage) if part)
    for line in (person.role, person.location, person.url, person.email):
        if line:
            yield line
    if person.tags:
        yield " ".join(f"#{tag}" for tag in person.tags)
    yield f"id {person.id}"


def _ways(state: State, row: int) -> list[str]:
    found = state.ways(row)
    lines = list(way_lines(state, found[:WAYS]))
    more = len(found) - WAYS
    return [*lines, f"and {plural(more, 'more way')}"] if more > 0 else lines


def _score(state: State, row: int, goal: Goal) -> list[str]:
    """What each term adds; the last line is the sum."""
    terms = terms_of(state, row, goal, 1)
    if not terms:
        return []
    cells = [
        (term.name, f"{term.value:.2f}", f"{term.weight:.0%}", f"{term.points:.1f}", term.why)
        for term in terms
    ]
    total = f"{sum(term.points for term in terms):.1f}"
    return table([*cells, ("score", "", "", total, "")], right=(1, 2, 3), indent=INDENT)


def _facts(state: State, row: int) -> list[str]:
    """One line for each value; the files that agree are counted."""
    by_value: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts(state, row):
        by_value.setdefault((fact.field, fact.value), []).append(fact)
    return table([_fact(*same) for same in by_value.values()], indent=INDENT)


def _fact(fact: Fact, *others: Fact) -> tuple[str, ...]:
    value = fact.value if fact.shown else f"({fact.value})"
    more = f"and {plural(len(others), 'more source')}" if others else ""
    return fact.field, value, fact.source, fact.on, more


def _evidence(state: State, row: int) -> list[str]:
    cells = [
        ("you" if other == ME else state.people.name[other], str(one.kind), one.source, one.on)
        for other in tied_nearby(state, row)[: WAYS + 1]
        for one in evidence(state, row, other)
    ]
    return table(cells, indent=INDENT)


def _follow_ups(state: State, row: int) -> list[str]:
    today = date.fromordinal(state.today)
    cells = [
        (one.due.isoformat(), state_of(one, today), one.text, one.id)
        for one in state.records.follow_ups(state.people.ids[row])
    ]
    return table(cells, indent=INDENT)


def _notes(state: State, row: int) -> list[str]:
    return [f"{note.on}  {note.text}" for note in state.records.notes(state.people.ids[row])]


def _timeline(state: State, row: int) -> list[str]:
    arrows = {"in": "from them", "out": "from you"}
    cells = [
        (one.on, one.kind, arrows.get(one.direction, ""), one.text)
        for one in state.records.touches(state.people.ids[row])
    ]
    return table(cells, indent=INDENT)
