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
from secondhop.model.goal import Goal
from secondhop.store.facts import evidence, facts
from secondhop.store.scoring import Term, terms_of
from secondhop.store.state import State


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("person", nargs="+", metavar="PERSON")


def _show(session: Session, arguments: Arguments) -> int:
    row = row_of(session.state, arguments.person)
    goal = session.state.goal
    if session.json:
        session.print_json(_document(session.state, row, goal))
    else:
        for line in portrait(session.state, row, goal):
            session.print(line)
    return Exit.FINE


def _document(state: State, row: int, goal: Goal) -> Object:
    person, email, records = state.people.ids[row], state.people.email[row], state.records
    return {
        **person_object(state, row),
        **({"email": email} if email else {}),
        "score_terms": [_term(term) for term in terms_of(state, row, goal, 2)],
        "facts": facts(state, row),
        "evidence": [_evidence(state, row, other) for other in tied_nearby(state, row)],
        "touches": [touch_object(state, touch) for touch in records.touches(person)],
        "notes": [note_object(state, note) for note in records.notes(person)],
        "follow_ups": [follow_up_object(state, one) for one in records.follow_ups(person)],
    }


def _term(term: Term) -> Object:
    return {
        "term": term.name,
        "value": round(term.value, 4),
        "weight": round(term.weight, 4),
        "points": term.points,
        "why": term.why,
    }


def _evidence(state: State, row: int, other: int) -> Object:
    who = reference(state, state.people.ids[other])
    return {"with": who, "statements": evidence(state, row, other)}


VERBS = {"show": Verb(_declare, _show)}
