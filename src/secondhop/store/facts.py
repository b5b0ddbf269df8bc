"""Who said what about a person, and when: the provenance behind what the screens show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from msgspec.structs import replace

from secondhop.model.person import FIELDS, Fact
from secondhop.model.tie import Evidence, EvidenceKind
from secondhop.store.graphfile import GraphFile
from secondhop.store.stamp import Stamp, day_of
from secondhop.store.state import State

YOU = "you"
PASTED = "pasted"
COMPANIES = "companies.toml"


def facts(state: State, row: int) -> list[Fact]:
    """Every value of every field, the one that counts first; skills all count."""
    said = [*_by_you(state, row), *_by_files(state, row), *_by_company(state, row)]
    ordered: list[Fact] = []
    for field in FIELDS:
        ordered += _marked([fact for fact in said if fact.field == field])
    return [*ordered, *(fact for fact in said if fact.field == "skill")]


def evidence(state: State, a: int, b: int) -> list[Evidence]:
    """Why two people are believed to know each other: your own word first, then the files'."""
    by_files = state.graph.evidence.statements(
        min(a, b), max(a, b), state.graph.source_names, state.weights
    )
    said = state.tie_word(state.people.ids[a], state.people.ids[b])
    kind = next((kind for kind in EvidenceKind if kind == said.get("tie")), None)
    if kind is None:
        return by_files
    on = str(said.get("on", ""))
    source = PASTED if kind is EvidenceKind.PASTED else YOU
    return [Evidence(kind, source, state.weights.confidence(kind), seen=on), *by_files]


def _by_you(state: State, row: int) -> Iterator[Fact]:
    for field, (stamp, value) in state.own_values(row).items():
        if field in FIELDS and isinstance(value, str):
            yield Fact(field, value, YOU, _date_of(stamp))


def _by_files(state: State, row: int) -> Iterator[Fact]:
    """Newest first, as the newest of them counts."""
    for file, line in reversed(state.graph.mentions(row)):
        value_of = attrgetter(*FIELDS)
        for field, value in zip(FIELDS, value_of(line), strict=True):
            if value:
                yield Fact(field, value, file.short_name, _told_on(file))
        for skill in line.skills:
            yield Fact("skill", skill, file.short_name, _told_on(file), shown=True)


def _by_company(state: State, row: int) -> Iterator[Fact]:
    if company := state.companies.find(state.people.company[row]):
        for field in ("location", "industry"):
            if value := getattr(company, field):
                yield Fact(field, value, COMPANIES)


def _marked(said: list[Fact]) -> list[Fact]:
    return [replace(fact, shown=place == 0) for place, fact in enumerate(said)]


def _told_on(file: GraphFile) -> str:
    return file.source.as_of or file.source.imported


def _date_of(stamp: Stamp) -> str:
    return date.fromordinal(day_of(stamp)).isoformat()
