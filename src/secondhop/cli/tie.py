"""`tie`: says that two people know each other, or that what a file says of them is wrong."""

from __future__ import annotations

from argparse import ArgumentParser

from secondhop.cli.parser import Arguments, Verb
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit
from secondhop.cli.who import id_of, names_of
from secondhop.exports.objects import reference
from secondhop.model.edits import tie


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
    session.store.apply(change)
    state = session.state
    session.say(f"tie of {names_of(state, [a])} and {names_of(state, [b])}: {arguments.word}")
    if session.json:
        ends = {"a": reference(state, a), "b": reference(state, b)}
        session.print_json({**ends, "tie": arguments.word})
    return Exit.FINE


VERBS = {"tie": Verb(_declare, _tie)}
