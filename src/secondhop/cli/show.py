"""`show`: everything known of one person."""

from __future__ import annotations

from argparse import ArgumentParser

from secondhop.cli.parser import Arguments, Verb
from secondhop.cli.portrait import portrait, tied_nearby
from secondhop.cli.records import follow_up_object, note_object, touch_object
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit
from secondhop.cli.who import row_of
from secondhop.exports.objects import Object, person_object, reference
from secondhop.store.facts import evidence, facts
from secondhop.store.state import State


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("person", nargs="+", metavar="PERSON")


def _show(session: Session, arguments: Arguments) -> int:
    row = row_of(session.state, arguments.person)
    if session.json:
        session.print_json(_document(session.state, row))
    else:
        for line in portrait(session.state, row):
            session.print(line)
    return Exit.FINE


def _document(state: State, row: int) -> Object:
    person, email, records = state.people.ids[row], state.people.email[row], state.records
    return {
        **person_object(state, row),
        **({"email": email} if email else {}),
        "facts": facts(state, row),
        "evidence": [_evidence(state, row, other) for other in tied_nearby(state, row)],
        "touches": [touch_object(state, touch) for touch in records.touches(person)],
        "notes": [note_object(state, note) for note in records.notes(person)],
        "follow_ups": [follow_up_object(state, one) for one in records.follow_ups(person)],
    }


def _evidence(state: State, row: int, other: int) -> Object:
    who = reference(state, state.people.ids[other])
    return {"with": who, "statements": evidence(state, row, other)}


VERBS = {"show": Verb(_declare, _show)}
