"""Named arrays in one file that can be mapped: written whole or not at all, checked at will.

The file begins with the length and the checksum of a table in JSON, which names every array with
its type, shape, place and checksum; the arrays follow, each at a multiple of 64 bytes.
"""

from __future__ import annotations

import os
import secrets
import struct
import zlib
from collections.abc import Mapping
from contextlib import suppress
from io import FileIO
from mmap import ACCESS_COPY, mmap
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from secondhop.store.home import PRIVATE_FILE, make_private

_MAGIC = b"secondhop arrays"
_HEAD = struct.Struct("<16sQII")  # magic, length of the file, length and checksum of the table
_ALIGNED = 64
_STEP = 1 << 24
_READ_UP_TO = 1 << 24
"""Bytes up to which a file is read instead of mapped: ten milliseconds, some 30,000 people."""

Arrays = Mapping[str, NDArray[Any]]


class DamagedError(Exception):
    """The file is not what was written."""


class Entry(msgspec.Struct):
    """Where one array stands."""

    name: str
    type: str
    shape: tuple[int, ...]
    at: int
    size: int  # bytes
    crc: int


class Table(msgspec.Struct):
    """What a file holds."""

    about: msgspec.Raw
    arrays: list[Entry]


class ArrayFile(Struct, frozen=True, eq=False):
    """A file that is open: its arrays are private maps, so that writing to them stays in memory."""

    about: bytes  # JSON, whatever the writer said of the whole
    arrays: dict[str, NDArray[Any]]
    size: int  # bytes
    crc: int  # of the table, which holds the checksum of every array
    _path: Path
    _inode: int
    _entries: list[Entry]

    def is_sound(self) -> bool:
        """Whether every array in the file is still what was written; reads all of it.

        A file that another one has replaced was sound as far as anybody can still tell.
        """
        try:
            with self._path.open("rb") as file:
                if os.fstat(file.fileno()).st_ino != self._inode:
                    return True
                return all(_crc_of(file.fileno(), one) == one.crc for one in self._entries)
        except OSError:
            return True


def write_arrays(path: Path, about: bytes, arrays: Arrays) -> None:
    """Put a file in place. Raises OSError, and then nothing has changed."""
    entries, at = [], 0
    for name, array in arrays.items():
        raw = _bytes_of(array)
        entries.append(Entry(name, array.dtype.str, array.shape, at, len(raw), zlib.crc32(raw)))
        at += -(-len(raw) // _ALIGNED) * _ALIGNED
    table = msgspec.json.encode(Table(msgspec.Raw(about), entries))
    start = _start(table)
    head = _HEAD.pack(_MAGIC, start + at, len(table), zlib.crc32(table))
    temporary = path.with_name(f".x.{os.getpid()}.{secrets.token_hex(3)}.tmp")
    try:
        make_private(path.parent)
        with os.fdopen(_new_private(temporary), "wb") as f:
            f.write(head + table)
            for entry, array in zip(entries, arrays.values(), strict=True):
                f.seek(start + entry.at)
                f.write(_bytes_of(array))
            f.truncate(start + at)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def open_arrays(path: Path) -> ArrayFile:
    """Map a file, or read a small one: nobody can cut that off under us, nor take it out of memory.

    Raises OSError, or DamagedError when it cannot be what was written.
    """
    with path.open("rb", buffering=0) as file:
        status = os.fstat(file.fileno())
        if status.st_size < _HEAD.size:
            raise DamagedError
        raw = (_read if status.st_size <= _READ_UP_TO else _map)(file, status.st_size)
    if len(raw) < _HEAD.size:  # somebody cut it off in between
        raise DamagedError
    magic, whole, length, crc = _HEAD.unpack_from(raw)
    text = bytes(raw[_HEAD.size : _HEAD.size + length])
    if magic != _MAGIC or not whole == len(raw) == status.st_size or zlib.crc32(text) != crc:
        raise DamagedError
    try:
        table = msgspec.json.decode(text, type=Table)
    except msgspec.MsgspecError as error:
        raise DamagedError from error
    start = _start(text)
    for entry in table.arrays:
        entry.at += start
    arrays = {entry.name: _array(raw, entry) for entry in table.arrays}
    about = bytes(table.about)
    return ArrayFile(about, arrays, status.st_size, crc, path, status.st_ino, table.arrays)


def _read(file: FileIO, size: int) -> memoryview:
    """What stands in the file; numpy takes its room in large pages, which a start can tell."""
    room = np.empty(size, np.uint8).data
    return room[: file.readinto(room)]


def _map(file: FileIO, size: int) -> mmap:
    try:
        return mmap(file.fileno(), size, access=ACCESS_COPY)
    except ValueError as error:  # it is shorter by now
        raise DamagedError from error


def _array(raw: mmap | memoryview, entry: Entry) -> NDArray[Any]:
    kind = np.dtype(entry.type)
    flat = np.frombuffer(raw, kind, entry.size // kind.itemsize, entry.at)
    return flat.reshape(entry.shape)


def _new_private(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)


def _start(table: bytes) -> int:
    return -(-(_HEAD.size + len(table)) // _ALIGNED) * _ALIGNED


def _bytes_of(array: NDArray[Any]) -> memoryview:
    return np.ascontiguousarray(array).reshape(-1).view(np.uint8).data.cast("B")


def _crc_of(descriptor: int, entry: Entry) -> int:
    """The checksum of what stands in the file now, whatever was written to the map."""
    crc, end = 0, entry.at + entry.size
    for start in range(entry.at, end, _STEP):
        crc = zlib.crc32(os.pread(descriptor, min(_STEP, end - start), start), crc)
    return crc
