"""Turns what a file says into a graph file: ids for its people, and only what may be kept."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from math import inf
from typing import Final

from msgspec import Struct

from secondhop.model.facts import ME, OWNER, Batch, PersonFact
from secondhop.model.identity import is_profile_key, name_key
from secondhop.model.person import PersonId
from secondhop.model.tie import EvidenceKind
from secondhop.store.graphfile import (
    FactLine,
    NoteLine,
    PersonLine,
    SourceLine,
    TieLine,
    TouchLine,
    content_digest,
)

_BYTES: Final = 5
_LETTERS: Final = 8
"""That many bytes make this many letters, without any to fill up."""


def new_id() -> PersonId:
    """A fresh random id, short enough to type."""
    return _drawn(1)[0]


def fresh_ids(count: int, taken: Callable[[Collection[str]], Collection[str]]) -> list[PersonId]:
    """So many ids that nobody has; among two million people, two random ones would meet.

    `taken` tells those of some ids that somebody has.
    """
    found: dict[PersonId, None] = {}
    while missing := count - len(found):
        drawn = dict.fromkeys(_drawn(missing))
        used = set(taken(drawn))
        found |= {one: None for one in drawn if one not in used}
    return list(found)


def _drawn(count: int) -> list[PersonId]:
    text = base64.b32encode(os.urandom(_BYTES * count)).decode().lower()
    return [PersonId(text[at : at + _LETTERS]) for at in range(0, len(text), _LETTERS)]


class Acquaintance(Struct, frozen=True):
    """What the store already knows, as far as taking in a file needs it."""

    me: PersonId
    my_name: str
    owner: PersonId
    owner_name: str
    with_key: Callable[[str], PersonId | None]
    taken: Callable[[Collection[str]], Collection[str]]  # those of some ids that somebody has
    is_mine: bool  # whether the owner is me
    is_my_profile_known: bool
    tied_since: str  # ISO date of my tie with the owner, "" when unknown
    paced: Callable[[Sequence[PersonFact]], Iterable[PersonFact]]  # tells how far it is


class Intake(Struct, frozen=True):
    """A batch made ready to be written."""

    source: SourceLine
    lines: tuple[FactLine, ...]
    people: int
    lists_owner: bool  # whether its owner stands in the contact list, as nobody does


def take_in(batch: Batch, known: Acquaintance, file: str, today: str, content: str) -> Intake:
    """Give everybody in the batch an id and write everything down in terms of ids.

    `content` is the digest of the batch.
    """
    since = {tie.b: tie.on for tie in batch.ties if tie.a == OWNER}
    ids = _ids(batch, since, known)
    people = [
        _person_line(fact, person, place in since, since.get(place, ""), known)
        for place, (fact, person) in enumerate(zip(known.paced(batch.people), ids, strict=True))
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
        content=content,
    )
    return Intake(
        source=source,
        lines=(
            *_me_line(batch, known),
            *people,
            *_ties(batch, ids, known),
            *_happenings(batch, ids),
        ),
        people=len(people),
        lists_owner=any(ids[place] == known.owner for place in since),
    )


def digest(batch: Batch, owner: PersonId) -> str:
    """What makes two imports the same: everything they say, and whose list it is."""
    parts = (batch.format, owner, batch.me, batch.people, batch.ties, batch.touches, batch.notes)
    return content_digest(parts)


def _ids(batch: Batch, since: dict[int, str], known: Acquaintance) -> list[PersonId | None]:
    """An id for everybody; None for those who must exist but are only named, so far."""
    me = None if known.is_mine else _place_of_me(batch, since, known)
    ids = [
        known.me if place == me else _known_id(fact, known)
        for place, fact in enumerate(known.paced(batch.people))
    ]
    nobody = [n for n, fact in enumerate(batch.people) if ids[n] is None and not fact.must_exist]
    for place, person in zip(nobody, fresh_ids(len(nobody), known.taken), strict=True):
        ids[place] = person
    return ids


def _known_id(fact: PersonFact, known: Acquaintance) -> PersonId | None:
    for key in fact.keys:
        if is_profile_key(key) and (person := known.with_key(key)) is not None:
            return person
    return None


def _place_of_me(batch: Batch, since: dict[int, str], known: Acquaintance) -> int | None:
    """Where I stand in a friend's list, by name: I must be in it, as we are connected.

    A row with an address is me only when mine is not known and the day on which we connected
    agrees; one without is me when no other has my name.
    """
    name = name_key(known.my_name)
    mine = [place for place in since if name and name_key(batch.people[place].name) == name]
    bare = [place for place in mine if not any(map(is_profile_key, batch.people[place].keys))]
    possible = bare if known.is_my_profile_known else mine
    apart = {place: _days_apart(since[place], known.tied_since) for place in possible}
    nearest = min(possible, key=lambda place: (apart[place], place not in bare), default=None)
    if nearest is not None and apart[nearest] <= 1:  # time zones may move a day
        return nearest
    return bare[0] if len(bare) == 1 else None


def _days_apart(a: str, b: str) -> float:
    try:
        return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)
    except ValueError:
        return inf


def _person_line(
    fact: PersonFact, person: PersonId, tied: bool, since: str, known: Acquaintance
) -> PersonLine:
    keys = fact.keys
    if tied and since and fact.name:
        keys = (*keys, f"row:{known.owner}:{since}:{name_key(fact.name)}")
    return PersonLine(
        id=person,
        name=fact.name,
        keys=keys,
        skills=fact.skills,
        tied=tied,
        since=since,
        line=fact.line,
        **dict(fact.values),
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


def _happenings(batch: Batch, ids: list[PersonId | None]) -> list[FactLine]:
    lines: list[FactLine] = []
    for touch in batch.touches:
        name, company, key = _who(batch.people[touch.person], ids[touch.person])
        parts = (ids[touch.person], name, touch.kind, touch.on, touch.text)
        lines.append(
            TouchLine(
                id=touch.digest or content_digest(parts)[:20],
                person=ids[touch.person] or "",
                kind=touch.kind,
                on=touch.on,
                way=touch.direction,
                text=touch.text,
                name=name,
                company=company,
                key=key,
                line=touch.line,
            )
        )
    for note in batch.notes:
        name, company, key = _who(batch.people[note.person], ids[note.person])
        lines.append(
            NoteLine(
                id=content_digest((ids[note.person], name, key, note.text, note.on))[:20],
                person=ids[note.person] or "",
                text=note.text,
                on=note.on,
                name=name,
                company=company,
                key=key,
                line=note.line,
            )
        )
    return lines


def _who(fact: PersonFact, person: PersonId | None) -> tuple[str, str, str]:
    """(name, company, key) of somebody without an id, to be looked for once they are known."""
    if person is not None:
        return "", "", ""
    return fact.name, dict(fact.values).get("company", ""), next(iter(fact.keys), "")
