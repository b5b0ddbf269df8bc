"""`log` and `note`: what happened with a person, and what is worth remembering."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date

from secondhop.cli.parser import Arguments, Verb
from secondhop.cli.records import note_object, touch_object
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit
from secondhop.cli.who import id_of, names_of
from secondhop.model.edits import EditError, add_note, log_touch
from secondhop.model.outreach import TOUCH_KINDS
from secondhop.model.when import parse_past
from secondhop.store.intake import new_id


def _declare_log(parser: ArgumentParser) -> None:
    parser.add_argument("person", metavar="PERSON")
    parser.add_argument("kind", metavar="KIND", help="one of: " + ", ".join(TOUCH_KINDS))
    parser.add_argument("text", nargs="*", metavar="TEXT")
    parser.add_argument("--on", default="today", metavar="DATE", help="when it happened")
    parser.add_argument("--via", metavar="PERSON", help="who stood in between")
    parser.add_argument("--received", action="store_true", help="it came from them, not from you")


def _declare_note(parser: ArgumentParser) -> None:
    parser.add_argument("person", metavar="PERSON")
    parser.add_argument("text", nargs="+", metavar="TEXT")


def _log(session: Session, arguments: Arguments) -> int:
    person = id_of(session.state, arguments.person)
    via = id_of(session.state, arguments.via) if arguments.via else None
    if via == person:
        raise EditError("nobody stands between you and themselves; give --via somebody else")
    on, number = _past_day(arguments.on, session.today), new_id()
    text = " ".join(arguments.text)
    direction = "in" if arguments.received else "out"
    change = log_touch(number, person, arguments.kind, on, text, via, direction)
    session.store.apply(change)
    session.say(f"logged with {names_of(session.state, [person])}: {change.text}, {on}")
    if session.json:
        touches = session.state.records.touches(person)
        made = next(one for one in touches if one.id == number)
        session.print_json(touch_object(session.state, made))
    return Exit.FINE


def _note(session: Session, arguments: Arguments) -> int:
    person, number = id_of(session.state, arguments.person), new_id()
    session.store.apply(add_note(number, person, " ".join(arguments.text), session.today))
    session.say(f"noted about {names_of(session.state, [person])}")
    if session.json:
        notes = session.state.records.notes(person)
        made = next(one for one in notes if one.id == number)
        session.print_json(note_object(session.state, made))
    return Exit.FINE


def _past_day(text: str, today: date) -> date:
    day = parse_past(text, today)
    if day > today:
        raise EditError(f"{day.isoformat()} is still to come; write a past day as {today}")
    return day


VERBS = {"log": Verb(_declare_log, _log), "note": Verb(_declare_note, _note)}
