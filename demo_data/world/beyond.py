"""beyond.toml: people one step further, whom some prospects are known to know."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random

from demo_data.world.names import mixed_name, slug_for
from demo_data.world.people import Population

_KNOWN_TO = """
Selma Vogel | 7 | 2026-09-18
Amir Roth | 5 | 2026-10-02
Pia Doyle | 4 | 2026-10-21
Petra Lindqvist | 3 | 2026-11-05
Noor Petrov | 2 | 2026-11-12
Ivo Weber | 1 | 2026-11-18
"""
"""Who was seen on stage, or wrote, with how many people whom nobody I know knows, and when."""
_TITLES = ("Head of Data", "Data Engineer", "VP Engineering", "Researcher", "Product Manager")
_COMPANIES = ("Tessellate", "Haferhof", "Plum Orbit", "Inkwell Learning", "")
_PLACES = ("Berlin", "Zürich", "Tallinn", "")


def beyond_toml(people: Population, dice: Random) -> str:
    """The whole file."""
    return "\n".join(_lines(people, dice)) + "\n"


def _lines(people: Population, dice: Random) -> Iterator[str]:
    yield "# People beyond the second degree, for the demo: seen on stage with, or writing with,"
    yield "# a prospect. Connected with that one, I would be two steps away from them."
    taken = {person.name for person in (*people.contacts, *people.prospects)}
    for row in _KNOWN_TO.strip().splitlines():
        name, many, on = row.split(" | ")
        for _ in range(int(many)):
            yield from _person(people.named(name).url, on, dice, taken)


def _person(known_to: str, on: str, dice: Random, taken: set[str]) -> Iterator[str]:
    name = mixed_name(dice)
    while " ".join(name) in taken:
        name = mixed_name(dice)
    taken.add(" ".join(name))
    yield ""
    yield "[[person]]"
    yield f"name = {_text(' '.join(name))}"
    for key, values in (("title", _TITLES), ("company", _COMPANIES), ("location", _PLACES)):
        if value := dice.choice(values):
            yield f"{key} = {_text(value)}"
    yield f"url = {_text(f'https://www.linkedin.com/in/{slug_for(name, dice)}')}"
    yield f"known_to = {_text(known_to)}"
    yield f"on = {on}"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
