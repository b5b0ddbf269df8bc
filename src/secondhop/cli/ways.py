"""`ways`: who can introduce me to a person, and how warm each way is."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator

from secondhop.cli.find import people_table
from secondhop.cli.parser import Arguments, Verb, count
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit
from secondhop.cli.who import row_of
from secondhop.exports.objects import Object, person_object, person_objects
from secondhop.model.text import plural
from secondhop.model.tie import dots
from secondhop.network.ways import RowWay, mutuals
from secondhop.store.state import State


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("person", nargs="+", metavar="PERSON")
    parser.add_argument("--limit", type=count, metavar="N", help="at most so many ways")


def _ways(session: Session, arguments: Arguments) -> int:
    state = session.state
    row = row_of(state, arguments.person)
    found = state.ways(row, arguments.limit)
    if session.json:
        session.print_json(_document(state, row, found))
    else:
        for line in (*people_table(state, [row]), *way_lines(state, found)):
            session.print(line)
    session.say(plural(len(found), "way"))
    return Exit.FINE if found or state.degree[row] in (0, 1) else Exit.NOTHING


def way_lines(state: State, found: list[RowWay]) -> Iterator[str]:
    """`●●●○  Gita Clarke → Ivo Weber`: the people in between, from me on."""
    for way, warmth in found:
        yield f"{dots(warmth)}  " + " → ".join(state.people.name[via] for via in way)


def _document(state: State, row: int, found: list[RowWay]) -> Object:
    passed = sorted({via for way, _ in found for via in way})
    people = dict(zip(passed, person_objects(state, passed), strict=True))
    return {
        "person": person_object(state, row),
        "mutuals": person_objects(state, mutuals(state.ties, state.degree, row).tolist()),
        "ways": [
            {"via": [people[via] for via in way], "warmth": round(warmth, 4)}
            for way, warmth in found
        ],
    }


VERBS = {"ways": Verb(_declare, _ways)}
