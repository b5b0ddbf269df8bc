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
from secondhop.store.home import PRIVATE_FILE, make_private


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("person", nargs="+", metavar="PERSON")


def _edit(session: Session, arguments: Arguments) -> int:
    state = session.state
    row = row_of(state, arguments.person)
    person = state.people.person(row)
    text = _edited(session, page(person))
    change = difference(state, row, read_page(text))
    if change is None:
        session.say("nothing changed")
    else:
        session.store.apply(change)
        session.say(f"changed {person.name}: {change.text}")
    if session.json:
        session.print_json(person_object(session.state, row))
    return Exit.FINE


def _edited(session: Session, text: str) -> str:
    """The page as the editor left it. A page that cannot be read is kept, and its path told."""
    folder = Path(tempfile.mkdtemp(prefix="edit-", dir=make_private(session.home.state)))
    path = folder / "person.toml"
    keep = False
    try:
        _write(path, text)
        _open_editor(path)
        edited = path.read_text(encoding="utf-8")
        read_page(edited)
    except (PageError, UnicodeDecodeError) as error:
        keep = True
        message = f"{path}: {error}; nothing was changed, and what you wrote is kept there"
        raise Stop(Exit.WRONG, message) from error
    finally:
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)
    return edited


def _write(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)


def _open_editor(path: Path) -> None:
    wish = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        code = subprocess.run([*shlex.split(wish), str(path)], check=False).returncode
    except (OSError, ValueError) as error:
        raise Stop(Exit.WRONG, f"could not start the editor {wish!r}: {error}") from None
    if code:
        raise Stop(Exit.WRONG, f"the editor ended with {code}; nothing was changed")


VERBS = {"edit": Verb(_declare, _edit)}
