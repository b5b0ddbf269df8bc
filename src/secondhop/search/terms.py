"""What a query is made of, once it is understood."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

NOT_CONNECTED: Final = -1
"""The number of `degree:-`: no path from me."""

_WHERE: Final = frozenset({"column", "length"})

Op = Literal["=", "<", "<=", ">", ">=", ".."]


class _Asked(Struct, frozen=True, eq=False):
    """Two are equal when they ask the same, wherever they stand in the text."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._what() == other._what()

    def __ne__(self, other: object) -> bool:
        return not self == other  # a struct's own would not ask the above

    def __hash__(self) -> int:
        return hash(self._what())

    def _what(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__struct_fields__ if name not in _WHERE)


class Words(_Asked, frozen=True):
    """A free word or phrase, looked for in everything that is known of a person."""

    text: str
    negated: bool = False
    column: int = 0  # 0-based, of the first character
    length: int = 0


class Field(_Asked, frozen=True):
    """Words looked for in one field, or the one word that a mark such as `has:` takes."""

    name: str  # one of TEXT_FIELDS or MARKS
    text: str
    negated: bool = False
    column: int = 0
    length: int = 0
    maybe: bool = False  # also meets those of whom the field is not known


class Compare(_Asked, frozen=True):
    """A number field held against a number, or against a range with both ends included."""

    name: str  # one of NUMBER_FIELDS
    op: Op
    number: int
    upto: int | None = None  # the other end of "..", None for every other op
    negated: bool = False
    column: int = 0
    length: int = 0
    maybe: bool = False


class Dated(_Asked, frozen=True):
    """A date field held against days as they were said: `30d` is another day tomorrow."""

    name: str  # one of DATE_FIELDS
    op: Op
    day: str  # as `read_date` spells it
    upto: str | None = None
    negated: bool = False
    column: int = 0
    length: int = 0
    maybe: bool = False


class Unfinished(_Asked, frozen=True):
    """The end of the text while it is still to be typed (`company:`); it matches everybody."""

    text: str
    column: int = 0


class Both(_Asked, frozen=True):
    """All of these must hold; at least two. Stands within an Either, or negated."""

    items: tuple[Item, ...]
    negated: bool = False
    column: int = 0
    length: int = 0


class Either(_Asked, frozen=True):
    """One of these must hold; at least two, and none of them is a plain Either itself."""

    items: tuple[Item, ...]
    negated: bool = False
    column: int = 0
    length: int = 0


Finished = Words | Field | Compare | Dated
Item = Finished | Both | Either
Term = Item | Unfinished


class Query(_Asked, frozen=True):
    """All terms must hold."""

    terms: tuple[Term, ...]
    text: str = ""  # as it was typed

    def _what(self) -> tuple[object, ...]:
        return self.terms

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
