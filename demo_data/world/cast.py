"""The people with a part to play: me, friends whose files I have, and those I want to meet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

TODAY = date(2026, 11, 23)
ARCHIVED = date(2026, 11, 20)
"""Day on which I downloaded my archive; nothing in it is newer."""

ME = ("Robin", "Vale")


@dataclass(frozen=True, slots=True)
class Friend:
    """A contact of mine who gave me their Connections.csv."""

    name: str
    title: str
    company: str
    rows: int  # about how many people their file holds
    met: date
    exported: date
    circles: dict[str, float]  # what makes somebody likely to be in their file, and how much
    talks: int  # exchanges of messages with me
    talked: tuple[date, date]  # first and last day of them


FRIENDS = (
    Friend(
        "Gita Clarke",
        "Head of Platform",
        "Tessellate",
        790,
        date(2019, 3, 11),
        date(2026, 11, 9),
        {"Tessellate": 12, "Helsing": 4, "ex-nordwind": 5, "engineering": 1.2, "Berlin": 0.8},
        13,
        (date(2019, 3, 12), date(2026, 9, 30)),
    ),
    Friend(
        "Nils Holm",
        "Engineering Manager",
        "Öresund Data",
        760,
        date(2018, 9, 4),
        date(2026, 11, 4),
        {"Öresund Data": 12, "Malmö": 4, "Copenhagen": 4, "Blue Heron": 4, "Fjord Bank": 2},
        6,
        (date(2018, 9, 5), date(2026, 8, 20)),
    ),
    Friend(
        "Pia Frank",
        "Principal Engineer",
        "Helsing",
        700,
        date(2017, 5, 22),
        date(2026, 11, 6),
        {"Helsing": 12, "engineering": 1.4, "meetup": 6, "Spree University": 6, "school": 4},
        5,
        (date(2017, 5, 23), date(2026, 7, 22)),
    ),
    Friend(
        "Yuki Santos",
        "Staff Data Engineer",
        "Kiln Labs",
        640,
        date(2016, 6, 14),
        date(2026, 11, 12),
        {"Kiln Labs": 12, "ex-nordwind": 8, "Nordwind": 3, "data": 1.6, "meetup": 5},
        17,
        (date(2016, 6, 15), date(2026, 11, 3)),
    ),
    Friend(
        "Mara Hall",
        "Talent Partner",
        "Marlow & Wren",
        880,
        date(2021, 2, 2),
        date(2026, 11, 10),
        {"Marlow & Wren": 10, "people": 5, "London": 2.5, "Acme": 2, "Helsing": 1},
        2,
        (date(2021, 2, 3), date(2025, 4, 16)),
    ),
    Friend(
        "Hans Aho",
        "CTO",
        "Quokka Robotics",
        560,
        date(2017, 10, 30),
        date(2026, 11, 3),
        {"Quokka Robotics": 14, "Oslo": 3, "Helsinki": 5, "Mossgate": 5, "Switchboard Nord": 5},
        9,
        (date(2017, 11, 2), date(2026, 10, 5)),
    ),
    Friend(
        "Mina Tanaka",
        "ML Lead",
        "Helsing",
        500,
        date(2023, 6, 19),
        date(2026, 11, 13),
        {"Helsing": 12, "data": 1.6, "Munich": 3, "Otter & Gripper": 8, "Zurich": 2},
        1,
        (date(2024, 1, 17), date(2024, 1, 17)),
    ),
    Friend(
        "Pia Ilic",
        "Product Director",
        "Fjord Bank",
        680,
        date(2020, 1, 27),
        date(2026, 11, 11),
        {"Fjord Bank": 12, "product": 3, "Banking": 3, "Oslo": 3, "Solhaug Grid": 4},
        4,
        (date(2020, 1, 28), date(2026, 6, 11)),
    ),
    Friend(
        "Finn Kim",
        "Founder & CEO",
        "Lanternfish",
        860,
        date(2015, 11, 7),
        date(2026, 11, 14),
        {"Lanternfish": 12, "operations": 4, "design": 3, "marketing": 3, "Berlin": 1.2},
        1,
        (date(2021, 5, 4), date(2021, 5, 4)),
    ),
    Friend(
        "Mina Silva",
        "Senior Product Manager",
        "Banco Cotovia",
        480,
        date(2019, 9, 16),
        date(2026, 11, 5),
        {"Banco Cotovia": 14, "Lisbon": 7, "product": 1.5, "Barcelona": 4, "choir": 5},
        4,
        (date(2019, 9, 18), date(2026, 5, 13)),
    ),
    Friend(
        "Omar Faris",
        "Solutions Architect",
        "Saltmarsh Energy",
        620,
        date(2016, 4, 5),
        date(2026, 11, 8),
        {"Saltmarsh Energy": 12, "Energy": 3, "Nordwind": 6, "ex-nordwind": 6, "Amsterdam": 4},
        16,
        (date(2016, 4, 6), date(2022, 11, 17)),
    ),
    Friend(
        "Ana Silva",
        "VP Sales",
        "Foxglove Insurance",
        720,
        date(2022, 3, 29),
        date(2026, 11, 7),
        {"Foxglove Insurance": 12, "sales": 4, "Munich": 2, "Insurance": 4, "Consulting": 2},
        5,
        (date(2022, 3, 30), date(2026, 9, 8)),
    ),
)


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody I would like to meet, and who of my friends knows them."""

    name: str
    title: str
    company: str
    known_by: tuple[str, ...]


_ROLES = """
Ivo Weber | VP Engineering | Helsing | Gita Clarke, Nils Holm, Pia Frank, Mina Tanaka, Mara Hall
Hana Weber | Head of Data | Helsing | Yuki Santos, Gita Clarke, Pia Frank, Mina Tanaka, Nils Holm, Omar Faris, Mara Hall
Karin Sousa | VP Engineering | Helsing | Mara Hall, Pia Frank, Mina Tanaka, Finn Kim
Ravi Kaya | Head of Data | Fjord Bank | Pia Ilic, Nils Holm, Mina Silva, Yuki Santos
Selma Vogel | Staff Engineer | Nordwind | Gita Clarke, Yuki Santos, Omar Faris, Hans Aho, Finn Kim
Amir Roth | CTO | Tessellate | Gita Clarke, Yuki Santos, Hans Aho, Mara Hall, Finn Kim
Petra Lindqvist | Engineering Manager | Öresund Data | Nils Holm, Hans Aho, Pia Ilic
Dana Ahmed | Data Engineer | Helsing | Nils Holm, Mina Tanaka
Dario Frank | Platform Engineer | Kiln Labs | Finn Kim, Yuki Santos, Gita Clarke
Mina Osei | ML Engineer | Quokka Robotics | Hans Aho, Mina Tanaka, Pia Frank, Ana Silva, Nils Holm
Mina Cho | VP Engineering | Blue Heron | Gita Clarke, Mara Hall
Karin Horvat | Data Engineer | Acme | Gita Clarke, Ana Silva
Viola Young | ML Engineer | Fjord Bank | Gita Clarke
Mara Roth | Engineer, Payments | Fjord Bank | Nils Holm, Pia Ilic, Mina Silva, Finn Kim, Gita Clarke, Ana Silva
Tara Park | Head of Platform | Acme | Nils Holm, Hans Aho, Ana Silva
Vera Nyman | VP Engineering | Helsing | Nils Holm, Pia Frank, Omar Faris
Mara Bauer | Data Engineer | Kiln Labs | Pia Frank, Yuki Santos, Mara Hall
Pia Doyle | VP Engineering | Acme | Pia Frank, Ana Silva, Mara Hall, Finn Kim
Nils Vos | ML Engineer | Nordwind | Pia Frank, Omar Faris
Goran Sousa | ML Engineer | Helsing | Mina Tanaka, Pia Frank, Omar Faris
Femi Aho | Data Engineer | Helsing | Mina Silva, Mina Tanaka, Omar Faris, Pia Frank, Gita Clarke
Lucía Okonkwo | Head of Data Platform | Blue Heron | Nils Holm, Gita Clarke, Hans Aho
Tomasz Adeyemi | Director, Data & Analytics | Banco Cotovia | Mina Silva, Pia Ilic
Ingrid Moreau | Head of Data | Saltmarsh Energy | Omar Faris, Nils Holm, Gita Clarke
Jonas Khoury | Chief Data Officer | Fjord Bank | Pia Ilic, Ana Silva, Nils Holm, Finn Kim
Aiko Brandt | Staff Data Engineer | Tessellate | Gita Clarke, Yuki Santos
Søren Castillo | VP Data | Öresund Data | Nils Holm, Hans Aho
Leila Dvorak | Head of Machine Learning | Quokka Robotics | Hans Aho, Mina Tanaka
Kwame Eriksen | Director of Engineering | Nordwind | Hans Aho, Omar Faris, Gita Clarke
Noor Petrov | Principal Engineer | Helsing | Pia Frank, Gita Clarke
Lea Sandoval | Data Analyst | Fjord Bank | Pia Ilic, Nils Holm
Lea Sandoval | Risk Manager | Fjord Bank | Pia Ilic, Ana Silva
"""  # noqa: E501


def _roles() -> tuple[Role, ...]:
    rows = ([cell.strip() for cell in row.split("|")] for row in _ROLES.strip().splitlines())
    return tuple(
        Role(name, title, company, tuple(friends.split(", ")))
        for name, title, company, friends in rows
    )


ROLES = _roles()
