"""Finds people by their keys: profile addresses, e-mail addresses, ids of tools."""

from __future__ import annotations

from collections.abc import Sequence

from secondhop.store.identity import Identity


class Keys:
    """From a key to the row of the one person that has it."""

    def __init__(self, identity: Identity, row_of: Sequence[int]) -> None:
        """`row_of` holds the row of every number that the identity gave."""
        self._identity, self._row_of = identity, row_of

    def row(self, key: str) -> int | None:
        """The row of the one person that has a key, None without one or with several."""
        number = self._identity.with_key(key)
        return None if number is None else self._row_of[number]
