"""Where people were before, what they studied, which groups they are in: as far as I wrote it down.

No file tells such things of other people, so they are entries of my own, like tags.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from demo_data.world.people import Person, Population

CROWD = 120
"""Prospects besides those with a part to play of whom I know anything."""

_TOLD = """
Gita Clarke | Nordwind, Marlow & Wren | University of Lindholm | Berlin Data Evenings
Nils Holm | Blue Heron, Fjord Bank | Skåne Technical University |
Pia Frank | Tessellate | Spree University | Berlin Data Evenings, Women in Robotics
Yuki Santos | Nordwind | Kitano Institute of Technology | Berlin Data Evenings
Mara Hall | Acme | University of Lindholm |
Hans Aho | Helsing | Saimaa Technical University | Gripper Makers
Omar Faris | Nordwind, Saltmarsh Energy | Delta School of Economics |
Ana Silva | Banco Cotovia | Universidade do Tejo | Lisbon Data Lunch
Hana Weber | Fjord Bank, Nordwind | Spree University | Berlin Data Evenings, Women in Data
Ivo Weber | Quokka Robotics | Spree University | Gripper Makers
Karin Sousa | Banco Cotovia | Universidade do Tejo | Lisbon Data Lunch
Selma Vogel | Kiln Labs | Spree University | Berlin Data Evenings
Amir Roth | Helsing | Delta School of Economics | Berlin Data Evenings, Feature Store Friends
Ravi Kaya | Tessellate | University of Lindholm | Bank Data Circle
Jonas Khoury | Acme | Delta School of Economics | Bank Data Circle
Mina Osei | Öresund Data | Saimaa Technical University | Gripper Makers, Women in Robotics
Kwame Eriksen | Helsing | Skåne Technical University |
Dana Ahmed | Kiln Labs | Kitano Institute of Technology | Streaming Joins
Petra Lindqvist | Fjord Bank | Skåne Technical University | Women in Data
Lucía Okonkwo | Saltmarsh Energy | Universidade do Tejo | Open Weather Data
Tomasz Adeyemi | Nordwind | Universidade do Tejo | Lisbon Data Lunch
Dario Frank | Acme | Spree University |
Pia Doyle | Blue Heron | University of Lindholm | Berlin Data Evenings
Aiko Brandt | Nordwind | Kitano Institute of Technology | Column Formats
"""

_CIRCLES = {
    "ex-nordwind": ("Nordwind", "", ""),
    "meetup": ("", "", "Berlin Data Evenings"),
    "school": ("", "Spree University", ""),
    "choir": ("", "", "Panke Choir"),
}


@dataclass(frozen=True, slots=True)
class Background:
    """What I know of one person's past and company."""

    person: Person
    past: tuple[str, ...]
    schools: tuple[str, ...]
    groups: tuple[str, ...]


def backgrounds(people: Population) -> Iterator[Background]:
    """Those with a part to play, then my contacts, then the first of the crowd."""
    for row in _TOLD.strip().splitlines():
        name, *told = [cell.strip() for cell in row.split("|")]
        yield _background(people.named(name), *told)
    crowd = [one for one in people.crowd if one.traits & _CIRCLES.keys()]
    for person in (*people.others, *crowd[:CROWD]):
        for circle in sorted(person.traits & _CIRCLES.keys()):
            yield _background(person, *_CIRCLES[circle])


def _background(person: Person, past: str, schools: str, groups: str) -> Background:
    """Nobody was before where they still are."""
    made = Background(person, _listed(past), _listed(schools), _listed(groups))
    return replace(made, past=tuple(one for one in made.past if one != person.employer))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split(", ")) if text else ()
