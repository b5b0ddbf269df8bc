"""Something in the files that could not be read: told, never swallowed."""

from __future__ import annotations

from msgspec import Struct


class Problem(Struct, frozen=True):
    """Something that could not be read, where it stands, and why."""

    path: str
    line: int
    reason: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.reason}"
