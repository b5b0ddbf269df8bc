"""Notes about a person: written in one line at the foot, or at length in the user's own editor."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

from secondhop.model.edits import MOST_TEXT, add_note
from secondhop.model.outreach import Note
from secondhop.model.person import Person
from secondhop.store.intake import new_id
from secondhop.store.writer import NotSavedError
from secondhop.tui.actions import key_of
from secondhop.tui.terminal.editor import Written, edit
from secondhop.tui.terminal.suspend import NOT_HERE, away, can_leave
from secondhop.tui.widgets.cells import cut

if TYPE_CHECKING:
    from secondhop.tui.screens.working import WorkingScreen

LONGEST_LABEL = 40


class Noting:
    """One note about one person, asked for and told about on one screen."""

    def __init__(self, screen: WorkingScreen, person: Person) -> None:
        self._screen, self._person = screen, person
        self._store = screen.desk.store
        self._label = cut(f"note about {person.name}:", LONGEST_LABEL)

    def start(self, hint: str = "") -> None:
        """Ask for a line; the editor is one key away."""
        hint = hint or f"{key_of('edit-note')} opens your editor"
        self._screen.ask(self._label, self._add, hint=hint)

    @property
    def is_asked(self) -> bool:
        """Whether the foot asks for this very note."""
        foot = self._screen.foot
        return foot.is_asking and foot.prompt.label == self._label

    def edit(self) -> None:
        """Write on in the editor: what is being typed, else the newest note of one's own."""
        if self.is_asked:
            self._write_on(self._screen.foot.prompt.text)
            return
        note = self._newest()
        written = self._away(note.text if note else "")
        if written.reason:
            self._screen.say(_sentence(written.reason), bad=True)
        elif note:
            self._put(note.id, written.text, _day(note, self._store.today), "Changed the note")
        else:
            self._add(written.text)

    def _write_on(self, typed: str) -> None:
        """What was typed is never lost: it is asked for again when nothing comes back."""
        self._screen.foot.stop_asking()
        written = self._away(typed)
        if not written.reason:
            self._add(written.text)
            return
        self._keep(typed, written.reason)

    def _away(self, text: str) -> Written:
        app = self._screen.app
        if not can_leave(app):
            return Written(reason=NOT_HERE)
        with away(app):
            return edit(text, self._store.home.state, os.environ)

    def _newest(self) -> Note | None:
        """What files brought stays as it is; only the user's own is written on."""
        notes = self._store.state.records.notes(self._person.id)
        return next((one for one in notes if self._store.fields.of(f"n:{one.id}")), None)

    def _add(self, text: str) -> None:
        self._put(new_id(), text, self._store.today, "Noted")

    def _put(self, number: str, text: str, on: date, verb: str) -> None:
        more = f"; only the first {MOST_TEXT:,} characters" if len(text) > MOST_TEXT else ""
        change = add_note(number, self._person.id, text, on)
        try:
            self._screen.apply(change, f"{verb} about {self._person.name}{more}")
        except NotSavedError as error:
            self._keep(" ".join(text.split()), str(error))

    def _keep(self, text: str, reason: str) -> None:
        """Ask again with what was written, and say why."""
        self.start(hint=reason)
        self._screen.foot.prompt.set(text)
        self._screen.foot.detail([(f" {_sentence(reason)}", "bad")])


def _day(note: Note, today: date) -> date:
    try:
        return date.fromisoformat(note.on)
    except ValueError:
        return today


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
