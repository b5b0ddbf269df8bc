"""Remembers what was worked out of a state until the next change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from secondhop.store.state import State
from secondhop.store.store import Store

FoundT = TypeVar("FoundT")


class OncePerChange(Generic[FoundT]):
    """A function of a store that is worked out once for each change, however often it is asked."""

    def __init__(self, work_out: Callable[[Store], FoundT]) -> None:
        self._work_out = work_out
        self._known: WeakKeyDictionary[State, tuple[int, FoundT]] = WeakKeyDictionary()
        self.__doc__ = work_out.__doc__

    def __call__(self, store: Store) -> FoundT:
        lines, known = len(store.fields.lines), self._known.get(store.state)
        if known is None or known[0] != lines:
            known = self._known[store.state] = (lines, self._work_out(store))
        return known[1]
