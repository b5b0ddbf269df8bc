from __future__ import annotations

import pytest

from secondhop.search.index import Index
from secondhop.search.meant import meant
from secondhop.search.query import parse
from tests.search.corpora import corpus_of, people_of, person


@pytest.fixture
def index() -> Index:
    people = [
        person("Ana Silva", title="Head of Data", company="Helsing", tags=("old berlin",)),
        person("Ben Ito", title="Helsinki bureau", industry="Banking"),
    ]
    return Index(corpus_of(people_of(people), degree=[0, 1, 2], pairs={(0, 1), (1, 2)}))


@pytest.mark.parametrize(
    ("typed", "words", "text"),
    [
        ("helsnig", "helsing", "helsing"),
        ("degree:1 helsnig data", "helsing", "degree:1 helsing data"),
        ("helsnig haed", "helsing head", "helsing head"),
        ("company:helsnig", "helsing", "company:helsing"),
        ('"haed of data"', "head of data", '"head of data"'),
        ("#old-berlin tag:bnaking", None, None),
        ("industry:bnaking -helsnig", "banking", "industry:banking -helsnig"),
        ("via:slva", "silva", "via:silva"),
        ("company:bnaking", None, None),
        ("helsnig industry:banking", None, None),
        ("helsing ito", None, None),
        ("zzzzzz", None, None),
        ("(helsnig or haed)", None, None),
        ("is:overdue", None, None),
    ],
)
def test_the_query_that_was_meant(
    typed: str, words: str | None, text: str | None, index: Index
) -> None:
    assert index.search(parse(typed)).total == 0
    found = meant(parse(typed), index)
    assert (found and found.words, found and found.text) == (words, text)


def test_what_is_meant_finds_somebody(index: Index) -> None:
    found = meant(parse("degree:2 bnaking"), index)
    assert found is not None
    assert index.search(parse(found.text)).rows.tolist() == [2]
