from __future__ import annotations

import pytest

from secondhop.search.asking import conditions_of
from secondhop.search.conditions import Conditions, comparable, follows
from secondhop.search.query import parse
from tests.search.corpora import TODAY


def _asked(text: str) -> Conditions:
    return conditions_of(parse(text), TODAY.toordinal())


@pytest.mark.parametrize(
    ("later", "earlier", "expected"),
    [
        ("berlin", "berl", True),
        ("berl", "berlin", False),
        ("berlin eng", "berlin", True),
        ("berlin", "", True),
        ("-berl", "-berlin", True),
        ("-berlin", "-berl", False),
        ("-berlin", "berl", False),
        ("company:acme", "acme", False),
        ("tag:berlin", "tag:ber", True),
        ("mutuals>=3", "mutuals>=2", True),
        ("mutuals:1..3", "mutuals:1..2", False),
        ("-mutuals>=2", "-mutuals>=3", True),
        ("-mutuals>=3", "-mutuals>=2", False),
        ("degree:2", "mutuals:2", False),
        ("via:p12", "via:p1", False),
        ("ﬁn", "fi", True),
    ],
)
def test_what_follows_from_what(later: str, earlier: str, expected: bool) -> None:
    assert follows(_asked(later), _asked(earlier)) is expected


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
