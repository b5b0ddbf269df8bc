"""Finds the person that the user means, or says who might be meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from secondhop.cli.stop import Exit, Stop
from secondhop.model.person import Person, PersonId
from secondhop.model.text import clean
from secondhop.network.people import ME
from secondhop.store.owners import find_person
from secondhop.store.state import State


def row_of(state: State, words: str | Sequence[str]) -> int:
    """The row of an id, a profile address or an unambiguous name; `me` is me."""
    text = words if isinstance(words, str) else " ".join(words)
    text = clean(text)
    if text.casefold() == "me":
        return ME
    found = find_person(text, state.people, state.graph, range(len(state.people)))
    if found.row is not None:
        return found.row
    people = [state.people.person(row) for row in found.candidates]
    if found.is_ambiguous:
        message = f"several people are called '{text}'; give an id or address:"
        raise Stop(Exit.WRONG, message, *lines_of(people))
    hint = "; near it are:" if people else ""
    raise Stop(Exit.NOTHING, f"nobody is called '{text}'{hint}", *lines_of(people))


def id_of(state: State, words: str | Sequence[str]) -> PersonId:
    """The id of the person meant."""
    return state.people.ids[row_of(state, words)]


def lines_of(people: Iterable[Person]) -> list[str]:
    """One line for each candidate, with all that tells them apart."""
    return [
        "  " + ", ".join(part for part in (one.name, one.role, one.id, one.url) if part)
        for one in people
    ]


def names_of(state: State, people: Iterable[str]) -> str:
    """The names behind some ids, for a line that says what was done."""
    rows = (state.graph.row(person) for person in people)
    return ", ".join(state.people.name[row] or "you" for row in rows if row is not None)
