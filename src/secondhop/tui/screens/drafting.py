"""Starts a draft about somebody: a request, thanks, the note of an invitation, or a message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from secondhop.model.person import PersonId
from secondhop.network.people import ME
from secondhop.outreach.asks import OUTCOME, THANK, what_for
from secondhop.store.asking import asks_in, open_ask
from secondhop.store.routes import routes
from secondhop.tui.actions import key_of
from secondhop.tui.screens.working import WorkingScreen

ASKING = ("cover", "forwardable", "intro", "thanks")
THANKING = ("thanks", "cover", "forwardable", "intro")
INVITING, WRITING = ("note", "message"), ("message", "note")


class Owed(NamedTuple):
    """Somebody who introduced me, or tried to, and has not heard from me yet."""

    introducer: PersonId
    person: PersonId
    template: str


class Drafting(WorkingScreen):
    """A screen on which one can begin to write to somebody."""

    def no_introduce(self) -> str:
        row = self.desk.row_of(self.whom())
        if row is None or self._owed() is not None:
            return ""
        if row == ME:
            return "nobody needs to introduce you to yourself"
        if int(self.desk.state.degree[row]) == 1:
            return f"a contact of yours; {key_of('connect')} writes to them"
        if not routes(self.desk.state, row):
            return f"nobody you know is known to know them; {key_of('paste')} pastes mutuals"
        return ""

    def do_introduce(self) -> None:
        if (owed := self._owed()) is not None:
            self._begin_draft(owed.person, THANKING, owed.introducer, owed.template)
        elif (person := self.whom()) is not None:
            under_way = open_ask(self.desk.state, person)
            self._begin_draft(person, ASKING, under_way.introducer if under_way else None)

    def no_connect(self) -> str:
        return "this is you" if self.desk.row_of(self.whom()) == ME else ""

    def do_connect(self) -> None:
        person, row = self.whom(), self.desk.row_of(self.whom())
        if person is not None and row is not None:
            is_contact = int(self.desk.state.degree[row]) == 1
            self._begin_draft(person, WRITING if is_contact else INVITING)

    def _begin_draft(
        self, to: PersonId, kinds: Sequence[str], via: PersonId | None = None, template: str = ""
    ) -> None:
        from secondhop.tui.screens.compose import ComposeScreen  # made for those who write
        from secondhop.tui.screens.composing import Composition

        written = Composition(self.desk.store, to, kinds, via)
        while template and written.template.name != template:
            written.turn(1)
        self.app.push_screen(ComposeScreen(self, written))

    def _owed(self) -> Owed | None:
        """The thanks or the outcome that whoever is under the cursor is about."""
        person = self.whom()
        return self._owed_here() or (None if person is None else self._owed_by(person))

    def _owed_here(self) -> Owed | None:
        follow_up = self.which()
        if follow_up is None or not follow_up.is_open:
            return None
        number, what = what_for(follow_up.id)
        ask = asks_in(self.desk.state).get(number)
        if ask is None or what not in (THANK, OUTCOME):
            return None
        return Owed(ask.introducer, ask.person, "outcome" if what == OUTCOME else "thanks")

    def _owed_by(self, person: PersonId) -> Owed | None:
        for ask in asks_in(self.desk.state).values():
            if person in (ask.introducer, ask.person) and ask.owes_thanks:
                return Owed(ask.introducer, ask.person, "thanks")
        row = self.desk.row_of(person)
        if row is None or int(self.desk.state.degree[row]) != 1:
            return None
        made = (one for one in self.desk.state.records.own_touches() if one.via == person)
        newest = max(
            (one for one in made if one.kind == "introduction"),
            key=lambda one: (one.on, one.id),
            default=None,
        )
        return None if newest is None else Owed(person, newest.person, "thanks")
