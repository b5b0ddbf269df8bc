"""One candidate, read: every member file into one batch of facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct, field

from secondhop.model.collecting import uncollected
from secondhop.model.facts import Batch, FileReport, NoteFact, TieFact, TouchFact
from secondhop.model.text import plural
from secondhop.sources import shapes
from secondhop.sources.archive import (
    LARGEST,
    LARGEST_MESSAGES,
    Entry,
    entries_of,
    file_entry,
    open_entry,
)
from secondhop.sources.connections import read_connections
from secondhop.sources.discover import Candidate, header_fits, is_zip
from secondhop.sources.errors import SourceError
from secondhop.sources.invitations import read_invitations
from secondhop.sources.lines import text_lines
from secondhop.sources.mapping import field_of
from secondhop.sources.me import Myself, read_positions, read_profile
from secondhop.sources.members import Members, choose
from secondhop.sources.names import READ, dated, member_shape
from secondhop.sources.notes import read_notes
from secondhop.sources.people import Roster
from secondhop.sources.praise import read_endorsements, read_recommendations
from secondhop.sources.shapes import Shape, header_key
from secondhop.sources.table import Table
from secondhop.sources.tally import Tally
from secondhop.sources.threads import read_messages

Progress = Callable[[int, int], None]
"""Told bytes done and bytes in all, as far as the file is right about itself."""


class _Reading(Struct):
    """What has been collected of one source so far, and how to read the rest."""

    candidate: Candidate
    contacts_only: bool
    encoding: str | None
    columns: Mapping[str, str]
    me: Myself
    roster: Roster = field(default_factory=Roster)
    ties: list[TieFact] = field(default_factory=list)
    touches: list[TouchFact] = field(default_factory=list)
    notes: list[NoteFact] = field(default_factory=list)
    reports: list[FileReport] = field(default_factory=list)
    refused: list[SourceError] = field(default_factory=list)

    def take(self, shape: Shape, entry: Entry, told: Callable[[int], None]) -> None:
        """Read one member; only the contact list may fail the whole source."""
        tally = Tally(entry.name, redact=self.contacts_only)
        path = self._path_of(entry)
        limit = LARGEST_MESSAGES if shape is shapes.MESSAGES else LARGEST
        try:
            with open_entry(entry, path, limit, told) as stream:
                extra = self.columns if shape is shapes.CONNECTIONS else None
                lines = text_lines(stream, path, self.encoding)
                self._read(shape, Table(lines, shape, path, tally, extra))
        except SourceError as error:
            if shape is shapes.CONNECTIONS:
                raise
            self.refused.append(error)
            tally.error = _words(error)
        self.reports.append(tally.report())

    def _read(self, shape: Shape, table: Table) -> None:
        roster = self.roster
        match shape.name:
            case shapes.CONNECTIONS.name:
                self.ties += read_connections(table, roster, emails=not self.contacts_only)
            case shapes.MESSAGES.name:
                touches, ties = read_messages(table, roster, self.me)
                self.touches += touches
                self.ties += ties
            case shapes.INVITATIONS.name:
                self.touches += read_invitations(table, roster, self.me.invited)
            case shapes.PROFILE.name:
                read_profile(table, self.me)
            case shapes.POSITIONS.name:
                read_positions(table, self.me)
            case shapes.NOTES.name:
                self.notes += read_notes(table, roster)
            case shapes.ENDORSEMENTS_RECEIVED.name | shapes.ENDORSEMENTS_GIVEN.name:
                given = shape is shapes.ENDORSEMENTS_GIVEN
                self.touches += read_endorsements(table, roster, given)
            case shapes.RECOMMENDATIONS_RECEIVED.name | shapes.RECOMMENDATIONS_GIVEN.name:
                given = shape is shapes.RECOMMENDATIONS_GIVEN
                self.touches += read_recommendations(table, roster, given)

    def _path_of(self, entry: Entry) -> str:
        path = self.candidate.path
        alone = path.is_file() and not is_zip(path)
        return str(path) if alone else str(path.joinpath(*entry.parts))

    def batch(self, members: Members) -> Batch:
        """Everything read, or the error that says why there is nobody in it."""
        path = self.candidate.path
        if not len(self.roster):
            raise self.refused[0] if self.refused else _nobody(path, self.reports)
        last = max((tie.on for tie in self.ties), default="")
        return Batch(
            str(path),
            "linkedin",
            dated(path.name) or dated(members.folder) or last,
            self.roster.finish(),
            tuple(self.ties),
            tuple(self.touches),
            tuple(self.notes),
            self.me.facts(),
            (*self.reports, *members.left),
        )


def read(
    candidate: Candidate,
    *,
    contacts_only: bool = False,
    encoding: str | None = None,
    columns: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    me_keys: tuple[str, ...] = (),
) -> Batch:
    """Everything one source says. `contacts_only`, for a friend's, opens only the contact list
    and drops e-mail addresses; `me_keys` are profile keys known to be mine."""
    extra = {header_key(name): field_of(word) or word for name, word in (columns or {}).items()}
    reading = _Reading(candidate, contacts_only, encoding, extra, Myself(me_keys))
    mapped = bool(extra)
    with uncollected(), _members(candidate.path, contacts_only, encoding, mapped) as members:
        told = _meter(members, progress)
        for shape, entry in members.chosen:
            reading.take(shape, entry, told)
        return reading.batch(members)


@contextmanager
def _members(
    path: Path, contacts_only: bool, encoding: str | None, mapped: bool
) -> Iterator[Members]:
    if path.is_dir() or is_zip(path):
        with entries_of(path) as entries:
            members = choose(entries, contacts_only)
            if not members.chosen:
                raise SourceError(str(path), 0, "holds no Connections.csv")
            yield members
    elif not path.is_file():
        raise SourceError(str(path), 0, "there is no such file or folder")
    else:
        alone = contacts_only or mapped
        shape = shapes.CONNECTIONS if alone else _sniff(path, encoding)
        yield Members(((shape, file_entry(path)),), (), "")


def _sniff(path: Path, encoding: str | None) -> Shape:
    """What a single file is: by its name when that is true, else by its header."""
    name = member_shape(path.name)
    named = [name] if name else []
    by_header = [shapes.CONNECTIONS, *(s for s in READ if "Recommendations" not in s.name)]
    for shape in (*named, *by_header):
        if header_fits(path, shape, encoding):
            return shape
    return named[0] if named else shapes.CONNECTIONS


def _words(error: SourceError) -> str:
    """What is wrong with a member that the report names anyway."""
    line = f"line {error.line}: " if error.line else ""
    return f"{line}{error.reason}" + (f"; {error.hint}" if error.hint else "")


def _meter(members: Members, progress: Progress | None) -> Callable[[int], None]:
    total = sum(entry.size for _, entry in members.chosen)
    done = 0

    def told(count: int) -> None:
        nonlocal done
        done = min(done + count, total)
        if progress is not None:
            progress(done, total)

    return told


def _nobody(path: Path, reports: list[FileReport]) -> SourceError:
    hidden = sum(report.hidden for report in reports)
    rows = sum(report.rows for report in reports)
    if hidden and hidden == rows:
        reason = f"all {plural(hidden, 'row')} are members who hide themselves"
        return SourceError(str(path), 0, reason, "the list holds dates only, no names")
    reason = f"no person in {plural(rows, 'row')}"
    skipped = [skip for report in reports for skip in report.skipped]
    if skipped:
        return SourceError(str(path), skipped[0].line, f"{reason}: {skipped[0].reason}")
    return SourceError(str(path), 0, reason, "export or download it again")
