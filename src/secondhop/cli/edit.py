"""`edit`: one person as a page in the user's editor; what differs afterwards is the change."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from argparse import ArgumentParser
from pathlib import Path

from secondhop.cli.page import PageError, difference, page, read_page
from secondhop.cli.parser import Arguments, Verb
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit, Stop
from secondhop.cli.who import row_of
from secondhop.exports.objects import person_object
from secondhop.model.change import Change
from secondhop.model.edits import EditError
from secondhop.store.home import PRIVATE_FILE, make_private


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("person", nargs="+", metavar="PERSON")


def _edit(session: Session, arguments: Arguments) -> int:
    row = row_of(session.state, arguments.person)
    name = session.state.people.name[row]
    change = _edited(session, row)
    if change is None:
        session.say("nothing changed")
    else:
        session.store.apply(change)
        session.say(f"changed {name}: {change.text}")
    if session.json:
        session.print_json(person_object(session.state, row))
    return Exit.FINE


def _edited(session: Session, row: int) -> Change | None:
    """What the user changed. A page that makes no sense is kept, and its path told."""
    folder = Path(tempfile.mkdtemp(prefix="edit-", dir=make_private(session.home.state)))
    path, keep = folder / "person.toml", False
    try:
        _write(path, page(session.state.people.person(row)))
        open_editor(path)
        return difference(session.state, row, read_page(path.read_text(encoding="utf-8")))
    except (PageError, EditError, UnicodeDecodeError) as error:
        keep = True
        message = f"{path}: {error}; nothing was changed, and what you wrote is kept there"
        raise Stop(Exit.WRONG, message) from error
    finally:
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)


def _write(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)


def open_editor(path: Path) -> None:
    """Let the user edit a file; a Stop when that was not possible."""
    wish = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        code = subprocess.run([*shlex.split(wish), str(path)], check=False).returncode
    except (OSError, ValueError) as error:
        raise Stop(Exit.WRONG, f"could not start the editor {wish!r}: {error}") from None
    if code:
        raise Stop(Exit.WRONG, f"the editor ended with {code}; nothing was changed")


VERBS = {"edit": Verb(_declare, _edit)}
