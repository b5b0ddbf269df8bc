"""What one file says, before anybody knows who is who: the common output of every reader.

There is a fact for each row of files with hundreds of thousands; a struct is made eight times as
quickly as a frozen dataclass.
"""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct, field

from secondhop.model.tie import EvidenceKind

ME: Final = -1
"""Stands for me in a TieFact or TouchFact."""
OWNER: Final = -2
"""Stands for the person whose contact list the file is."""

Direction = Literal["in", "out", ""]
"""Seen from me: "in" came from the other person, "out" went to them."""


class PersonFact(Struct, frozen=True, gc=False):
    """One person as one row describes them. Values are cleaned; keys settle identity."""

    name: str
    keys: tuple[str, ...] = ()  # from model.identity: "in:…", "pub:…", "mail:…"
    values: tuple[tuple[str, str], ...] = ()  # (field of model.person.FIELDS but name, value)
    skills: tuple[str, ...] = ()
    line: int = 0  # line of the file, from 1
    must_exist: bool = False
    """The row names somebody from elsewhere (a note's subject, a recommender): it never makes a
    new person, and is matched by keys, else by name among my contacts."""


class TieFact(Struct, frozen=True, gc=False):
    """Two people of the same batch who know each other."""

    a: int  # index into Batch.people, or ME or OWNER
    b: int
    kind: EvidenceKind
    on: str = ""  # ISO date, "" when unknown
    members: int = 2  # how many took part, for a group thread


class TouchFact(Struct, frozen=True, gc=False):
    """Something that happened between me and a person of the batch."""

    person: int  # index into Batch.people
    kind: str  # a word of model.outreach.TOUCH_KINDS
    on: str  # ISO date
    direction: Direction = ""
    text: str = ""  # cleaned, cut to one line
    digest: str = ""  # equal digests are one touch, whichever file they come from
    line: int = 0


class NoteFact(Struct, frozen=True, gc=False):
    """A note that the file attaches to a person of the batch."""

    person: int
    text: str
    on: str = ""
    line: int = 0


class Skipped(Struct, frozen=True):
    """A row that was not taken in, and why; `raw` is kept verbatim in quarantine."""

    line: int
    reason: str
    raw: str = ""


class MeFacts(Struct, frozen=True):
    """What the file says about me."""

    name: str = ""
    keys: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()


class FileReport(Struct, frozen=True):
    """How many rows of one member file were read and kept, and what was left out."""

    name: str  # "Connections.csv"
    rows: int
    kept: int
    hidden: int = 0  # date-only rows of members who hide themselves
    skipped: tuple[Skipped, ...] = ()
    error: str = ""  # why the file as a whole could not be read, "" when it could


class Batch(Struct, frozen=True):
    """Everything one source says. Indexes in ties, touches and notes point into `people`."""

    path: str  # as the user gave it
    format: str  # "linkedin"
    as_of: str  # ISO date at which the source was true: the newest date in it, else ""
    people: tuple[PersonFact, ...] = ()
    ties: tuple[TieFact, ...] = ()
    touches: tuple[TouchFact, ...] = ()
    notes: tuple[NoteFact, ...] = ()
    me: MeFacts = field(default_factory=MeFacts)
    files: tuple[FileReport, ...] = ()

    @property
    def rows(self) -> int:
        return sum(report.rows for report in self.files)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        return tuple(skip for report in self.files for skip in report.skipped)

    @property
    def hidden(self) -> int:
        return sum(report.hidden for report in self.files)
