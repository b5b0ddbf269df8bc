from __future__ import annotations

from random import Random

import pytest

from secondhop.search.query import parse, toggled
from secondhop.search.terms import Field, opposite
from tests.search.queries import random_text

BANK = Field("industry", "Fjord Bank")
NO_BANK = Field("industry", "Fjord Bank", negated=True)


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("", BANK, 'industry:"Fjord Bank"'),
        ("degree:2  ana", BANK, 'degree:2  ana industry:"Fjord Bank"'),
        ('ana industry:"Fjord Bank"', BANK, "ana"),
        ('ana industry:"Fjord Bank"', NO_BANK, 'ana -industry:"Fjord Bank"'),
        ('ana -industry:"Fjord Bank" x', NO_BANK, "ana x"),
        ("ana or ben", BANK, '(ana or ben) industry:"Fjord Bank"'),
        ("(ana or ben)", BANK, '(ana or ben) industry:"Fjord Bank"'),
        ("x (ana or ben", BANK, 'x (ana or ben) industry:"Fjord Bank"'),
        ("degree:(1|2)", BANK, 'degree:(1|2) industry:"Fjord Bank"'),
        ('(ana or ben) industry:"Fjord Bank"', BANK, "ana or ben"),
        ('ana or industry:"Fjord Bank"', BANK, None),
        ('x "head of', BANK, 'x "head of" industry:"Fjord Bank"'),
        ("x tag:", BANK, 'x industry:"Fjord Bank"'),
        ("x or", BANK, 'x industry:"Fjord Bank"'),
        ("compny:x", BANK, 'compny:x industry:"Fjord Bank"'),
    ],
)
def test_a_value_is_added_to_the_whole(text: str, field: Field, expected: str | None) -> None:
    if expected is None:
        expected = '(ana or industry:"Fjord Bank") industry:"Fjord Bank"'
    assert toggled(text, field) == expected


@pytest.mark.parametrize("seed", range(5))
def test_toggling_adds_one_term_and_toggling_again_takes_it_away(seed: int) -> None:
    numbers = Random(seed)
    for _ in range(400):
        text, field = random_text(numbers), numbers.choice((BANK, NO_BANK))
        before = parse(text).items
        added = toggled(text, field)
        assert parse(added).terms == (*before, field), text
        assert parse(toggled(added, field)).terms == before
        assert parse(toggled(added, Field(*_about(field)))).terms == (*before, opposite(field))


def _about(field: Field) -> tuple[str, str, bool]:
    return field.name, field.text, not field.negated
