"""`history`, `undo` and `redo`: what was changed, and taking it back."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import datetime

from secondhop.cli.parser import Arguments, Verb, count
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit, Stop
from secondhop.cli.table import table
from secondhop.cli.who import names_of
from secondhop.exports.objects import Object, reference
from secondhop.model.person import PersonId
from secondhop.model.text import plural
from secondhop.store.fields import Fields
from secondhop.store.lines import LogLine
from secondhop.store.stamp import machine_of, time_of
from secondhop.store.state import State
from secondhop.store.store import Reversed


def _declare_history(parser: ArgumentParser) -> None:
    parser.add_argument("--limit", type=count, metavar="N", help="at most so many")


def _declare_nothing(_parser: ArgumentParser) -> None:
    pass


def _history(session: Session, arguments: Arguments) -> int:
    store = session.open()
    lines = changes(store.fields)[: arguments.limit]
    undone = undone_stamps(store.fields)
    if session.json:
        objects = [_object(store.state, line, line.t in undone) for line in lines]
        session.print_json({"changes": objects})
    else:
        for text in table([_cells(store.state, line, line.t in undone) for line in lines]):
            session.print(text)
    return Exit.FINE if lines else Exit.NOTHING


def changes(fields: Fields) -> list[LogLine]:
    """What was done, newest first; undoing is told as a mark on it."""
    return [line for line in reversed(fields.lines) if _is_change(line)]


def undone_stamps(fields: Fields) -> set[str]:
    """Which changes are taken back at present."""
    undone: set[str] = set()
    for line in fields.lines:
        undone |= {line.undo} if line.undo else set()
        undone.discard(line.redo)
    return undone


def _undo(session: Session, _arguments: Arguments) -> int:
    return _tell(session, "undid", session.open().undo(whole_machine=True))


def _redo(session: Session, _arguments: Arguments) -> int:
    return _tell(session, "redid", session.open().redo(whole_machine=True))


def _tell(session: Session, did: str, done: Reversed | None) -> int:
    if done is None:
        raise Stop(Exit.NOTHING, f"there is nothing to {did.replace('did', 'do')}")
    state = session.open().state
    names = names_of(state, done.about)
    session.say(" ".join(part for part in (did, done.kind, names, done.text) if part))
    if done.kept:
        session.say(f"{plural(done.kept, 'value')} changed again since, and left alone")
    if session.json:
        people = [reference(state, person) for person in done.about]
        shown = {"kind": done.kind, "people": people, "text": done.text, "kept": done.kept}
        session.print_json({did: shown})
    return Exit.FINE


def _is_change(line: LogLine) -> bool:
    return bool(line.do) and line.do != "me" and not line.undo and not line.redo


def _cells(state: State, line: LogLine, is_undone: bool) -> tuple[str, ...]:
    mark = "undone" if is_undone else ""
    return _time(line), line.do, names_of(state, line.about), line.say, mark


def _object(state: State, line: LogLine, is_undone: bool) -> Object:
    return {
        "at": _time(line),
        "kind": line.do,
        "people": [reference(state, PersonId(person)) for person in line.about],
        "text": line.say,
        "undone": is_undone,
        "machine": machine_of(line.t),
    }


def _time(line: LogLine) -> str:
    at = datetime.fromtimestamp(time_of(line.t) / 1000).astimezone()
    return at.isoformat(" ", "minutes")


VERBS = {
    "history": Verb(_declare_history, _history),
    "undo": Verb(_declare_nothing, _undo),
    "redo": Verb(_declare_nothing, _redo),
}
