"""A text goes to the editor that the user likes best, and comes back."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from secondhop.store.home import PRIVATE_FILE, make_private
from secondhop.tui.terminal.leftovers import run_child, scratch_folder

FALLBACKS = ("vi", "nano")
MOST_BYTES = 1_000_000
Run = Callable[[list[str]], int]


class Written(Struct, frozen=True):
    """What came back from the editor: a text, or why there is none."""

    text: str = ""
    reason: str = ""


def edit(text: str, state: Path, environment: Mapping[str, str], run: Run = run_child) -> Written:
    """Let the user write in a private file under `state`, which is gone afterwards."""
    try:
        command = editor_command(environment)
        with scratch_folder("note-", make_private(state)) as folder:
            path = folder / "note.txt"
            _write(path, text)
            if code := run([*command, str(path)]):
                return Written(reason=f"the editor ended with {code}; nothing was taken")
            return _read(path, text)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        return Written(reason=f"no editor could be opened: {reason}; set EDITOR")


def editor_command(environment: Mapping[str, str]) -> list[str]:
    """The program and its options: VISUAL, EDITOR, or what is there; raises ValueError."""
    for name in ("VISUAL", "EDITOR"):
        if command := shlex.split(environment.get(name, "")):
            return command
    for name in FALLBACKS:
        if shutil.which(name, path=environment.get("PATH")):
            return [name]
    raise ValueError(f"there is neither {' nor '.join(FALLBACKS)}")


def _write(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(f"{text}\n" if text else "")


def _read(path: Path, before: str) -> Written:
    """What stands in the file now; editors may have put another file in its place."""
    with path.open("rb") as file:
        text = file.read(MOST_BYTES).decode("utf-8", "replace").removeprefix("\ufeff").strip()
    if not text:
        return Written(reason="nothing was written, so nothing was taken")
    if text == before.strip():
        return Written(reason="nothing was changed")
    return Written(text)
