"""The one error that a source can end in."""

from __future__ import annotations


class SourceError(Exception):
    """A file that cannot be taken in: where, why, and what to do next."""

    def __init__(
        self, path: str, line: int, reason: str, hint: str = "", head: tuple[str, ...] = ()
    ) -> None:
        super().__init__(path, line, reason, hint, head)
        self.path = path
        self.line = line  # 0 when unknown
        self.reason = reason
        self.hint = hint
        self.head = head  # the first lines seen, cleaned and cut

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.reason}" + (f"; {self.hint}" if self.hint else "")
