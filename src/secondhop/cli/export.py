"""`export`: people in another format, for another program."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path

from secondhop.cli.parser import Arguments, Verb
from secondhop.cli.searching import asked, found
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit, Stop
from secondhop.exports.calendar import owed_to
from secondhop.exports.formats import TRACKERS, WRITERS
from secondhop.exports.saving import NotWrittenError, save
from secondhop.exports.tracker import tracked
from secondhop.model.text import plural


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("format", choices=WRITERS)
    parser.add_argument(
        "query", nargs="*", metavar="QUERY", help="@NAME is a saved view; without one: everybody"
    )
    parser.add_argument("--out", metavar="FILE", help="instead of stdout")
    parser.add_argument("--force", action="store_true", help="replace the file if it exists")


def _export(session: Session, arguments: Arguments) -> int:
    if session.json and arguments.format not in ("json", "tracker-json") and not arguments.out:
        raise Stop(Exit.WRONG, f"{arguments.format} is no JSON; export json is the JSON form")
    rows = found(session, *asked(session, arguments.query)).rows.tolist()
    pieces = WRITERS[arguments.format](session.store, rows)
    if not arguments.out:
        for piece in pieces:
            session.write(piece)
    elif rows:
        _save(session, Path(arguments.out), "".join(pieces), arguments.force)
    return _tell(session, arguments.format, rows)


def _tell(session: Session, name: str, rows: list[int]) -> int:
    if name == "ics":
        count = len(owed_to(session.state, rows))
        session.say(plural(count, "follow-up"))
    else:
        count = len(tracked(session.state, rows) if name in TRACKERS else rows)
        session.say(plural(count, "person", "people"))
    return Exit.FINE if count else Exit.NOTHING


def _save(session: Session, path: Path, text: str, force: bool) -> None:
    try:
        save(path, [text], force)
    except NotWrittenError as error:
        raise Stop(Exit.FILE, str(error)) from error
    if session.json:
        session.print_json({"path": os.fspath(path)})


VERBS = {"export": Verb(_declare, _export)}
