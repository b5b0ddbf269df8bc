"""One world, searched in three ways that must agree: as it is, edited, and renewed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

import numpy as np
from msgspec.structs import replace

from secondhop.model.person import Person, PersonId
from secondhop.network.people import People
from secondhop.search.corpus import Corpus, Figures, Mask
from secondhop.search.index import Index
from secondhop.search.query import parse
from secondhop.search.terms import Both, Either, Field, Item, Query
from secondhop.search.texts import rebuilt
from tests.search.corpora import random_corpus
from tests.search.plain import around, holds, reached
from tests.search.queries import random_text


def edited_index(world: Corpus) -> Index:
    """An index that has seen two thirds of these people come as edits."""
    third = len(world) // 3
    early = People(Person(PersonId("me"), "somebody else"))
    for row in range(1, 2 * third):
        same = row if row < third else row - third + 1
        _append(early, world.people, same, PersonId(f"early{row}"))
    index = Index(_cut(world, early))
    for row in range(third, len(early)):
        _overwrite(early, world.people, row)
    _overwrite(early, world.people, 0)
    index.update((0, *range(third, len(early))))
    for row in range(len(early), len(world)):
        _append(early, world.people, row, world.people.ids[row])
    early.rename(world.people.ids)
    index.grow()
    index.replace_facts(world.degree, world.mutuals, world.order, world.ties, world.figures)
    return index


def _cut(world: Corpus, people: People) -> Corpus:
    n = len(people)
    figures = world.figures
    return replace(
        world,
        people=people,
        degree=world.degree[:n],
        mutuals=world.mutuals[:n],
        order=np.arange(n, dtype=np.int32),
        figures=Figures(*(getattr(figures, name)[:n] for name in figures.__struct_fields__)),
    )


def _append(people: People, late: People, row: int, name: PersonId) -> None:
    person = replace(late.person(row), id=name)
    people.notes[people.append(person, late.employer[row], late.sources[row])] = late.notes[row]


def _overwrite(people: People, late: People, row: int) -> None:
    people.replace(row, late.person(row), late.employer[row])
    people.notes[row], people.sources[row] = late.notes[row], late.sources[row]


def three_ways(world: Corpus) -> dict[str, Index]:
    """The same people under an index of every origin."""
    renewed = edited_index(world)
    renewed.renew(rebuilt(renewed.renewal()))
    return {"index": Index(world), "edited": edited_index(world), "renewed": renewed}


@dataclass
class Plain:
    """The plain matcher, which is asked about each term of the language but once."""

    world: Corpus
    known: dict[Item, Mask | None] = field(default_factory=dict)

    def rows(self, query: Query) -> list[int]:
        """Who is found, in order."""
        met = np.ones(len(self.world), np.bool_)
        for item in query.items:
            mask = self._mask(item)
            met &= True if mask is None else mask
        met[0] = False
        return [row for row in self.world.order.tolist() if met[row]]

    def _mask(self, item: Item) -> Mask | None:
        positive = replace(item, negated=False)
        if positive not in self.known:
            several = isinstance(positive, Both | Either)
            self.known[positive] = self._group(positive) if several else self._leaf(positive)
        mask = self.known[positive]
        return mask if mask is None or not item.negated else ~mask

    def _group(self, item: Item) -> Mask | None:
        assert isinstance(item, Both | Either)
        masks = [mask for part in item.items if (mask := self._mask(part)) is not None]
        if not masks:
            return None
        join = np.logical_or if isinstance(item, Either) else np.logical_and
        return np.asarray(join.reduce(masks))

    def _leaf(self, item: Item) -> Mask | None:
        rows = range(len(self.world))
        if (
            isinstance(item, Field)
            and item.name in ("via", "circle")
            and holds(item, self.world, 0) is not None
        ):
            # Anew for each row, this would take hours.
            there, unknown = self._reached(item)
            return np.array([row in there or (item.maybe and row in unknown) for row in rows])
        said = [holds(item, self.world, row) for row in rows]
        return None if None in said else np.array(said, np.bool_)

    def _reached(self, item: Field) -> tuple[set[int], set[int]]:
        """Who meets a term about ties, and of whom nothing of the kind is known."""
        if item.name == "circle":
            return around(self.world, item.text), {*range(len(self.world))} - around(self.world)
        unknown = np.flatnonzero(self.world.mutuals == 0)
        return reached(item.text, self.world), set(unknown.tolist())


def differences(queries: int, people: int, seed: int) -> Iterator[tuple[str, str, bool]]:
    """Which way, asked what, finds others than the plain matcher; "" is the query alone.

    Each query comes once as ("", text, whether it finds somebody), then once for each wrong way.
    """
    numbers = Random(seed)
    world = random_corpus(numbers, people - 1)
    ways, plain = three_ways(world), Plain(world)
    for _ in range(queries):
        text = random_text(numbers)
        query = parse(text)
        expected = plain.rows(query)
        yield "", text, bool(expected)
        for name, index in ways.items():
            result = index.search(query)
            if result.rows.tolist() != expected or result.total != len(expected):
                yield name, text, False
