"""Puts an export in place: private, complete, and never over something else unasked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from secondhop.store.writer import write_once


class NotWrittenError(OSError):
    """The file was not written; the message says why."""


def save(path: Path, pieces: Iterable[str], force: bool = False) -> None:
    """Write a file that only its user can read; raises NotWrittenError."""
    if not path.parent.is_dir():
        raise NotWrittenError(f"{path.parent} is no folder")
    if path.is_dir() or (path.exists() and not path.is_file()):
        raise NotWrittenError(f"{path} is no file")
    if path.exists() and not force:
        raise NotWrittenError(f"{path} exists; --force replaces it")
    try:
        write_once(path, "".join(pieces).encode("utf-8", "replace"))
    except OSError as error:
        raise NotWrittenError(f"could not write {path}: {error.strerror}") from error
