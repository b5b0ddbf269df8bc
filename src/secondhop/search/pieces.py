"""Cuts typed text into pieces, one for each term, before anybody asks what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# In a "phrase", "" stands for one quote.
_PIECE = re.compile(
    r'(?P<minus>-?)(?P<head>\#|[^\s":]*:|)(?P<body>"(?:[^"]|"")*(?P<quote>"|\Z)|\S*)'
)
_FREE = re.compile(r"(?P<minus>-?)(?P<head>)(?P<body>\S*)(?P<quote>)")
_ADDRESSES = ("http", "https", "mailto")


@dataclass(frozen=True, slots=True)
class Piece:
    """A minus, the head that names a field, and the body: each may be missing."""

    column: int
    typed: str
    negated: bool
    head: str  # "company:", "#" or ""
    body: str  # as typed, with its quotes
    closed: bool  # the body is a phrase and its second quote is there
    last: bool  # nothing but space follows

    @property
    def span(self) -> tuple[int, int]:
        """Column and length, as a QueryError wants them."""
        return self.column, len(self.typed)

    @property
    def head_column(self) -> int:
        return self.column + self.negated

    @property
    def value(self) -> str:
        """What the body says without its quotes. A phrase that is still open ends with the text."""
        if not self.body.startswith('"'):
            return self.body
        return (self.body[1:-1] if self.closed else self.body[1:]).replace('""', '"')

    @property
    def is_blank(self) -> bool:
        return not self.value.strip()

    @property
    def is_waiting(self) -> bool:
        """Whether the value is what will be typed next."""
        return self.last and not self.closed and self.is_blank


def pieces(text: str) -> Iterator[Piece]:
    """Every piece from left to right."""
    column = _skip_space(text, 0)
    while column < len(text):
        piece = _piece_at(text, column)
        yield piece
        column = _skip_space(text, column + len(piece.typed))


def _piece_at(text: str, column: int) -> Piece:
    found = _PIECE.match(text, column)
    if found and found["head"] not in ("", "#") and not _names_a_field(found["head"]):
        found = _FREE.match(text, column)
    assert found is not None  # every part of both patterns may be empty
    return Piece(
        column=column,
        typed=found[0],
        negated=bool(found["minus"]),
        head=found["head"],
        body=found["body"],
        closed=found["quote"] == '"',
        last=_skip_space(text, found.end()) == len(text),
    )


def _names_a_field(head: str) -> bool:
    """Whether what ends in a colon can only be meant as a field: letters, and no address."""
    left = head[:-1]
    return left.isalpha() and left.casefold() not in _ADDRESSES


def _skip_space(text: str, column: int) -> int:
    while column < len(text) and text[column].isspace():
        column += 1
    return column
