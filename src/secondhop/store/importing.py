"""One import, from paths to a receipt: read, find whose list it is, give ids, write, activate."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from msgspec.structs import replace

from secondhop.model.change import Change, Value
from secondhop.model.collecting import uncollected
from secondhop.model.edits import EditError, know_me
from secondhop.model.facts import OWNER, Batch, MeFacts
from secondhop.model.identity import PROFILE, is_profile_key, profile_url
from secondhop.model.text import clean
from secondhop.network.people import ME
from secondhop.sources import Candidate, SourceError, discover, read
from secondhop.store.evidence import KINDS, iso
from secondhop.store.graphfile import (
    GraphFile,
    PersonLine,
    TieLine,
    TouchLine,
    encode_graph,
    graph_of,
    new_name,
    remove_graph,
    write_graph,
)
from secondhop.store.intake import Acquaintance, Intake, digest, take_in
from secondhop.store.newcomers import Newcomers
from secondhop.store.owners import Found, find_person, row_of_address
from secondhop.store.progress import WRITING, Course, StoppedError, Told
from secondhop.store.receipt import Failure, OwnerError, Receipt, Wishes
from secondhop.store.state import State
from secondhop.store.store import Store
from secondhop.store.writer import NotSavedError, keep_in_quarantine


@dataclass(slots=True)
class Importing:
    """An import under way. Nothing is written before `write`, and nothing counts before `activate`.

    All but `activate` may run beside the event loop.
    """

    store: Store
    wishes: Wishes
    told: Told | None = None
    receipts: list[Receipt] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    _new: list[GraphFile] = field(default_factory=list)
    _names: list[str] = field(default_factory=list)  # the source of each receipt
    _sets: dict[str, dict[str, Value]] = field(default_factory=dict)
    _state: State | None = None
    _known: Newcomers | None = None  # by whom the next file's people are looked for
    _revision: int = 0  # of the store when the state was built
    _course: Course = field(init=False)
    _made: list[Path] = field(default_factory=list)  # folders, innermost first

    def __post_init__(self) -> None:
        self._course = Course(self.told)

    def run(self, paths: Sequence[Path]) -> None:
        """Read everything: my own archive first, as friends are looked for among my contacts."""
        with uncollected():
            self._run(paths)

    def _run(self, paths: Sequence[Path]) -> None:
        try:
            self._learn_who_i_am(self.wishes.me)
        except OwnerError as error:
            self.failures.append(Failure(self.wishes.me, error))
            self._state = self.store.state  # nothing is read, so it stays as it is
            return
        candidates = [one for path in paths for one in self._discover(path)]
        self._course.sources = len(candidates)
        for candidate in sorted(candidates, key=self._is_a_friends):
            self._take(candidate)
        self._count()
        self._revision = self.store.revision

    @property
    def is_my_profile_known(self) -> bool:
        """Whether my address is known; without it a friend's list may hold me as a stranger."""
        return bool(self._my_keys())

    @property
    def my_name(self) -> str:
        """My name as it would be known."""
        return self.state.people.name[ME]

    @property
    def changes_anything(self) -> bool:
        """Whether there is anything to finish."""
        refused = bool(self.failures) and not self.receipts
        return bool(self._sets) and not refused

    def finish(self) -> None:
        """Write the graph files and activate them, as one change."""
        if self.changes_anything and not self.wishes.dry_run:
            self.write()
            self.activate()

    def write(self) -> None:
        """Write the graph files, all of them or none."""
        folder, total = self.store.home.graph, sum(len(file.content) for file in self._new)
        self._made = _missing(folder, self.store.home.cache)
        done = 0
        try:
            for file in self._new:
                self._course.tell(WRITING, done, total)
                write_graph(folder, file.name, file.content)
                done += len(file.content)
            self._course.tell(WRITING, done, total)
            self.store.keep(self.state, ahead=True)
            self._course.tell(WRITING, total, total)  # the last moment at which one may stop it
        except (NotSavedError, StoppedError):
            self.take_back()
            raise

    def take_back(self) -> None:
        """Remove what was written and does not count."""
        self.store.keep_no_more()
        for file in self._new:
            with contextlib.suppress(OSError):
                remove_graph(self.store.home.graph, file.name)
        for folder in self._made:
            with contextlib.suppress(OSError):  # somebody else's files are in it by now
                folder.rmdir()

    def activate(self) -> None:
        """Make what was written count. Raises NotSavedError, and then it does not."""
        for file in self._new:
            self.store.adopt(file)
        for receipt, name in zip(self.receipts, self._names, strict=True):
            self._quarantine(receipt, name)
        files = ", ".join(Path(receipt.path).name for receipt in self.receipts)
        is_current = self._revision == self.store.revision
        change = Change("import", self._sets, text=clean(files, 60))
        self.store.apply(change, self.state if is_current else None)
        self.store.keep_no_more()  # where something came between, it was made for another state

    def _learn_who_i_am(self, text: str) -> None:
        if not text:
            return
        state = self.store.state
        row = row_of_address(text, state.people, state.graph)
        if row is not None and state.degree[row] == 1:
            person = state.people.person(row)
            raise OwnerError(f"{text} is one of your contacts, so it cannot be you", [person])
        try:
            known = know_me(state.people.person(ME), text)
        except EditError as error:
            raise OwnerError(str(error), []) from None
        for entity, values in known.sets.items():
            self._sets[entity] = dict(values)

    @property
    def state(self) -> State:
        """The state as it would be with what has been read so far."""
        if self._state is None:
            self._course.count(0.0)
            fields = self.store.what_if(Change("import", self._sets))
            self._state = self.store.build(fields, self._new, self._course.count)
            self._known = Newcomers(self._state)
        return self._state

    @property
    def known(self) -> Newcomers:
        """Everybody so far, as far as the files that are still to come want to know."""
        if self._known is None:
            self._known = Newcomers(self.state)
        return self._known

    def _discover(self, path: Path) -> Sequence[Candidate]:
        try:
            return discover(path)
        except SourceError as error:
            self.failures.append(Failure(str(path), error))
            return ()

    def _wished_owner(self, candidate: Candidate) -> str:
        return self.wishes.owners.get(str(candidate.path), self.wishes.owner)

    def _is_a_friends(self, candidate: Candidate) -> bool:
        return bool(
            self._wished_owner(candidate) or candidate.owner_hint or candidate.in_folder_of_friends
        )

    def _take(self, candidate: Candidate) -> None:
        try:
            owner, note = self._owner_of(candidate)
            my_keys = self._my_keys()
            self._course.begin()
            batch = read(
                candidate,
                contacts_only=owner != ME,
                encoding=self.wishes.encoding,
                columns=self.wishes.columns,
                progress=self._course.read,
                me_keys=my_keys,
            )
            self._take_batch(candidate, _without_false_me(batch), owner, note)
        except (SourceError, OwnerError) as error:
            self.failures.append(Failure(str(candidate.path), error))

    def _take_batch(self, candidate: Candidate, batch: Batch, owner: int, note: str) -> None:
        known = self._acquaintance(owner)
        content, today = digest(batch, known.owner), self.store.today.isoformat()
        name = self._name_of_same(content)
        intake = take_in(batch, known, clean(candidate.path.name), today, content)
        if intake.lists_owner:
            raise OwnerError(_not_theirs(known))
        is_known = name is not None and self._is_active(name)
        if name is None:
            name = self._add_file(batch, intake)
        if not is_known:
            self._sets[f"s:{name}"] = {"active": True}
            self._learn(intake, of_me=known.is_mine)
        self.receipts.append(_receipt(candidate, batch, intake, known, is_known, note))
        self._names.append(name)

    def _learn(self, intake: Intake, of_me: bool) -> None:
        """Know everybody in a file; a new state is made where it says who I know, or am."""
        known, self._state = self._known, None
        if of_me or known is None or known.tells_of_me(intake.lines):
            self._known = None
        else:
            known.take(intake.lines)

    def _add_file(self, batch: Batch, intake: Intake) -> str:
        content = encode_graph(intake.source, self._course.paced(intake.lines))
        day = self.store.today.isoformat()
        folder, number = self.store.home.graph, len(self._new) + 1
        name = new_name(folder, number, batch.format, day, content)
        file = graph_of(name, intake.source, intake.lines, content)
        self._new.append(file)
        return file.name

    def _owner_of(self, candidate: Candidate) -> tuple[int, str]:
        """The row of whose list it is, and what to tell the user about that."""
        if wished := self._wished_owner(candidate):
            return self._must_find(wished), ""
        if candidate.in_folder_of_friends:
            found = self._find_hinted(candidate)
            return self._must_find(candidate.owner_hint) if found.row is None else found.row, ""
        if not candidate.owner_hint:
            return ME, ""
        found = self._find_hinted(candidate)
        if found.row is not None:
            return found.row, f"taken as the list of {self.known.state.people.name[found.row]}"
        return ME, "taken as your own list; for a friend's, say whose with --owner NAME"

    def _must_find(self, text: str) -> int:
        found = self._find_owner(text)
        if found.row is not None:
            return found.row
        people = [self.known.state.people.person(row) for row in found.candidates]
        if found.is_ambiguous:
            reason = f"several of your contacts are called {text!r}; give a profile address"
        elif self._contacts():
            reason = f"nobody among your contacts is called {text!r}"
        else:
            reason = f"{text!r} is not known yet: import your own archive first"
        raise OwnerError(reason, people)

    def _find_owner(self, text: str) -> Found:
        among = [ME, *self._contacts()]
        return find_person(
            text, self.known.state.people, self.known.state.graph, among, likeness=0.3
        )

    def _find_hinted(self, candidate: Candidate) -> Found:
        """By the whole name of the file, as a slug or a name, and then by what is left of it."""
        stem = candidate.path.stem
        texts = (profile_url(f"{PROFILE}{stem.casefold()}"), stem, candidate.owner_hint)
        found = [self._find_owner(text) for text in texts]
        return next((one for one in found if one.row is not None), found[-1])

    def _contacts(self) -> list[int]:
        rows: list[int] = np.flatnonzero(self.known.state.degree == 1).tolist()
        return rows

    def _my_keys(self) -> tuple[str, ...]:
        keys = {key for _, line in self.known.state.graph.mentions(ME) for key in line.keys}
        keys |= {key.removeprefix("key:") for key in self.known.state.own_values(ME)}
        return tuple(sorted(key for key in keys if is_profile_key(key)))

    def _acquaintance(self, owner: int) -> Acquaintance:
        known, state = self.known, self.known.state
        return Acquaintance(
            me=state.people.ids[ME],
            my_name=state.people.name[ME],
            owner=state.people.ids[owner],
            owner_name=state.people.name[owner],
            with_key=known.with_key,
            taken=known.having,
            paced=self._course.paced,
            is_mine=owner == ME,
            is_my_profile_known=bool(self._my_keys()),
            tied_since="" if owner == ME else _tied_since(state, owner),
        )

    def _name_of_same(self, content: str) -> str | None:
        """The name of a graph file that said exactly the same, whether it counts now or not.

        A damaged one is no such file: importing its source again makes up for it.
        """
        known = [*self.store.known_files(), *self._new]
        same = (file for file in known if file.source.content == content and not file.problems)
        return next((file.name for file in same), None)

    def _is_active(self, name: str) -> bool:
        entity = f"s:{name}"
        return entity in self._sets or bool(self.store.fields.of(entity).get("active"))

    def _count(self) -> None:
        graph, unmatched = self.state.graph, self.state.unmatched
        place = {file.name: number for number, file in enumerate(graph.files)}
        for number, (receipt, name) in enumerate(zip(self.receipts, self._names, strict=True)):
            if not receipt.is_known:
                count = graph.counts[place[name]]
                self.receipts[number] = replace(
                    receipt,
                    new_people=count.people,
                    new_ties=count.ties,
                    skipped=(*receipt.skipped, *unmatched.get(name, ())),
                )

    def _quarantine(self, receipt: Receipt, name: str) -> None:
        kept = [
            f"# {file} line {skip.line}: {skip.reason}\n{skip.raw}\n"
            for file, skip in receipt.placed
            if skip.raw
        ]
        if kept and not receipt.is_known:
            content = "".join(kept).encode("utf-8", "surrogateescape")
            keep_in_quarantine(self.store.home.quarantine, f"{name}.rows", content)


def _without_false_me(batch: Batch) -> Batch:
    """Nobody stands in their own contact list: an address found there cannot be mine."""
    listed = {key for tie in batch.ties if tie.a == OWNER for key in batch.people[tie.b].keys}
    if listed.isdisjoint(batch.me.keys):
        return batch
    return replace(batch, me=MeFacts(batch.me.name, (), batch.me.values))


def _not_theirs(known: Acquaintance) -> str:
    if known.owner == known.me:
        return (
            "you stand in this list yourself, so it is somebody else's: say whose with --owner, "
            "or who you are with --me"
        )
    return f"{known.owner_name} stands in this list, so it is somebody else's"


def _tied_since(state: State, owner: int) -> str:
    table = state.graph.evidence
    place = table.of(ME, owner)
    days = [
        int(on)
        for on, kind in zip(table.on[place], table.kind[place], strict=True)
        if on > 0 and KINDS[kind] == "connection"
    ]
    return iso(days[0]) if days else ""


def _receipt(
    candidate: Candidate,
    batch: Batch,
    intake: Intake,
    known: Acquaintance,
    is_known: bool,
    note: str,
) -> Receipt:
    lines = intake.lines
    ties = sum(isinstance(line, TieLine) or _is_tied(line) for line in lines)
    return Receipt(
        path=str(candidate.path),
        format=batch.format,
        owner=intake.source.owner_name,
        rows=batch.rows,
        people=intake.people,
        ties=ties,
        touches=sum(isinstance(line, TouchLine) for line in lines),
        hidden=batch.hidden,
        skipped=batch.skipped,
        files=batch.files,
        is_known=is_known,
        as_of=batch.as_of,
        note=note,
    )


def _missing(*folders: Path) -> list[Path]:
    """Which of some folders and of those around them are not there, innermost first."""
    around = {one for folder in folders for one in (folder, *folder.parents)}
    return sorted((one for one in around if not one.exists()), key=lambda one: -len(one.parts))


def _is_tied(line: object) -> bool:
    return isinstance(line, PersonLine) and line.tied
