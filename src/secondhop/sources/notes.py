"""Notes.csv: what I wrote about my contacts on their profiles."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from secondhop.model.facts import NoteFact
from secondhop.model.text import clean
from secondhop.sources.dates import iso_date
from secondhop.sources.people import Roster, full_name, key_of, somebody
from secondhop.sources.table import Table

_LONGEST = 4000


def read_notes(table: Table, roster: Roster) -> Iterator[NoteFact]:
    """A note for each row; its subject never becomes a new person."""
    first, last, url, note, created, edited = table.at(
        "connection first name",
        "connection last name",
        "connection profile url",
        "note",
        "created on",
        "edited on",
    )
    for line, row in table.rows():
        name, key = full_name(row[first], row[last]), key_of(row[url].strip())
        text = clean(row[note], _LONGEST)
        if not text or not (name or key):
            table.skip(line, "no text" if not text else "no name and no profile")
            continue
        table.tally.kept += 1
        person = roster.meet(replace(somebody(name, key, line), must_exist=True))
        on = iso_date(row[edited].strip()) or iso_date(row[created].strip())
        yield NoteFact(person, text, on, line)
