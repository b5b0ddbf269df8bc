from __future__ import annotations

import pytest

from secondhop.search.complete import MOST, Completion, complete
from secondhop.search.index import Index
from secondhop.search.query import parse
from tests.search.corpora import corpus_of, people_of, person


@pytest.fixture
def index() -> Index:
    return Index(
        corpus_of(
            people_of(
                [
                    person("Ana Silva", industry="Banking", tags=("old berlin",)),
                    person("Ben Ito", industry="Banking", stage="asked"),
                    person("Cleo Bank", industry="Renewable Energy"),
                    person("Dan Banks", industry="Insurance (bank)"),
                ]
            ),
            degree=[0, 1, 2, 1, 2],
        )
    )


def _shown(text: str, index: Index) -> list[str]:
    return [one.shown for one in complete(text, len(text), index)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("comp", ["company:"]),
        ("-comp", ["company:"]),
        ("sc", ["school:", "score:"]),
        ("has:in", ["industry", "hiring"]),
        ("is:o", ["overdue", "contact", "prospect", "connected"]),
        ("hiring:", ["yes", "no"]),
        ("touched<", ["<7d", "<30d"]),
        ("touched:>", [">90d", ">1y"]),
        ("degree:", ["1", "2", "3", "-"]),
        ("industry:bank", ["Banking", "Insurance (bank)"]),
        ("x industry:(energy|BA", ["Banking", "Insurance (bank)"]),
        ("industry:banking|ren", ["Renewable Energy"]),
        ('industry:"ren', ["Renewable Energy"]),
        ("industry?:ren", ["Renewable Energy"]),
        ("#old", ["old berlin"]),
        ("stage:as", ["asked"]),
        ("via:", ["Ana Silva", "Cleo Bank"]),
        ("email:x", []),
        ("", []),
        ("company:acme ", []),
        ('industry:"Banking"', []),
        ("ana or", []),
        ("nonsense:x", []),
    ],
)
def test_what_is_offered(text: str, shown: list[str], index: Index) -> None:
    assert _shown(text, index) == shown


def test_the_counts_are_of_everybody_and_the_most_frequent_comes_first(index: Index) -> None:
    found = complete("industry:", 9, index)
    assert [(one.shown, one.count) for one in found] == [
        ("Banking", 2),
        ("Insurance (bank)", 1),
        ("Renewable Energy", 1),
    ]


def test_what_is_taken_is_a_query_for_exactly_that_value(index: Index) -> None:
    text = "x -industry:ins"
    (one,) = complete(text, len(text), index)
    assert one == Completion(12, '"Insurance (bank)"', "Insurance (bank)", 1)
    taken = text[: one.start] + one.replacement
    assert index.search(parse(taken.removeprefix("x -"))).rows.tolist() == [4]


def test_the_cursor_may_stand_inside(index: Index) -> None:
    assert [one.shown for one in complete("indu x", 4, index)] == ["industry:"]


def test_what_begins_with_the_text_is_never_crowded_out_by_what_only_has_it() -> None:
    people = [person(f"P{n}", industry=f"Old trade {n}", tags=("a", f"b{n}")) for n in range(90)]
    index = Index(corpus_of(people_of([*people, person("Q", industry="Trade")])))
    assert _shown("industry:trade", index)[0] == "Trade"
    assert _shown("tag:b7", index) == ["b7", *(f"b7{n}" for n in range(9))]


def test_only_contacts_lead_to_somebody(index: Index) -> None:
    assert _shown("via:bank", index) == ["Cleo Bank"]


def test_what_was_edited_is_offered_as_it_is_now(index: Index) -> None:
    index.corpus.people.replace(1, person("Ana Silva", industry="Robotics"))
    index.update([1])
    assert _shown("industry:rob", index) == ["Robotics"]
    assert [one.count for one in complete("industry:bank", 13, index)] == [1, 1]


def test_no_more_than_a_few_are_offered() -> None:
    people = people_of([person(f"P{n}", industry=f"Trade {n}") for n in range(30)])
    assert len(complete("industry:t", 10, Index(corpus_of(people)))) == MOST
