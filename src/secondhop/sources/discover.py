"""What a path holds: an archive, one file, or a folder of files from friends."""

from __future__ import annotations

import io
import zipfile
from itertools import islice
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from secondhop.sources.archive import denied, entries_of, listing
from secondhop.sources.errors import SourceError
from secondhop.sources.header import SEARCHED, find_header
from secondhop.sources.lines import text_lines
from secondhop.sources.members import known_entries
from secondhop.sources.names import is_private, member_shape, owner_hint
from secondhop.sources.shapes import CONNECTIONS, Shape

_SNIFFED = 1 << 18
_LOOKED_FOR = "Connections.csv, messages.csv or another file of a LinkedIn archive"
_GET_ONE = "get one at LinkedIn: Settings & Privacy, Data privacy, Get a copy of your data"


class Candidate(Struct, frozen=True):
    """Something that can be read as one source."""

    path: Path  # zip, folder, or file
    owner_hint: str = ""  # what its name says about whose list it is; "" when nothing
    in_folder_of_friends: bool = False  # then the hint must lead to a person


def discover(path: Path) -> tuple[Candidate, ...]:
    """The sources at a path, in the order of their names."""
    try:
        return _at(path)
    except PermissionError:  # a folder on the way to it is closed
        raise denied(str(path)) from None


def _at(path: Path) -> tuple[Candidate, ...]:
    if path.is_dir():
        return _in_folder(path)
    if not path.exists():
        raise SourceError(str(path), 0, "there is no such file or folder")
    if not path.is_file():
        raise SourceError(str(path), 0, "is neither a file nor a folder")
    if is_zip(path):
        with entries_of(path) as entries:
            if not known_entries(entries):
                raise SourceError(str(path), 0, f"holds no {_LOOKED_FOR}", _GET_ONE)
        return (Candidate(path),)
    if is_private(path.name):
        raise SourceError(str(path), 0, "is private and of no use here; it was not opened")
    return (Candidate(path, _hint_of_file(path)),)


def is_zip(path: Path) -> bool:
    """Whether a file is a zip, or claims to be one."""
    return path.suffix.lower() == ".zip" or (path.is_file() and zipfile.is_zipfile(path))


def header_fits(path: Path, shape: Shape, encoding: str | None = None) -> bool:
    """Whether the first lines of a file hold the header of this shape."""
    try:
        with path.open("rb") as file:
            start = file.read(_SNIFFED)
    except PermissionError:
        return True  # reading it will say what is wrong
    except OSError:
        return False
    # Reading it will complain of a wrong encoding; here only the header matters.
    return any(_fits(start, shape, each) for each in (encoding, "latin-1"))


def _fits(start: bytes, shape: Shape, encoding: str | None) -> bool:
    stream = io.BufferedReader(io.BytesIO(start))
    try:
        find_header(list(islice(text_lines(stream, "", encoding), SEARCHED)), shape, "")
    except SourceError:
        return False
    return True


def _hint_of_file(path: Path) -> str:
    return "" if member_shape(path.name) else owner_hint(path.stem)


def _in_folder(folder: Path) -> tuple[Candidate, ...]:
    children = listing(folder)
    if _holds_member(children):
        return (Candidate(folder),)
    found = [found for child in children if (found := _from_friend(child))]
    nested = [c for c in children if c.is_dir() and _holds_member(listing(c, optional=True))]
    if not found and len(nested) == 1:
        return (Candidate(folder),)
    if len(found) == 1 and found[0].path.is_dir() and found[0].path in nested:
        return (Candidate(folder, found[0].owner_hint),)
    if not found:
        raise SourceError(str(folder), 0, f"holds no {_LOOKED_FOR}", _GET_ONE)
    several = len(found) > 1
    return tuple(replace(c, in_folder_of_friends=several or bool(c.owner_hint)) for c in found)


def _holds_member(children: list[Path]) -> bool:
    return any(child.is_file() and member_shape(child.name) for child in children)


def _from_friend(path: Path) -> Candidate | None:
    """What a friend gave: a folder, a zip, or a file with a list of contacts."""
    if path.is_dir():
        return _friends_folder(path)
    if not path.is_file() or is_private(path.name):
        return None
    if path.suffix.lower() == ".zip":
        return Candidate(path, owner_hint(path.stem)) if _zip_has_contacts(path) else None
    if path.suffix.lower() == ".csv" and header_fits(path, CONNECTIONS):
        return Candidate(path, owner_hint(path.stem))
    return None


def _friends_folder(folder: Path) -> Candidate | None:
    children = listing(folder, optional=True)
    hint = owner_hint(folder.name)
    if _has_contacts(children):
        return Candidate(folder, hint)
    inner = [c for c in children if c.is_dir() and _has_contacts(listing(c, optional=True))]
    inner += [c for c in children if c.is_file() and _from_friend(c)]
    return Candidate(inner[0], hint) if len(inner) == 1 else None


def _has_contacts(children: list[Path]) -> bool:
    return any(c.is_file() and member_shape(c.name) is CONNECTIONS for c in children)


def _zip_has_contacts(path: Path) -> bool:
    try:
        with entries_of(path) as entries:
            return any(shape is CONNECTIONS for shape, _ in known_entries(entries))
    except SourceError:
        return True  # reading it will say what is wrong
