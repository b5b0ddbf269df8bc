"""Graph files: what one import said, one person, touch or tie per line, written once.

The last line carries a checksum of all that stands before it, so that damage is told apart from a
file that is merely unusual. A file counts only when the log activates it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import accumulate
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple, cast

import msgspec
import numpy as np

from secondhop.store.lines import SCHEMA, UNREADABLE
from secondhop.store.problem import Problem
from secondhop.store.writer import NotSavedError, write_once

_LARGE = 1 << 20
"""Bytes from which a file is mapped instead of read; each map takes a file descriptor."""

_CHUNK = 1 << 24
_BREAK = ord("\n")
_TEMPORARY = re.compile(r"^\.x\.(\d+)\.[0-9a-f]+\.tmp$")


class PersonLine(msgspec.Struct, tag="person", tag_field="k", omit_defaults=True, gc=False):
    """A person as one row described them. `tied` is set in a contact list: known to the owner."""

    id: str
    name: str = ""
    keys: tuple[str, ...] = ()
    title: str = ""
    company: str = ""
    location: str = ""
    industry: str = ""
    url: str = ""
    email: str = ""
    skills: tuple[str, ...] = ()
    tied: bool = False
    since: str = ""  # ISO date of the connection
    line: int = 0


class TieLine(msgspec.Struct, tag="tie", tag_field="k", omit_defaults=True, gc=False):
    """A tie between two people other than the owner."""

    a: str
    b: str
    kind: str
    on: str = ""


class TouchLine(msgspec.Struct, tag="touch", tag_field="k", omit_defaults=True, gc=False):
    """Something that happened between me and a person; `id` is a digest, equal ones are one."""

    id: str
    person: str
    kind: str
    on: str = ""
    way: str = ""  # "in" or "out"
    text: str = ""
    name: str = ""  # without an id: whom the row names, one of my contacts
    company: str = ""
    key: str = ""
    line: int = 0


class NoteLine(msgspec.Struct, tag="note", tag_field="k", omit_defaults=True, gc=False):
    """A note that the file attached to a person."""

    id: str
    person: str
    text: str
    on: str = ""
    name: str = ""  # as in a touch
    company: str = ""
    key: str = ""
    line: int = 0


class SourceLine(msgspec.Struct, tag="source", tag_field="k", omit_defaults=True):
    """The first line: what was imported, and whose list it is."""

    secondhop: int
    format: str
    file: str  # base name of what was imported
    owner: str  # person id
    owner_name: str = ""
    as_of: str = ""
    imported: str = ""
    content: str = ""  # digest of everything the file said, so that it is not taken in twice


class EndLine(msgspec.Struct, tag="end", tag_field="k"):
    """The last line: a checksum of every byte before it."""

    crc: str


FactLine = PersonLine | TieLine | TouchLine | NoteLine
AnyLine = FactLine | SourceLine | EndLine

_FACTS = {PersonLine, TieLine, TouchLine, NoteLine}
_decoder = msgspec.json.Decoder(AnyLine)
_encoder = msgspec.json.Encoder()


class Lines(NamedTuple):
    """What a graph file says, and where each line of it stands in the bytes."""

    facts: tuple[FactLine, ...]
    offsets: tuple[int, ...]


class GraphFile:
    """One import. Its bytes are read, and its lines decoded, when somebody asks for them."""

    def __init__(
        self,
        name: str,
        source: SourceLine,
        content: bytes | None,
        problems: tuple[Problem, ...] = (),
        lines: Lines | None = None,
        path: Path | None = None,
    ) -> None:
        """`name` is that of the file without its ending; content is read from `path` when None."""
        self.name, self.source, self.problems = name, source, problems
        self._content, self._path = content, path
        self._lines = lines

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, GraphFile):
            return NotImplemented
        return (self.name, self.source, self.problems, self.content, self.lines) == (
            (other.name, other.source, other.problems, other.content, other.lines)
        )

    __hash__ = None  # type: ignore[assignment]

    @property
    def content(self) -> bytes:
        """All bytes; of a large file only those that are looked at come into memory."""
        if self._content is None:
            self._content = _content_of(self._path) if self._path else b""
        return self._content

    @property
    def is_here(self) -> bool:
        """Whether it has arrived; one that the cache knows of is not read to tell."""
        return bool(self._content) if self._content is not None else self._path is not None

    @property
    def lines(self) -> tuple[FactLine, ...]:
        """Every fact, in the order of the file."""
        return self._read().facts

    @property
    def offsets(self) -> tuple[int, ...]:
        """Where each of the lines stands in the content."""
        return self._read().offsets

    @property
    def short_name(self) -> str:
        """What screens call the source: `Connections.csv of Ana Silva`, or `Ana Silva.csv`."""
        file, owner = self.source.file, self.source.owner_name
        return f"{file} of {owner}" if owner and owner not in file else file

    def let_go(self) -> None:
        """Forget the decoded lines, which can be decoded again."""
        self._lines = None

    def _read(self) -> Lines:
        if self._lines is None:
            self._lines = decode_graph(self.name, self.content)._lines
        assert self._lines is not None
        return self._lines


def encode_graph(source: SourceLine, lines: Iterable[AnyLine]) -> bytes:
    """The bytes of a graph file."""
    body = _encoder.encode_lines((source, *lines))
    return body + _encoder.encode(EndLine(f"{zlib.crc32(body):08x}")) + b"\n"


def graph_of(name: str, source: SourceLine, lines: Iterable[FactLine], content: bytes) -> GraphFile:
    """A graph file just encoded, as decoding it again would give it."""
    ends = accumulate(len(raw) + 1 for raw in content.split(b"\n"))
    *offsets, _ = ends  # where the source line ends the first fact begins; the seal is none
    kept = tuple(lines)
    return GraphFile(name, source, content, (), Lines(kept, tuple(offsets[: len(kept)])))


def decode_graph(name: str, content: bytes) -> GraphFile:
    """Read a graph file; lines that cannot be read are reported and the others kept."""
    return _decode_sound(name, content) or _decode_any(name, content)


def _decode_sound(name: str, content: bytes) -> GraphFile | None:
    """A file without a flaw, all lines at once; None when it may have one."""
    ends = _line_ends(content)
    try:
        source, *facts, end = _decoder.decode_lines(content)
    except (*UNREADABLE, ValueError):
        return None
    is_whole = len(facts) + 2 == len(ends) and ends[-1] + 1 == len(content)
    if not (is_whole and isinstance(source, SourceLine) and isinstance(end, EndLine)):
        return None
    is_ours = source.secondhop <= SCHEMA and _FACTS.issuperset(map(type, facts))
    if not is_ours or end.crc != _seal(content, ends[-2] + 1):
        return None
    offsets = tuple(at + 1 for at in ends[:-2])
    sound = cast("list[FactLine]", facts)  # a set of types tells that faster than isinstance
    return GraphFile(name, source, content, (), Lines(tuple(sound), offsets))


def _line_ends(content: bytes) -> list[int]:
    """Where the line breaks of a file stand."""
    found: list[int] = []
    raw = np.frombuffer(content, np.uint8)
    for start in range(0, len(raw), _CHUNK):
        found += (np.flatnonzero(raw[start : start + _CHUNK] == _BREAK) + start).tolist()
    return found


def _decode_any(name: str, content: bytes) -> GraphFile:
    """A file of any kind, line by line."""
    lines: list[FactLine] = []
    offsets: list[int] = []
    problems: list[Problem] = []
    source = SourceLine(SCHEMA, "unknown", name, "")
    is_sealed, offset, number = False, 0, 0 if content else 1
    while offset < len(content):
        number += 1
        end = content.find(b"\n", offset)
        end = len(content) if end < 0 else end
        raw = content[offset:end]
        if raw:
            try:
                line = _decoder.decode(raw)
            except UNREADABLE as error:
                if not _is_from_later(raw):
                    problems.append(Problem(f"{name}.jsonl", number, f"unreadable line: {error}"))
            else:
                if isinstance(line, SourceLine):
                    source = line
                    if line.secondhop > SCHEMA:
                        reason = "written by a newer secondhop; upgrade this one to read all of it"
                        problems.append(Problem(f"{name}.jsonl", number, reason))
                elif isinstance(line, EndLine):
                    is_sealed = line.crc == _seal(content, offset)
                else:
                    lines.append(line)
                    offsets.append(offset)
        offset = end + 1
    if not is_sealed:
        reason = "damaged or cut short: its checksum does not fit; import the source again"
        problems.append(Problem(f"{name}.jsonl", number - (content[-1:] != b"\n"), reason))
    return GraphFile(name, source, content, tuple(problems), Lines(tuple(lines), tuple(offsets)))


def _seal(content: bytes, end: int) -> str:
    """The checksum of the bytes before the last line."""
    view = memoryview(content)
    crc = 0
    for start in range(0, end, _CHUNK):
        crc = zlib.crc32(view[start : min(start + _CHUNK, end)], crc)
    view.release()
    return f"{crc:08x}"


def line_at(content: bytes, offset: int) -> AnyLine:
    """One line again, from its place in the bytes of a graph file."""
    end = content.find(b"\n", offset)
    line: AnyLine = _decoder.decode(content[offset : end if end >= 0 else len(content)])
    return line


def content_digest(parts: Iterable[object]) -> str:
    """A digest of what a source said, the same whether it came as a zip, a folder or a file."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(_encoder.encode(part))
    return digest.hexdigest()


def read_graph(folder: Path, name: str) -> GraphFile:
    """Read one graph file of the folder; a missing or unreadable one is a problem, not a crash."""
    path = folder / f"{name}.jsonl"
    try:
        content = _content_of(path)
    except OSError as error:
        problem = Problem(path.name, 0, f"could not read {path}: {error.strerror}")
        missing = SourceLine(SCHEMA, "missing", name, "")
        return GraphFile(name, missing, b"", (problem,), Lines((), ()))
    return decode_graph(name, content)


def _content_of(path: Path) -> bytes:
    """The bytes of a file; those of a large one are mapped, as it is written once and for all."""
    with path.open("rb") as file:
        if path.stat().st_size < _LARGE:
            return file.read()
        return mmap(file.fileno(), 0, access=ACCESS_READ)  # type: ignore[return-value]


def new_name(folder: Path, number: int, format_name: str, day: str, content: bytes) -> str:
    """A free name: the number-th after those in the folder, the format, the day and a digest.

    The digest covers the ids: two machines that take in the same source write two files.
    """
    numbers = [int(head) for path in _files(folder) if (head := path.name[:4]).isdigit()]
    digest = hashlib.sha256(content).hexdigest()[:8]
    return f"{max(numbers, default=0) + number:04d}-{format_name}-{day}-{digest}"


def write_graph(folder: Path, name: str, content: bytes) -> None:
    """Put a graph file in place, durable and complete. Raises NotSavedError."""
    path = folder / f"{name}.jsonl"
    try:
        write_once(path, content)
    except OSError as error:
        reason = f"could not write {path}: {error.strerror or error}; nothing was imported"
        raise NotSavedError(reason) from error


def remove_graph(folder: Path, name: str) -> None:
    """Take away a graph file that never counted."""
    (folder / f"{name}.jsonl").unlink()


def sweep(folder: Path) -> None:
    """Remove what programs that died left half written."""
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if (found := _TEMPORARY.match(path.name)) and not _is_running(int(found[1])):
            with contextlib.suppress(OSError):
                path.unlink()


def _files(folder: Path) -> Iterator[Path]:
    return folder.glob("*.jsonl")


def _is_from_later(raw: bytes) -> bool:
    """Whether a line is of a kind that only a later version knows: kept, and no problem."""
    try:
        kind = msgspec.json.decode(raw).get("k")
    except (*UNREADABLE, AttributeError):
        return False
    return isinstance(kind, str) and kind not in _KINDS


_KINDS = {"person", "tie", "touch", "note", "source", "end"}


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
