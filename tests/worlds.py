"""Small worlds for the store, and how two of them are compared.

The files themselves are made by `tests.cli.archives`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from secondhop.model.change import Change, Value
from secondhop.model.edits import add_note, add_person
from secondhop.model.person import PersonId
from secondhop.search.query import parse
from secondhop.search.sort import SORTS
from secondhop.store.facts import evidence, facts
from secondhop.store.home import Home, home_in
from secondhop.store.importing import Importing
from secondhop.store.intake import new_id
from secondhop.store.receipt import Wishes
from secondhop.store.state import State
from secondhop.store.store import Store
from tests.cli.archives import ANA, BEN, CLEO, DAN, EVA, FAY, ME, write_archive, write_connections

TODAY = date(2026, 11, 23)
NOW_MS = 1_795_400_000_000
DAY_MS = 86_400_000
QUERIES = (
    *("", "degree:2", "diaz", "company:helsing", "mutuals:>1", "via:ana", "tag:berlin"),
    *("touched<90d", "touched:2026-11 or due<=today", "added:today", "warmth>10 -score<50"),
    *("note:note", "is:hiring", "school:porto", "past:foxglove", "missing:due -is:new"),
)


@dataclass(slots=True)
class Clock:
    """Goes on by a second at every look."""

    now: int = NOW_MS

    def __call__(self) -> int:
        self.now += 1000
        return self.now


def open_store(folder: Path, now_ms: Callable[[], int] | None = None) -> Store:
    """The store in a folder, on the day on which all tests play."""
    return Store.open(home_in(folder), today=TODAY, now_ms=now_ms or Clock())


def bring(store: Store, *paths: Path, **wishes: Any) -> Importing:
    """Import paths and finish."""
    importing = Importing(store, Wishes(**wishes))
    importing.run(paths)
    importing.finish()
    return importing


def taken(importing: Importing) -> Importing:
    """An import in which nothing failed."""
    assert [str(failure.error) for failure in importing.failures] == []
    return importing


def write_friends(folder: Path) -> tuple[Path, Path]:
    """What Ana and Ben gave: Ana knows Cleo, Dan and me, Ben knows Cleo, Eva, Ana and me."""
    return (
        write_connections(folder / "friends" / "Ana Silva.csv", [CLEO, DAN, ME]),
        write_connections(folder / "friends" / "Ben Ito.csv", [CLEO, EVA, ANA, ME]),
    )


def write_mine(folder: Path) -> Path:
    """My archive: I know Ana, Ben and Fay."""
    return write_archive(folder / "archive", [ANA, BEN, FAY])


def small_world(folder: Path) -> Store:
    """A store with my archive and what two friends gave."""
    store = open_store(folder / "home")
    taken(bring(store, write_mine(folder), *write_friends(folder), me=ME.url))
    return store


def id_of(store: Store, name: str) -> PersonId:
    """The id of the one person of this name."""
    people = store.state.people
    (row,) = (row for row, known in enumerate(people.name) if known == name)
    return people.ids[row]


def row_of(store: Store, name: str) -> int:
    return store.state.people.row_of[id_of(store, name)]


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
        for path in sorted(folder.rglob("*"))
    }


def note(number: str, person: str, text: str = "a note") -> Change:
    """A note, as a change that is easy to look up again."""
    return add_note(number, PersonId(person), text, TODAY)


def add(name: str, **values: str) -> tuple[PersonId, Change]:
    """A new person by hand: the id, and the change that adds them."""
    person = new_id()
    return person, add_person(person, {"name": name, **values})


def setting(entity: str, **values: Value) -> Change:
    """A change of single fields, such as no edit would make."""
    return Change("edit", {entity: values})


def log_of(home: Home) -> Path:
    """The one log file of a home."""
    (path,) = home.log.glob("*.jsonl")
    return path


def picture(state: State) -> dict[str, object]:
    """Everything that screens and commands can read from a state."""
    people = state.people
    return {
        "people": [people.person(row) for row in range(len(people))],
        "employer": list(people.employer),
        "sources": list(people.sources),
        "degree": state.degree.tolist(),
        "mutuals": state.mutuals.tolist(),
        "known": [state.mutuals_known(row) for row in range(len(people))],
        "standing": _standing(state),
        "order": state.order.tolist(),
        "fit": None if state.fit is None else state.fit.tolist(),
        "figures": {
            column: getattr(state.figures, column).tolist()
            for column in state.figures.__struct_fields__
        },
        "notes of": list(people.notes),
        "ties": sorted(_ties(state)),
        "traces": {
            column: getattr(state.traces, column).tolist()
            for column in state.traces.__struct_fields__
            if column != "rating"
        },
        "strength": state.strength.tolist(),
        "touches": [state.records.touches(person) for person in people.ids],
        "notes": [state.records.notes(person) for person in people.ids],
        "follow-ups": state.records.follow_ups(),
        "facts": [facts(state, row) for row in range(len(people))],
        "evidence": _evidence(state),
        "found": {
            (text, sort): state.index.search(parse(text), sort).rows.tolist()
            for text in QUERIES
            for sort in SORTS
        },
        "facets": _facets(state),
    }


def differences(one: Mapping[str, object], other: Mapping[str, object]) -> dict[str, object]:
    """What two pictures disagree on; {} when they are the same."""
    return {name: (one[name], other[name]) for name in one if one[name] != other[name]}


def outline(state: State) -> dict[str, object]:
    """People, ties and degrees of a state without ids, rows and order of files."""
    people = state.people
    names = [f"{people.name[row]} <{people.url[row]}>" for row in range(len(people))]
    names[0] = f"me: {names[0]}"
    return {
        "people": sorted(
            (names[row], people.company[row], people.email[row], tuple(sorted(people.skills[row])))
            for row in range(len(people))
        ),
        "ties": sorted(
            (*sorted((names[a], names[b])), round(quality, 5)) for a, b, quality in _ties(state)
        ),
        "degree": sorted((names[row], int(state.degree[row])) for row in range(len(people))),
        "mutuals": sorted((names[row], int(state.mutuals[row])) for row in range(len(people))),
    }


def _standing(state: State) -> dict[str, list[float]]:
    standing = state.standing
    return {name: getattr(standing, name).tolist() for name in standing.__struct_fields__}


def _ties(state: State) -> Iterator[tuple[int, int, float]]:
    for a in range(len(state.people)):
        for b in state.ties.neighbours(a).tolist():
            if a < b:
                yield a, b, state.ties.quality_of(a, b)


def _evidence(state: State) -> list[object]:
    return [(a, b, evidence(state, a, b)) for a, b, _ in sorted(_ties(state))]


def _facets(state: State) -> dict[str, object]:
    result = state.index.search(parse("degree:2"), "score")
    return {name: result.facets(name) for name in ("company", "industry", "tag", "stage")}
