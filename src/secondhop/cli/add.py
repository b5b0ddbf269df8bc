"""`add`: somebody whom no file mentions."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping

from secondhop.cli.known import owner_of
from secondhop.cli.parser import Arguments, Verb
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit, Stop
from secondhop.cli.who import id_of, lines_of
from secondhop.exports.objects import person_object
from secondhop.model.change import Change, Value
from secondhop.model.edits import add_person, tie
from secondhop.model.identity import name_key
from secondhop.model.person import FIELDS, PersonId
from secondhop.network.people import ME
from secondhop.store.intake import new_id
from secondhop.store.state import State


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="+", metavar="NAME")
    for field in FIELDS[1:]:
        parser.add_argument(f"--{field}", default="", metavar="TEXT")
    parser.add_argument(
        "--tie", action="append", default=[], metavar="PERSON", help="whom they know; me is you"
    )


def _add(session: Session, arguments: Arguments) -> int:
    values = {field: getattr(arguments, field) for field in FIELDS[1:]}
    values["name"] = " ".join(arguments.name)
    _refuse_known(session.state, values)
    _warn_of_namesakes(session, values["name"])
    tied = [id_of(session.state, person) for person in arguments.tie]
    change = _change(session, values, tied)
    session.store.apply(change)
    row = session.state.graph.row(change.about[0])
    assert row is not None
    session.say(f"added {session.state.people.name[row]}, id {change.about[0]}")
    if session.json:
        session.print_json(person_object(session.state, row))
    else:
        session.print(change.about[0])
    return Exit.FINE


def _refuse_known(state: State, values: Mapping[str, str]) -> None:
    row = owner_of(state, values["url"], values["email"])
    if row is not None:
        who = lines_of([state.people.person(row)])
        raise Stop(Exit.WRONG, "this address belongs to somebody known already:", *who)


def _warn_of_namesakes(session: Session, name: str) -> None:
    """A name alone never makes two people one, but it may be a slip."""
    people, wanted = session.state.people, name_key(name)
    same = [row for row in range(ME + 1, len(people)) if wanted == name_key(people.name[row])]
    if wanted and same:
        session.say("somebody of this name is known already:")
        for line in lines_of(people.person(row) for row in same):
            session.say(line)


def _change(session: Session, values: Mapping[str, str], tied: list[PersonId]) -> Change:
    """The person and their ties, so that one undo takes back both."""
    person = new_id()
    sets: dict[str, Mapping[str, Value]] = dict(add_person(person, values).sets)
    for other in tied:
        sets |= tie(person, other, "by hand", session.today).sets
    return Change("add", sets, (person,))


VERBS = {"add": Verb(_declare, _add)}
