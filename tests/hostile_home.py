"""A home in which every name that nobody has stands wherever a text may stand."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from secondhop.model.change import Change
from secondhop.model.edits import (
    EditError,
    add_follow_up,
    add_note,
    log_touch,
    set_fields,
    set_stage,
    tag,
    together,
)
from secondhop.model.outreach import STAGES
from secondhop.model.person import PersonId
from secondhop.store.store import Store
from tests.cli.archives import ANA, BEN, ME, Row, write_archive, write_connections
from tests.hostile import NAMES
from tests.sources.samples import MESSAGE_COLUMNS
from tests.worlds import TODAY, bring, open_store, taken

INVITATION_COLUMNS = (
    *("From", "To", "Sent At", "Message", "Direction"),
    *("inviterProfileUrl", "inviteeProfileUrl"),
)
ENDORSEMENT_COLUMNS = (
    *("Endorsement Date", "Skill Name", "Endorser First Name", "Endorser Last Name"),
    *("Endorser Public Url", "Endorsement Status"),
)
MINE = 60
"""How many of them are my own contacts; all of them are known to friends."""


def hostile_rows() -> list[Row]:
    """One person for every name, who has it in every column."""
    return [
        Row(f"{name} N{number}", name, f"h-{number}", name, name)
        for number, name in enumerate(NAMES)
    ]


def write_hostile_files(folder: Path) -> tuple[Path, list[Path]]:
    """My archive, and what two friends gave, in files with names as bad as their owners'."""
    rows = hostile_rows()
    archive = write_archive(folder / "archive", [ANA, BEN, *rows[:MINE]])
    write_other_members(archive, rows)
    friends = folder / "friends"
    return archive, [
        write_connections(friends / "Ana Silva.csv", rows),
        write_connections(friends / "[bold]\x1b[45m\u202eBen Ito.csv", rows[MINE:][::2]),
    ]


def write_other_members(archive: Path, rows: list[Row]) -> None:
    """What else an archive says of people: messages, invitations and praise."""
    day = "2025-06-01 14:03:22 UTC"
    members: dict[str, list[Sequence[str]]] = {
        "messages.csv": [
            MESSAGE_COLUMNS[10].split(","),
            *(
                (f"t{n}", r.first, r.first, r.url, "Robin", ME.url, day, r.last, r.last, "INBOX")
                for n, r in enumerate(rows)
            ),
        ],
        "Invitations.csv": [
            INVITATION_COLUMNS,
            *(
                ("Robin", r.first, "6/1/25, 2:03 PM", r.last, "OUTGOING", ME.url, r.url)
                for r in rows
            ),
        ],
        "Endorsement_Received_Info.csv": [
            ENDORSEMENT_COLUMNS,
            *(
                ("2025/06/01 14:03:22 UTC", r.last, r.first, r.last, r.url, "ACCEPTED")
                for r in rows
            ),
        ],
    }
    for name, lines in members.items():
        with (archive / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(lines)


def make_hostile_home(folder: Path) -> Path:
    """Import the files, and write every name where only a person can write it."""
    archive, (anas, bens) = write_hostile_files(folder)
    store = open_store(folder / "home")
    taken(bring(store, archive, anas, me=ME.url))
    taken(bring(store, bens, owner="Ben Ito"))
    for change in list(_changes(store)):
        store.apply(change)
    store.close()
    return folder / "home"


def _changes(store: Store) -> Iterator[Change]:
    people = store.state.people
    row_of = {url.rpartition("/")[2]: row for row, url in enumerate(people.url)}
    made: dict[str, list[Change]] = {}
    for number, name in enumerate(NAMES):
        if (row := row_of.get(f"h-{number}")) is None:
            continue  # no row of a file may hold a NUL
        person = people.ids[row]
        for kind, change in _edits(store, number, name, person):
            made.setdefault(kind, []).append(change)
    for kind, changes in made.items():
        yield together(kind, changes)


def _edits(store: Store, number: int, name: str, person: PersonId) -> Iterator[tuple[str, Change]]:
    due = TODAY + timedelta(days=number % 40)
    stage = STAGES[number % len(STAGES)]
    fields = {"location": name, "industry": name}
    makers: dict[str, Callable[[], Change]] = {
        "edit": lambda: set_fields(person, fields),
        "follow-up": lambda: add_follow_up(f"f{number}", person, name, due),
        "log": lambda: log_touch(f"t{number}", person, "call", TODAY, name),
        "note": lambda: add_note(f"n{number}", person, name, TODAY),
        "stage": lambda: set_stage(person, stage),
        "tag": lambda: tag(person, name.split()[:2]),
    }
    for kind, make in makers.items():
        with suppress(EditError):  # nothing is left of a text of control characters
            yield kind, make()
