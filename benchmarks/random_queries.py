"""Random queries answered by the index, by the path for edited people, and by a plain scan.

    python -m benchmarks.random_queries [QUERIES] [PEOPLE]

A hundred thousand queries over 1,500 people unless told otherwise. The first index was built from
the people as they are; the second was built before a third of them was edited and another third was
added; the third is what replaced it in the background. All must find what the scan finds.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from random import Random

import numpy as np
from numpy.typing import NDArray

from benchmarks.invented import corpus
from secondhop.model.text import fold
from secondhop.network.people import People
from secondhop.search.conditions import START
from secondhop.search.corpus import Corpus
from secondhop.search.index import Index
from secondhop.search.terms import Compare, Field, Query, Term, Words
from secondhop.search.texts import rebuilt
from tests.search.corpora import WORDS
from tests.search.scan import COLUMNS, cell, needle

Cells = dict[str, list[str]]


def edited_index(people: Corpus) -> Index:
    """An index that has seen two thirds of these people come as edits."""
    third = len(people) // 3
    early = People(people.people.person(0))
    for row in range(1, 2 * third):
        same = row if row < third else row - third + 1
        early.append(people.people.person(same), people.people.employer[same])
    index = Index(
        replace(
            people,
            people=early,
            degree=people.degree[: len(early)],
            mutuals=people.mutuals[: len(early)],
            order=np.arange(len(early), dtype=np.int32),
        )
    )
    _catch_up(early, people.people, third)
    index.update(range(third, 2 * third))
    index.grow()
    index.replace_facts(people.degree, people.mutuals, people.order)
    return index


def _catch_up(early: People, late: People, third: int) -> None:
    for row in range(third, len(late)):
        if row < len(early):
            early.replace(row, late.person(row), late.employer[row])
            early.sources[row] = late.sources[row]
        else:
            early.append(late.person(row), late.employer[row], late.sources[row])
    early.sources[:] = late.sources


def odd(people: People, dice: Random) -> None:
    """Give some of them words with letters that fold in odd ways, and several values."""
    for row in range(1, len(people), 3):
        people.title[row] = f"{people.title[row]} {dice.choice(WORDS)} {dice.choice(WORDS)}"
        people.employer[row] = dice.choice((people.company[row], dice.choice(WORDS)))
        people.skills[row] = tuple(dice.choices(WORDS, k=2))


def term(people: People, dice: Random) -> Term:
    """A random term; the rows that meet it can be told by `mask`."""
    negated = dice.random() < 0.2
    if dice.random() < 0.15:
        return Compare("mutuals", ">=", dice.randrange(4), negated=negated)
    column = dice.choice(COLUMNS)
    text = needle(people, column, dice).removeprefix(START)
    return Words(text, negated) if column == "anything" else Field(column, text, negated)


def mask(one: Term, people: Corpus, cells: Cells) -> NDArray[np.bool_]:
    """The rows that meet a term, each looked at alone."""
    if isinstance(one, Compare):
        met = people.mutuals >= one.number
    else:
        assert isinstance(one, Words | Field)
        column = one.name if isinstance(one, Field) else "anything"
        text = START * (column in ("tag", "stage")) + _folded(one.text)
        met = np.array([text in line for line in cells[column]])
    return np.asarray(met != one.negated)  # type: ignore[union-attr]


def _folded(text: str) -> str:
    """The text as it is looked for: without the case, with the spaces at its edges."""
    edges = " " * text[0].isspace(), " " * text[-1].isspace()
    return edges[0] + " ".join(fold(text).split()) + edges[1]


def main(queries: int, count: int) -> None:
    """Ask everybody, and print how often they differ."""
    dice, people = Random(11), corpus(count)
    odd(people.people, dice)
    rows = range(count)
    cells = {column: [cell(people.people, column, row) for row in rows] for column in COLUMNS}
    late = edited_index(people)
    renewed = edited_index(people)
    renewed.renew(rebuilt(renewed.renewal()))
    ways = {"index": Index(people), "edited": late, "renewed": renewed}
    wrong, found, start = dict.fromkeys(ways, 0), 0, time.perf_counter()
    for _ in range(queries):
        query = Query(tuple(term(people.people, dice) for _ in range(dice.choice((1, 1, 2, 3)))))
        met = np.logical_and.reduce([mask(one, people, cells) for one in query.terms])
        met[0] = False
        expected = people.order[met[people.order]]
        found += bool(len(expected))
        for name, index in ways.items():
            wrong[name] += not np.array_equal(index.search(query).rows, expected)
    took = time.perf_counter() - start
    print(
        f"{queries:,} queries over {count:,} people, {found:,} of them found somebody, {took:.0f} s"
    )
    for name, number in wrong.items():
        print(f"  {name:<10} unlike the plain scan: {number}")
    sys.exit(any(wrong.values()))


if __name__ == "__main__":
    main(*(int(n) for n in sys.argv[1:] or ("100000",)), *(() if sys.argv[2:] else (1_500,)))
