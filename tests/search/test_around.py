"""Circles in a query: their members, and the people beyond whom they know."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from secondhop.network.circles import REST, Circle
from secondhop.search.complete import complete
from secondhop.search.index import Index
from secondhop.search.meant import meant
from secondhop.search.query import parse
from secondhop.search.why import why_not
from tests.search.corpora import corpus_of, people_of, person

BANK, CHOIR, NONE = (1, 2), (3,), (4,)
"""Contacts; 5 is known to 1, 6 to 2 and 3, 7 to 4, 8 to nobody, and 1 and 3 know each other."""


def circle(name: str, rows: tuple[int, ...]) -> Circle:
    return Circle(REST if name == "Others" else name, name, "ties", np.array(rows, np.int32))


@pytest.fixture
def index() -> Index:
    return Index(
        corpus_of(
            people_of([person(name) for name in "ABCDEFGH"]),
            degree=[0, 1, 1, 1, 1, 2, 2, 2, -1],
            pairs={(1, 5), (2, 6), (3, 6), (4, 7), (1, 3)},
            circles=(circle("Bänk crowd", BANK), circle("Choir", CHOIR), circle("Others", NONE)),
        )
    )


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("circle:bank", [1, 2, 5, 6]),
        ("degree:1 circle:bank", [1, 2]),
        ("circle:choir", [3, 6]),
        ("circle:c", [1, 2, 3, 5, 6]),
        ('circle:"Bank crowd" circle:choir', [6]),
        ("circle:others", [4, 7]),
        ("circle:nobody", []),
        ("-circle:bank degree:2", [7]),
        ("has:circle", [1, 2, 3, 5, 6]),
        ("missing:circle", [4, 7, 8]),
        ("circle?:choir", [3, 4, 6, 7, 8]),
    ],
)
def test_who_is_found(text: str, rows: list[int], index: Index) -> None:
    assert index.search(parse(text)).rows.tolist() == rows


def test_names_are_offered_with_how_many_they_find(index: Index) -> None:
    offered = [(one.replacement, one.count) for one in complete("circle:", 7, index)]
    assert offered == [('"Bänk crowd"', 4), ("Choir", 2), ("Others", 2)]
    assert [one.shown for one in complete("circle:cho", 10, index)] == ["Choir"]


def test_why_not_tells_the_circles(index: Index) -> None:
    query = parse("circle:zzz")
    assert why_not(query, index, 6) == ["circle:zzz (Bänk crowd, Choir)"]
    assert why_not(query, index, 8) == ["circle:zzz (not known)"]
    assert meant(query, index) is None


def test_circles_are_counted_among_those_found(index: Index) -> None:
    facet = index.search(parse("degree:2")).facets("circle")
    assert (facet.values, facet.distinct) == ([("Bänk crowd", 2), ("Choir", 1)], 2)
    assert (facet.known, facet.total) == (2, 3)
    assert index.search(parse("degree:2")).facets("circle", 1).values == [("Bänk crowd", 2)]


def test_no_circle_is_looked_for_before_a_query_names_one() -> None:
    corpus = corpus_of(people_of([person("A")]))
    asked: list[str] = []

    def circles() -> tuple[Circle, ...]:
        asked.append("now")
        return ()

    index = Index(replace(corpus, circles=circles))
    index.search(parse("a degree:1 missing:tag")).facets("tag")
    assert not asked
    index.search(parse("circle:a"))
    assert asked
