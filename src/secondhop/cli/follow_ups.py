"""`follow`, `done` and `snooze`: what I owe."""

from __future__ import annotations

from argparse import ArgumentParser

from secondhop.cli.parser import Arguments, Verb
from secondhop.cli.records import follow_up_object
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit, Stop
from secondhop.cli.who import id_of, names_of
from secondhop.model.edits import EditError, add_follow_up, snooze
from secondhop.model.outreach import FollowUp
from secondhop.model.when import parse_when
from secondhop.store.asking import finishing
from secondhop.store.intake import new_id
from secondhop.store.state import State


def _declare_follow(parser: ArgumentParser) -> None:
    parser.add_argument("person", metavar="PERSON")
    parser.add_argument("text", nargs="+", metavar="TEXT")
    parser.add_argument("--due", required=True, metavar="WHEN", help="as in fri, +3d, 1 dec")
    parser.add_argument("--every", default="", metavar="SPAN", help="again and again, as in 2w")


def _declare_done(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="its beginning is enough")


def _declare_snooze(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="its beginning is enough")
    parser.add_argument("when", nargs="+", metavar="WHEN")


def _follow(session: Session, arguments: Arguments) -> int:
    person, number = id_of(session.state, arguments.person), new_id()
    due = parse_when(arguments.due, session.today)
    text = " ".join(arguments.text)
    session.store.apply(add_follow_up(number, person, text, due, arguments.every))
    return _tell(session, "", number)


def _done(session: Session, arguments: Arguments) -> int:
    follow_up, following = _find(session.state, arguments.id), new_id()
    session.store.apply(finishing(session.store, follow_up, following))
    _tell(session, "done: ", follow_up.id)
    if follow_up.every:
        session.say(f"next: {_line(session.state, _find(session.state, following))}")
    return Exit.FINE


def _snooze(session: Session, arguments: Arguments) -> int:
    follow_up = _find(session.state, arguments.id)
    if not follow_up.is_open:
        raise EditError("this follow-up is done already")
    day = parse_when(" ".join(arguments.when), session.today)
    session.store.apply(snooze(follow_up, day, session.today))
    return _tell(session, "snoozed: ", follow_up.id)


def _tell(session: Session, what: str, number: str) -> int:
    follow_up = _find(session.state, number)
    session.say(what + _line(session.state, follow_up))
    if session.json:
        session.print_json(follow_up_object(session.state, follow_up))
    elif not what:
        session.print(number)
    return Exit.FINE


def _line(state: State, one: FollowUp) -> str:
    return f"{one.due}  {names_of(state, [one.person])}: {one.text}  (id {one.id})"


def _find(state: State, number: str) -> FollowUp:
    """The follow-up of an id or of its beginning; open ones go before those that are done."""
    every = state.records.follow_ups()
    found = [one for one in every if number and one.id.startswith(number)]
    exact = [one for one in found if one.id == number]
    still_open = [one for one in found if one.is_open]
    for choice in (exact, found, still_open):
        if len(choice) == 1:
            return choice[0]
    if not found:
        raise Stop(Exit.NOTHING, f"there is no follow-up {number!a}; due lists them")
    lines = [f"  {_line(state, one)}" for one in found]
    raise Stop(Exit.WRONG, f"several follow-ups begin with {number!r}:", *lines)


VERBS = {
    "follow": Verb(_declare_follow, _follow),
    "done": Verb(_declare_done, _done),
    "snooze": Verb(_declare_snooze, _snooze),
}
