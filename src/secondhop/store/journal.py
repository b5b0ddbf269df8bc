"""Reads the log folder and follows it: what this and other programs and machines appended."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from secondhop.store.lines import LineError, LogLine, decode
from secondhop.store.problem import Problem
from secondhop.store.stamp import after


@dataclass(slots=True)
class _Place:
    """How far one file has been read."""

    inode: int
    offset: int = 0
    line: int = 0
    stamp: str = ""
    since: int = 0  # hand-written lines since the last stamped one
    size: int = -1
    problems: list[Problem] = field(default_factory=list)


class Journal:
    """All files of a log folder, each read from where it was left."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._places: dict[str, _Place] = {}

    @property
    def problems(self) -> list[Problem]:
        return [problem for place in self._places.values() for problem in place.problems]

    def read_new(self) -> list[LogLine]:
        """The whole lines that came since the last call; a line still being written waits."""
        lines: list[LogLine] = []
        for path in sorted(self._folder.glob("*.jsonl")):
            try:
                lines.extend(self._read_file(path))
            except OSError as error:
                place = self._places.setdefault(path.name, _Place(0))
                place.problems = [Problem(path.name, 0, f"could not read {path}: {error}")]
        return lines

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
        return [line for raw in new[:whole].splitlines() if (line := _take(path, place, raw))]


def _take(path: Path, place: _Place, raw: bytes) -> LogLine | None:
    place.line += 1
    try:
        line = decode(raw)
    except LineError as error:
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
    return msgspec.structs.replace(line, t=after(place.stamp, place.since))
