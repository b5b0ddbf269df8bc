"""`tag`, `untag` and `stage`: the user's own words about a person."""

from __future__ import annotations

from argparse import ArgumentParser

from secondhop.cli.parser import Arguments, Verb
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit, Stop
from secondhop.cli.who import id_of, names_of, row_of
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
    state, row = session.state, row_of(session.state, arguments.person)
    person, has = state.people.ids[row], state.people.tags[row]
    wanted = tag_words(untag(person, arguments.tags))
    missing = ", ".join(word for word in wanted if word not in has)
    message = f"there is no tag {missing} on {names_of(state, [person])}"
    given = [word for word in wanted if word in has]
    if not given:
        raise Stop(Exit.NOTHING, message)
    if missing:
        session.say(message)
    return _apply(session, untag(person, given))


def _stage(session: Session, arguments: Arguments) -> int:
    return _apply(session, set_stage(id_of(session.state, arguments.person), arguments.stage))


def tag_words(change: Change) -> list[str]:
    """The tags that a change adds or takes away, spelled as they are kept."""
    return [field.removeprefix("tag:") for values in change.sets.values() for field in values]


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
