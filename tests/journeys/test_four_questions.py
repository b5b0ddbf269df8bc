"""Each of the four questions that Network is for is answered in at most five keys on the demo.

The answers are worked out here, from who is tied to whom, one person after the other.
"""

from __future__ import annotations

from math import log2, sqrt
from pathlib import Path
from typing import Final

import pytest

from secondhop.store.state import State
from tests.journeys.test_board import press
from tests.screens import dashboard

AT_MOST: Final = 5
NEXT_VIEW: Final = "right_square_bracket"


class Plain:
    """The demo in sets and dictionaries."""

    def __init__(self, state: State) -> None:
        rows = range(len(state.people))
        self._state = state
        self.contacts = [row for row in rows if state.degree[row] == 1]
        best_first = [row for row in state.order.tolist() if state.degree[row] == 2]
        self.prospects = {row: rank for rank, row in enumerate(best_first)}
        self.opens = {
            contact: {
                one for one in state.ties.neighbours(contact).tolist() if one in self.prospects
            }
            for contact in self.contacts
        }

    def name(self, row: int) -> str:
        return self._state.people.name[row]

    def at(self, company: str) -> dict[int, int]:
        """The prospects at a company, and where each stands among them."""
        employer = self._state.people.employer
        inside = [row for row in self.prospects if employer[row] == company]
        return {row: rank for rank, row in enumerate(inside)}

    def warmth(self, contact: int, person: int) -> float:
        """Of the way to a person through a contact."""
        quality = self._state.ties.quality_of(contact, person)
        return sqrt(float(self._state.strength[contact]) * quality)

    def introducers(self, person: int) -> list[int]:
        """Who knows a person, the warmest way first."""
        knowers = [one for one in self.contacts if person in self.opens[one]]
        return sorted(knowers, key=lambda one: -self.warmth(one, person))

    def first_ask(self, people: dict[int, int]) -> int:
        """Who alone brings me closest to the best of some people."""
        return max(
            self.contacts,
            key=lambda contact: sum(
                self.warmth(contact, one) / log2(2 + rank)
                for one, rank in people.items()
                if one in self.opens[contact]
            ),
        )


def about(plain: Plain, contact: int, text: str) -> bool:
    """Whether a text names a contact, as far as there was room."""
    return plain.name(contact)[:9] in text


@pytest.mark.parametrize(
    "keys", [("1", "enter", "enter"), ("1", "enter", "j", "enter"), ("m", "backspace")]
)
async def test_who_can_introduce_me_to_somebody_at_a_company(
    demo: Path, keys: tuple[str, ...]
) -> None:
    assert len(keys) <= AT_MOST
    async with dashboard(demo) as (app, pilot):
        plain = Plain(app.desk.state)
        lines = (await press(pilot, *keys)).splitlines()
        company = lines[1].partition("▸")[2].split("  ")[0].split("▸")[-1].strip()
        people = plain.at(company)
        knowers = {one for one in plain.contacts if plain.opens[one] & people.keys()}
        assert f"{len(people)} people via {len(knowers)}" in lines[2]
        assert about(plain, plain.first_ask(people), lines[2])
        best, *_ = people
        row = next(line for line in lines[8:] if plain.name(best)[:12] in line)
        assert about(plain, plain.introducers(best)[0], row.partition(plain.name(best)[:12])[2])


async def test_which_contact_opens_most_doors(demo: Path) -> None:
    async with dashboard(demo) as (app, pilot):
        plain = Plain(app.desk.state)
        text = await press(pilot, "1")
        most = max(plain.contacts, key=lambda one: len(plain.opens[one]))
        assert f"most: {plain.name(most)}, {len(plain.opens[most])}" in text
        first = plain.first_ask(plain.prospects)
        assert f"first ask: {plain.name(first)}, {len(plain.opens[first])}" in text


async def test_how_my_network_clusters(demo: Path) -> None:
    async with dashboard(demo) as (app, pilot):
        plain, state = Plain(app.desk.state), app.desk.state
        text = await press(pilot, "1", NEXT_VIEW)
        circles = state.circles()
        members = [set(circle.members.tolist()) for circle in circles]
        assert sorted(row for part in members for row in part) == plain.contacts
        pairs = [(a, b) for a in plain.contacts for b in _contacts_of(state, a) if a < b]
        inside = sum(any({a, b} <= part for part in members) for a, b in pairs)
        by_chance = sum(len(part) ** 2 for part in members) / len(plain.contacts) ** 2
        assert inside / len(pairs) > 2 * by_chance  # circles are who knows each other
        for circle, part in zip(circles, members, strict=True):
            opened = set().union(*(plain.opens[one] for one in part))
            assert f"{len(part)}→{f'{len(opened):,}' if opened else '?'}" in text
            assert circle.name[:10] in text


def _contacts_of(state: State, row: int) -> list[int]:
    return [one for one in state.ties.neighbours(row).tolist() if state.degree[one] == 1]


@pytest.mark.parametrize("keys", [("m",), ("j", "j", "j", "m")])
async def test_the_warmest_way_to_somebody(demo: Path, keys: tuple[str, ...]) -> None:
    assert len(keys) <= AT_MOST
    async with dashboard(demo) as (app, pilot):
        plain = Plain(app.desk.state)
        person = list(plain.prospects)[len(keys) - 1]
        lines = (await press(pilot, *keys)).splitlines()
        via = plain.introducers(person)[0]
        assert plain.name(person) in lines[2]
        assert f"warmth {plain.warmth(via, person):.2f}" in lines[2]
        assert lines[-2].startswith(" me ━")
        assert plain.name(via) in lines[-2]
        assert lines[-2].endswith(plain.name(person))
