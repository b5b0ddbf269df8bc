"""Cuts typed text into pieces, one for each term, before anybody asks what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

_PHRASE = re.compile(r'"(?:[^"]|"")*("|\Z)')  # "" stands for one quote
_BARE = re.compile(r"[^\s|]*")
_HEAD = re.compile(r"\#|[^\W\d_]+\??:")
_OR = re.compile(r"\|\|?")
_LIST_STOP = re.compile(r"\|\|?|(?<=\s)or(?=\s|\Z)|\Z", re.IGNORECASE)
_ADDRESSES = ("http:", "https:", "mailto:")


class Value(Struct, frozen=True):
    """What stands behind a head, or one of several such."""

    column: int
    typed: str  # with its quotes
    closed: bool = False  # a phrase, and its second quote is there

    @property
    def end(self) -> int:
        return self.column + len(self.typed)

    @property
    def text(self) -> str:
        """What it says without its quotes. A phrase that is still open ends with the text."""
        if not self.typed.startswith('"'):
            return self.typed
        return (self.typed[1:-1] if self.closed else self.typed[1:]).replace('""', '"')

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


class Mark(Struct, frozen=True):
    """What stands between terms: a bracket or an `or`."""

    kind: Literal["(", ")", "or"]
    column: int
    typed: str
    negated: bool = False

    @property
    def span(self) -> tuple[int, int]:
        return self.column, len(self.typed)


class Piece(Struct, frozen=True):
    """A minus, the head that names a field, and the values: each may be missing."""

    column: int
    typed: str
    negated: bool
    head: str  # "company:", "company?:", "#" or ""
    values: tuple[Value, ...]  # one, or several of which one must do
    closed: bool  # the last value has its second quote, or the list its bracket
    last: bool  # nothing but space follows

    @property
    def span(self) -> tuple[int, int]:
        """Column and length, as a QueryError wants them."""
        return self.column, len(self.typed)

    @property
    def head_column(self) -> int:
        return self.column + self.negated

    @property
    def body(self) -> Value:
        return self.values[0]

    @property
    def is_waiting(self) -> bool:
        """Whether the last value is what will be typed next."""
        return self.last and not self.closed


def pieces(text: str) -> Iterator[Piece | Mark]:
    """Everything from left to right."""
    column = skip_space(text, 0)
    while column < len(text):
        one = _mark_at(text, column) or _piece_at(text, column)
        yield one
        column = skip_space(text, column + len(one.typed))


def skip_space(text: str, column: int) -> int:
    """The next column that holds no space."""
    while column < len(text) and text[column].isspace():
        column += 1
    return column


def _mark_at(text: str, column: int) -> Mark | None:
    if text[column] == ")":
        return Mark(")", column, ")")
    if found := _OR.match(text, column):
        return Mark("or", column, found[0])
    if text[column] == "(":
        return Mark("(", column, "(")
    if text.startswith("-(", column):
        return Mark("(", column, "-(", negated=True)
    word = text[column : column + 3]
    if word[:2].casefold() == "or" and (len(word) == 2 or word[2].isspace() or word[2] in "|()"):
        return Mark("or", column, word[:2])
    return None


def _piece_at(text: str, column: int) -> Piece:
    negated = text[column] == "-"
    head = _head_at(text, column + negated)
    start = column + negated + len(head)
    closed = False
    if head and text.startswith("(", start):
        values, end, closed = _list_at(text, start)
    elif head:
        values, end = _alternatives_at(text, start)
    else:
        values = [_phrase_at(text, start) or _bare_at(text, start)]
        end = values[-1].end
    return Piece(
        column=column,
        typed=text[column:end],
        negated=negated,
        head=head,
        values=tuple(values),
        closed=closed or values[-1].closed,
        last=skip_space(text, end) == len(text),
    )


def _head_at(text: str, column: int) -> str:
    """What can only be meant as a field: letters before a colon, and no address."""
    found = _HEAD.match(text, column)
    if found is None or found[0].casefold() in _ADDRESSES:
        return ""
    return found[0] if found[0] == "#" or found[0].rstrip(":?").isalpha() else ""


def _alternatives_at(text: str, column: int) -> tuple[list[Value], int]:
    """Values with bars and no spaces between them."""
    values = [_phrase_at(text, column) or _bare_at(text, column)]
    while _goes_on(text, values[-1].end):
        start = values[-1].end + 1
        values.append(_phrase_at(text, start) or _bare_at(text, start))
    return values, values[-1].end


def _goes_on(text: str, column: int) -> bool:
    """Whether a bar is followed by another value, rather than by a term of its own."""
    after = text[column + 1 : column + 2]
    return (
        text.startswith("|", column)
        and after.strip() not in ("", "|", ")", "(")
        and not _head_at(text, column + 1)
    )


def _phrase_at(text: str, column: int) -> Value | None:
    found = _PHRASE.match(text, column)
    return Value(column, found[0], found[1] == '"') if found else None


def _bare_at(text: str, column: int) -> Value:
    found = _BARE.match(text, column)
    assert found is not None  # it may be empty
    return Value(column, _balanced(found[0]))


def _balanced(word: str) -> str:
    """The word up to a bracket that it does not open itself."""
    if ")" not in word:
        return word
    depth = 0
    for place, character in enumerate(word):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return word[:place]
    return word


def _list_at(text: str, start: int) -> tuple[list[Value], int, bool]:
    """The values of `(a | b or "c d")`, where it ends, and whether its bracket is closed."""
    values: list[Value] = []
    column = start + 1
    while True:
        column = skip_space(text, column)
        value = _phrase_at(text, column) or _bare_in_list(text, column)
        values.append(value)
        column = skip_space(text, value.end)
        if text.startswith(")", column):
            return values, column + 1, True
        stop = _LIST_STOP.match(text, column)
        if stop is None:  # a word right after a phrase: it begins the next value
            continue
        if stop[0] == "":
            return values, len(text), False
        column = stop.end()


def _bare_in_list(text: str, column: int) -> Value:
    """Words up to a bar, an `or`, or the bracket that closes the list."""
    stop = _LIST_STOP.search(text, column)
    assert stop is not None  # it may match at the end
    return Value(column, _balanced(text[column : stop.start()]).rstrip())
