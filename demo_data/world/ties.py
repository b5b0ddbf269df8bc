"""Who knows whom since when. Each tie is drawn once, so both ends tell the same date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations
from random import Random

from demo_data.world.cast import ARCHIVED, Friend
from demo_data.world.people import Person, Population

_CENTRES = frozenset(
    {"Helsing", "Nordwind", "Tessellate", "Fjord Bank", "Kiln Labs", "Öresund Data"}
    | {"Quokka Robotics", "Banco Cotovia", "Lanternfish", "ex-nordwind", "meetup"}
)
"""Where several friends of mine come together, so that people there have several introducers."""

_KNOWN_BY_IN_CENTRE = {1: 54, 2: 24, 3: 12, 4: 6, 5: 2.6, 6: 1, 7: 0.4}
_KNOWN_BY_ELSEWHERE = {1: 88, 2: 10, 3: 2}
_CONTACT_KNOWN_BY = {0: 40, 1: 25, 2: 15, 3: 10, 4: 6, 5: 4}

_MY_YEARS = {
    "ex-nordwind": (date(2016, 3, 1), date(2021, 3, 31)),
    "school": (date(2009, 10, 1), date(2014, 9, 30)),
    "meetup": (date(2015, 1, 15), ARCHIVED),
    "Kiln Labs": (date(2021, 2, 1), ARCHIVED),
    "Nordwind": (date(2016, 3, 1), date(2022, 6, 30)),
}
"""When I met the people of a circle."""


@dataclass(slots=True)
class Ties:
    """All ties of the world, by the slugs of both ends."""

    since: dict[frozenset[str], date] = field(default_factory=dict)
    of: dict[str, dict[str, Person]] = field(default_factory=dict)

    def add(self, a: Person, b: Person, day: date) -> None:
        self.since[frozenset((a.slug, b.slug))] = day
        self.of.setdefault(a.slug, {})[b.slug] = b
        self.of.setdefault(b.slug, {})[a.slug] = a

    def list(self, owner: Person) -> list[tuple[Person, date]]:
        """The contacts of one person, newest first, as LinkedIn exports them."""
        pairs = [
            (person, self.since[frozenset((owner.slug, slug))])
            for slug, person in self.of[owner.slug].items()
        ]
        return sorted(pairs, key=lambda pair: pair[1], reverse=True)


def weave(people: Population, rng: Random) -> Ties:
    """Tie everybody together."""
    ties = Ties()
    _my_contacts(ties, people, rng)
    _friends_among_each_other(ties, people, rng)
    loom = _Loom(people, ties, rng)
    for contact in people.others:
        loom.tie(contact, _draw(_CONTACT_KNOWN_BY, rng))
    for role, person in people.roles:
        loom.tie_to(person, role.known_by)
    others = list(people.crowd)
    rng.shuffle(others)
    for person in others:
        central = bool(person.traits & _CENTRES)
        loom.tie(person, _draw(_KNOWN_BY_IN_CENTRE if central else _KNOWN_BY_ELSEWHERE, rng))
    return ties


def _my_contacts(ties: Ties, people: Population, rng: Random) -> None:
    for friend, person in people.friends:
        ties.add(people.me, person, friend.met)
    for person in people.others:
        years = [span for circle, span in _MY_YEARS.items() if circle in person.traits]
        first, last = years[0] if years else (date(2009, 5, 1), ARCHIVED)
        ties.add(people.me, person, _day_between(first, last, rng))


def _friends_among_each_other(ties: Ties, people: Population, rng: Random) -> None:
    for (one, a), (other, b) in combinations(people.friends, 2):
        if rng.random() < 0.5:
            last = min(one.exported, other.exported)
            ties.add(a, b, _day_between(max(one.met, other.met), last, rng))


class _Loom:
    """Draws which friends know a person, until their files are about as long as they should be."""

    def __init__(self, people: Population, ties: Ties, rng: Random) -> None:
        self.friends = people.friends
        self.ties = ties
        self.rng = rng

    def tie(self, person: Person, count: int) -> None:
        open_to = list(self.friends)
        for _ in range(count):
            weights = [self._pull(friend, owner, person) for friend, owner in open_to]
            chosen = self.rng.choices(open_to, weights)[0]
            open_to.remove(chosen)
            self._add(chosen, person)

    def tie_to(self, person: Person, names: tuple[str, ...]) -> None:
        for friend, owner in self.friends:
            if friend.name in names:
                self._add((friend, owner), person)

    def _pull(self, friend: Friend, owner: Person, person: Person) -> float:
        room = max(1 - len(self.ties.of[owner.slug]) / friend.rows, 0.02)
        shared = sum(friend.circles.get(trait, 0) for trait in sorted(person.traits))
        return room * (0.2 + shared)

    def _add(self, pair: tuple[Friend, Person], person: Person) -> None:
        friend, owner = pair
        self.ties.add(owner, person, _day_between(date(2009, 2, 1), friend.exported, self.rng))


def _draw(shares: Mapping[int, float], rng: Random) -> int:
    return rng.choices(list(shares), list(shares.values()))[0]


def _day_between(first: date, last: date, rng: Random) -> date:
    """A day in a span, later ones likelier: networks grow faster as they grow."""
    return first + timedelta(days=round((last - first).days * rng.random() ** 0.7))
