"""Finds the person meant by a name, a profile address or an id, or says who might be meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from msgspec import Struct

from secondhop.model.identity import PROFILE, name_key, profile_key
from secondhop.network.people import People
from secondhop.store.graph import Graph

MOST_CANDIDATES = 8
_SLUG = re.compile(r"[\w%]+(?:-[\w%]+)+")


class Found(Struct, frozen=True):
    """One row when the text is clear; otherwise the rows that might be meant."""

    row: int | None
    candidates: tuple[int, ...] = ()
    is_ambiguous: bool = False


def find_person(
    text: str, people: People, graph: Graph, among: Iterable[int], likeness: float = 0.6
) -> Found:
    """Look among some rows: an id or address first, then the full name, then its words.

    Where nobody has it, those whose names are at least so alike (0..1) may be meant.
    """
    rows = list(among)
    if (row := row_of_address(text, people, graph)) is not None:
        return Found(row) if row in set(rows) else Found(None)
    wanted = name_key(text)
    if not wanted:
        return Found(None)
    names = {row: name_key(people.name[row]) for row in rows}
    exact = [row for row, name in names.items() if name == wanted]
    if exact:
        return _decide(exact)
    words = wanted.split()
    partial = [row for row, name in names.items() if _has_words(name.split(), words)]
    return _decide(partial) if partial else Found(None, _alike(wanted, names, likeness))


def row_of_address(text: str, people: People, graph: Graph) -> int | None:
    """The row of an id or of a profile address in any spelling."""
    key = profile_key(text)
    row = graph.row_with_key(key) if key else graph.row(text.strip())
    if row is None and not key and _SLUG.fullmatch(text.strip()):
        row = graph.row_with_key(PROFILE + text.strip().casefold())
    return row if row is not None and row < len(people) else None


def _decide(rows: list[int]) -> Found:
    if len(rows) == 1:
        return Found(rows[0])
    return Found(None, tuple(rows[:MOST_CANDIDATES]), is_ambiguous=True)


def _has_words(name: list[str], words: list[str]) -> bool:
    """Every word begins a different word of the name: `ana s` finds Ana Silva."""
    left = list(name)
    for word in words:
        match = next((part for part in left if part.startswith(word)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _alike(wanted: str, names: dict[int, str], likeness: float) -> tuple[int, ...]:
    known = set(names.values())
    close = difflib.get_close_matches(wanted, known, n=5, cutoff=0.6)
    close = close or difflib.get_close_matches(wanted, known, n=5, cutoff=likeness)
    return tuple(row for row, name in names.items() if name in close)[:MOST_CANDIDATES]
