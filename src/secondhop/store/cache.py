"""Keeps the ground of a state in a file of arrays, so that the next start need not gather it.

Deleting the file never matters. It counts as long as it was made of the very files, settings and
identities that there are; what the log said later is taken over on top of it.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from secondhop import __version__
from secondhop.model.change import Entity
from secondhop.network.people import People
from secondhop.network.ranking import Standing
from secondhop.network.strings import Strings
from secondhop.network.ties import Ties
from secondhop.network.warmth import Traces
from secondhop.search import shelf
from secondhop.search.corpus import Figures
from secondhop.store.arrayfile import ArrayFile, DamagedError, open_arrays, write_arrays
from secondhop.store.dayfile import NAME, Day
from secondhop.store.evidence import EvidenceTable
from secondhop.store.graph import Graph, SourceCount
from secondhop.store.graphfile import GraphFile, SourceLine
from secondhop.store.ground import Ground
from secondhop.store.home import Home
from secondhop.store.keys import Keys
from secondhop.store.lines import LineError, decode
from secondhop.store.mentions import Places
from secondhop.store.problem import Problem

SCHEMA: Final = 2
"""Rises with every change of what the arrays mean."""

AT_ONCE: Final = 1 << 25
"""Bytes up to which a file is checked before it is used: 20 ms. A larger one is checked beside."""

MOST_LATER: Final = 2_000
"""More entities changed later than that are not taken over: gathering anew is as quick."""

Arrays = Mapping[str, NDArray[Any]]
T = TypeVar("T")
_COLUMNS: Final = ("listed", "degree", "mutuals", "strength", "places", "order", "told")
_RECORDS: Final = {"traces": Traces, "standing": Standing, "figures": Figures}


class Key(msgspec.Struct, frozen=True):
    """What everything kept follows from, the log's edits of people aside."""

    files: tuple[tuple[str, int, int], ...]  # name, bytes, nanoseconds of the last change
    me: tuple[str, ...]
    claims: str  # digest
    companies: str  # digest
    schema: int = SCHEMA
    version: str = __version__


class Source(msgspec.Struct, frozen=True):
    """One graph file, as much of it as must be known without reading it."""

    line: SourceLine
    problems: tuple[tuple[int, str], ...]
    people: int
    ties: int


class Mark(msgspec.Struct, frozen=True):
    """How much of one log file is taken over."""

    bytes: int
    crc: int


class About(msgspec.Struct, frozen=True):
    """What a cache file says of itself."""

    key: Key
    day: Day
    marks: dict[str, Mark]
    sources: tuple[Source, ...]
    names_people: bool
    indexes: tuple[str, ...]


class Kept(NamedTuple):
    """A ground from the cache, and what must still be done to it."""

    ground: Ground
    day: Day
    later: frozenset[Entity]  # changed since
    file: ArrayFile


def path_of(home: Home, ahead: bool = False) -> Path:
    """Where the ground is kept; `ahead` of a change, it is put aside until that is made."""
    return home.cache / ("people.next" if ahead else "people.arrays")


def key_of(
    folder: Path, names: Sequence[str], me: Sequence[str], claims: object, companies: str
) -> Key | None:
    """The key of these graph files with this identity; None when a file is not there."""
    try:
        stats = [(name, (folder / f"{name}.jsonl").stat()) for name in names]
    except OSError:
        return None
    files = tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)
    said = msgspec.json.encode(claims)
    return Key(files, tuple(me), digest(said), companies)


def digest(text: bytes) -> str:
    """A few letters that differ when the text does."""
    return hashlib.sha256(text).hexdigest()[:16]


def marks_of(folder: Path, read: Mapping[str, int]) -> dict[str, Mark]:
    """The log as far as it was read, `read` bytes of each file."""
    marks = {}
    for name, count in read.items():
        with suppress(OSError), (folder / name).open("rb") as file:
            marks[name] = Mark(count, zlib.crc32(file.read(count)))
    return marks


def keep(path: Path, ground: Ground, key: Key, day: Day, marks: dict[str, Mark]) -> bool:
    """Write a ground into the cache; False when that cannot be done, which does no harm."""
    graph = ground.graph
    sources = tuple(
        Source(
            file.source,
            tuple((problem.line, problem.reason) for problem in file.problems),
            count.people,
            count.ties,
        )
        for file, count in zip(graph.files, graph.counts, strict=True)
    )
    indexes = tuple(ground.indexes)
    about = About(key, day, marks, sources, graph.names_people, indexes)
    try:
        write_arrays(path, msgspec.json.encode(about), _arrays(ground))
    except OSError:
        return False
    return True


def load(home: Home, key: Key, late_keys: Callable[[Sequence[GraphFile]], Keys]) -> Kept | None:
    """The ground kept under this key; None when there is none, or anything about it is odd."""
    try:
        file = open_arrays(path_of(home))
        about = msgspec.json.decode(file.about, type=About)
        later = _later(home.log, about.marks)
        if file.size <= AT_ONCE and not file.is_sound():
            return None
        if about.key != key or later is None or len(later) > MOST_LATER:
            return None
        return Kept(_ground(home, about, file.arrays, late_keys), about.day, later, file)
    except (OSError, DamagedError, msgspec.MsgspecError, KeyError, ValueError, IndexError):
        return None


def discard(home: Home, ahead: bool = False) -> None:
    """Take the cache away."""
    for path in (path_of(home, ahead), *(() if ahead else (home.cache / NAME,))):
        with suppress(OSError):
            path.unlink()


def promote(home: Home) -> None:
    """Let what was put aside count."""
    with suppress(OSError):
        path_of(home, ahead=True).replace(path_of(home))


def _later(folder: Path, marks: Mapping[str, Mark]) -> frozenset[Entity] | None:
    """The entities of every line behind the marks; None when what is before them has changed."""
    try:
        paths = {path.name: path for path in folder.iterdir() if path.suffix == ".jsonl"}
    except FileNotFoundError:
        paths = {}
    if marks.keys() - paths.keys():
        return None
    changed: set[Entity] = set()
    for name, path in paths.items():
        mark, content = marks.get(name, Mark(0, 0)), path.read_bytes()
        if zlib.crc32(content[: mark.bytes]) != mark.crc or len(content) < mark.bytes:
            return None
        for raw in content[mark.bytes :].splitlines():
            with suppress(LineError):
                if (line := decode(raw)) is not None:
                    changed.update(line.set)
    return frozenset(changed)


def _arrays(ground: Ground) -> dict[str, NDArray[Any]]:
    graph, ties = ground.graph, ground.ties
    ties.settle()
    aliases = Strings.of(graph.aliases)
    named: dict[str, NDArray[Any]] = {
        "ties.ptr": ties.ptr,
        "ties.nbr": ties.nbr,
        "ties.quality": ties.quality,
        "aliases.ptr": aliases.ptr,
        "aliases.text": aliases.text,
        "aliases.row": np.fromiter(graph.aliases.values(), np.int32, len(graph.aliases)),
    }
    named |= {name: getattr(ground, name) for name in _COLUMNS}
    if ground.fit is not None:
        named["fit"] = ground.fit
    named |= _under("people", ground.people.arrays())
    named |= _under("mentions", graph.told.arrays()) | _under("happened", ground.happened.arrays())
    named |= _record("evidence", graph.evidence)
    for name in _RECORDS:
        named |= _record(name, getattr(ground, name))
    for name, index in ground.indexes.items():
        named |= _under(f"index.{name}", shelf.arrays(index))
    return named


def _ground(
    home: Home, about: About, named: Arrays, late_keys: Callable[[Sequence[GraphFile]], Keys]
) -> Ground:
    files = [
        _graph_file(home.graph, name, source)
        for (name, _, _), source in zip(about.key.files, about.sources, strict=True)
    ]
    people = People.from_arrays(_below("people", named))
    aliases = Strings(named["aliases.ptr"], named["aliases.text"])
    graph = Graph(
        files=files,
        ids=people.ids,
        aliases=dict(zip(aliases, named["aliases.row"].tolist(), strict=True)),
        mentions=Places.from_arrays(_below("mentions", named)),
        evidence=EvidenceTable(**_below("evidence", named)),
        counts=[SourceCount(source.people, source.ties) for source in about.sources],
        names_people=about.names_people,
        keys=lambda: late_keys(files),
    )
    columns: dict[str, Any] = {name: named[name] for name in _COLUMNS}
    columns |= {name: kind(**_below(name, named)) for name, kind in _RECORDS.items()}
    return Ground(
        graph=graph,
        happened=Places.from_arrays(_below("happened", named)),
        people=people,
        ties=Ties(**_below("ties", named)),
        fit=named.get("fit"),
        indexes={name: shelf.from_arrays(_below(f"index.{name}", named)) for name in about.indexes},
        **columns,
    )


def _graph_file(folder: Path, name: str, source: Source) -> GraphFile:
    problems = tuple(Problem(f"{name}.jsonl", line, reason) for line, reason in source.problems)
    return GraphFile(name, source.line, None, problems, path=folder / f"{name}.jsonl")


def _record(name: str, columns: Struct) -> dict[str, NDArray[Any]]:
    return {f"{name}.{part}": getattr(columns, part) for part in columns.__struct_fields__}


def _under(name: str, arrays: Arrays) -> dict[str, NDArray[Any]]:
    return {f"{name}.{part}": array for part, array in arrays.items()}


def _below(name: str, named: Arrays) -> dict[str, NDArray[Any]]:
    start = f"{name}."
    return {key[len(start) :]: array for key, array in named.items() if key.startswith(start)}
