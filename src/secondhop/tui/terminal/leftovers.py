"""What must not outlive the program: folders made for a moment, and programs started from it."""

from __future__ import annotations

import contextlib
import secrets
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from secondhop.store.home import PRIVATE_FOLDER

_folders: set[Path] = set()
_children: set[subprocess.Popen[bytes]] = set()


@contextlib.contextmanager
def scratch_folder(prefix: str, parent: Path | None = None) -> Iterator[Path]:
    """A private folder that is gone afterwards, even when the program has to end at once."""
    folder = (parent or Path(tempfile.gettempdir())) / f"{prefix}{secrets.token_hex(6)}"
    _folders.add(folder)  # before it exists, so that no signal comes between
    try:
        folder.mkdir(mode=PRIVATE_FOLDER)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        _folders.discard(folder)


def run_child(argv: list[str]) -> int:
    """Run a program on our terminal to its end; returns its exit code."""
    with subprocess.Popen(argv) as child:
        _children.add(child)
        try:
            return child.wait()
        finally:
            _children.discard(child)


def ask_children() -> None:
    """Tell what was started that the terminal goes."""
    _signal_children(signal.SIGHUP)


def remove_all() -> None:
    """End what did not listen, and take away every folder."""
    _signal_children(signal.SIGKILL)
    for folder in tuple(_folders):
        shutil.rmtree(folder, ignore_errors=True)


def _signal_children(number: signal.Signals) -> None:
    for child in tuple(_children):
        with contextlib.suppress(OSError):
            child.send_signal(number)
