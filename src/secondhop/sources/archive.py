"""A zip, folder or single file as a set of member files that can be opened, within limits."""

from __future__ import annotations

import io
import lzma
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from msgspec import Struct

from secondhop.sources.errors import SourceError
from secondhop.sources.names import is_hidden

LARGEST = 64 << 20
"""Bytes read of one member at most."""
LARGEST_MESSAGES = 128 << 20

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,  # encrypted; also NotImplementedError, an unknown compression
    ValueError,
    LookupError,
    OverflowError,
    struct.error,
)


class Entry(Struct, frozen=True):
    """One file of an archive. Opening it is the only way to its contents."""

    parts: tuple[str, ...]  # the way to it, without `.` and `..`; the last is the base name
    size: int  # as stated, which may be a lie
    opener: Callable[[], IO[bytes]]
    locked: bool = False

    @property
    def name(self) -> str:
        return self.parts[-1]

    @property
    def folder(self) -> tuple[str, ...]:
        return self.parts[:-1]


class Metered(io.RawIOBase):
    """A stream that counts what is really read, stops at a limit and names the file that fails."""

    def __init__(
        self, stream: IO[bytes], path: str, limit: int, told: Callable[[int], None]
    ) -> None:
        self._stream, self._path, self._limit, self._told = stream, path, limit, told
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview | bytearray) -> int:  # type: ignore[override]
        try:
            data = self._stream.read(len(buffer))
        except _BROKEN as error:
            raise _refusal(self._path, "cannot be read", error) from None
        self._count += len(data)
        if self._count > self._limit:
            reason = f"more than {self._limit >> 20} MB when unpacked"
            raise SourceError(self._path, 0, reason, "this is no file that LinkedIn makes")
        self._told(len(data))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


_AGAIN = "it may be cut off or damaged: download or copy it again"
_ALLOW = "make it readable for yourself, as with chmod u+rX"


def open_entry(
    entry: Entry, path: str, limit: int, told: Callable[[int], None]
) -> io.BufferedReader:
    """The bytes of an entry, metered."""
    if entry.locked:
        raise SourceError(path, 0, "is encrypted", "unpack it and import the folder")
    try:
        return io.BufferedReader(Metered(entry.opener(), path, limit, told), 1 << 16)
    except _BROKEN as error:
        raise _refusal(path, "cannot be opened", error) from None


@contextmanager
def entries_of(path: Path) -> Iterator[list[Entry]]:
    """The files in a zip or folder, at its root and one folder down."""
    if path.is_dir():
        yield list(_folder_entries(path))
        return
    try:
        archive = zipfile.ZipFile(path)
    except _BROKEN as error:
        raise _refusal(str(path), "is not a complete zip file", error) from None
    with archive:
        yield list(_zip_entries(archive))


def listing(folder: Path, optional: bool = False) -> list[Path]:
    """What is in a folder, sorted, without symbolic links and the system's own files."""
    try:
        children = [child for child in folder.iterdir() if not is_hidden(child.name)]
        return sorted(child for child in children if not child.is_symlink())
    except OSError as error:
        if optional:
            return []
        raise _refusal(str(folder), "cannot be listed", error) from None


def _folder_entries(folder: Path) -> Iterator[Entry]:
    for child in listing(folder):
        if child.is_file():
            yield file_entry(child)
        elif child.is_dir():
            for inner in listing(child, optional=True):
                if inner.is_file():
                    yield file_entry(inner, child.name)


def file_entry(path: Path, folder: str = "") -> Entry:
    """A file on disk, alone or as a member of the folder it is in."""
    parts = (folder, path.name) if folder else (path.name,)
    try:
        size = path.stat().st_size
    except OSError:
        size = 0  # opening it will say why
    return Entry(parts, size, lambda: path.open("rb"))


def _zip_entries(archive: zipfile.ZipFile) -> Iterator[Entry]:
    for info in archive.infolist():
        parts = tuple(p for p in re.split(r"[/\\]", info.filename) if p not in ("", ".", ".."))
        link = stat.S_ISLNK(info.external_attr >> 16)
        folder = info.filename.endswith(("/", "\\"))
        if folder or link or not 1 <= len(parts) <= 2 or any(map(is_hidden, parts)):
            continue
        yield Entry(parts, info.file_size, _opener(archive, info), bool(info.flag_bits & 1))


def _opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    return lambda: archive.open(info)


def denied(path: str) -> SourceError:
    """The error for what the user may not read."""
    return SourceError(path, 0, "permission denied", _ALLOW)


def _refusal(path: str, what: str, error: BaseException) -> SourceError:
    if isinstance(error, PermissionError):
        return denied(path)
    strerror = getattr(error, "strerror", None)
    return SourceError(path, 0, f"{what}: {strerror or error or type(error).__name__}", _AGAIN)
