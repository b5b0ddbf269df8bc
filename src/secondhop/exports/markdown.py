"""People as a table in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from secondhop.exports.objects import best_introducer, degree_of
from secondhop.model.identity import profile_key
from secondhop.store.state import State
from secondhop.store.store import Store

COLUMNS = (
    "Name",
    "Degree",
    "Title",
    "Company",
    "Location",
    "Mutuals",
    "Mutual connection",
    "Stage",
    "Tags",
)
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~&-])")
_NOT_IN_LINK = re.compile(r"[\s()<>\\|\"]")


def write_markdown(store: Store, rows: Sequence[int]) -> Iterator[str]:
    """A row for each person; names lead to profiles."""
    yield _line(COLUMNS)
    yield _line(["---"] * len(COLUMNS))
    for row in rows:
        yield _line(_cells(store.state, row))


def escaped(text: str) -> str:
    """Text that stays text: no markup, no HTML, no column of its own."""
    return _SPECIAL.sub(r"\\\1", text).replace("<", "&lt;").replace(">", "&gt;")


def _cells(state: State, row: int) -> list[str]:
    people, degree = state.people, degree_of(state, row)
    texts = (
        "" if degree is None else str(degree),
        people.title[row],
        people.company[row],
        people.location[row],
        str(state.mutuals[row]),
        best_introducer(state, row),
        people.stage[row],
        " ".join(people.tags[row]),
    )
    return [link(people.name[row], people.url[row]), *map(escaped, texts)]


def link(name: str, url: str) -> str:
    """Only a profile is linked: another address could be one that runs something."""
    if not profile_key(url) or _NOT_IN_LINK.search(url):
        return escaped(name)
    return f"[{escaped(name)}]({url})"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
