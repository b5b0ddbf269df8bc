"""Puts pieces together: what stands side by side must all hold, `or` and brackets say otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from secondhop.search.pieces import Mark, Piece, pieces
from secondhop.search.reading import read
from secondhop.search.terms import (
    Both,
    Either,
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
        branches = [self._both(depth)]
        while mark := self._take("or"):
            branches.append(self._both(depth))
            if not branches[-1] and not self._left:
                self._wait(mark)
            elif not branches[-2] or not branches[-1]:
                raise QueryError(
                    f"{mark.typed} wants something on both sides, as in berlin or bern; "
                    f'to look for the word, write "{mark.typed}" in quotes',
                    *mark.span,
                )
        items = [as_one(branch) for branch in branches if branch]
        return both([either(items)]) if items else ()

    def _both(self, depth: int) -> tuple[Item, ...]:
        """Terms and groups up to an `or`, a closing bracket or the end."""
        items: list[Item] = []
        while self._left:
            one = self._left[-1]
            if isinstance(one, Mark) and one.kind != "(":
                break
            self._left.pop()
            term = self._group(one, depth + 1) if isinstance(one, Mark) else self._read(one)
            if term is not None:
                items.append(term)
        return both(items)

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
        item = as_one(items)
        if isinstance(item, Both | Either):
            item = replace(item, column=opened.column, length=end - opened.column)
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
