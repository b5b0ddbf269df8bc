"""Which entries of an archive are read: an allow-list, each once, all from one folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from secondhop.model.facts import FileReport, Skipped
from secondhop.sources.archive import Entry
from secondhop.sources.names import READ, member_shape
from secondhop.sources.shapes import CONNECTIONS, Shape


class Members(Struct, frozen=True):
    """What to read of an archive, in order, and the files of the same names that are not."""

    chosen: tuple[tuple[Shape, Entry], ...]
    left: tuple[FileReport, ...]
    folder: str  # the leading folder, "" for the root


def known_entries(entries: Iterable[Entry]) -> list[tuple[Shape, Entry]]:
    """The entries whose names are those of files that are read."""
    named = ((member_shape(entry.name), entry) for entry in entries)
    return [(shape, entry) for shape, entry in named if shape is not None]


def choose(entries: Sequence[Entry], contacts_only: bool) -> Members:
    """The first entry of each kind, from the root or else from the first folder that has any."""
    known = known_entries(entries)
    if contacts_only:
        known = [(shape, entry) for shape, entry in known if shape is CONNECTIONS]
    folders = [entry.folder for _, entry in known]
    home = min(folders, key=lambda folder: (len(folder), folders.index(folder)), default=())
    chosen: dict[str, tuple[Shape, Entry]] = {}
    left: list[FileReport] = []
    for shape, entry in known:
        if entry.folder != home or shape.name in chosen:
            left.append(_second(entry))
        else:
            chosen[shape.name] = (shape, entry)
    ordered = tuple(chosen[shape.name] for shape in READ if shape.name in chosen)
    return Members(ordered, tuple(left), "/".join(home))


def _second(entry: Entry) -> FileReport:
    reason = "not read: another file of this kind comes first"
    return FileReport("/".join(entry.parts), 0, 0, 0, (Skipped(0, reason),))
