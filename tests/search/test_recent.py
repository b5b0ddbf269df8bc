from __future__ import annotations

import numpy as np

from secondhop.search.asking import conditions_of
from secondhop.search.conditions import Conditions
from secondhop.search.query import parse
from secondhop.search.recent import Recent

EVERYBODY = np.arange(1, 100, dtype=np.int32)


def _conditions(text: str) -> Conditions:
    return conditions_of(parse(text), 1)


def test_the_smallest_answer_that_surely_holds_the_next_is_chosen() -> None:
    recent = Recent()
    recent.keep(_conditions("be"), EVERYBODY[:20])
    recent.keep(_conditions("b"), EVERYBODY[:50])
    recent.keep(_conditions("x"), EVERYBODY[:3])
    met, rows = recent.nearest(_conditions("ber eng"), EVERYBODY)
    assert met == _conditions("be")
    assert len(rows) == 20


def test_everybody_when_nothing_fits_or_all_is_forgotten() -> None:
    recent = Recent()
    recent.keep(_conditions("b"), EVERYBODY[:50])
    assert len(recent.nearest(_conditions("a"), EVERYBODY)[1]) == 99
    recent.forget()
    assert len(recent.nearest(_conditions("ba"), EVERYBODY)[1]) == 99


def test_only_a_few_answers_are_kept() -> None:
    recent = Recent()
    for letter in "abcdefghi":
        recent.keep(_conditions(letter), EVERYBODY[:5])
    assert len(recent.nearest(_conditions("a"), EVERYBODY)[1]) == 99
    assert len(recent.nearest(_conditions("b"), EVERYBODY)[1]) == 5
