from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.network.arrays import Int32
from secondhop.network.columns import ListColumn
from secondhop.network.people import People
from secondhop.search import texts as module
from secondhop.search.bits import mask_of
from secondhop.search.conditions import EVERYTHING
from secondhop.search.texts import Indexes, Renewal, Texts, rebuilt
from tests.search.corpora import patient, people_of, person, persons
from tests.search.scan import COLUMNS, cell, holders, needle


def _agree(texts: Texts, people: People, dice: Random) -> None:
    """The index, the rows edited since, and the plain scan say the same."""
    for column in COLUMNS:
        asked = needle(people, column, dice)
        found = np.flatnonzero(mask_of(texts.having(column, asked), len(people))).tolist()
        assert found == holders(people, column, asked), (column, asked)
        filled = np.flatnonzero(mask_of(texts.filled(column), len(people))).tolist()
        rows = range(len(people))
        assert filled == [row for row in rows if cell(people, column, row).strip()], column


_steps = st.lists(st.sampled_from(["edit", "add", "ask", "renewal", "renew"]), max_size=12)


@patient
@given(_steps, st.randoms(use_true_random=False), st.data())
def test_any_edits_and_renewals_leave_the_answers_right(
    steps: list[str], dice: Random, data: st.DataObject
) -> None:
    people = people_of([person("Ana Silva", title="Head of Data"), person("Ben", "Engineer")])
    texts = Texts(people)
    indexes: Indexes | None = None
    for step in [*steps, "ask"]:
        if step == "edit":
            row = dice.randrange(len(people))
            people.replace(row, data.draw(persons(row)))
            texts.update([row])
        elif step == "add":
            people.append(data.draw(persons(len(people))))
            texts.grow()
        elif step == "renewal" and indexes is None:
            indexes = rebuilt(texts.renewal())
        elif step == "renew" and indexes is not None:
            texts.renew(indexes)
            indexes = None
        else:
            _agree(texts, people, dice)


def test_what_is_edited_while_new_indexes_are_built_is_not_lost() -> None:
    people = people_of([person("Ana"), person("Ben")])
    texts = Texts(people)
    indexes = rebuilt(texts.renewal())
    people.replace(1, person("Cem"))
    texts.update([1])
    people.append(person("Dia"))
    texts.grow()
    texts.renew(indexes)
    for name, rows in (("cem", [1]), ("ana", []), ("dia", [3]), ("ben", [2])):
        assert np.flatnonzero(mask_of(texts.having("name", name), 4)).tolist() == rows


def test_a_new_cell_while_new_indexes_are_built_harms_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    people = people_of([person("a", tags=("x",)), person("b")])
    renewal, real = Renewal(people, (EVERYTHING,), len(people)), ListColumn.flat

    def flat(column: ListColumn) -> tuple[Int32, Int32]:
        cells = real(column)
        if column is people.tags and "y" not in people.tags.values:
            people.tags[1] = ("y",)
        return cells

    monkeypatch.setattr(ListColumn, "flat", flat)
    assert set(rebuilt(renewal)) == {EVERYTHING}


def test_new_indexes_are_wanted_after_many_edits_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MANY", 2)
    people = people_of([person(name) for name in "ABCD"])
    texts = Texts(people)
    texts.update([1, 2, 2])
    wanted = [texts.wants_renewal]
    texts.update([3])
    wanted.append(texts.wants_renewal)
    renewal = texts.renewal()
    wanted.append(texts.wants_renewal)
    texts.renew(rebuilt(renewal))
    wanted.append(texts.wants_renewal)
    assert wanted == [False, True, False, False]


def test_the_control_an_edit_that_is_not_told_is_not_seen() -> None:
    people = people_of([person("Ana")])
    texts = Texts(people)
    people.replace(1, person("Ben"))
    assert mask_of(texts.having("name", "ana"), 2).tolist() == [False, True]
    texts.update([1])
    assert not mask_of(texts.having("name", "ana"), 2).any()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("helsnig", "helsing"),
        ("helsig", "helsing"),
        ("hellsing", "helsing"),
        ("helzing", "helsing"),
        ("nordwnd helsing", "nordwind helsing"),
        ("nordwidn helsnig", "nordwind helsing"),
        ("enginere", "engineer"),
        ("enigne", "engineer"),
        ("zqzqzq", None),
        ("xy", None),
        ("helsing", None),
        ("", None),
        ("a" * 5_000, None),
    ],
)
def test_a_slip_is_understood(typed: str, meant: str | None) -> None:
    titles = ("Engineer at Helsing", "Nordwind", "Ångström")
    texts = Texts(people_of([person(str(i), title=title) for i, title in enumerate(titles)]))
    assert (texts.suggest(typed) or typed) == (meant or typed)
    assert meant is not None or texts.suggest(typed) in (None, typed)
