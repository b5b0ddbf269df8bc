"""Random edits of a small world, as a busy user might make them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from secondhop.model.change import Change
from secondhop.model.edits import (
    TIE_WORDS,
    add_follow_up,
    add_note,
    add_person,
    add_said,
    finish,
    log_touch,
    mark_hiring,
    set_fields,
    set_stage,
    snooze,
    tag,
    take_said,
    tie,
    together,
    untag,
)
from secondhop.model.outreach import STAGES, TOUCH_KINDS
from secondhop.model.person import LISTS, PersonId
from secondhop.store.intake import new_id
from secondhop.store.store import Store
from tests.worlds import TODAY, bring

NAMES = ("Ana Silva", "Zoe Diaz", "Åsa Ek", "ana silva")
SLUGS = ("ana-silva", "cleo-diaz", "zoe", "eva-diaz")
EMAILS = ("ana@x.example", "zoe@x.example")
TAGS = ("berlin", "sql")


@dataclass(slots=True)
class Acts:
    """Chooses one edit after another."""

    numbers: Random
    late: Path  # a file that may still be imported
    _made: int = field(default=0)

    def change(self, store: Store) -> Change:
        """Any edit but an import."""
        return self.numbers.choice(_EDITS)(self, store)

    def apply(self, store: Store) -> None:
        """Make an edit, or import the file that was not imported yet."""
        if self.numbers.random() < 0.1:
            bring(store, self.late)
        else:
            store.apply(self.change(store))

    def person(self, store: Store) -> PersonId:
        return self.numbers.choice(store.state.people.ids)

    def number(self) -> str:
        self._made += 1
        return f"{new_id()}{self._made}"

    def _tag(self, store: Store) -> Change:
        return tag(self.person(store), [self.numbers.choice(TAGS)])

    def _untag(self, store: Store) -> Change:
        return untag(self.person(store), [self.numbers.choice(TAGS)])

    def _stage(self, store: Store) -> Change:
        return set_stage(self.person(store), self.numbers.choice(STAGES))

    def _name(self, store: Store) -> Change:
        return set_fields(self.person(store), {"name": self.numbers.choice((*NAMES, ""))})

    def _work(self, store: Store) -> Change:
        values = {"title": self.numbers.choice(("CTO", "")), "company": "Helsing"}
        return set_fields(self.person(store), values)

    def _belongs(self, store: Store) -> Change:
        change = self.numbers.choice((add_said, take_said))
        name = self.numbers.choice(("Porto", "Foxglove"))
        return change(self.person(store), self.numbers.choice(tuple(LISTS)), [name])

    def _hiring(self, store: Store) -> Change:
        return mark_hiring(self.person(store), self.numbers.choice(("yes", "no", "")))

    def _address(self, store: Store) -> Change:
        values = {
            "url": f"linkedin.com/in/{self.numbers.choice(SLUGS)}",
            "email": self.numbers.choice(EMAILS),
        }
        field = self.numbers.choice(("url", "email"))
        return set_fields(self.person(store), {field: self.numbers.choice((values[field], ""))})

    def _add(self, store: Store) -> Change:
        values = {"name": self.numbers.choice(NAMES), "company": "Acme"}
        if self.numbers.random() < 0.3:
            values["url"] = f"linkedin.com/in/{self.numbers.choice(SLUGS)}"
        person = PersonId(self.number())
        added = add_person(person, values)
        return together("add", [added, tie(person, self.person(store), "by hand", TODAY)])

    def _tie(self, store: Store) -> Change:
        a, b = self.numbers.sample(store.state.people.ids, 2)
        return tie(a, b, self.numbers.choice(TIE_WORDS), TODAY)

    def _note(self, store: Store) -> Change:
        return add_note(self.number(), self.person(store), "a note", self._day())

    def _touch(self, store: Store) -> Change:
        way = self.numbers.choice(("in", "out"))
        kind = self.numbers.choice(TOUCH_KINDS)
        return log_touch(
            self.number(), self.person(store), kind, self._day(), "words", direction=way
        )

    def _follow_up(self, store: Store) -> Change:
        every = self.numbers.choice(("", "1w"))
        return add_follow_up(self.number(), self.person(store), "write", self._day(), every)

    def _done(self, store: Store) -> Change:
        due = [one for one in store.state.records.follow_ups() if one.is_open]
        if not due:
            return self._follow_up(store)
        chosen = self.numbers.choice(due)
        if self.numbers.random() < 0.5:
            return snooze(chosen, TODAY + timedelta(3), TODAY)
        return finish(chosen, TODAY, self.number())

    def _move(self, store: Store) -> Change:
        """A record about somebody else, as a line by hand may have it."""
        records = [entity for entity in store.fields.entities("") if entity[:2] in ("t:", "f:")]
        if not records:
            return self._touch(store)
        return Change("edit", {self.numbers.choice(records): {"person": self.person(store)}})

    def _two(self, store: Store) -> Change:
        return together("edit", [self._tag(store), self._tie(store), self._note(store)])

    def _day(self) -> date:
        return TODAY - timedelta(self.numbers.randrange(400))


_EDITS: tuple[Callable[[Acts, Store], Change], ...] = (
    Acts._tag,
    Acts._untag,
    Acts._stage,
    Acts._name,
    Acts._work,
    Acts._belongs,
    Acts._hiring,
    Acts._address,
    Acts._add,
    Acts._tie,
    Acts._tie,
    Acts._note,
    Acts._touch,
    Acts._touch,
    Acts._follow_up,
    Acts._done,
    Acts._move,
    Acts._two,
)
