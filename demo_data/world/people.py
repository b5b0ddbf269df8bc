"""Who lives in this world: the friends, my other contacts, and everybody they know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from demo_data.world.cast import FRIENDS, ME, ROLES, Friend, Role
from demo_data.world.companies import ABROAD, EVERYWHERE, NAMED, Company, pick_company
from demo_data.world.names import Name, adorned, mixed_name, native_name, slug_for
from demo_data.world.titles import pick_field, pick_title

CONTACTS = 312
PROSPECTS = 5904

_PROSPECT_CIRCLES = {"": 82, "ex-nordwind": 6, "meetup": 6, "school": 4, "choir": 2}
_CONTACT_CIRCLES = {"": 34, "ex-nordwind": 26, "meetup": 20, "school": 12, "choir": 8}


@dataclass(frozen=True, slots=True)
class Person:
    """One invented member of the network."""

    first: str
    last: str
    slug: str
    title: str
    company: str  # as they write it, which may be an alias
    employer: str  # the company's own name
    traits: frozenset[str]  # employer, industry, city, field, circle: what brings people together
    email: str = ""
    moved_on: date | None = None  # last change of job, when the friends' files disagree about it
    before: tuple[str, str] = ("", "")  # title and company until then

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}".strip()

    @property
    def url(self) -> str:
        return f"https://www.linkedin.com/in/{self.slug}"

    def role_on(self, day: date) -> tuple[str, str]:
        """Title and company as they stood on a day."""
        if self.moved_on is not None and day < self.moved_on:
            return self.before
        return self.title, self.company


@dataclass(frozen=True, slots=True)
class Population:
    """Everybody: me, my contacts (the friends first) and the prospects (the roles first)."""

    me: Person
    contacts: tuple[Person, ...]
    prospects: tuple[Person, ...]

    @property
    def friends(self) -> tuple[tuple[Friend, Person], ...]:
        return tuple(zip(FRIENDS, self.contacts, strict=False))

    @property
    def roles(self) -> tuple[tuple[Role, Person], ...]:
        return tuple(zip(ROLES, self.prospects, strict=False))

    @property
    def others(self) -> tuple[Person, ...]:
        """My contacts besides the friends."""
        return self.contacts[len(FRIENDS) :]

    @property
    def crowd(self) -> tuple[Person, ...]:
        """The prospects who have no part to play."""
        return self.prospects[len(ROLES) :]

    def named(self, name: str) -> Person:
        """The friend or role of this name."""
        cast = [person for _, person in self.friends] + [person for _, person in self.roles]
        return next(person for person in cast if person.name == name)


def populate(rng: Random) -> Population:
    """Invent everybody."""
    maker = _Maker(rng)
    me = maker.cast(" ".join(ME), "Data platform lead", "Kiln Labs")
    friends = [maker.cast(friend.name, friend.title, friend.company) for friend in FRIENDS]
    roles = [maker.cast(role.name, role.title, role.company) for role in ROLES]
    contacts = [maker.extra(_CONTACT_CIRCLES) for _ in range(CONTACTS - len(friends))]
    prospects = [maker.extra(_PROSPECT_CIRCLES) for _ in range(PROSPECTS - len(roles))]
    return Population(me, tuple(friends + contacts), tuple(roles + prospects))


class _Maker:
    """Makes one person after the other, and sees to it that no slug comes twice."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.slugs: set[str] = set()
        self.reserved: set[str] = set()

    def cast(self, name: str, title: str, company: str) -> Person:
        first, last = name.split(" ", 1)
        self.reserved.add(name)
        employer = NAMED[company]
        slug = self._slug((first, last))
        traits = _traits(employer, employer.city, "", "")
        return Person(first, last, slug, title, company, company, traits)

    def extra(self, circles: dict[str, int]) -> Person:
        rng = self.rng
        first, last = self._name()
        employer, field = pick_company(rng), pick_field(rng)
        circle = rng.choices(list(circles), list(circles.values()))[0]
        company = _written(employer, rng)
        moved_on, before = self._move(field)
        return Person(
            first=first,
            last=last,
            slug=self._slug((first, last)),
            title=pick_title(field, rng) if employer.name and rng.random() > 0.02 else "",
            company=company,
            employer=employer.name,
            traits=_traits(employer, _city(employer, rng), field, circle),
            email=_email((first, last), rng),
            moved_on=moved_on,
            before=before,
        )

    def _name(self) -> Name:
        if self.rng.random() < 0.005:
            return native_name(self.rng)
        while " ".join(name := mixed_name(self.rng)) in self.reserved:
            pass
        return adorned(name, self.rng)

    def _slug(self, name: Name) -> str:
        slug = slug_for(name, self.rng)
        while slug in self.slugs:
            slug = f"{slug_for(name, self.rng)}-{self.rng.randrange(16**4):04x}"
        self.slugs.add(slug)
        return slug

    def _move(self, field: str) -> tuple[date | None, tuple[str, str]]:
        if self.rng.random() > 0.025:
            return None, ("", "")
        day = date(2026, 11, self.rng.randrange(5, 12))
        return day, (pick_title(field, self.rng), pick_company(self.rng).name)


def _traits(employer: Company, city: str, field: str, circle: str) -> frozenset[str]:
    return frozenset((employer.name, employer.industry, city, field, circle)) - {""}


def _city(employer: Company, rng: Random) -> str:
    away = employer.city == ABROAD or rng.random() < 0.15
    return rng.choice(EVERYWHERE) if away else employer.city


def _written(employer: Company, rng: Random) -> str:
    if employer.aliases and rng.random() < 0.08:
        return rng.choice(employer.aliases)
    return employer.name


def _email(name: Name, rng: Random) -> str:
    if rng.random() > 0.02:
        return ""
    words = slug_for(name, rng).split("-")[:-1]
    local = ".".join(words)
    return f"{local}@example.org" if local and local.isascii() else ""
