"""Invented companies: where people work, and what companies.toml knows about it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from random import Random

from demo_data.world.names import FAMILY


@dataclass(frozen=True, slots=True)
class Company:
    """An employer. `size` is its relative number of people in this world."""

    name: str
    industry: str
    city: str
    size: int
    aliases: tuple[str, ...] = ()
    local: bool = True  # one office, so the company tells where its people are


_KNOWN = """
Helsing             | Robotics      | Berlin     | 150 | Helsing GmbH, Helsing Robotics
Quokka Robotics     | Robotics      | Oslo       |  95 | Quokka
Tinwhistle Robotics | Robotics      | Zurich     |  34 |
Otter & Gripper     | Robotics      | Munich     |  38 | Otter & Gripper GmbH
Fjord Bank          | Banking       | Oslo       | 140 | Fjord Bank ASA, Fjord Bank Group
Banco Cotovia       | Banking       | Lisbon     |  70 | Cotovia
Spreeufer Sparbank  | Banking       | Berlin     |  60 | Spreeufer Sparbank eG
Pennywhistle Pay    | Banking       | London     |  58 | Pennywhistle
Lamplight Mutual    | Banking       | *          |  40 |
Nordwind            | Energy        | Berlin     | 150 | Nordwind AG, Nordwind Energie
Saltmarsh Energy    | Energy        | Amsterdam  |  72 | Saltmarsh
Tidebell Power      | Energy        | Edinburgh  |  44 |
Solhaug Grid        | Energy        | Oslo       |  40 | Solhaug Grid AS
Öresund Data        | Data          | Malmö      | 105 | Oresund Data, Öresund Data AB
Tessellate          | Data          | Berlin     |  92 | Tessellate GmbH
Kiln Labs           | Data          | Berlin     |  80 | Kiln, Kiln Labs GmbH
Parquet & Sons      | Data          | London     |  46 |
Lanternfish         | Software      | Berlin     |  62 | Lanternfish GmbH
Blue Heron          | Climate       | Copenhagen | 100 | Blue Heron ApS
Mossgate            | Climate       | Helsinki   |  42 |
Carbon Ledgerworks  | Climate       | *          |  30 |
Acme                | Retail        | Berlin     | 110 | Acme Europe, ACME SE
Marmalade Market    | Retail        | London     |  56 |
Tante Frieda        | Retail        | Hamburg    |  44 | Tante Frieda GmbH & Co. KG
Casa Azulejo        | Retail        | Lisbon     |  36 |
Pebble Freight      | Logistics     | Hamburg    |  66 | Pebble Freight SE
Gullwing Ferries    | Logistics     | Copenhagen |  40 |
Last Lamp Post      | Logistics     | Warsaw     |  42 |
Harbour & Hare      | Logistics     | *          |  34 |
Velvet Tram         | Mobility      | Vienna     |  48 |
Rollrad             | Mobility      | Berlin     |  52 | Rollrad GmbH
Northbound Pedals   | Mobility      | Amsterdam  |  34 |
Willow Ward         | Health        | Stockholm  |  58 | Willow Ward AB
Apothekar           | Health        | Berlin     |  46 |
Heartwood Clinics   | Health        | *          |  44 |
Sagecroft Genomics  | Health        | Cambridge  |  40 |
Foxglove Insurance  | Insurance     | Munich     |  60 | Foxglove Versicherung
Umbrella & Oak      | Insurance     | Zurich     |  40 |
Inkwell Learning    | Education     | Dublin     |  46 |
Spree University    | Education     | Berlin     |  62 | Spree-Universität
Kattegat Institute  | Education     | Gothenburg |  36 |
Paper Lighthouse    | Media         | Paris      |  44 |
Radio Kastanie      | Media         | Berlin     |  34 |
Moonmilk Games      | Games         | Stockholm  |  50 |
Thimble & Dragon    | Games         | Warsaw     |  36 |
Switchboard Nord    | Telecom       | Helsinki   |  48 |
Hallo Draht         | Telecom       | Munich     |  36 |
Marlow & Wren       | Recruiting    | London     |  58 | Marlow and Wren
Kandidatenklub      | Recruiting    | Berlin     |  44 |
Brightwater Advisory| Consulting    | *          |  74 |
Quillfeather        | Consulting    | Paris      |  48 |
Gantry & Co         | Consulting    | *          |  52 |
Loaf Society        | Food          | Copenhagen |  34 |
Haferhof            | Food          | Berlin     |  36 | Haferhof GmbH
Stadtwerk Digital   | Public sector | Berlin     |  48 |
Ministry of Maps    | Public sector | Tallinn    |  30 |
Sandpiper Travel    | Travel        | Barcelona  |  46 |
Nachtzug Collective | Travel        | Vienna     |  34 |
Hazel & Bolt        | Manufacturing | Stuttgart  |  62 | Hazel & Bolt AG
Ferrum Süd          | Manufacturing | Munich     |  44 |
"""

_UNLISTED = """
Corvid Systems | Berlin | 46
Thirteen Kites | London | 40
Plum Orbit | Amsterdam | 38
Nimbus & Nettle | Dublin | 36
Tall Ship Software | Rotterdam | 36
Honeycomb Court | Berlin | 34
Gravel & Grace | Copenhagen | 32
Sundial Security | Zurich | 32
Owl Parliament | Vienna | 30
Bicycle for Two | Berlin | 28
Ultramarine Works | Lisbon | 28
Kettle Theory | Edinburgh | 26
Snowdrop Analytics | Oslo | 26
Big Small Machines | Stockholm | 26
Fernweh Studio | Hamburg | 24
Amber Signal | Warsaw | 24
"""

_SMALL = ("{} Consulting", "Studio {}", "{} & Partners", "{} Advisory", "{} Ventures", "Atelier {}")
_ALONE = ("Freelance", "Self-employed", "Independent", "Stealth Startup")

EVERYWHERE = ("Berlin", "Hamburg", "London", "Amsterdam", "Copenhagen", "Oslo", "Lisbon", "Paris")
"""Where people live whose employer does not say."""

ABROAD = "*"


def _known() -> list[Company]:
    rows = ([cell.strip() for cell in row.split("|")] for row in _KNOWN.strip().splitlines())
    return [
        Company(
            name, industry, city, int(size), tuple(filter(None, more.split(", "))), city != ABROAD
        )
        for name, industry, city, size, more in rows
    ]


def _unlisted() -> list[Company]:
    rows = ([cell.strip() for cell in row.split("|")] for row in _UNLISTED.strip().splitlines())
    return [Company(name, "", city, int(size)) for name, city, size in rows]


KNOWN = _known()
"""Companies that companies.toml describes."""

NAMED = {company.name: company for company in KNOWN + _unlisted()}
"""All companies with more than a handful of people."""


def pick_company(rng: Random) -> Company:
    """An employer for one person: mostly a named company, sometimes a tiny firm or none at all."""
    fate = rng.random()
    if fate < 0.84:
        everyone = list(NAMED.values())
        return rng.choices(everyone, [company.size for company in everyone])[0]
    city = rng.choice(EVERYWHERE)
    if fate < 0.93:
        family = rng.choice(FAMILY[rng.choice(sorted(FAMILY))].split())
        return Company(rng.choice(_SMALL).format(family), "", city, 1)
    if fate < 0.98:
        return Company(rng.choice(_ALONE), "", city, 1)
    return Company("", "", city, 1)


def companies_toml() -> str:
    """The text of companies.toml."""
    head = "# What the demo knows about its companies; Connections.csv says none of this.\n"
    return head + "".join(_table(company) for company in KNOWN)


def _table(company: Company) -> str:
    lines = [f'\n[company."{company.name}"]', f'industry = "{company.industry}"']
    if company.local:
        lines.append(f'location = "{company.city}"')
    if company.aliases:
        lines.append(f"aliases = {json.dumps(company.aliases, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"
