"""`import`: takes in files, and tells what came of every row."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path

from secondhop.cli.parser import Arguments, Verb
from secondhop.cli.receipts import (
    failure_lines,
    failure_object,
    receipt_lines,
    receipt_object,
    unread,
    unread_objects,
)
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit, Stop
from secondhop.model.identity import is_profile_key
from secondhop.model.text import clean, plural
from secondhop.network.people import ME
from secondhop.sources import SourceError, load_columns
from secondhop.store.catchingup import catch_up, reached_by_now
from secondhop.store.importing import Importing
from secondhop.store.receipt import Wishes
from secondhop.store.state import State

FORMATS = ("linkedin",)


def _declare(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("paths", nargs="+", metavar="PATH", help="a zip, a folder or a file")
    add("--owner", default="", metavar="NAME|URL", help="whose contact list it is, if not yours")
    add("--me", default="", metavar="NAME|URL", help="who you are")
    add("--format", choices=FORMATS, default=FORMATS[0], help="what the files are")
    add("--map", metavar="FILE", help="a TOML file with your own names for columns")
    add("--encoding", metavar="E", help="of files that are not UTF-8, as in cp1252")
    add("--dry-run", action="store_true", help="tell what would happen, and write nothing")


def _import(session: Session, arguments: Arguments) -> int:
    wishes = Wishes(
        owner=clean(arguments.owner),
        me=clean(arguments.me),
        encoding=_encoding(arguments.encoding),
        columns=_columns(arguments.map),
        dry_run=arguments.dry_run,
    )
    importing = Importing(session.store, wishes)
    importing.run([Path(path) for path in arguments.paths])
    before = reached_by_now(session.store)
    importing.finish()
    moved = "" if wishes.dry_run else catch_up(session.store, before)
    _tell(session, importing, moved)
    return _exit_code(importing)


def _tell(session: Session, importing: Importing, moved: str) -> None:
    for receipt in importing.receipts:
        for line in receipt_lines(receipt):
            session.say(line)
    for failure in importing.failures:
        for line in failure_lines(failure):
            session.say(line)
    state = importing.state if importing.wishes.dry_run else session.state
    _warn_of_unknown_me(session, importing, state)
    if moved:
        session.say(f"{moved}; undo takes that back first, and the import after it")
    if session.json:
        session.print_json({**_document(importing), "moved": moved or None})
    else:
        session.print(_summary(importing))


def _document(importing: Importing) -> dict[str, object]:
    return {
        "sources": [receipt_object(receipt) for receipt in importing.receipts],
        "errors": [
            *(failure_object(failure) for failure in importing.failures),
            *(one for receipt in importing.receipts for one in unread_objects(receipt)),
        ],
        "dry_run": importing.wishes.dry_run,
    }


def _summary(importing: Importing) -> str:
    receipts = importing.receipts
    parts = [
        plural(len(receipts), "source"),
        plural(sum(one.new_people for one in receipts), "new person", "new people"),
        plural(sum(one.new_ties for one in receipts), "new tie"),
    ]
    if importing.failures:
        parts.append(plural(len(importing.failures), "file") + " refused")
    if count := sum(len(unread(receipt)) for receipt in receipts):
        parts.append(plural(count, "file") + " not read")
    if importing.wishes.dry_run:
        parts.append("nothing was written")
    return ", ".join(parts)


def _warn_of_unknown_me(session: Session, importing: Importing, state: State) -> None:
    """Friends list me too: without my address I would come in as one more person."""
    if any(receipt.owner for receipt in importing.receipts) and not _is_me_known(state):
        session.say(
            "your own profile address is not known, so a friend's list may show you as a stranger;"
            " say it once: secondhop import PATH --me https://www.linkedin.com/in/YOU"
        )


def _is_me_known(state: State) -> bool:
    keys = [key for _, line in state.graph.mentions(ME) for key in line.keys]
    keys += [field.removeprefix("key:") for field in state.own_values(ME)]
    return any(map(is_profile_key, keys))


def _exit_code(importing: Importing) -> int:
    refused = any(isinstance(failure.error, SourceError) for failure in importing.failures)
    if refused or any(map(unread, importing.receipts)):
        return Exit.FILE
    return Exit.WRONG if importing.failures else Exit.FINE


def _encoding(name: str | None) -> str | None:
    try:
        "".encode(name or "utf-8")
    except (LookupError, ValueError):
        message = f"there is no encoding {name!a}; one is cp1252, another utf-16"
        raise Stop(Exit.WRONG, message) from None
    return name


def _columns(name: str | None) -> Mapping[str, str] | None:
    if name is None:
        return None
    path = Path(name)
    try:
        return load_columns(path)
    except SourceError as error:
        raise Stop(Exit.WRONG if path.is_file() else Exit.FILE, str(error)) from error


VERBS = {"import": Verb(_declare, _import)}
