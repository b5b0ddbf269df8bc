"""An invented world of any size, made once: a home ready to open, and the same people for fzf.

    python -m benchmarks.world 300k --into FOLDER

The home has the graph files and the log that an import of all the lists would have written; it is
written list by list, so that a large one needs little memory. `people.txt` has one line a person
with exactly what free words of a filter are looked for in, folded as the filter folds it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Final

from numpy.random import Generator

from benchmarks.crowd import Codes, Crowd
from benchmarks.lists import Lists, Pairs, dice_for
from benchmarks.sizes import people_in, size_name
from secondhop.model.change import Value
from secondhop.model.identity import profile_url
from secondhop.model.text import comparable
from secondhop.model.tie import EvidenceKind
from secondhop.store.graphfile import (
    FactLine,
    PersonLine,
    SourceLine,
    TieLine,
    content_digest,
    encode_graph,
    new_name,
    write_graph,
)
from secondhop.store.home import Home, home_in, keep_machine
from secondhop.store.lines import LogLine, encode
from secondhop.store.stamp import HybridClock
from secondhop.store.writer import LogWriter

SHAPE: Final = 1
"""Counted up when the same size and seed make another world."""
MADE_ON: Final = date(2026, 11, 20)
MACHINE: Final = "minvented"
LONG_AGO: Final = 3_000  # days
_DAYS: Final = [(MADE_ON - timedelta(days=day)).isoformat() for day in range(LONG_AGO)]


@dataclass(frozen=True)
class World:
    """A folder with a home and its people as text."""

    folder: Path
    people: int

    @property
    def name(self) -> str:
        return size_name(self.people)

    @property
    def home(self) -> Home:
        return home_in(self.home_folder)

    @property
    def home_folder(self) -> Path:
        return self.folder / "home"

    @property
    def text(self) -> Path:
        return self.folder / "people.txt"

    @property
    def mark(self) -> Path:
        """Written last, so that half a world is never taken for one."""
        return self.folder / "made.json"


def world_of(count: int, into: Path) -> World:
    """The world of this size in a folder, made when it is not there yet."""
    world = World(into / size_name(count), count)
    made = {"people": count, "shape": SHAPE}
    if world.mark.exists():
        if json.loads(world.mark.read_text("utf-8")) == made:
            return world
        raise SystemExit(f"{world.folder} was made by another version; take it away first")
    if world.folder.exists():
        raise SystemExit(f"{world.folder} is no whole world; take it away first")
    print(f"making a world of {count:,} people in {world.folder} …", file=sys.stderr, flush=True)
    _make(world)
    world.mark.write_text(json.dumps(made), "utf-8")
    return world


def _make(world: World) -> None:
    crowd = Crowd(world.people)
    world.folder.mkdir(parents=True)
    with world.text.open("w", encoding="utf-8") as file:
        file.writelines(f"{line_of(crowd, number)}\n" for number in range(1, world.people + 1))
    names = [_write(world.home, *each) for each in sources(crowd)]
    _write_log(world.home, crowd.id(0), names)


def line_of(crowd: Crowd, number: int) -> str:
    """What a person is found by, folded; a tab between two values, as no needle has one."""
    return "\t".join(map(_folded, crowd.facts(number).values()))


_folded = lru_cache(1 << 16)(comparable)


def sources(crowd: Crowd) -> Iterator[tuple[SourceLine, Iterable[FactLine]]]:
    """One file after the other: my list, those of my friends, and who is tied beyond them."""
    lists, dice = Lists(crowd), dice_for("days")
    yield _source(crowd, 0, "Connections.csv"), _listed(crowd, lists.mine(), dice)
    for friend, known in lists.friends():
        name = f"{crowd.facts(friend).name}.csv"
        yield _source(crowd, friend, name), _listed(crowd, known.tolist(), dice)
    for number, (people, ties) in enumerate(lists.beyond(), 1):
        yield _source(crowd, 0, f"beyond-{number}.graphml"), _tied(crowd, people, ties)


def _source(crowd: Crowd, owner: int, file: str) -> SourceLine:
    return SourceLine(
        secondhop=1,
        format="graph" if file.endswith("graphml") else "linkedin",
        file=file,
        owner=crowd.id(owner),
        owner_name=crowd.facts(owner).name if owner else "",
        as_of=MADE_ON.isoformat(),
        imported=MADE_ON.isoformat(),
        content=content_digest((crowd.count, owner, file)),
    )


def _listed(crowd: Crowd, numbers: Iterable[int], dice: Generator) -> Iterator[PersonLine]:
    """The rows of a contact list."""
    for line, number in enumerate(numbers, 5):
        since = _DAYS[int(dice.integers(LONG_AGO))]
        yield person_line(crowd, number, line, since)


def person_line(crowd: Crowd, number: int, line: int, since: str = "") -> PersonLine:
    """A row about somebody; with a day, one of their owner's contacts."""
    facts, key = crowd.facts(number), f"in:invented-{number}"
    return PersonLine(
        id=crowd.id(number),
        keys=(key,),
        url=profile_url(key),
        tied=bool(since),
        since=since,
        line=line,
        **facts._asdict(),
    )


def _tied(crowd: Crowd, people: Codes, ties: Pairs) -> Iterator[FactLine]:
    for line, number in enumerate(people.tolist(), 1):
        yield person_line(crowd, number, line)
    for a, b in ties.tolist():
        yield TieLine(crowd.id(a), crowd.id(b), EvidenceKind.GROUP_THREAD)


def _write(home: Home, source: SourceLine, lines: Iterable[FactLine]) -> str:
    content = encode_graph(source, lines)
    name = new_name(home.graph, 1, source.format, source.imported, content)
    write_graph(home.graph, name, content)
    return name


def _write_log(home: Home, me: str, names: Iterable[str]) -> None:
    """Say who I am, and that all the files count."""
    made = int(datetime.combine(MADE_ON, datetime.min.time(), UTC).timestamp() * 1000)
    clock = HybridClock(lambda: made, MACHINE, "000000")
    writer = LogWriter(home, keep_machine(home, MACHINE))
    active: dict[str, dict[str, Value]] = {f"s:{name}": {"active": True} for name in names}
    mine: dict[str, dict[str, Value]] = {f"me:{me}": {"is": True}}
    for do, sets in (("me", mine), ("import", active)):
        writer.append(encode(LogLine(t=clock.next(), do=do, set=sets)))
    writer.close()


def main() -> None:
    """Make the worlds that are asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", type=people_in, nargs="+", metavar="SIZE", help="such as 300k")
    parser.add_argument("--into", type=Path, required=True, metavar="FOLDER")
    wishes = parser.parse_args()
    for count in wishes.sizes:
        world = world_of(count, wishes.into)
        print(f"{world.home_folder}: {world.people:,} people; as text in {world.text}")


if __name__ == "__main__":
    main()
