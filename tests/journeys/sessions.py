"""A dashboard in a real terminal, with a home and a folder for temporary files of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from secondhop.store.home import home_in
from secondhop.store.store import Store
from tests.journeys.terminal import Terminal
from tests.screens import TODAY

MAIN = (
    "import sys; from datetime import date; from secondhop.__main__ import main;"
    "sys.exit(main([], today=date(2026, 11, 23)))"
)
LOOKS_LIKE_HOME = "? help"
"""At the end of the last line of a dashboard, so that all of it is drawn."""
ENTER, LEAVE = b"\x1b[?1049h", b"\x1b[?1049l"


@pytest.fixture
def place(demo: Path, tmp_path: Path) -> dict[str, str]:
    """A home, and a folder for temporary files that is nobody else's."""
    (tmp_path / "tmp").mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {
        **kept,
        "SECONDHOP_HOME": str(demo),
        "HOME": str(demo),
        "TMPDIR": str(tmp_path / "tmp"),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PS1": "shell> ",
    }


def left_behind(place: dict[str, str]) -> list[str]:
    """Files that should not have outlived the program."""
    home = Path(place["SECONDHOP_HOME"])
    scratch = [path for path in home.rglob("*") if path.name.startswith((".x.", "note-"))]
    return [str(path) for path in (*Path(place["TMPDIR"]).iterdir(), *scratch)]


@contextmanager
def session(place: dict[str, str], code: str = MAIN) -> Iterator[Terminal]:
    """The dashboard, drawn."""
    with Terminal([sys.executable, "-c", code], 80, 24, place) as terminal:
        terminal.until(LOOKS_LIKE_HOME)
        terminal.read()
        yield terminal


def notes(place: dict[str, str]) -> list[str]:
    """Every note in the home."""
    store = Store.open(home_in(Path(place["SECONDHOP_HOME"])), today=TODAY)
    records = store.state.records
    return [note.text for person in store.state.people.ids for note in records.notes(person)]


def is_gone(pid: int) -> bool:
    """Whether a process has ended; one that only waits to be noticed has."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def hang_up(terminal: Terminal) -> int | None:
    """Drop the line, and see how the program ends."""
    file, terminal._file = terminal._file, os.open(os.devnull, os.O_RDONLY)
    os.close(file)
    return terminal.exit_code(timeout=10)
