"""People as vCards, version 4.0 (RFC 6350), for an address book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondhop.exports.contentlines import content_line, escaped
from secondhop.exports.objects import introducers_of
from secondhop.store.state import State
from secondhop.store.store import Store


def write_vcards(store: Store, rows: Sequence[int]) -> Iterator[str]:
    """A card for each person; mutual contacts are RELATED to them."""
    introducers = introducers_of(store.state, rows)
    for row in rows:
        yield from ("BEGIN:VCARD\r\n", "VERSION:4.0\r\n")
        for name, value in _properties(store.state, row):
            if value:
                yield content_line(name, value)
        for via, _ in introducers.get(row, ()):
            name = escaped(store.state.people.name[via])
            yield content_line("RELATED;TYPE=contact;VALUE=text", name)
        yield "END:VCARD\r\n"


def _properties(state: State, row: int) -> Iterator[tuple[str, str]]:
    person = state.people.person(row)
    name, place = escaped(person.name), escaped(person.location)
    yield "UID;VALUE=text", person.id
    yield "FN", name
    yield "N", f";{name};;;"  # which part is the family name is not known
    yield "TITLE", escaped(person.title)
    yield "ORG", escaped(person.company)
    yield "EMAIL", escaped(person.email)
    yield "URL", person.url
    yield "ADR", f";;;{place};;;" if place else ""
    yield "CATEGORIES", ",".join(map(escaped, person.tags))
    for note in state.records.notes(person.id):
        yield "NOTE", escaped(note.text)
