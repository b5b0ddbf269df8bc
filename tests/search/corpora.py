"""Small random networks to search in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from secondhop.model.person import Person, PersonId
from secondhop.network.circles import REST, Circle
from secondhop.network.people import People
from secondhop.search.corpus import NONE, Corpus, Figures, Rows

TODAY = date(2026, 11, 23)
patient = settings(deadline=None)
"""For property tests: a busy machine is no reason to fail."""

WORDS = (
    *("ana", "Anabel", "Silva", "Müller", "Łódź", "İstanbul", "ﬁnance", "Head of Data", "data"),
    *(
        "Berlin",
        "Bern",
        "acme",
        "Acme GmbH",
        "Fjord Bank",
        "C++",
        'the "best"',
        "王芳",
        "-x",
        "a:b",
    ),
    *(
        "Recruiter",
        "Head of ex",
        "",
        "",
        "é",
        "straße",
        "´",
        "´s",
        "two  spaces",
        "line\nbreak",
        "\x1b[31mred",
        "[bold]",
    ),
)
TAGS = ("berlin", "berlin-2026", "pydata", "Über", "old berlin")
AROUND = (-800, -366, -365, -31, -30, -8, -7, -1, 0, 1, 7, 8, 31)
"""Days from today on which things happen, on both sides of what queries ask for."""
CIRCLES = ("Acme", "Berlin crowd", "Bern choir", "Müller crowd")
STAGES = ("", "new", "asked", "introduced")


@dataclass(frozen=True)
class FakeHalfEdges:
    dst: Rows


@dataclass
class FakeTies:
    pairs: set[tuple[int, int]] = field(default_factory=set)

    def half_edges(self, rows: Rows, /) -> FakeHalfEdges:
        src = set(rows.tolist())
        both = sorted(self.pairs | {(b, a) for a, b in self.pairs})
        return FakeHalfEdges(np.array([b for a, b in both if a in src], np.int32))


def people_of(persons: list[Person], sources: tuple[str, ...] = ()) -> People:
    people = People(Person(id=PersonId("me"), name="Me Myself"))
    for person in persons:
        people.append(person, sources=sources)
    return people


def corpus_of(
    people: People,
    degree: list[int] | None = None,
    mutuals: list[int] | None = None,
    pairs: set[tuple[int, int]] | None = None,
    order: list[int] | None = None,
    figures: Figures | None = None,
    circles: tuple[Circle, ...] = (),
) -> Corpus:
    n = len(people)
    return Corpus(
        people,
        np.array(degree if degree is not None else [0] + [2] * (n - 1), np.int8),
        np.array(mutuals if mutuals is not None else [0] * n, np.int32),
        FakeTies(pairs or set()),
        np.array(order if order is not None else range(n), np.int32),
        figures or Figures.none(n),
        TODAY.toordinal(),
        lambda: circles,
    )


def person(
    name: str,
    title: str = "",
    company: str = "",
    industry: str = "",
    stage: str = "",
    tags: tuple[str, ...] = (),
) -> Person:
    return Person(
        id=PersonId(f"id-{name}"),
        name=name,
        title=title,
        company=company,
        industry=industry,
        stage=stage,
        tags=tags,
    )


_seeds, _sizes = st.integers(0, 2**32), st.integers(0, 12)


def persons(number: int) -> st.SearchStrategy[Person]:
    return _seeds.map(lambda seed: _random_person(Random(seed), number))


def corpora() -> st.SearchStrategy[Corpus]:
    """Worlds of all kinds; drawn by a seed, as a busy machine takes long to draw every value."""
    return st.builds(lambda seed, size: random_corpus(Random(seed), size), _seeds, _sizes)


def random_corpus(numbers: Random, size: int) -> Corpus:
    """A world of so many people."""
    people = People(Person(id=PersonId("me"), name="ana berlin data"))
    for number in range(1, size + 1):
        sources = numbers.choice([(), ("Ana.csv",), ("berlin.vcf", "Data.csv")])
        people.append(_random_person(numbers, number), numbers.choice(WORDS), sources)
        people.notes[number] = _some(numbers, WORDS)
    n = size + 1
    pairs = {(numbers.randrange(n), numbers.randrange(n)) for _ in range(max(20, size))}
    order = list(range(n))
    numbers.shuffle(order)
    degree = [0, *numbers.choices([-1, 1, 1, 2, 2, 3], k=size)]
    return corpus_of(
        people,
        degree,
        numbers.choices(range(6), k=n),
        pairs,
        order,
        _random_figures(numbers, n),
        _random_circles(numbers, degree),
    )


def _random_circles(numbers: Random, degree: list[int]) -> tuple[Circle, ...]:
    """Every contact in one circle, some of them in that of all others."""
    names = [*numbers.sample(CIRCLES, numbers.randrange(4)), "Others"]
    chosen = {row: numbers.choice(names) for row, hops in enumerate(degree) if hops == 1}
    return tuple(
        Circle(REST if name == "Others" else name, name, "ties", np.array(rows, np.int32))
        for name in names
        if (rows := [row for row in chosen if chosen[row] == name])
    )


def _random_person(numbers: Random, number: int) -> Person:
    def word() -> str:
        return numbers.choice(WORDS)

    return Person(
        id=PersonId(f"p{number}"),
        name=word(),
        title=word(),
        company=word(),
        location=word(),
        industry=word(),
        url=numbers.choice(("", "https://www.linkedin.com/in/ana")),
        email=numbers.choice(("", "ana@berlin.example")),
        skills=_some(numbers, WORDS),
        tags=_some(numbers, TAGS),
        stage=numbers.choice(STAGES),
        past=_some(numbers, WORDS),
        schools=_some(numbers, WORDS),
        groups=_some(numbers, WORDS),
        hiring=numbers.choice(("", "", "yes", "no")),
    )


def _some(numbers: Random, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(numbers.choices(values, k=numbers.randrange(3)))


def _random_figures(numbers: Random, n: int) -> Figures:
    def column(values: tuple[int, ...]) -> Rows:
        return np.array(numbers.choices((NONE, *values), k=n), np.int32)

    marks = (0, 1, 25, 50, 100)
    days = tuple(TODAY.toordinal() + days for days in AROUND)
    return Figures(column(marks), column(marks), column(days), column(days), column(days))
