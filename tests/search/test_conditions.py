from __future__ import annotations

import pytest

from secondhop.model.text import comparable
from secondhop.search.asking import conditions_of
from secondhop.search.conditions import Conditions
from secondhop.search.query import parse
from tests.search.corpora import TODAY


def _asked(text: str) -> Conditions:
    return conditions_of(parse(text), TODAY.toordinal())


def test_terms_that_say_nothing_ask_for_nothing() -> None:
    assert _asked("\u0301 -´ tag:") == frozenset()


@pytest.mark.parametrize(
    ("value", "folded"),
    [
        ("Łódź", "lodz"),
        ("Müller", "muller"),
        ("İstanbul", "istanbul"),
        ("ﬁnance", "finance"),
        ("a\n b\u00a0c", "a b c"),
    ],
)
def test_values_are_compared_folded_and_on_one_line(value: str, folded: str) -> None:
    assert comparable(value) == folded
