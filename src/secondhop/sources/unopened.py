"""What a source holds that is never opened, so that a preview can say so."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from secondhop.sources.archive import entries_of
from secondhop.sources.discover import is_zip
from secondhop.sources.errors import SourceError
from secondhop.sources.members import choose
from secondhop.sources.names import is_private


class Unopened(Struct, frozen=True):
    """Names of members that are left alone: private ones, and those of no use here."""

    private: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def unopened(path: Path, contacts_only: bool) -> Unopened:
    """The members of an archive that reading it does not open."""
    if not (path.is_dir() or is_zip(path)):
        return Unopened()
    try:
        with entries_of(path) as entries:
            opened = {entry.parts for _, entry in choose(entries, contacts_only).chosen}
            left = [entry.name for entry in entries if entry.parts not in opened]
    except SourceError:
        return Unopened()
    private = tuple(name for name in left if is_private(name))
    return Unopened(private, tuple(name for name in left if name not in private))
