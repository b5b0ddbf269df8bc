from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from secondhop.search.corpus import NONE, Figures
from secondhop.search.index import Index
from secondhop.search.query import parse
from secondhop.search.why import why_not
from tests.search.corpora import corpus_of, people_of, person


@pytest.fixture
def index() -> Index:
    people = people_of([person("Ana", industry="Energy", tags=("a", "b"))])
    figures = Figures.none(2)
    figures.touched[1] = date(2026, 11, 1).toordinal()
    return Index(corpus_of(people, degree=[0, NONE], mutuals=[0, 3], figures=figures))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ana", []),
        ("ben  -ana", ["ben", "-ana"]),
        ("industry:bank", ["industry:bank (Energy)"]),
        ("-industry:energy", ["-industry:energy (Energy)"]),
        ("industry:(bank|trade)", ["industry:(bank|trade) (Energy)"]),
        ("location:oslo", ["location:oslo (not known)"]),
        ("tag:c", ["tag:c (a, b)"]),
        ("degree:2 mutuals>5", ["degree:2 (not connected)", "mutuals>5 (3)"]),
        ("touched<7d due<=today", ["touched<7d (2026-11-01)", "due<=today (not known)"]),
        ("is:contact has:email via:ben", ["is:contact", "has:email", "via:ben"]),
        ("(ben or industry:bank)", ["(ben or industry:bank)"]),
    ],
)
def test_who_is_kept_out_is_told_what_they_have_instead(
    text: str, told: list[str], index: Index
) -> None:
    assert why_not(parse(text), index, 1) == told
    assert bool(told) == (not np.isin(1, index.search(parse(text)).rows))
