"""Reads the log folder and follows it: what this and other programs and machines appended."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct, field

from secondhop.store.lines import LineError, LogLine, NewerError, decode
from secondhop.store.problem import Problem
from secondhop.store.stamp import after


class _Place(Struct):
    """How far one file has been read."""

    inode: int
    offset: int = 0
    line: int = 0
    stamp: str = ""
    since: int = 0  # hand-written lines since the last stamped one
    size: int = -1
    problems: list[Problem] = field(default_factory=list)
    is_newer: bool = False  # whether only a newer version understands the file
    torn: list[Problem] = field(default_factory=list)  # a last line without its end


class Journal:
    """All files of a log folder, each read from where it was left."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._places: dict[str, _Place] = {}
        self._unreadable: list[Problem] = []

    @property
    def problems(self) -> list[Problem]:
        places = self._places.values()
        found = [problem for place in places for problem in (*place.problems, *place.torn)]
        return [*self._unreadable, *found]

    @property
    def read(self) -> dict[str, int]:
        """How many bytes of each file were taken in."""
        return {name: place.offset for name, place in self._places.items()}

    @property
    def is_newer(self) -> bool:
        """Whether a newer version wrote here, so that this one must only read."""
        return any(place.is_newer for place in self._places.values())

    def read_new(self) -> list[LogLine]:
        """The lines that came since the last call; one still being written waits."""
        lines: list[LogLine] = []
        self._unreadable.clear()
        for path in self._files():
            try:
                lines.extend(self._read_file(path))
            except OSError as error:
                self._cannot_read(path, error)
        return lines

    def _files(self) -> list[Path]:
        try:
            return sorted(path for path in self._folder.iterdir() if path.suffix == ".jsonl")
        except FileNotFoundError:
            return []
        except OSError as error:
            self._cannot_read(self._folder, error)
            return []

    def _cannot_read(self, path: Path, error: OSError) -> None:
        self._unreadable.append(Problem(path.name, 0, f"could not read {path}: {error.strerror}"))

    def _read_file(self, path: Path) -> list[LogLine]:
        status = path.stat()
        place = self._places.get(path.name)
        if place is None or place.inode != status.st_ino or status.st_size < place.offset:
            place = self._places[path.name] = _Place(status.st_ino)
        if status.st_size == place.size:
            return []
        with path.open("rb") as file:
            file.seek(place.offset)
            new = file.read()
        whole = new.rfind(b"\n") + 1
        place.offset += whole
        place.size = status.st_size
        lines = [line for raw in new[:whole].splitlines() if (line := _take(path, place, raw))]
        return [*lines, *_take_tail(path, place, new[whole:])]


def _take(path: Path, place: _Place, raw: bytes) -> LogLine | None:
    place.line += 1
    try:
        line = decode(raw)
    except LineError as error:
        place.is_newer |= isinstance(error, NewerError)
        place.problems.append(Problem(path.name, place.line, str(error)))
        return None
    if line is None:
        return None
    if line.t:
        place.stamp, place.since = line.t, 0
        return line
    if not place.stamp:
        problem = Problem(path.name, place.line, "a line without `t` needs a stamped line above it")
        place.problems.append(problem)
        return None
    place.since += 1
    return _stamped(place, line, raw)


def _take_tail(path: Path, place: _Place, tail: bytes) -> list[LogLine]:
    """A last line without its end counts when it is whole, and will be met again when it ends."""
    place.torn = []
    try:
        line = decode(tail)
    except LineError:
        reason = "the last line is not finished, and does not count before it is"
        place.torn = [Problem(path.name, place.line + 1, reason)]
        return []
    if line is None or not (line.t or place.stamp):
        return []
    return [line if line.t else _stamped(place, line, tail, 1)]


def _stamped(place: _Place, line: LogLine, raw: bytes, ahead: int = 0) -> LogLine:
    return msgspec.structs.replace(line, t=after(place.stamp, place.since + ahead, raw))
