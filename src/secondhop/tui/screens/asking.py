"""Asks at the foot of a screen: whom to ask, how far it has come, and what was found out before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from secondhop.model.asks import Ask, next_states
from secondhop.model.change import Change
from secondhop.model.edits import EditError, add_follow_up, research
from secondhop.model.outreach import FollowUp
from secondhop.model.person import Person
from secondhop.model.research import RESEARCH, missing
from secondhop.model.text import fold
from secondhop.model.when import EXAMPLES, parse_when
from secondhop.outreach.advice import Suggestion
from secondhop.outreach.agenda import next_open
from secondhop.outreach.asks import what_for
from secondhop.outreach.ledger import too_much
from secondhop.store.advising import doing
from secondhop.store.asking import (
    asking,
    asks_in,
    finishing,
    first_name,
    owed_by,
    stepped,
)
from secondhop.store.counting import limits_of, load_of_introducer
from secondhop.store.intake import new_id
from secondhop.store.tracking import research_of
from secondhop.tui.actions import key_of
from secondhop.tui.panes.phrases import by_warmth
from secondhop.tui.widgets.cells import cut

if TYPE_CHECKING:
    from secondhop.tui.screens.working import WorkingScreen

MOST_PROPOSED = 6


class Asking:
    """One ask, or what leads to it, asked for and told about on one screen."""

    def __init__(self, screen: WorkingScreen) -> None:
        self._screen, self._store = screen, screen.desk.store

    # -- asks -------------------------------------------------------------------------------------

    def start(self, person: Person) -> None:
        """Ask whom to ask."""
        row = self._screen.desk.row_of(person.id)
        state = self._screen.desk.state
        names = [state.people.name[one] for one in by_warmth(state, row)] if row else []
        if not names:
            raise EditError(f"nobody you know is known to know {person.name}; tie them first")
        label = f"ask for {person.name} through:"
        hint = "the first letters of a name"
        self._screen.ask(label, lambda text: self._begin(person, names, text), names[0], hint)
        self._screen.foot.detail([(f" {self._listed(names)}", "faint")])

    def go_on(self, ask: Ask) -> None:
        """Ask how far an ask has come."""
        states = next_states(ask)
        if not states:
            raise EditError(f"{self._pair(ask)}: all is said ({ask.state})")
        label = f"{self._pair(ask)}, {ask.state}; now:"
        self._screen.ask(label, lambda text: self._step(ask, text), states[0], "its first letters")
        self._screen.foot.detail([(f" {' · '.join(states)}", "faint")])

    def _begin(self, person: Person, names: Sequence[str], text: str) -> None:
        via = self._meant(person, names, text)
        change = asking(self._store, via.id, person.id, "asked")
        why = too_much(load_of_introducer(self._store, via.id), limits_of(self._store))
        self._screen.apply(change, f"Asked {via.name} about {person.name}{_next(change)}")
        if why:
            self._screen.foot.detail([(f" {cut(f'{via.name}: {why}', 200)}", "warm")])

    def _step(self, ask: Ask, text: str) -> None:
        states, start = next_states(ask), fold(text.strip())
        found = [one for one in states if one.startswith(start)] if start else []
        state = start if start in found else found[0] if len(found) == 1 else ""
        if not state:
            raise EditError(f"choose one of: {', '.join(found or states)}")
        change = stepped(self._store, ask, state)
        self._screen.apply(change, f"{self._pair(ask)}: {state}{_next(change)}")

    def _meant(self, person: Person, names: Sequence[str], text: str) -> Person:
        """The mutual that the text names, by the beginning of any part of the name."""
        start = fold(text.strip())
        found = [one for one in names if start and _begins(one, start)]
        exact = [one for one in found if fold(one) == start]
        if len(exact or found) != 1:
            raise EditError(f"choose one of: {self._listed(found or names)}")
        row = self._screen.desk.row_of(person.id)
        state = self._screen.desk.state
        assert row is not None
        rows = by_warmth(state, row)
        return state.people.person(rows[names.index((exact or found)[0])])

    def _listed(self, names: Sequence[str]) -> str:
        more = f" and {len(names) - MOST_PROPOSED} more" if len(names) > MOST_PROPOSED else ""
        return ", ".join(names[:MOST_PROPOSED]) + more

    def _pair(self, ask: Ask) -> str:
        state = self._screen.desk.state
        return f"{first_name(state, ask.introducer)} → {first_name(state, ask.person)}"

    # -- what the agenda shows --------------------------------------------------------------------

    def finish(self, follow_up: FollowUp) -> bool:
        """Do a follow-up that an ask made; False when none did."""
        ask = asks_in(self._store.state).get(what_for(follow_up.id)[0])
        if ask is None:
            return False
        self._store.apply(finishing(self._store, follow_up, new_id()))
        self._screen.say(f"Done: {cut(follow_up.text, 34)}{self._after(ask)}", _undoes())
        return True

    def _after(self, ask: Ask) -> str:
        """What the ask waits for next, or where its next word is said."""
        known = asks_in(self._store.state).get(ask.id, ask)
        owed = next_open(owed_by(self._store.state, known))
        if owed is not None:
            return f" · next {_day(owed)}: {owed.text}"
        return f" · {key_of('ask')} says what came of it" if known.is_open else ""

    def take(self, one: Suggestion) -> None:
        """Do what is suggested; where more must be said first, ask for it."""
        if (change := doing(self._store, one)) is not None:
            self._screen.apply(change, f"Done: {one.text}{_next(change)}")
        elif one.kind == "ready":
            self._screen.do("introduce")
        elif one.kind == "research":
            self._screen.do("research")
        else:
            self._screen.propose_log({"warm": "like "}.get(one.kind, "message "))

    def snooze(self, one: Suggestion) -> None:
        """Promise a suggestion for a later day."""
        self._screen.ask("remind me:", lambda text: self._promise(one, text), "+1w", EXAMPLES)

    def _promise(self, one: Suggestion, text: str) -> None:
        due = parse_when(text, self._store.today)
        if due < self._store.today:
            raise EditError(f"{due.isoformat()} is past; choose a day to come")
        change = add_follow_up(new_id(), one.person, one.text, due)
        self._screen.apply(change, f"{due:%a} {due.day} {due:%b}: {one.text}")

    # -- research ---------------------------------------------------------------------------------

    def find_out(self, person: Person) -> None:
        """Ask for one thing found out; what is still missing is proposed."""
        row = self._screen.desk.row_of(person.id)
        found = research_of(self._store.state, row) if row is not None else []
        lacks = missing(found) or [one for one in RESEARCH if one not in {f.item for f in found}]
        item = lacks[0] if lacks else next(iter(RESEARCH))
        hint = "what it is, then what you found"
        label = f"research on {person.name}:"
        self._screen.ask(label, lambda text: self._write(person, text), f"{item} ", hint)
        told = f"{item}: {RESEARCH[item]}" if lacks else "all is there"
        there = ", ".join(one.item for one in found) or "nothing"
        self._screen.foot.detail([(f" {told} · there is {there}", "faint")])

    def _write(self, person: Person, text: str) -> None:
        word, _, rest = text.strip().partition(" ")
        found = [item for item in RESEARCH if word and item.startswith(word.lower().rstrip(":"))]
        if len(found) != 1 or not rest.strip():
            raise EditError(f"write one of {', '.join(RESEARCH)}, and what you found")
        change = research(person.id, found[0], rest, self._store.today)
        row = self._screen.desk.row_of(person.id)
        self._store.apply(change)
        lacks = missing(research_of(self._store.state, row)) if row is not None else []
        after = f"still {', '.join(lacks)}" if lacks else f"ready: {key_of('introduce')} writes"
        self._screen.say(f"{person.name}, {found[0]}: {rest.strip()} · {after}", _undoes())


def _begins(name: str, start: str) -> bool:
    folded = fold(name)
    return folded.startswith(start) or any(part.startswith(start) for part in folded.split())


def _next(change: Change) -> str:
    """The first thing that a change makes due, for the line that tells of it."""
    dues = sorted(
        (str(values["due"]), str(values.get("text", "")))
        for entity, values in change.sets.items()
        if entity.startswith("f:") and values.get("state") == "open"
    )
    return f" · next {dues[0][0]}: {dues[0][1]}" if dues else ""


def _day(one: FollowUp) -> str:
    return f"{one.due:%a} {one.due.day} {one.due:%b}"


def _undoes() -> str:
    return f"{key_of('undo')} undoes it"
