"""`tie`: says that two people know each other, or that what a file says of them is wrong."""

from __future__ import annotations

from argparse import ArgumentParser

from secondhop.cli.parser import Arguments, Verb
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit, Stop
from secondhop.cli.who import id_of, names_of
from secondhop.exports.objects import reference
from secondhop.model.edits import tie
from secondhop.model.person import PersonId
from secondhop.store.state import State


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("a", metavar="A", help="a person")
    parser.add_argument("b", metavar="B", help="another one")
    choice = parser.add_mutually_exclusive_group()
    for option, word, text in (
        ("--confirm", "confirmed", "what a file says is right"),
        ("--reject", "rejected", "what a file says is wrong"),
        ("--remove", "removed", "they know each other no more"),
    ):
        choice.add_argument(option, dest="word", action="store_const", const=word, help=text)
    parser.set_defaults(word="by hand")


def _tie(session: Session, arguments: Arguments) -> int:
    a, b = id_of(session.state, arguments.a), id_of(session.state, arguments.b)
    change = tie(a, b, arguments.word, session.today)
    state = session.state
    ends = f"{names_of(state, [a])} and {names_of(state, [b])}"
    if arguments.word == "removed" and not _are_tied(state, a, b):
        raise Stop(Exit.NOTHING, f"there is no tie of {ends}")
    session.store.apply(change)
    state = session.state
    session.say(f"tie of {ends}: {arguments.word}")
    if session.json:
        both = {"a": reference(state, a), "b": reference(state, b)}
        session.print_json({**both, "tie": arguments.word})
    return Exit.FINE


def _are_tied(state: State, a: PersonId, b: PersonId) -> bool:
    return state.ties.has(state.people.row_of[a], state.people.row_of[b])


VERBS = {"tie": Verb(_declare, _tie)}
