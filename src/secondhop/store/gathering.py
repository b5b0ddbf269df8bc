"""Everybody as columns, from the lines of all files: one field after the other, for all at once.

Whoever has more than the lines say, such as values of the user's own, is laid together one by one.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Self

from msgspec import Struct, field

from secondhop.model.identity import is_profile_key, profile_url
from secondhop.network.people import OWN_LISTS, OWN_TEXTS, People
from secondhop.store.graph import VALUES, Graph, Imported
from secondhop.store.graphfile import PersonLine
from secondhop.store.layers import Layers
from secondhop.store.uniting import Uniting


class _Said(Struct):
    """The imported layer of everybody: what `Imported.overlay` makes of each line, by field."""

    texts: dict[str, list[str]]
    skills: list[tuple[str, ...]]
    past: dict[int, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def nothing(cls, count: int) -> Self:
        """Nothing is said of anybody yet."""
        return cls({name: [""] * count for name in VALUES}, [()] * count)

    def overlay(self, rows: list[int], lines: list[PersonLine]) -> None:
        """Take over what a newer file says; what it does not say stays."""
        self._move(rows, lines)
        for name in VALUES:
            column = self.texts[name]
            for row, value in zip(rows, map(attrgetter(name), lines), strict=True):
                if value:
                    column[row] = value
        self._find_profiles(rows, lines)
        for row, line in zip(rows, lines, strict=True):
            if line.skills:
                self.skills[row] = tuple(dict.fromkeys((*self.skills[row], *line.skills)))

    def imported(self, row: int) -> Imported:
        """The layer of one person."""
        values = {name: column[row] for name, column in self.texts.items()}
        return Imported(**values, skills=self.skills[row], past=self.past.get(row, ()))

    def _move(self, rows: list[int], lines: list[PersonLine]) -> None:
        """Remember the companies that newer lines replace."""
        company, past = self.texts["company"], self.past
        for row, line in zip(rows, lines, strict=True):
            if not line.company:
                continue
            before, company[row] = company[row], line.company
            if before not in ("", line.company, *past.get(row, ())):
                past[row] = (*past.get(row, ()), before)

    def _find_profiles(self, rows: list[int], lines: list[PersonLine]) -> None:
        """Whoever has a profile, but no address that a file spells out, has that of the profile."""
        addresses = self.texts["url"]
        for row, line in zip(rows, lines, strict=True):
            if not addresses[row]:
                profiles = (key for key in line.keys if is_profile_key(key))
                addresses[row] = next(map(profile_url, profiles), "")


def gather_people(uniting: Uniting, layers: Layers) -> People:
    """Everybody in all files, with what lies over and under the imported layer."""
    graph = uniting.graph
    said = _Said.nothing(len(graph))
    for rows, lines in uniting.mentions():
        said.overlay(rows, lines)
    texts = {name: said.texts.get(name) or [""] * len(graph) for name in OWN_TEXTS}
    lists = dict.fromkeys(OWN_LISTS, said.skills)
    lists |= {name: [()] * len(graph) for name in OWN_LISTS if name != "skills"}
    for row in _layered(said, layers):
        person = layers.person(row, said.imported(row))
        for name in OWN_TEXTS:
            texts[name][row] = getattr(person, name)
        for name in OWN_LISTS:
            lists[name][row] = getattr(person, name)
    return People.of(graph.ids, _with_employers(texts, layers), _with_others(lists, graph))


def _layered(said: _Said, layers: Layers) -> Iterable[int]:
    """The rows of everybody of whom the lines do not say all."""
    known = {name for name in set(said.texts["company"]) if layers.knows_company(name)}
    rows = {*layers.rows(), *said.past}
    if known:
        rows.update(row for row, name in enumerate(said.texts["company"]) if name in known)
    rows.update(row for row, name in enumerate(said.texts["name"]) if not name)
    return rows


def _with_employers(texts: dict[str, list[str]], layers: Layers) -> dict[str, list[str]]:
    """The companies under their one name as well."""
    one_name = {company: layers.employer(company) for company in set(texts["company"])}
    return {**texts, "employer": [one_name[company] for company in texts["company"]]}


def _with_others(
    lists: dict[str, list[tuple[str, ...]]], graph: Graph
) -> dict[str, list[tuple[str, ...]]]:
    return {**lists, "notes": [()] * len(graph), "sources": graph.sources_by_row()}
