"""From typed text to a query. The text is often half typed, so its end is read with patience."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Final

from secondhop.search.numbers import is_half_typed, read_number
from secondhop.search.pieces import Piece, pieces
from secondhop.search.terms import (
    EXAMPLES,
    FIELDS,
    NUMBER_FIELDS,
    TEXT_FIELDS,
    Compare,
    Field,
    Query,
    QueryError,
    Term,
    Unfinished,
    Words,
    format_term,
)

_OPERATED = re.compile(r"([^\W\d_]+)(!=|[<>]=?|=)(.*)", re.DOTALL)
_LONE_OPERATOR = re.compile(r"!=|==?|[<>]=?")
_SHOWN: Final = 30  # characters of an unknown field that its message repeats


def parse(text: str) -> Query:
    """Understand a query, or say with a QueryError what is wrong with it and where."""
    return Query(tuple(_term(piece) for piece in pieces(text)), text)


def toggled(text: str, field: Field) -> str:
    """The query with a field term added; the same term, or its opposite, is taken away first."""
    try:
        terms = parse(text).terms
    except QueryError:
        terms = ()
    same = [term for term in terms if _is_about(term, field)]
    kept = [format_term(term) for term in terms if term not in same]
    if any(isinstance(term, Field) and term.negated == field.negated for term in same):
        return " ".join(kept)
    return " ".join([*(kept if same else [text.strip()]), format_term(field)]).strip()


def _is_about(term: Term, field: Field) -> bool:
    return isinstance(term, Field) and (term.name, term.text) == (field.name, field.text)


def _term(piece: Piece) -> Term:
    if piece.head == "#":
        return _field("tag", piece)
    if piece.head:
        return _headed(piece)
    if piece.body.startswith("-"):
        raise QueryError("one minus is enough, as in -berlin", *piece.span)
    if not piece.body:
        if piece.last:
            return Unfinished(piece.typed, piece.column)
        raise QueryError("a minus wants a word right after it, as in -berlin", *piece.span)
    if not piece.negated and _LONE_OPERATOR.fullmatch(piece.body):
        return _lone_operator(piece)
    if found := _OPERATED.fullmatch(piece.body):
        return _operated(piece, found[1], found[2], found[3])
    return _words(piece)


def _words(piece: Piece) -> Term:
    if piece.is_waiting:
        return Unfinished(piece.typed, piece.column)
    if piece.is_blank:
        raise QueryError('these quotes want words in them, as in "head of"', *piece.span)
    return Words(piece.value, piece.negated, piece.column)


def _lone_operator(piece: Piece) -> Term:
    if piece.last:
        return Unfinished(piece.typed, piece.column)
    raise QueryError("write it without spaces, as in mutuals>=3", *piece.span)


def _headed(piece: Piece) -> Term:
    left = piece.head[:-1]
    name = left.casefold()
    if name in TEXT_FIELDS:
        return _field(name, piece)
    if name in NUMBER_FIELDS:
        if piece.body.startswith("!="):
            raise _not_equal(name, piece.body[2:], piece)
        return _number(name, ":", piece, piece.body)
    raise _unknown_field(left, piece.head_column)


def _field(name: str, piece: Piece) -> Term:
    if piece.is_waiting:
        return Unfinished(piece.typed, piece.column)
    if piece.is_blank:
        message = f"{piece.head} wants a word right after it, as in {piece.head}{EXAMPLES[name]}"
        raise QueryError(message, *piece.span)
    return Field(name, piece.value, piece.negated, piece.column)


def _operated(piece: Piece, left: str, op: str, right: str) -> Term:
    """A word with a comparison in it; it is free text unless a field must be meant."""
    name = left.casefold()
    if op == "!=" and name in FIELDS:
        raise _not_equal(name, right, piece)
    if name in NUMBER_FIELDS:
        return _number(name, op, piece, right)
    if name in TEXT_FIELDS:
        message = f"{name} takes a colon, as in {name}:{EXAMPLES[name]}"
        raise QueryError(message, piece.head_column + len(left), len(op))
    if op in ("<", "<=", ">", ">=") and right.isdecimal():
        raise _unknown_field(left, piece.head_column)
    return _words(piece)


def _not_equal(name: str, value: str, piece: Piece) -> QueryError:
    minus = "" if piece.negated else "-"
    value = value or EXAMPLES.get(name, "2")
    shown = value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…"
    return QueryError(f"there is no !=; write {minus}{name}:{shown}", *piece.span)


def _number(name: str, op: str, piece: Piece, value: str) -> Term:
    if piece.last and is_half_typed(op, value):
        return Unfinished(piece.typed, piece.column)
    try:
        said, number, upto = read_number(name, op, value)
    except ValueError as error:
        column, length = piece.span
        where = (column + length - len(value), len(value)) if value else piece.span
        raise QueryError(str(error), *where) from None
    return Compare(name, said, number, upto, piece.negated, piece.column)


def _unknown_field(name: str, column: int) -> QueryError:
    shown = name if len(name) <= _SHOWN else name[: _SHOWN - 1] + "…"
    near = [known for known in FIELDS if known.startswith(name.casefold())]
    near = near or get_close_matches(name[:_SHOWN].casefold(), FIELDS, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(FIELDS)}"
    return QueryError(f"unknown field '{shown}'; {hint}", column, len(name))
