"""Puts pieces together: what stands side by side must all hold, `or` and brackets say otherwise."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from secondhop.search.pieces import Mark, Piece, pieces
from secondhop.search.reading import read
from secondhop.search.terms import (
    Item,
    QueryError,
    Term,
    Unfinished,
    as_one,
    both,
    either,
    opposite,
)

_DEEPEST: Final = 30  # brackets within brackets


class Reader:
    """Reads one text. Its end is mostly half typed, so what is open there is taken as closed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._left = list(pieces(text))[::-1]
        self._unfinished: Unfinished | None = None

    def terms(self) -> tuple[Term, ...]:
        """What must all hold, and last what is still to be typed."""
        items = self._either(0)
        if self._left:
            mark = self._left[-1]
            message = 'this bracket closes nothing; to look for one, write it in quotes: ")"'
            raise QueryError(message, mark.column, 1)
        return items if self._unfinished is None else (*items, self._unfinished)

    def _either(self, depth: int) -> tuple[Item, ...]:
        """One branch after another, with `or` between them."""
        branches, marks = [self._branch(depth)], []
        while mark := self._take("or"):
            marks.append(mark)
            branches.append(self._branch(depth))
        if marks and branches[-1] is None and not self._left:
            self._wait(marks.pop())
            branches.pop()
        for mark, sides in zip(marks, pairwise(branches), strict=True):
            if None in sides:
                raise _lonely(mark)
        items = [item for item in branches if item is not None]
        if len(items) < 2:
            return both(items)
        return (_from_to(either(items), items[0].column, _end_of(items[-1])),)

    def _branch(self, depth: int) -> Item | None:
        """Terms and groups up to an `or`, a closing bracket or the end, as one item."""
        items: list[Item] = []
        while self._left:
            one = self._left[-1]
            if isinstance(one, Mark) and one.kind != "(":
                break
            self._left.pop()
            term = self._group(one, depth + 1) if isinstance(one, Mark) else self._read(one)
            if term is not None:
                items.append(term)
        if len(items) < 2:
            return items[0] if items else None
        return _from_to(as_one(both(items)), items[0].column, _end_of(items[-1]))

    def _read(self, piece: Piece) -> Item | None:
        term = read(piece)
        if isinstance(term, Unfinished):
            self._unfinished = term
            return None
        return term

    def _group(self, opened: Mark, depth: int) -> Item | None:
        """What stands in brackets. A bracket that is still open is closed by the end."""
        if depth > _DEEPEST:
            raise QueryError(f"more than {_DEEPEST} brackets within each other", *opened.span)
        items = self._either(depth)
        closed = self._take(")")
        if not items:
            if closed is None:
                self._wait(opened)
                return None
            length = closed.column + 1 - opened.column
            message = "these brackets want something in them, as in (berlin or bern)"
            raise QueryError(message, opened.column, length)
        end = len(self._text.rstrip()) if closed is None else closed.column + 1
        item = _from_to(as_one(items), opened.column, end)
        return opposite(item) if opened.negated else item

    def _take(self, kind: str) -> Mark | None:
        one = self._left[-1] if self._left else None
        if isinstance(one, Mark) and one.kind == kind:
            self._left.pop()
            return one
        return None

    def _wait(self, mark: Mark) -> None:
        """From this mark on, the text says nothing yet."""
        self._unfinished = Unfinished(self._text[mark.column :].rstrip(), mark.column)


def _lonely(mark: Mark) -> QueryError:
    message = (
        f"{mark.typed} wants something on both sides, as in berlin or bern; "
        f'to look for the word, write "{mark.typed}" in quotes'
    )
    return QueryError(message, *mark.span)


def _from_to(item: Item, start: int, end: int) -> Item:
    """An item with the place of all that was typed for it, brackets included."""
    return replace(item, column=start, length=end - start)


def _end_of(item: Item) -> int:
    return item.column + item.length
