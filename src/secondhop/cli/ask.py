"""`ask`: a request to an introducer about one person, and how far it has come."""

from __future__ import annotations

from argparse import ArgumentParser

from secondhop.cli.parser import Arguments, Verb
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit
from secondhop.cli.who import id_of, names_of
from secondhop.exports.asks import ask_object
from secondhop.model.asks import ASK_STATES, Ask
from secondhop.model.person import PersonId
from secondhop.model.text import clean
from secondhop.outreach.ledger import too_much
from secondhop.store.asking import asking, asks_about, owed_by
from secondhop.store.counting import limits_of, load_of_introducer


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("introducer", metavar="INTRODUCER")
    parser.add_argument("person", metavar="PERSON")
    parser.add_argument(
        "--state", default="asked", metavar="STATE", help="one of: " + ", ".join(ASK_STATES)
    )


def _ask(session: Session, arguments: Arguments) -> int:
    introducer = id_of(session.state, arguments.introducer)
    person = id_of(session.state, arguments.person)
    _warn(session, introducer, person)
    word = clean(arguments.state).lower().replace("-", " ")
    session.store.apply(asking(session.store, introducer, person, word))
    made = next(one for one in asks_about(session.state, person) if one.introducer == introducer)
    _tell(session, made)
    return Exit.FINE


def _warn(session: Session, introducer: PersonId, person: PersonId) -> None:
    """What speaks against a new request; asking is for the user to decide."""
    state = session.state
    if any(one.introducer == introducer for one in asks_about(state, person)):
        return
    if why := too_much(load_of_introducer(session.store, introducer), limits_of(session.store)):
        session.say(f"note: {names_of(state, [introducer])}: {why}")
    if not state.ties.has(*(state.people.row_of[one] for one in (introducer, person))):
        names = names_of(state, [introducer]), names_of(state, [person])
        session.say(f"note: nothing says that {names[0]} knows {names[1]}")


def _tell(session: Session, ask: Ask) -> None:
    state = session.state
    session.say(
        f"{names_of(state, [ask.introducer])} → {names_of(state, [ask.person])}: {ask.state}"
    )
    for one in owed_by(state, ask):
        if one.is_open:
            session.say(f"next: {one.due}  {names_of(state, [one.person])}: {one.text}")
    if session.json:
        session.print_json(ask_object(state, ask))


VERBS = {"ask": Verb(_declare, _ask)}
