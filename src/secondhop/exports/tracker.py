"""The tracker: everybody with whom anything is under way, for a spreadsheet, page or program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from secondhop.exports.asks import ask_object
from secondhop.exports.markdown import escaped, link
from secondhop.exports.objects import Object, best_introducer, reference
from secondhop.exports.spreadsheet import csv_line
from secondhop.model.outreach import CONTACTING
from secondhop.model.person import PersonId
from secondhop.outreach.pipeline import outreach_of
from secondhop.store.asking import asks_about, full_name
from secondhop.store.moves import moves
from secondhop.store.state import State
from secondhop.store.store import Store
from secondhop.store.tracking import research_of, staged, written_about

COLUMNS = (
    *("name", "company", "mutual connection", "date contacted", "notes", "follow-up actions"),
    *("stage", "since", "channel", "introducer", "ask", "asked on", "last reply", "outcome", "url"),
)


def write_tracker_csv(store: Store, rows: Sequence[int]) -> Iterator[str]:
    """A line for each tracked person below one of column names, no cell a formula."""
    yield csv_line(COLUMNS)
    for row in tracked(store.state, rows):
        yield csv_line(cells(store, row))


def write_tracker_markdown(store: Store, rows: Sequence[int]) -> Iterator[str]:
    """The same as a table in Markdown; names lead to profiles."""
    yield _line(COLUMNS[:-1])
    yield _line(["---"] * (len(COLUMNS) - 1))
    for row in tracked(store.state, rows):
        name, *texts, url = (" ".join(cell.split()) for cell in cells(store, row))
        yield _line([link(name, url), *map(escaped, texts)])


def write_tracker_json(store: Store, rows: Sequence[int]) -> Iterator[str]:
    """The same as one JSON document, with every ask, move and finding."""
    people = msgspec.json.encode([_object(store, row) for row in tracked(store.state, rows)])
    yield msgspec.json.format(people, indent=2).decode() + "\n"


def tracked(state: State, rows: Sequence[int]) -> list[int]:
    """Those of some rows with whom anything is under way, in their order."""
    owed = {one.person for one in state.records.follow_ups()}
    people = {person for _, person in staged(state)} | owed | written_about(state)
    held = np.fromiter((state.people.row_of[one] for one in people), np.int64, len(people))
    chosen = np.asarray(rows, np.int64)
    return [int(row) for row in chosen[np.isin(chosen, held)]]


def cells(store: Store, row: int) -> tuple[str, ...]:
    """What the tracker says of a person, as texts in the order of COLUMNS."""
    state, person = store.state, store.state.people.ids[row]
    records = state.records
    touches, notes = records.touches(person), records.notes(person)
    line = outreach_of(touches, notes, ())
    ask = next(iter(asks_about(state, person)), None)
    channel = next((t.kind for t in touches if t.kind in CONTACTING and t.direction != "in"), "")
    replied = next((t.on for t in touches if t.kind == "message" and t.direction == "in"), "")
    return (
        state.people.name[row],
        state.people.company[row],
        best_introducer(state, row),
        line.contacted,
        "; ".join(note.text for note in notes),
        "; ".join(f"{f.due} {f.text}" for f in records.follow_ups(person) if f.is_open),
        state.people.stage[row],
        _since(store, person),
        channel,
        full_name(state, ask.introducer) if ask else "",
        ask.state if ask else "",
        ask.day("asked") if ask else "",
        replied,
        ask.day("outcome") if ask else "",
        state.people.url[row],
    )


def _since(store: Store, person: PersonId) -> str:
    made = moves(store).get(person, ())
    return made[-1].on if made else ""


def _object(store: Store, row: int) -> Object:
    state, person = store.state, store.state.people.ids[row]
    found = research_of(state, row)
    return {
        **reference(state, person),
        **{
            name.replace(" ", "_").replace("-", "_"): text or None
            for name, text in zip(COLUMNS, cells(store, row), strict=True)
        },
        "name": state.people.name[row],
        "asks": [ask_object(state, one) for one in asks_about(state, person)],
        "moves": [
            {"on": one.on, "stage": one.stage or None} for one in moves(store).get(person, ())
        ],
        "research": [{"item": one.item, "text": one.text, "on": one.on} for one in found],
    }


def _line(texts: Sequence[str]) -> str:
    return f"| {' | '.join(texts)} |\n"
