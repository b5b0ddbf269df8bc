"""`tag`, `untag` and `stage`: the user's own words about a person."""

from __future__ import annotations

from argparse import ArgumentParser

from secondhop.cli.parser import Arguments, Verb
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit
from secondhop.cli.who import id_of
from secondhop.exports.objects import person_object
from secondhop.model.change import Change
from secondhop.model.edits import set_stage, tag, untag
from secondhop.model.outreach import STAGES


def _declare_tags(parser: ArgumentParser) -> None:
    parser.add_argument("person", metavar="PERSON")
    parser.add_argument("tags", nargs="+", metavar="TAG")


def _declare_stage(parser: ArgumentParser) -> None:
    parser.add_argument("person", metavar="PERSON")
    parser.add_argument("stage", metavar="STAGE", help="one of: " + ", ".join(STAGES))


def _tag(session: Session, arguments: Arguments) -> int:
    return _apply(session, tag(id_of(session.state, arguments.person), arguments.tags))


def _untag(session: Session, arguments: Arguments) -> int:
    return _apply(session, untag(id_of(session.state, arguments.person), arguments.tags))


def _stage(session: Session, arguments: Arguments) -> int:
    return _apply(session, set_stage(id_of(session.state, arguments.person), arguments.stage))


def _apply(session: Session, change: Change) -> int:
    session.store.apply(change)
    state = session.state
    row = state.graph.row(change.about[0])
    assert row is not None
    session.say(f"{change.kind} {state.people.name[row]}: {change.text}")
    if session.json:
        session.print_json(person_object(state, row))
    return Exit.FINE


VERBS = {
    "tag": Verb(_declare_tags, _tag),
    "untag": Verb(_declare_tags, _untag),
    "stage": Verb(_declare_stage, _stage),
}
