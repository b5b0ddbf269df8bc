"""Invitations.csv: who asked whom to connect, and which of the two is me."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from secondhop.model.facts import Direction, TouchFact
from secondhop.model.identity import name_key
from secondhop.model.text import clean
from secondhop.sources.dates import iso_date
from secondhop.sources.people import Roster, key_of, somebody
from secondhop.sources.table import Table
from secondhop.sources.touches import digest, one_line

NOBODY = "linkedin member"
"""The name of a deleted account."""


def read_invitations(table: Table, roster: Roster, mine: Counter[str]) -> Iterator[TouchFact]:
    """A touch for each invitation; `mine` counts the keys that must be my own."""
    sender, receiver, sent, message, way, inviter, invitee = table.at(
        "from",
        "to",
        "sent at",
        "message",
        "direction",
        "inviter profile url",
        "invitee profile url",
    )
    for line, row in table.rows():
        direction = _direction(row[way])
        if not direction:
            table.skip(line, "the direction is neither INCOMING nor OUTGOING")
            continue
        out = direction == "out"
        me, other = (inviter, invitee) if out else (invitee, inviter)
        if key := key_of(row[me].strip()):
            mine[key] += 1
        name = clean(row[receiver if out else sender])
        key = key_of(row[other].strip())
        if not key and name_key(name) in ("", NOBODY):
            table.tally.leave_out(line, "accounts that no longer exist")
            continue
        table.tally.kept += 1
        mark = digest("invitation", direction, name_key(name), row[sent].strip(), row[message])
        yield TouchFact(
            roster.meet(somebody(name, key, line)),
            "invitation",
            iso_date(row[sent].strip()),
            direction,
            one_line(row[message]),
            mark,
            line,
        )


def _direction(word: str) -> Direction:
    match word.strip().upper():
        case "OUTGOING":
            return "out"
        case "INCOMING":
            return "in"
    return ""
