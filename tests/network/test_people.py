"""Columns of everybody."""

import numpy as np

from secondhop.model.person import Person, PersonId
from secondhop.network.columns import TextColumn
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
