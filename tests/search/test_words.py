from __future__ import annotations

from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.model.person import Person, PersonId
from secondhop.model.text import comparable
from secondhop.network.people import People
from secondhop.search.bits import count_of, mask_of
from secondhop.search.build import built
from secondhop.search.conditions import START
from secondhop.search.parts import Facts
from secondhop.search.shelf import arrays, from_arrays
from secondhop.search.texts import Texts
from secondhop.search.tokens import words_of
from secondhop.search.words import WordIndex
from tests.search.corpora import STAGES, TAGS, WORDS, patient, people_of
from tests.search.scan import COLUMNS, holders, needle

_odd = st.text(
    st.sampled_from("ab \u00e9\u0301王ßİﬁ´\u00a0\u1680\n\x1c\x00\x1b\ud800🙂Σς") | st.characters(),
    max_size=8,
)
_cells = st.lists(st.tuples(_odd, st.lists(_odd, max_size=3).map(tuple)), min_size=1, max_size=9)


def crowd(count: int, dice: Random) -> People:
    people = people_of([])
    for number in range(count):
        people.append(
            Person(
                PersonId(f"p{number}"),
                name=f"{dice.choice(WORDS)} {dice.choice(WORDS)}",
                title=f"{dice.choice(WORDS)} {dice.choice(['for', 'of', ''])} {dice.choice(WORDS)}",
                company=dice.choice(WORDS),
                location=dice.choice(WORDS),
                industry=dice.choice(WORDS),
                skills=tuple(dice.choices(WORDS, k=dice.randrange(3))),
                tags=tuple(dice.choices(TAGS, k=dice.randrange(3))),
                stage=dice.choice(STAGES),
            ),
            dice.choice(WORDS),
            ("Ana.csv", "berlin list.vcf")[: dice.randrange(3)],
        )
    return people


def _facts(cells: Sequence[str] | Sequence[tuple[str, ...]]) -> Facts:
    """One fact of as many rows as there are cells."""
    each = [(cell,) if isinstance(cell, str) else cell for cell in cells]
    values = sorted({value for cell in each for value in cell})
    told = [(row, values.index(value)) for row, cell in enumerate(each) for value in cell]
    rows, numbers = np.array(told, np.int32).reshape(-1, 2).T
    return Facts(rows, numbers, values)


def _rows(index: WordIndex, text: str, parts: slice | None = None) -> list[int]:
    return np.flatnonzero(mask_of(index.having(text, parts), index.rows)).tolist()


@patient
@given(_cells, _odd, st.sampled_from(["", " ", START]), st.sampled_from(["", " "]), st.booleans())
def test_any_text_is_found_where_a_scan_finds_it(
    cells: list[tuple[str, tuple[str, ...]]], text: str, before: str, after: str, both: bool
) -> None:
    asked = comparable(text)
    if not asked:
        return
    asked = before + asked + after
    index = built(
        [_facts([one for one, _ in cells]), _facts([more for _, more in cells])], len(cells)
    )
    parts = None if both else slice(1, 2)
    scanned = [(one, *more) if both else more for one, more in cells]
    lines = ["".join(START + comparable(value) for value in values) for values in scanned]
    assert _rows(index, asked, parts) == [i for i, line in enumerate(lines) if asked in line]


@pytest.mark.parametrize("size", [1, 3, 40, 900])
def test_two_thousand_texts_are_found_where_a_scan_finds_them(size: int) -> None:
    dice = Random(size)
    people = crowd(size, dice)
    texts = Texts(people)
    for _ in range(500):
        column = dice.choice(COLUMNS)
        asked = needle(people, column, dice)
        found = np.flatnonzero(mask_of(texts.having(column, asked), len(people)))
        assert found.tolist() == holders(people, column, asked), (column, asked)


def test_frequent_and_rare_words_and_pieces_are_all_tried() -> None:
    """Otherwise the comparisons above would leave one of the ways of finding out."""
    dice = Random(1)
    index = built([_facts([f"engineer {dice.randrange(400)} w{n}" for n in range(900)])], 900)
    frequent = index.frequent >= 0
    assert 0 < frequent.sum() < len(frequent) / 2
    assert len(index.gram) > 0
    assert len(index.post)
    assert count_of(index.having("engineer")) == 900
    assert count_of(index.having("w77")) == 11
    assert _rows(index, "w899") == [899]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("ad of da", [0]),
        ("of", [0, 1, 2]),
        (" of", [0, 2]),
        ("of ", [0, 1]),
        ("\nof", [1]),
        ("\nof data", [1]),
        ("head data", []),
        ("data head", []),
        ("ta of", []),
        (" ", [0, 1, 2]),
        ("\n of", []),
        ("of  data", []),
    ],
)
def test_phrases_keep_their_edges(text: str, rows: list[int]) -> None:
    index = built([_facts(["Head of Data", "Of  Data", "Head\tof"])], 3)
    assert _rows(index, text) == rows


def test_words_of_different_values_are_no_phrase() -> None:
    index = built([_facts([("head", "of data"), ("head of", "data")]), _facts(["x", "y"])], 2)
    assert _rows(index, "head of") == [1]
    assert _rows(index, "data x") == []


@given(st.lists(_odd, max_size=6))
def test_a_value_is_folded_as_the_sum_of_its_pieces(values: list[str]) -> None:
    text, words = words_of(values)
    lines = "".join(f" {words[w - 1]}" if w else "\n" for w in text.tolist()).split("\n")
    assert lines[1:-1] == [f" {comparable(value)}" if comparable(value) else "" for value in values]


def test_an_index_is_its_arrays_and_they_need_not_be_writable() -> None:
    dice = Random(5)
    index = built([_facts([f"{dice.choice(WORDS)} {dice.choice(WORDS)}" for _ in range(200)])], 200)
    kept = arrays(index)
    for array in kept.values():
        array.flags.writeable = False
    again = from_arrays(kept)
    assert again.rows == 200
    for word in ("a", "an", "acme", "b g", "dat", "zzz", "head of data"):
        assert _rows(again, word) == _rows(index, word)


def test_nobody_at_all() -> None:
    assert _rows(built([_facts([""]), _facts([()])], 1), "a") == []
    assert _rows(built([_facts([""])], 1), "a b") == []


def test_short_pieces_are_told_apart_by_their_length_too() -> None:
    index = built([_facts(["\x00a", "\x00a", "\x00a", "a"])], 4)
    assert _rows(index, "\x00a") == [0, 1, 2]
    assert _rows(index, "a") == [0, 1, 2, 3]
