"""What one piece of a query means: a word, a field, a comparison."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from secondhop.search.days import is_half_date, read_date
from secondhop.search.fields import (
    CHOICES,
    DATE_FIELDS,
    EXAMPLES,
    HEADS,
    MARKS,
    NUMBER_FIELDS,
)
from secondhop.search.numbers import is_half_number, read_number
from secondhop.search.pieces import Piece, Value
from secondhop.search.terms import (
    Compare,
    Dated,
    Field,
    Finished,
    Item,
    QueryError,
    Unfinished,
    Words,
    either,
    opposite,
)

_OPERATED = re.compile(r"([^\W\d_]+)(\??)(!=|[<>]=?|=)(.*)", re.DOTALL)
_LONE_OPERATOR = re.compile(r"!=|==?|[<>]=?")
_SHOWN: Final = 30  # characters of what is not known that a message repeats


class _Slot(Struct, frozen=True):
    """What a value is read for."""

    name: str
    maybe: bool  # there was a `?`
    half: bool  # the value may still be half typed
    span: tuple[int, int]  # of the term that it makes

    def field(self, text: str) -> Field:
        return Field(self.name, text, False, *self.span, maybe=self.maybe)


def read(piece: Piece) -> Item | Unfinished:
    """Understand a piece, or say with a QueryError what is wrong with it and where."""
    if piece.head:
        return _headed(piece)
    body = piece.body.typed
    if body.startswith("-"):
        raise QueryError("one minus is enough, as in -berlin", *piece.span)
    if not body:
        if piece.last:
            return Unfinished(piece.typed, piece.column)
        raise QueryError("a minus wants a word right after it, as in -berlin", *piece.span)
    if not piece.negated and _LONE_OPERATOR.fullmatch(body):
        return _lone_operator(piece)
    if found := _OPERATED.fullmatch(body):
        return _operated(piece, found[1], bool(found[2]), found[3], found[4])
    return _words(piece)


def _words(piece: Piece) -> Item | Unfinished:
    if piece.is_waiting and piece.body.is_blank:
        return Unfinished(piece.typed, piece.column)
    if piece.body.is_blank:
        raise QueryError('these quotes want words in them, as in "head of"', *piece.span)
    return Words(piece.body.text, piece.negated, *piece.span)


def _lone_operator(piece: Piece) -> Item | Unfinished:
    if piece.last:
        return Unfinished(piece.typed, piece.column)
    raise QueryError("write it without spaces, as in mutuals>=3", *piece.span)


def _headed(piece: Piece) -> Item | Unfinished:
    name = "tag" if piece.head == "#" else piece.head.rstrip(":?").casefold()
    if name not in HEADS:
        raise _unknown_field(piece.head.rstrip(":?"), piece.head_column)
    if piece.head.endswith("?:") and name in MARKS:
        raise QueryError(f"{name}: takes no ?; it is always known", piece.head_column, len(name))
    found = [term for number in range(len(piece.values)) if (term := _nth(piece, name, number))]
    if not found:
        return Unfinished(piece.typed, piece.column)
    column, length = piece.span
    item = replace(either(found), column=column, length=length)
    return opposite(item) if piece.negated else item


def _nth(piece: Piece, name: str, number: int) -> Finished | None:
    """The term that one of the values makes; None for the last as long as it is half typed."""
    value, is_last = piece.values[number], number + 1 == len(piece.values)
    span = piece.span if len(piece.values) == 1 else (value.column, len(value.typed))
    slot = _Slot(name, piece.head.endswith("?:"), piece.is_waiting and is_last, span)
    if name in NUMBER_FIELDS or name in DATE_FIELDS:
        if value.typed.startswith("!="):
            raise _not_equal(name, value.typed[2:], piece)
        return _measured(slot, ":", value.typed, value.column)
    if not value.is_blank:
        return _choice(slot, value) if name in CHOICES else slot.field(value.text)
    if slot.half:
        return None
    example = EXAMPLES.get(name) or CHOICES[name][0]
    message = f"{piece.head} wants a word right after it, as in {piece.head}{example}"
    raise QueryError(message, *piece.span)


def _choice(slot: _Slot, value: Value) -> Field | None:
    choices, word = CHOICES[slot.name], value.text.casefold()
    if word in choices:
        return slot.field(word)
    if slot.half and any(choice.startswith(word) for choice in choices):
        return None
    message = f"{slot.name}: takes no '{_cut(value.text)}'; {_hint(word, choices)}"
    raise QueryError(message, value.column, len(value.typed))


def _operated(piece: Piece, left: str, maybe: bool, op: str, right: str) -> Item | Unfinished:
    """A word with a comparison in it; it is free text unless a field must be meant."""
    name, column = left.casefold(), piece.head_column
    if op == "!=" and name in HEADS:
        raise _not_equal(name, right, piece)
    if name in NUMBER_FIELDS or name in DATE_FIELDS:
        slot = _Slot(name, maybe, piece.last, piece.span)
        term = _measured(slot, op, right, sum(piece.span) - len(right))
        if term is None:
            return Unfinished(piece.typed, piece.column)
        return opposite(term) if piece.negated else term
    if name in HEADS:
        example = EXAMPLES.get(name) or CHOICES[name][0]
        message = f"{name} takes a colon, as in {name}:{example}"
        raise QueryError(message, column + len(left) + maybe, len(op))
    if op in ("<", "<=", ">", ">=") and right.isdecimal():
        raise _unknown_field(left, column)
    return _words(piece)


def _not_equal(name: str, value: str, piece: Piece) -> QueryError:
    minus = "" if piece.negated else "-"
    example = EXAMPLES.get(name) or ("today" if name in DATE_FIELDS else "2")
    return QueryError(f"there is no !=; write {minus}{name}:{_cut(value or example)}", *piece.span)


def _measured(slot: _Slot, op: str, value: str, column: int) -> Finished | None:
    """A comparison with a number or a day; None while its value is half typed."""
    name, maybe = slot.name, slot.maybe
    try:
        if name in NUMBER_FIELDS:
            if slot.half and is_half_number(op, value):
                return None
            return Compare(name, *read_number(name, op, value), False, *slot.span, maybe=maybe)
        return Dated(name, *read_date(name, op, value), False, *slot.span, maybe=maybe)
    except ValueError as error:
        if slot.half and name in DATE_FIELDS and is_half_date(op, value):
            return None
        where = (column, len(value)) if value else slot.span
        raise QueryError(str(error), *where) from None


def _unknown_field(name: str, column: int) -> QueryError:
    message = f"unknown field '{_cut(name)}'; {_hint(name.casefold(), HEADS)}"
    return QueryError(message, column, len(name))


def _hint(word: str, known: tuple[str, ...]) -> str:
    near = [one for one in known if one.startswith(word)]
    near = near or get_close_matches(word[:_SHOWN], known, n=1)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
