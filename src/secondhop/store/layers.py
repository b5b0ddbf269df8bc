"""A person in layers: what files say, the user's own over it, the company's facts under it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from secondhop.model.change import Entity, Value
from secondhop.model.person import Person
from secondhop.model.text import fold
from secondhop.store.companies import Companies
from secondhop.store.fields import Fields, Stamped
from secondhop.store.graph import Graph, Imported
from secondhop.store.stamp import ZERO, day_of

NAMELESS = "(no name)"


class Layers:
    """Lays the layers of one row over each other; knows which entities of the log are whose."""

    def __init__(self, fields: Fields, graph: Graph, companies: Companies) -> None:
        self.fields, self._graph, self._companies = fields, graph, companies
        self._own: dict[int, list[Entity]] = {}
        for entity in fields.entities("p:"):
            self.take(entity)

    def take(self, entity: Entity) -> int | None:
        """Take note of an entity and return whose it is; None when there is no such person."""
        row = self._graph.row(entity[2:])
        if row is not None and entity not in self._own.setdefault(row, []):
            self._own[row].append(entity)
        return row

    def rows(self) -> Iterable[int]:
        """The rows of everybody about whom the user said anything."""
        return self._own

    def own(self, row: int) -> dict[str, Stamped]:
        """The user's own values about a person, with their stamps; cleared ones left out."""
        return self.fields.newest(self._own.get(row, ()))

    def person(self, row: int, values: Imported) -> Person:
        """The person in a row, on the given imported layer."""
        person = Person(
            id=self._graph.ids[row],
            name=values.name,
            title=values.title,
            company=values.company,
            location=values.location,
            industry=values.industry,
            url=values.url,
            email=values.email,
            skills=values.skills,
            past=values.past,
        )
        if row in self._own:
            person = _overlay(person, self.own(row))
        if person.past:
            person = replace(person, past=self._left(person))
        if company := self._companies.find(person.company):
            person = replace(
                person,
                industry=person.industry or company.industry,
                location=person.location or company.location,
            )
        return person if person.name else replace(person, name=_name_from_url(person.url))

    def added_on(self, row: int) -> int:
        """The day on which the user added a person, as a date ordinal; 0 when a file did."""
        stamp, _ = self.own(row).get("added", (ZERO, None)) if row in self._own else (ZERO, None)
        return 0 if stamp == ZERO else day_of(stamp)

    def _left(self, person: Person) -> tuple[str, ...]:
        """Companies of before, without other spellings of the present one."""
        present = fold(self.employer(person.company))
        return tuple(one for one in person.past if fold(self.employer(one)) != present)

    def knows_company(self, company: str) -> bool:
        """Whether companies.toml says anything of people there."""
        return self._companies.find(company) is not None

    def employer(self, company: str) -> str:
        """The company under its one name."""
        known = self._companies.find(company)
        return known.name if known else company


def _overlay(person: Person, own: Mapping[str, Stamped]) -> Person:
    def text(field: str) -> str:
        value: Value = own[field][1] if field in own else None
        return value if isinstance(value, str) else getattr(person, field)

    return replace(
        person,
        name=text("name"),
        title=text("title"),
        company=text("company"),
        location=text("location"),
        industry=text("industry"),
        url=text("url"),
        email=text("email"),
        stage=text("stage"),
        tags=tuple(_said(own, "tag")),
        past=tuple(dict.fromkeys((*person.past, *_said(own, "past")))),
        schools=tuple(_said(own, "school")),
        groups=tuple(_said(own, "group")),
        hiring=text("hiring"),
    )


def _said(own: Mapping[str, Stamped], what: str) -> list[str]:
    """The values of a field that stands once for each of them, as `tag:berlin` does."""
    return sorted(field.partition(":")[2] for field in own if field.startswith(f"{what}:"))


def _name_from_url(url: str) -> str:
    """A profile without a name goes by its slug."""
    return url.rstrip("/").rpartition("/")[2] or NAMELESS
