"""What a query is made of, once it is understood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final, Literal

NOT_CONNECTED: Final = -1
"""The number of `degree:-`: no path from me."""

Op = Literal["=", "<", "<=", ">", ">=", ".."]


@dataclass(frozen=True, slots=True)
class Words:
    """A free word or phrase, looked for in everything that is known of a person."""

    text: str
    negated: bool = False
    column: int = field(default=0, compare=False)  # 0-based, of the first character
    length: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Field:
    """Words looked for in one field, or the one word that a mark such as `has:` takes."""

    name: str  # one of TEXT_FIELDS or MARKS
    text: str
    negated: bool = False
    column: int = field(default=0, compare=False)
    length: int = field(default=0, compare=False)
    maybe: bool = False  # also meets those of whom the field is not known


@dataclass(frozen=True, slots=True)
class Compare:
    """A number field held against a number, or against a range with both ends included."""

    name: str  # one of NUMBER_FIELDS
    op: Op
    number: int
    upto: int | None = None  # the other end of "..", None for every other op
    negated: bool = False
    column: int = field(default=0, compare=False)
    length: int = field(default=0, compare=False)
    maybe: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """A date field held against days as they were said: `30d` is another day tomorrow."""

    name: str  # one of DATE_FIELDS
    op: Op
    day: str  # as `read_date` spells it
    upto: str | None = None
    negated: bool = False
    column: int = field(default=0, compare=False)
    length: int = field(default=0, compare=False)
    maybe: bool = False


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The end of the text while it is still to be typed (`company:`); it matches everybody."""

    text: str
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Both:
    """All of these must hold; at least two. Stands within an Either, or negated."""

    items: tuple[Item, ...]
    negated: bool = False
    column: int = field(default=0, compare=False)
    length: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Either:
    """One of these must hold; at least two, and none of them is a plain Either itself."""

    items: tuple[Item, ...]
    negated: bool = False
    column: int = field(default=0, compare=False)
    length: int = field(default=0, compare=False)


Finished = Words | Field | Compare | Dated
Item = Finished | Both | Either
Term = Item | Unfinished


@dataclass(frozen=True, slots=True)
class Query:
    """All terms must hold. Two queries are equal when they ask the same, however it was typed."""

    terms: tuple[Term, ...]
    text: str = field(default="", compare=False)

    @property
    def items(self) -> tuple[Item, ...]:
        """The terms that ask for something."""
        return tuple(term for term in self.terms if not isinstance(term, Unfinished))


class QueryError(ValueError):
    """The text is no query; says what is wrong, what would be right, and where."""

    def __init__(self, message: str, column: int, length: int) -> None:
        super().__init__(message)
        self.message = message
        self.column = column  # 0-based
        self.length = length  # characters from there on that are wrong


def both(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items that must all hold, with plain groups of such items opened."""
    opened: list[Item] = []
    for item in items:
        opened += item.items if isinstance(item, Both) and not item.negated else (item,)
    return tuple(opened)


def as_one(items: tuple[Item, ...]) -> Item:
    """Items that must all hold as one item."""
    return items[0] if len(items) == 1 else Both(items, False, *span_of(items))


def either(items: Iterable[Item]) -> Item:
    """The item that holds when one of these does, with plain groups of such items opened."""
    opened: list[Item] = []
    for item in items:
        opened += item.items if isinstance(item, Either) and not item.negated else (item,)
    return opened[0] if len(opened) == 1 else Either(tuple(opened), False, *span_of(opened))


def opposite(item: Item) -> Item:
    """The item that holds when this one does not."""
    return replace(item, negated=not item.negated)


def span_of(items: Iterable[Item]) -> tuple[int, int]:
    """Column and length of the text from the first item to the last."""
    spans = [(item.column, item.column + item.length) for item in items]
    first = min(start for start, _ in spans)
    return first, max(end for _, end in spans) - first
