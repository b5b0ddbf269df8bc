"""What a half-typed field or value may become."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from secondhop.model.text import comparable
from secondhop.search.facets import FACETS
from secondhop.search.fields import HEADS, HINTS
from secondhop.search.offers import Candidate, Searched, values
from secondhop.search.pieces import Piece, pieces
from secondhop.search.spelling import quoted_if_needed

MOST: Final = 10
"""Completions offered at once."""

_COMPARED = re.compile(r"([^\W\d_]+)\??([<>=].*)", re.DOTALL)
_COUNTED: Final = (*FACETS, "via")


class Completion(Struct, frozen=True):
    """One way on: what to write from `start` up to the cursor."""

    start: int
    replacement: str
    shown: str
    count: int | None = None  # people who have this value


def complete(text: str, column: int, index: Searched) -> list[Completion]:
    """The ways on from a cursor, the most likely first; none where nothing is half typed."""
    typed = text[:column]
    piece = next(reversed(list(pieces(typed))), None)
    if not isinstance(piece, Piece) or piece.column + len(piece.typed) != column:
        return []
    if piece.head:
        return _values(piece, index)
    if found := _COMPARED.fullmatch(piece.body.typed):
        name, start = found[1].casefold(), column - len(found[2])
        return _offer(start, found[2], ((hint, None) for hint in HINTS.get(name, ())))
    return _heads(piece)


def _heads(piece: Piece) -> list[Completion]:
    word = piece.body.typed.casefold()
    found = [f"{name}:" for name in HEADS if word.isalpha() and name.startswith(word)]
    return [Completion(piece.body.column, head, head) for head in found]


def _values(piece: Piece, index: Searched) -> list[Completion]:
    value = piece.values[-1]
    if piece.closed:
        return []
    name = "tag" if piece.head == "#" else piece.head.rstrip(":?").casefold()
    return _offer(value.column, value.text, _candidates(name, value.text, index))


def _candidates(name: str, text: str, index: Searched) -> Iterable[Candidate]:
    counted = values(index, name, text, MOST) if name in _COUNTED else []
    known = {value for value, _ in counted}
    rest = 0 if counted or name in _COUNTED else None
    return [*counted, *((hint, rest) for hint in HINTS.get(name, ()) if hint not in known)]


def _offer(start: int, word: str, candidates: Iterable[Candidate]) -> list[Completion]:
    return [
        Completion(start, quoted_if_needed(value), value, count)
        for value, count in _nearest(word, candidates)
    ]


def _nearest(word: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those that begin with the word, then those that have it in them."""
    wanted = comparable(word)
    begin: list[Candidate] = []
    have: list[Candidate] = []
    for candidate in candidates:
        value = comparable(candidate[0])
        if value.startswith(wanted):
            begin.append(candidate)
            if len(begin) == MOST:
                break
        elif len(have) < MOST and wanted in value:
            have.append(candidate)
    return [*begin, *have][:MOST]
