"""Columns of everybody."""

import sys
from collections.abc import Iterator
from threading import Barrier, Thread

import numpy as np
import pytest

from secondhop.model.person import Person, PersonId
from secondhop.network.columns import ListColumn, TextColumn
from secondhop.network.people import People


def test_a_column_by_number_says_what_the_column_says() -> None:
    people = People(Person(PersonId("me"), "Me"))
    for number, company in enumerate(("Acme", "Borel", "Acme", "")):
        people.append(Person(PersonId(str(number)), "N", company=company))
    codes, values = people.coded("company")
    assert [values[code] for code in codes] == list(people.company)
    assert sorted(values) == ["", "Acme", "Borel"]


def test_how_many_have_a_cell_is_kept_where_cells_are_few() -> None:
    employers = ["Acme", "", "Öresund Data"] * 20
    column = TextColumn.of(employers)
    kept = column.arrays()
    again = TextColumn.from_arrays(kept)
    assert kept["sizes"].tolist() == again.sizes.tolist() == [20, 20, 20]
    again[0] = "Zebra"  # a new cell, after all that were kept
    again[1] = "Acme"
    counted = np.bincount(again.codes, minlength=again.cells)
    assert again.sizes.tolist() == counted.tolist()
    assert again.arrays()["sizes"].tolist() == [19, 20, 20, 1]
    assert "sizes" not in TextColumn.of(f"name {n}" for n in range(20)).arrays()


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Threads take turns after a microsecond."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hasty_threads")
def test_two_threads_number_new_values_once() -> None:
    for _ in range(20):
        column = ListColumn.of([("a",)] * 600)
        for row in range(600):
            column[row] = (f"new {row}", f"new {row + 1}")
        start = Barrier(2)

        def flatten(column: ListColumn = column, start: Barrier = start) -> None:
            start.wait()
            column.flat()

        threads = [Thread(target=flatten) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(column.values) == len(set(column.values)) == 602
        ptr, value = column.flat()
        for row in (0, 300, 599):
            code = column.codes[row]
            said = [column.values[number] for number in value[ptr[code] : ptr[code + 1]].tolist()]
            assert said == [f"new {row}", f"new {row + 1}"]
