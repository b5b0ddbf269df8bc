"""Turns what a file says into a graph file: ids for its people, and only what may be kept."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from secondhop.model.facts import ME, OWNER, Batch, PersonFact, Skipped
from secondhop.model.identity import is_profile_key, name_key
from secondhop.model.person import PersonId
from secondhop.model.text import fold
from secondhop.model.tie import EvidenceKind
from secondhop.store.graphfile import (
    AnyLine,
    NoteLine,
    PersonLine,
    SourceLine,
    TieLine,
    TouchLine,
    content_digest,
)


def new_id() -> PersonId:
    """A fresh random id, short enough to type."""
    return PersonId(base64.b32encode(os.urandom(5)).decode().lower())


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """What the store already knows, as far as taking in a file needs it."""

    me: PersonId
    my_name: str
    owner: PersonId
    owner_name: str
    with_key: Callable[[str], PersonId | None]
    contacts_named: Callable[[str], Sequence[tuple[PersonId, str]]]  # name → (id, company)
    tied_since: str  # ISO date of my tie with the owner, "" when unknown or when I am the owner


@dataclass(frozen=True, slots=True)
class Intake:
    """A batch made ready to be written, and what was left out on the way."""

    source: SourceLine
    lines: tuple[AnyLine, ...]
    dropped: tuple[Skipped, ...]
    people: int
    lists_owner: bool  # whether its owner stands in the contact list, as nobody does


def take_in(batch: Batch, known: Acquaintance, file: str, today: str) -> Intake:
    """Give everybody in the batch an id and write everything down in terms of ids."""
    since = {tie.b: tie.on for tie in batch.ties if tie.a == OWNER}
    dropped: list[Skipped] = []
    ids = _ids(batch, since, known, dropped)
    people = [
        _person_line(fact, person, place in since, since.get(place, ""), known)
        for place, (fact, person) in enumerate(zip(batch.people, ids, strict=True))
        if person is not None and not fact.must_exist
    ]
    source = SourceLine(
        secondhop=1,
        format=batch.format,
        file=file,
        owner=known.owner,
        owner_name="" if known.owner == known.me else known.owner_name,
        as_of=batch.as_of,
        imported=today,
        content=digest(batch, known.owner),
    )
    return Intake(
        source=source,
        lines=(
            *_me_line(batch, known),
            *people,
            *_ties(batch, ids, known),
            *_happenings(batch, ids),
        ),
        dropped=tuple(dropped),
        people=len(people),
        lists_owner=any(ids[place] == known.owner for place in since),
    )


def digest(batch: Batch, owner: PersonId) -> str:
    """What makes two imports the same: everything they say, and whose list it is."""
    parts = (batch.format, owner, batch.me, batch.people, batch.ties, batch.touches, batch.notes)
    return content_digest(parts)


def _ids(
    batch: Batch, since: dict[int, str], known: Acquaintance, dropped: list[Skipped]
) -> list[PersonId | None]:
    ids: list[PersonId | None] = [
        _known_id(fact, since.get(place, ""), known) or (None if fact.must_exist else new_id())
        for place, fact in enumerate(batch.people)
    ]
    listed: dict[str, list[tuple[PersonId, str]]] = {}
    for place in since:
        if (person := ids[place]) is not None:
            fact = batch.people[place]
            company = dict(fact.values).get("company", "")
            listed.setdefault(name_key(fact.name), []).append((person, company))
    for place, fact in enumerate(batch.people):
        if ids[place] is None:
            ids[place] = _named(fact, listed, known)
            if ids[place] is None:
                reason = f"no single contact is called {fact.name}" if fact.name else "names nobody"
                dropped.append(Skipped(fact.line, reason))
    return ids


def _known_id(fact: PersonFact, since: str, known: Acquaintance) -> PersonId | None:
    for key in fact.keys:
        if is_profile_key(key) and (person := known.with_key(key)) is not None:
            return person
    return known.me if _is_me(fact, since, known) else None


def _named(
    fact: PersonFact, listed: dict[str, list[tuple[PersonId, str]]], known: Acquaintance
) -> PersonId | None:
    """The one contact of this name, in the same file or known before; a company may decide."""
    found = listed.get(name_key(fact.name)) or known.contacts_named(fact.name)
    company = fold(dict(fact.values).get("company", ""))
    if len(found) > 1 and company:
        found = [one for one in found if fold(one[1]) == company]
    return found[0][0] if len(found) == 1 else None


def _is_me(fact: PersonFact, since: str, known: Acquaintance) -> bool:
    """In a friend's list: my name, with the very date on which the friend and I connected."""
    if not known.tied_since or not known.my_name or since != known.tied_since:
        return False
    return name_key(fact.name) == name_key(known.my_name)


def _person_line(
    fact: PersonFact, person: PersonId, tied: bool, since: str, known: Acquaintance
) -> PersonLine:
    keys = fact.keys
    if tied and since and fact.name:
        keys = (*keys, f"row:{known.owner}:{since}:{name_key(fact.name)}")
    values = dict(fact.values)
    return PersonLine(
        id=person,
        name=fact.name,
        keys=keys,
        title=values.get("title", ""),
        company=values.get("company", ""),
        location=values.get("location", ""),
        industry=values.get("industry", ""),
        url=values.get("url", ""),
        email=values.get("email", ""),
        skills=fact.skills,
        tied=tied,
        since=since,
        line=fact.line,
    )


def _me_line(batch: Batch, known: Acquaintance) -> list[PersonLine]:
    """My own facts count only in my own archive."""
    me = batch.me
    if known.owner != known.me or not (me.name or me.keys or me.values):
        return []
    fact = PersonFact(me.name, me.keys, me.values)
    return [_person_line(fact, known.me, False, "", known)]


def _ties(batch: Batch, ids: list[PersonId | None], known: Acquaintance) -> list[TieLine]:
    lines = []
    for tie in batch.ties:
        if tie.a == OWNER and tie.kind is EvidenceKind.CONNECTION:
            continue  # written with the person
        a, b = _end(tie.a, ids, known), _end(tie.b, ids, known)
        if a is not None and b is not None and a != b:
            lines.append(TieLine(a, b, str(tie.kind), tie.on))
    return lines


def _end(place: int, ids: list[PersonId | None], known: Acquaintance) -> PersonId | None:
    if place == ME:
        return known.me
    return known.owner if place == OWNER else ids[place]


def _happenings(batch: Batch, ids: list[PersonId | None]) -> list[AnyLine]:
    lines: list[AnyLine] = []
    for touch in batch.touches:
        if (person := ids[touch.person]) is not None:
            number = touch.digest or content_digest((person, touch.kind, touch.on, touch.text))[:20]
            lines.append(
                TouchLine(number, person, touch.kind, touch.on, touch.direction, touch.text)
            )
    for note in batch.notes:
        if (person := ids[note.person]) is not None:
            number = content_digest((person, note.text, note.on))[:20]
            lines.append(NoteLine(number, person, note.text, note.on))
    return lines
