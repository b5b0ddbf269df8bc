"""What a query is made of, once it is understood."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Literal

EXAMPLES: Final = {
    "name": "ana",
    "title": "engineer",
    "company": "acme",
    "location": "berlin",
    "industry": "energy",
    "skill": "python",
    "tag": "pydata",
    "stage": "asked",
    "via": "ana",
    "source": "connections",
}
"""What could be looked for in each field that takes words."""

TEXT_FIELDS: Final = tuple(EXAMPLES)

NUMBER_FIELDS: Final = ("degree", "mutuals")
"""Fields that take a number, a comparison or a range, as in mutuals>=3."""

FIELDS: Final = TEXT_FIELDS + NUMBER_FIELDS

NOT_CONNECTED: Final = -1
"""The number of `degree:-`: no path from me."""

Op = Literal["=", "<", "<=", ">", ">=", ".."]

_NEEDS_QUOTES = re.compile(r'^[-#"]|[\s:<>=]')


@dataclass(frozen=True, slots=True)
class Words:
    """A free word or phrase, looked for in everything that is known of a person."""

    text: str
    negated: bool = False
    column: int = field(default=0, compare=False)  # 0-based, of the first character


@dataclass(frozen=True, slots=True)
class Field:
    """Words looked for in one field."""

    name: str  # one of TEXT_FIELDS
    text: str
    negated: bool = False
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Compare:
    """A number field held against a number, or against a range with both ends included."""

    name: str  # one of NUMBER_FIELDS
    op: Op
    number: int
    upto: int | None = None  # the other end of "..", None for every other op
    negated: bool = False
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The last term while its value is still to be typed (`company:`); it matches everybody."""

    text: str
    column: int = field(default=0, compare=False)


Term = Words | Field | Compare | Unfinished


@dataclass(frozen=True, slots=True)
class Query:
    """All terms must hold. Two queries are equal when they ask the same, however it was typed."""

    terms: tuple[Term, ...]
    text: str = field(default="", compare=False)


class QueryError(ValueError):
    """The text is no query; says what is wrong, what would be right, and where."""

    def __init__(self, message: str, column: int, length: int) -> None:
        super().__init__(message)
        self.message = message
        self.column = column  # 0-based
        self.length = length  # characters from there on that are wrong


def format_query(query: Query) -> str:
    """The one canonical spelling of a query; parsing it gives an equal query."""
    return " ".join(format_term(term) for term in query.terms)


def format_term(term: Term) -> str:
    """One term as it can be typed, with quotes where it needs them."""
    if isinstance(term, Unfinished):
        return term.text
    return ("-" if term.negated else "") + _spell(term)


def _spell(term: Words | Field | Compare) -> str:
    match term:
        case Words():
            return _quoted(term.text) if _NEEDS_QUOTES.search(term.text) else term.text
        case Field():
            bare = term.text and term.text[0] != '"' and not re.search(r"\s", term.text)
            return f"{term.name}:{term.text if bare else _quoted(term.text)}"
        case Compare(op=".."):
            return f"{term.name}:{term.number}..{term.upto}"
        case Compare(op="=", number=number):
            return f"{term.name}:{'-' if number == NOT_CONNECTED else number}"
    return f"{term.name}{term.op}{term.number}"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
