"""What is asked of an import, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from secondhop.model.facts import FileReport, Skipped
from secondhop.model.person import Person
from secondhop.sources import SourceError


class OwnerError(Exception):
    """It is not clear whose contact list a file is; `candidates` are people it might be."""

    def __init__(self, reason: str, candidates: Sequence[Person] = ()) -> None:
        self.reason, self.candidates = reason, tuple(candidates)
        super().__init__(reason)


class Receipt(Struct, frozen=True):
    """What came of one source. Nothing is left out silently."""

    path: str
    format: str
    owner: str  # name of whose list it is, "" when it is mine
    rows: int
    people: int
    ties: int
    touches: int
    hidden: int
    skipped: tuple[Skipped, ...]
    files: tuple[FileReport, ...]
    new_people: int = 0
    new_ties: int = 0
    is_known: bool = False  # the same content counts already
    as_of: str = ""  # ISO date at which it was true, "" when unknown
    note: str = ""

    @property
    def placed(self) -> list[tuple[str, Skipped]]:
        """Every skipped row with the file it stands in; what matched nobody has the source's."""
        placed = [(file.name, skip) for file in self.files for skip in file.skipped]
        told = {id(skip) for _, skip in placed}
        return placed + [(self.format, skip) for skip in self.skipped if id(skip) not in told]


class Failure(Struct, frozen=True):
    """A path that was not taken in, and why."""

    path: str
    error: SourceError | OwnerError


class Wishes(Struct, frozen=True):
    """What the user asked of an import."""

    owner: str = ""
    owners: Mapping[str, str] = field(default_factory=dict)  # of single paths
    me: str = ""
    encoding: str | None = None
    columns: Mapping[str, str] | None = None
    dry_run: bool = False
