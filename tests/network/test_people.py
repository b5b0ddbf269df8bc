"""Columns of everybody."""

from secondhop.model.person import Person, PersonId
from secondhop.network.people import People


def test_a_column_by_number_says_what_the_column_says() -> None:
    people = People(Person(PersonId("me"), "Me"))
    for number, company in enumerate(("Acme", "Borel", "Acme", "")):
        people.append(Person(PersonId(str(number)), "N", company=company))
    codes, values = people.coded("company")
    assert [values[code] for code in codes] == list(people.company)
    assert sorted(values) == ["", "Acme", "Borel"]
