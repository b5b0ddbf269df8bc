"""Mutual connections that were pasted, matched with my contacts and made into one change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from secondhop.model.change import Change
from secondhop.model.edits import paste_mutuals
from secondhop.model.identity import name_key
from secondhop.model.person import PersonId
from secondhop.model.text import fold, plural
from secondhop.sources.mutualtext import Mention, MutualText
from secondhop.sources.namewords import bare_words
from secondhop.store.state import State
from secondhop.store.stated import kept_names, stated_mutuals

LASTING = ("by hand", "confirmed")
"""What the user said of a tie that pasted text does not write over."""

Chosen = Mapping[str, int | None]
"""By a name that several contacts have, the row of the one that is meant; None is nobody."""


class Unclear(Struct, frozen=True):
    """A name that several contacts have."""

    name: str
    rows: tuple[int, ...]


class Matching(Struct, frozen=True):
    """What a pasted text says of one person, in rows."""

    row: int  # of the person whose mutual connections they are
    new: tuple[int, ...] = ()  # contacts who were not known to be tied to the person
    known: tuple[int, ...] = ()
    unknown: tuple[str, ...] = ()  # names that no contact has
    unclear: tuple[Unclear, ...] = ()
    stated: int | None = None
    found_late: tuple[str, ...] = ()  # names kept from another time whom a contact has by now


class Contacts:
    """My contacts by name, for one state: made once, asked at every key."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._by_key: dict[str, list[int]] = {}
        self._by_first: dict[str, list[tuple[list[str], int]]] = {}
        for row in np.flatnonzero(state.degree == 1).tolist():
            name = state.people.name[row]
            self._by_key.setdefault(name_key(name), []).append(row)
            if words := bare_words(name):
                self._by_first.setdefault(words[0], []).append((words, row))

    def find(self, mention: Mention) -> tuple[int, ...]:
        """Who may be meant: the full name first, then without what people add to their names."""
        rows = self._by_key.get(name_key(mention.name), []) or self._near(mention.name)
        if len(rows) > 1 and mention.headline:
            rows = self._at_work(rows, mention.headline) or rows
        return tuple(rows)

    def _near(self, name: str) -> list[int]:
        wanted = bare_words(name)
        near = self._by_first.get(wanted[0], []) if wanted else []
        same = [row for words, row in near if words == wanted]
        return same or [row for words, row in near if may_be_one(words, wanted)]

    def _at_work(self, rows: list[int], headline: str) -> list[int]:
        """Those whose company the headline names, when that tells them apart."""
        said, people = fold(headline), self._state.people
        found = [row for row in rows if people.company[row] and fold(people.company[row]) in said]
        return found if len(found) == 1 else []


def may_be_one(words: list[str], wanted: list[str]) -> bool:
    """Whether two names with the same first word may be one person's.

    A first name alone is anybody's of that name, as LinkedIn shortens names; a last name may be an
    initial; middle names may be missing or be initials, but never different ones.
    """
    if len(wanted) == 1:
        return True
    if len(words) == 1 or not _same_word(words[-1], wanted[-1]):
        return False
    fewer, more = sorted((words[1:-1], wanted[1:-1]), key=len)
    left = iter(more)
    return all(any(_same_word(one, other) for other in left) for one in fewer)


def _same_word(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def match(contacts: Contacts, state: State, row: int, text: MutualText, chosen: Chosen) -> Matching:
    """Whom of my contacts a text names; `chosen` answers for the names that several have."""
    found: dict[int, None] = {}
    unknown: list[str] = []
    unclear: list[Unclear] = []
    for mention in text.people:
        rows = tuple(one for one in contacts.find(mention) if one != row)
        if len(rows) > 1 and mention.name in chosen:
            answer = chosen[mention.name]
            rows = () if answer is None else (answer,)
        if len(rows) == 1:
            found[rows[0]] = None
        elif rows:
            unclear.append(Unclear(mention.name, rows))
        else:
            unknown.append(mention.name)
    late = _found_late(contacts, state, row)
    found |= dict.fromkeys(late.values())
    tied = [one for one in found if state.ties.has(one, row)]
    return Matching(
        row=row,
        new=tuple(one for one in found if one not in tied),
        known=tuple(tied),
        unknown=tuple(unknown),
        unclear=tuple(unclear),
        stated=text.stated,
        found_late=tuple(late),
    )


def _found_late(contacts: Contacts, state: State, row: int) -> dict[str, int]:
    """Names that were kept because no contact had them, and the one contact who has each now."""
    found = {name: contacts.find(Mention(name)) for name in kept_names(state, row)}
    return {name: rows[0] for name, rows in found.items() if len(rows) == 1 and rows[0] != row}


def change_of(state: State, matching: Matching, on: date) -> Change | None:
    """The one change that a matching makes; None when all of it is known."""
    row, person = matching.row, state.people.ids[matching.row]
    kept = set(kept_names(state, row))
    stated = matching.stated if matching.stated != stated_mutuals(state, row) else None
    change = paste_mutuals(
        person,
        list(_untold(state, matching, on)),
        on,
        stated,
        [name for name in matching.unknown if name not in kept],
        matching.found_late,
    )
    # A tie that a file told is said again, with today's date, but it is nothing new.
    return replace(change, text=plural(len(matching.new), "new tie")) if change.sets else None


def _untold(state: State, matching: Matching, on: date) -> Iterator[PersonId]:
    """The contacts whose tie is not yet said to be so as firmly, or not as lately."""
    person = state.people.ids[matching.row]
    for row in (*matching.new, *matching.known):
        said = state.tie_word(person, state.people.ids[row])
        is_fresh = said.get("tie") == "pasted" and said.get("on") == on.isoformat()
        if said.get("tie") not in LASTING and not is_fresh:
            yield state.people.ids[row]
