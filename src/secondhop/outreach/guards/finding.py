"""What guards find in a message, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

Level = Literal["warn", "block"]
Outcome = Literal["ok", "warn", "block"]
OUTCOMES: tuple[Outcome, ...] = ("ok", "warn", "block")
"""From nothing to say to not like this."""

Concerns = Iterator[tuple[Level, str]]
"""What one guard gives: how bad it is, and what is wrong and what to do next."""


class Finding(Struct, frozen=True):
    """One thing that a guard does not like."""

    guard: str
    level: Level
    message: str  # what is wrong, and what to do next


class Verdict(Struct, frozen=True):
    """Everything that the guards found, the worst first."""

    findings: tuple[Finding, ...] = ()

    @property
    def verdict(self) -> Outcome:
        """The worst level found; "ok" when nothing was."""
        return max((one.level for one in self.findings), key=OUTCOMES.index, default="ok")
