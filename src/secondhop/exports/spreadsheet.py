"""People as CSV, for a spreadsheet: what outreach needs first, then everything else."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from secondhop.exports.objects import best_introducer, degree_of
from secondhop.model.outreach import CONTACTING
from secondhop.model.person import PersonId
from secondhop.store.records import Records
from secondhop.store.state import State
from secondhop.store.store import Store

COLUMNS = (
    "name",
    "company",
    "mutual connection",
    "date contacted",
    "notes",
    "follow-up actions",
    "title",
    "location",
    "industry",
    "degree",
    "mutuals",
    "stage",
    "tags",
    "url",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_spreadsheet(store: Store, rows: Sequence[int]) -> Iterator[str]:
    """A line for each person below one of column names, every cell quoted."""
    yield csv_line(COLUMNS)
    for row in rows:
        yield csv_line(_cells(store.state, row))


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula (CWE-1236)."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cells(state: State, row: int) -> tuple[str, ...]:
    people, records, person = state.people, state.records, state.people.ids[row]
    degree = degree_of(state, row)
    return (
        people.name[row],
        people.company[row],
        best_introducer(state, row),
        _contacted(records, person),
        "; ".join(note.text for note in records.notes(person)),
        "; ".join(f"{f.due} {f.text}" for f in records.follow_ups(person) if f.is_open),
        people.title[row],
        people.location[row],
        people.industry[row],
        "" if degree is None else str(degree),
        str(state.mutuals[row]),
        people.stage[row],
        " ".join(people.tags[row]),
        people.url[row],
    )


def _contacted(records: Records, person: PersonId) -> str:
    """The last day on which something went from me to them."""
    touches = records.touches(person)
    days = [one.on for one in touches if one.kind in CONTACTING and one.direction != "in"]
    return max(days, default="")


def csv_line(cells: Sequence[str]) -> str:
    """One line with every cell quoted, and none that a spreadsheet would run."""
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(map(harmless, cells))
    return line.getvalue()
