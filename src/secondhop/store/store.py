"""The one reactive graph store: a change is made durable, then visible, then told."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from secondhop.model.change import Change, Changed, Entity
from secondhop.model.collecting import uncollected
from secondhop.model.goal import Goal
from secondhop.model.person import PersonId
from secondhop.store.arrayfile import ArrayFile
from secondhop.store.asof import day_files, day_of
from secondhop.store.cache import (
    Key,
    discard,
    keep,
    key_of,
    load,
    marks_of,
    path_of,
    promote,
)
from secondhop.store.circling import NamedCircles
from secondhop.store.claims import added_by_hand, all_claims, given_keys
from secondhop.store.dayfile import Day, keep_day
from secondhop.store.fields import Fields, active_names, with_changes
from secondhop.store.graphfile import GraphFile, read_graph, sweep
from secondhop.store.ground import Ground, gather
from secondhop.store.history import Reversal, next_redo, next_undo
from secondhop.store.home import Home, keep_machine, known_machine, new_machine
from secondhop.store.intake import new_id
from secondhop.store.journal import Journal
from secondhop.store.keys import Keys
from secondhop.store.lines import LogLine, encode
from secondhop.store.problem import Problem
from secondhop.store.settings import Settings
from secondhop.store.stamp import HybridClock, Stamp, clock_on, is_stamp, machine_of, session_of
from secondhop.store.state import Effect, State
from secondhop.store.uniting import Uniting
from secondhop.store.views import read_views
from secondhop.store.writer import LogWriter, NotSavedError

Subscriber = Callable[[Changed], None]


class Reversed(Struct, frozen=True):
    """What undo or redo did."""

    kind: str
    about: tuple[PersonId, ...]
    text: str
    kept: int  # fields left alone, because they were changed again since


class Store:
    """Holds everybody and everything; reads come from `state`, changes go through `apply`."""

    def __init__(
        self,
        home: Home,
        today: date,
        now_ms: Callable[[], int],
        told: Callable[[float], None] = lambda share: None,
    ) -> None:
        self.home, self.today = home, today
        self.revision = 0
        self.settings = Settings(home)
        self.machine = known_machine(home) or new_machine()
        self._is_kept = False  # whether this machine's name is on the disk
        self.session = secrets.token_hex(3)
        self.fields = Fields()
        self._clock = HybridClock(now_ms, self.machine, self.session)
        self._writer = LogWriter(home, self.machine)
        self._journal = Journal(home.log)
        self._files: dict[str, GraphFile] = {}
        self._subscribers: list[Subscriber] = []
        self._own_me = new_id()
        self._undoable = self._redoable = 0  # changes of this program
        self._fold(self._journal.read_new())
        self._kept: tuple[ArrayFile, ...] | None = None
        self.state = self._remembered(told) or self._gathered(told)

    @classmethod
    def open(
        cls,
        home: Home,
        *,
        today: date | None = None,
        now_ms: Callable[[], int] | None = None,
        told: Callable[[float], None] = lambda share: None,
    ) -> Store:
        """Open a home, which need not exist yet; nothing is written before the first change.

        Where `today` is pinned, changes are made on that day. `told` hears how far it is, 0..1.
        """
        for folder in (home.graph, home.cache, home.state, home.views):
            sweep(folder)
        today = today or date.today()
        return cls(home, today, now_ms or clock_on(today), told)

    def close(self) -> None:
        """Let go of the log file. Everything is on the disk already."""
        self._writer.close()

    @property
    def me_ids(self) -> list[str]:
        """My ids, oldest first; more than one when two machines began before they first met."""
        known = [entity for entity in self.fields.entities("me:") if self.fields.of(entity)]
        known.sort(key=lambda entity: self.fields.stamp(entity, "is"))
        return [entity.removeprefix("me:") for entity in known] or [self._own_me]

    @property
    def sources(self) -> Sequence[GraphFile]:
        """The files that count, in the order in which they were imported."""
        return self.state.graph.files

    @property
    def problems(self) -> list[Problem]:
        """What could not be read, in settings, views, log and graph files."""
        of_files = [problem for file in self.sources for problem in file.problems]
        views = read_views(self.home.views).problems
        return [*self.settings.problems, *views, *self._journal.problems, *of_files]

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Be told of every change; returns what ends it."""
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber)

    def apply(self, change: Change, prepared: State | None = None) -> Changed:
        """Make a change durable, then visible. Raises NotSavedError, and then nothing changed.

        `prepared` is the state with this very change in it, for one that took long to build.
        """
        return self._commit(
            LogLine(
                do=change.kind,
                set={entity: dict(values) for entity, values in change.sets.items()},
                about=change.about,
                say=change.text,
            ),
            prepared,
        )

    def undo(self, whole_machine: bool = False) -> Reversed | None:
        """Take back the newest change of this program, or of this machine; None without one."""
        return self._reverse(next_undo(self.fields, self._is_mine(whole_machine)), undo=True)

    def redo(self, whole_machine: bool = False) -> Reversed | None:
        """Make again what was taken back last; None when there is nothing."""
        return self._reverse(next_redo(self.fields, self._is_mine(whole_machine)), undo=False)

    @property
    def can_undo(self) -> bool:
        """Whether this program has made a change that stands."""
        return self._undoable > 0

    @property
    def can_redo(self) -> bool:
        """Whether this program has taken a change back, and made none since."""
        return self._redoable > 0

    def poll(self) -> Changed | None:
        """Take in what other programs wrote since the last look; None when nothing changed."""
        changed, kinds = self._fold(self._journal.read_new()), frozenset({"elsewhere"})
        looks_for_others = self.settings.goals_changed()
        if self.settings.companies_changed() or self._found_late_file():
            self.state = self.build()
            return self._tell(None, kinds)
        if not looks_for_others:
            return self._show(changed, kinds) if changed else None
        if self.state.patch(changed) is None:
            self.state = self.build()
        self.state.look_for(self.settings.goals.goal)
        return self._tell(None, kinds)

    def build(
        self,
        fields: Fields | None = None,
        extra: Iterable[GraphFile] = (),
        told: Callable[[float], None] = lambda share: None,
    ) -> State:
        """A new state from all active files; `extra` ones are not written yet."""
        fields = fields or self.fields
        with uncollected():
            ground = gather(
                files=self._active_files(fields, {file.name: file for file in extra}),
                fields=fields,
                me=self.me_ids,
                companies=self.settings.companies,
                weights=self.settings.weights,
                today=self.today.toordinal(),
                told=told,
            )
            return self._stand_on(ground, fields)

    def _stand_on(self, ground: Ground, fields: Fields) -> State:
        settings = self.settings
        today = self.today.toordinal()
        goal = settings.goals.goal
        state = State(ground, fields, settings.companies, settings.weights, today, goal)
        state.circles = NamedCircles(state, self.home)
        return state

    def keep(self, state: State, ahead: bool = False) -> None:
        """Remember a state just built for the next start; whoever cannot is only slower then.

        `ahead` of the change that it is made for, it is put aside.
        """
        if (key := self._key(state.fields)) is not None:
            marks = marks_of(self.home.log, self._journal.read)
            keep(path_of(self.home, ahead), state.ground, key, self._day_for(state.goal), marks)

    def keep_no_more(self) -> None:
        """Forget what was put aside for a change that is not made."""
        discard(self.home, ahead=True)

    def is_kept_sound(self) -> bool:
        """Whether what was remembered is still what was written; reads all of it."""
        return all(file.is_sound() for file in self._kept or ())

    def forget_kept(self, state: State | None = None) -> Changed:
        """Begin anew, after what was remembered turned out to be damaged; `state` is a new one of
        the present revision."""
        discard(self.home)
        self._kept = None
        self.state = state or self.build()
        return self._tell(None, frozenset({"elsewhere"}))

    def _remembered(self, told: Callable[[float], None]) -> State | None:
        """The state from the cache, in line with today and with the log; None without one."""
        key = self._key(self.fields)
        kept = None if key is None else load(self.home, key, self._late_keys)
        if key is None or kept is None:
            return None
        ground, day = kept.ground, self._day_for(self.settings.goals.goal)
        files = day_files(self.home, kept, day)
        if not files:
            told(0.5)
            ground.age(self.fields, self.settings.weights, day.today)
        state = self._stand_on(ground, self.fields)
        if not files:
            keep_day(self.home, ground, day, kept.file)  # what is caught up on, is so every time
        if not state.catch_up(kept.later):
            return None
        for file in ground.graph.files:
            self.adopt(file)
        self._kept = files or (kept.file,)
        return state

    def _gathered(self, told: Callable[[float], None]) -> State:
        """The state from the files; from now on from the cache, which takes less memory."""
        state = self.build(told=told)
        if len(state.people) > 1:
            self.keep(state)
            return self._remembered(told) or state
        return state

    def _late_keys(self, files: Sequence[GraphFile]) -> Keys:
        claims = all_claims(self.fields)
        by_hand, given = added_by_hand(self.fields, claims), given_keys(claims)
        return Uniting(files, self.me_ids, by_hand, given).keys

    def _key(self, fields: Fields) -> Key | None:
        names = active_names(fields)
        companies = self.settings.companies.digest
        return key_of(self.home.graph, names, self.me_ids, all_claims(fields), companies)

    def _day_for(self, goal: Goal) -> Day:
        return day_of(self.today.toordinal(), self.settings.weights, goal)

    def what_if(self, *changes: Change) -> Fields:
        """The fields as they would be after some changes, without making them."""
        return with_changes(self.fields, changes)

    def known_files(self) -> list[GraphFile]:
        """All graph files that ever counted, those of undone imports too."""
        for entity in self.fields.entities("s:"):
            name = entity.removeprefix("s:")
            if name not in self._files:
                self._files[name] = read_graph(self.home.graph, name)
        return list(self._files.values())

    def adopt(self, file: GraphFile) -> None:
        """Remember a graph file just written, so that it need not be read again."""
        self._files[file.name] = file

    def _commit(self, line: LogLine, prepared: State | None = None) -> Changed:
        if not any(True for _ in self.fields.entities("me:")):
            self._write(LogLine(do="me", set={f"me:{self._own_me}": {"is": True}}))
        changed = self._write(line)
        self._count(line)
        if prepared is not None:
            prepared.fields, self.state = self.fields, prepared
            promote(self.home)
            return self._tell(None, frozenset({line.do}))
        return self._show(changed, frozenset({line.do}))

    def _count(self, line: LogLine) -> None:
        step = -1 if line.undo else 1
        self._undoable += step
        self._redoable = self._redoable - step if line.undo or line.redo else 0

    def _keep_machine(self) -> None:
        """Give this machine its name at the first change, as reading must not write."""
        self._is_kept = True
        name = keep_machine(self.home, self.machine)
        if name != self.machine:
            self.machine = name
            self._writer = LogWriter(self.home, name)
            self._clock.be(name, self.session)

    def _write(self, line: LogLine) -> frozenset[Entity]:
        if self._journal.is_newer:
            raise NotSavedError("this home was written by a newer secondhop; upgrade to change it")
        if not self._is_kept:
            self._keep_machine()
        now = self._clock.next()
        if not is_stamp(now):
            raise NotSavedError("a clock is beyond the year 2095, and no later change can be told")
        stamped = LogLine(
            t=now,
            do=line.do,
            set=line.set,
            about=line.about,
            say=line.say,
            undo=line.undo,
            redo=line.redo,
        )
        self._writer.append(encode(stamped))
        return self.fields.fold(stamped)

    def _show(self, entities: frozenset[Entity], kinds: frozenset[str]) -> Changed:
        effect = self.state.patch(entities)
        if effect is None:
            self.state = self.build()
        return self._tell(effect, kinds)

    def _tell(self, effect: Effect | None, kinds: frozenset[str]) -> Changed:
        """Tell every subscriber; no effect means that anything may differ."""
        self.revision += 1
        people = effect.people if effect else None
        changed = Changed(self.revision, people, effect is None or effect.ties, kinds)
        for subscriber in list(self._subscribers):
            subscriber(changed)
        return changed

    def _reverse(self, reversal: Reversal | None, undo: bool) -> Reversed | None:
        if reversal is None:
            return None
        line = reversal.line
        self._commit(
            LogLine(
                do="undo" if undo else "redo",
                set=reversal.set,
                about=line.about,
                say=line.say,
                undo=line.t if undo else "",
                redo="" if undo else line.t,
            )
        )
        about = tuple(PersonId(person) for person in line.about)
        return Reversed(line.do, about, line.say, len(reversal.left))

    def _is_mine(self, whole_machine: bool) -> Callable[[Stamp], bool]:
        if whole_machine:
            return lambda stamp: machine_of(stamp) == self.machine
        return lambda stamp: session_of(stamp) == self.session

    def _fold(self, lines: Iterable[LogLine]) -> frozenset[Entity]:
        changed: set[Entity] = set()
        for line in lines:
            self._clock.see(line.t)
            changed |= self.fields.fold(line)
        return frozenset(changed)

    def _active_files(self, fields: Fields, extra: Mapping[str, GraphFile]) -> list[GraphFile]:
        names = active_names(fields)
        for name in names:
            if name not in extra and not (name in self._files and self._files[name].content):
                self._files[name] = read_graph(self.home.graph, name)
        return [extra.get(name) or self._files[name] for name in names]

    def _found_late_file(self) -> bool:
        """Whether a file that the log speaks of has arrived since, as synchronising brings it."""
        late = [read_graph(self.home.graph, file.name) for file in self.sources if not file.is_here]
        arrived = [file for file in late if file.is_here]
        for file in arrived:
            self.adopt(file)
        return bool(arrived)
