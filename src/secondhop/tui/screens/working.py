"""A screen on which things are done about a person: the dashboard, and a person's page."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable, Sequence
from typing import cast

from textual import events

from secondhop.model.asks import Ask
from secondhop.model.change import Change
from secondhop.model.edits import (
    EditError,
    add_follow_up,
    finish,
    log_touch,
    set_stage,
    snooze,
    tag,
    together,
    untag,
)
from secondhop.model.outreach import STAGES, TOUCH_KINDS, FollowUp
from secondhop.model.person import Person, PersonId
from secondhop.model.when import EXAMPLES, WhenError, parse_when
from secondhop.network.people import ME
from secondhop.outreach.advice import Suggestion
from secondhop.outreach.agenda import next_open
from secondhop.store.asking import open_ask
from secondhop.store.intake import new_id
from secondhop.store.store import Reversed
from secondhop.store.writer import NotSavedError
from secondhop.tui.actions import key_of
from secondhop.tui.desk import Desk
from secondhop.tui.house import House
from secondhop.tui.screens.acting import ActingScreen
from secondhop.tui.screens.asking import Asking
from secondhop.tui.screens.noting import Noting
from secondhop.tui.terminal.clipboard import can_browse
from secondhop.tui.terminal.suspend import suspend
from secondhop.tui.widgets.cells import cut
from secondhop.tui.widgets.foot import Foot, Hint

Answered = Callable[[str], None]

KINDS_TO_LOG = tuple(kind for kind in TOUCH_KINDS if kind not in ("endorsement", "recommendation"))


def undoable() -> str:
    """That what was just told can be taken back, and by which key."""
    return f"{key_of('undo')} undoes it"


def prompt_hints() -> list[Hint]:
    """The keys that apply while the foot asks."""
    words = {"type-keep": "ok", "type-cancel": "cancel", "type-clear": "clear"}
    return [(key_of(action), word) for action, word in words.items()]


class WorkingScreen(ActingScreen):
    """What can be done about a person, and everywhere; tells at the foot what was done."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._offered: FollowUp | None = None  # a follow-up just done, whose next one `a` adds

    @property
    def house(self) -> House:
        """The app, as far as screens know it."""
        return cast(House, self.app)

    @property
    def foot(self) -> Foot:
        return self.query_one(Foot)

    def whom(self) -> PersonId | None:
        """Whom the actions concern."""
        return self.desk.selection

    def all_of_them(self) -> list[PersonId]:
        """Whom an action for many concerns: the marked people, else the one."""
        person = self.whom()
        return [person] if person is not None else []

    def which(self) -> FollowUp | None:
        """Which follow-up the actions concern."""
        person = self.whom()
        return next_open(self.desk.state.records.follow_ups(person)) if person else None

    def suggested(self) -> Suggestion | None:
        """Which suggestion the actions concern."""
        return None

    def which_ask(self) -> Ask | None:
        """Which ask the actions concern."""
        person = self.whom()
        return open_ask(self.desk.state, person) if person else None

    def is_alone(self) -> bool:
        return self.desk.person(self.whom()) is None

    def do(self, action: str) -> None:
        try:
            super().do(action)
        except (EditError, WhenError, NotSavedError) as error:
            self.foot.warn(str(error))

    def refuse(self, why: str) -> None:
        self.say(why[:1].upper() + why[1:], bad=True)

    def say(self, text: str, aside: str = "", bad: bool = False) -> None:
        """Tell what happened on the line above the keys."""
        width = max(self.app.size.width - len(aside) - 4, 10)
        self.foot.tell([(cut(text, width), "bad" if bad else "good")], aside)

    def apply(self, change: Change, text: str) -> None:
        """Make a change and tell of it."""
        self.desk.store.apply(change)
        self.say(text, undoable())

    def person(self) -> Person | None:
        """Whom the actions concern, as a value; says so when there is nobody."""
        person = self.desk.person(self.whom())
        if person is None:
            self.say("Nobody is selected", bad=True)
        return person

    # -- what can be done about a person ----------------------------------------------------------

    def do_follow_up(self) -> None:
        again, self._offered = self._offered, None
        person = self.desk.person(again.person) if again else self.person()
        if person is None:
            return
        self.ask(
            f"follow up with {person.name}:",
            lambda text: self._ask_when(person, text, "+7d" if again else ""),
            again.text if again else "",
            "what you will do",
        )

    def _ask_when(self, person: Person, text: str, when: str) -> None:
        if not text.strip():
            raise EditError("a follow-up needs some words: what will you do?")
        self.ask("when:", lambda day: self._add_follow_up(person, text, day), when, EXAMPLES)

    def _add_follow_up(self, person: Person, text: str, when: str) -> None:
        due = parse_when(when, self.desk.store.today)
        if due < self.desk.store.today:
            raise EditError(f"{due.isoformat()} is past; promise it for a day to come")
        change = add_follow_up(new_id(), person.id, text, due)
        self.apply(change, f"{due:%a} {due.day} {due:%b}: {text.strip()}")

    def do_ask(self) -> None:
        if (person := self.person()) is None:
            return
        ask = self.which_ask()
        if ask is None:
            Asking(self).start(person)
        else:
            Asking(self).go_on(ask)

    def do_research(self) -> None:
        if (person := self.person()) is not None:
            Asking(self).find_out(person)

    def no_done(self) -> str:
        if self.suggested() is not None:
            return ""
        follow_up = self.which()
        is_owed = follow_up is not None and follow_up.is_open
        return "" if is_owed else f"nothing is owed here; {key_of('follow-up')} adds a follow-up"

    def do_done(self) -> None:
        if (suggestion := self.suggested()) is not None:
            Asking(self).take(suggestion)
            return
        if (follow_up := self.which()) is None or Asking(self).finish(follow_up):
            return
        self.desk.store.apply(finish(follow_up, self.desk.store.today, new_id()))
        self._offered = follow_up
        if follow_up.every:
            self.say(f"Done. The next one comes in {follow_up.every}", undoable())
        else:
            offer = f"next one in 7 days? {key_of('follow-up')}"
            self.say(f"Done: {cut(follow_up.text, 30)} · {offer}", undoable())

    def no_snooze(self) -> str:
        return self.no_done()

    def do_snooze(self) -> None:
        if (suggestion := self.suggested()) is not None:
            Asking(self).snooze(suggestion)
            return
        if (follow_up := self.which()) is None:
            return
        self.ask("snooze until:", lambda text: self._snooze(follow_up, text), "+3d", EXAMPLES)

    def _snooze(self, follow_up: FollowUp, text: str) -> None:
        due = parse_when(text, self.desk.store.today)
        change = snooze(follow_up, due, self.desk.store.today)
        self.apply(change, f"Snoozed to {due:%a} {due.day} {due:%b}: {follow_up.text}")

    def do_stage(self) -> None:
        if whom := self.all_of_them():
            label = f"stage of {self._names(whom)}:"
            self.ask(label, lambda text: self._set_stage(whom, text), "", "its first letters")
            self.foot.detail([(f" {' '.join(STAGES)}", "faint")])

    def _set_stage(self, whom: list[PersonId], text: str) -> None:
        stage = complete(text, STAGES)
        changes = [set_stage(person, stage) for person in whom]
        change = together("stage", changes, tuple(whom), stage)
        cleared = self._clear_marks()
        verb = "is" if len(whom) == 1 else "are"
        self.apply(change, f"{self._names(whom)} {verb} now {stage}{cleared}")

    def do_tag(self) -> None:
        if whom := self.all_of_them():
            label = f"tags of {self._names(whom)}:"
            hint = "a word, or -word to take away"
            self.ask(label, lambda text: self._tag(whom, text), "", hint)

    def _tag(self, whom: list[PersonId], text: str) -> None:
        words = text.replace(",", " ").split()
        added = [word for word in words if not word.startswith("-")]
        gone = [word[1:] for word in words if word.startswith("-")]
        if not words:
            raise EditError("no tag given; write a word, or -word to take one away")
        changes = [tag(person, added) for person in whom if added]
        changes += [untag(person, gone) for person in whom if gone]
        change = together("tag", changes, tuple(whom), " ".join(words))
        cleared = self._clear_marks()
        self.apply(change, f"{self._names(whom)}: {change.text}{cleared}")

    def _clear_marks(self) -> str:
        """Marks serve once; returns what there is to say of that."""
        marked = bool(self.desk.marked)
        self.desk.marked.clear()
        return " · marks cleared" if marked else ""

    def _names(self, whom: list[PersonId]) -> str:
        """The one person by name, several by number."""
        person = self.desk.person(whom[0])
        return f"{len(whom)} people" if len(whom) > 1 or person is None else person.name

    def do_note(self) -> None:
        if (person := self.person()) is not None:
            Noting(self, person).start()

    def do_edit_note(self) -> None:
        if (person := self.person()) is not None:
            Noting(self, person).edit()

    def do_log(self) -> None:
        self.propose_log("")

    def propose_log(self, text: str) -> None:
        """Ask what happened, beginning with the kind that is likely."""
        if (person := self.person()) is not None:
            label = f"log with {person.name}:"
            hint = "message, call, meeting … what"
            self.ask(label, lambda text: self._log(person, text), text, hint)

    def _log(self, person: Person, text: str) -> None:
        word, _, rest = text.strip().partition(" ")
        kind = complete(word, KINDS_TO_LOG)
        change = log_touch(new_id(), person.id, kind, self.desk.store.today, rest)
        self.apply(change, f"Logged: {kind} with {person.name}")

    def no_paste(self) -> str:
        is_me = self.desk.row_of(self.whom()) == ME
        return "your own profile shows no mutual connections" if is_me else ""

    def do_paste(self) -> None:
        self.start_pasting()

    def start_pasting(self, text: str = "") -> None:
        """Open the paste box, with what it is to begin with."""
        from secondhop.tui.screens.pasting import PastingScreen  # made for those who paste

        if (person := self.person()) is not None:
            self.app.push_screen(PastingScreen(self, person, text))

    def do_copy(self) -> None:
        if (person := self.person()) is not None:
            self._copy(person)

    def do_browse(self) -> None:
        if (person := self.person()) is None:
            return
        if not person.url:
            self.say(f"No profile address of {person.name} is known", bad=True)
        elif can_browse() and webbrowser.open(person.url):
            self.say(f"Opened {person.url}")
        else:
            self._copy(person)

    def _copy(self, person: Person) -> None:
        from secondhop.tui.screens.copying import copy_here, what_to_copy

        copy_here(self, *what_to_copy(person))

    # -- what can be done everywhere --------------------------------------------------------------

    def no_undo(self) -> str:
        return "" if self.desk.store.can_undo else "nothing to undo in this session"

    def no_redo(self) -> str:
        return "" if self.desk.store.can_redo else "nothing to redo"

    def do_undo(self) -> None:
        self._tell_reversed(self.desk.store.undo(), "Undid", "Nothing to undo in this session")

    def do_redo(self) -> None:
        self._tell_reversed(self.desk.store.redo(), "Did again", "Nothing to redo")

    def _tell_reversed(self, reversed_: Reversed | None, verb: str, nothing: str) -> None:
        self._offered = None
        if reversed_ is None:
            self.say(nothing, bad=True)
            return
        people = [person for one in reversed_.about if (person := self.desk.person(one))]
        several = f"{len(people)} people"
        names = several if len(people) > 2 else " and ".join(person.name for person in people)
        words = ", ".join(part for part in (names, reversed_.text) if part)
        kept = f" ({reversed_.kept} changed since, left alone)" if reversed_.kept else ""
        self.turn_to(reversed_.about)
        aside = f"{key_of('redo')} does it again" if verb == "Undid" else undoable()
        self.say(f"{verb} {reversed_.kind}: {words}{kept}", aside)

    def turn_to(self, people: Sequence[PersonId]) -> None:
        """Go to those whom undo or redo was about."""

    def do_help(self) -> None:
        self.house.show_help(self.offers())

    def do_tour(self) -> None:
        self.house.show_tour()

    def do_request(self) -> None:
        self.house.show_request()

    def do_palette(self) -> None:
        self.house.show_palette(self.offers())

    def do_import(self) -> None:
        self.house.start_import()

    def do_reload(self) -> None:
        self.house.look_around()
        self.say("Up to date")

    def do_suspend(self) -> None:
        if reason := suspend(self.app):
            self.refuse(reason)

    def do_quit(self) -> None:
        self.house.close_top()

    def do_quit_now(self) -> None:
        self.app.exit()

    def do_interrupt(self) -> None:
        self.say(f"{key_of('quit')} closes this page, and then quits")

    def do_back(self) -> None:
        self.house.close_top(quit_too=False)

    def on_paste(self, event: events.Paste) -> None:
        """What nobody takes is no row of keys to obey."""
        self.refuse(f"pasted text goes into the filter or a prompt; {key_of('filter')} filters")

    def ask(self, label: str, answered: Answered, text: str = "", hint: str = "") -> None:
        """Ask for one line at the foot; what goes wrong with the answer is told there too."""

        def guarded(answer: str) -> None:
            try:
                answered(answer)
            except (EditError, WhenError) as error:
                self.foot.ask(label, guarded, answer, hint, is_proposal=False)
                self.foot.detail([(f" {cut(str(error), self.size.width - 2)}", "bad")])
            except NotSavedError as error:  # what was typed is kept for another try
                self.foot.ask(label, guarded, answer, hint, is_proposal=False)
                self.foot.detail([(f" {cut(str(error), self.size.width - 2)}", "bad")])

        self.foot.ask(label, guarded, text, hint)


def complete(text: str, words: tuple[str, ...]) -> str:
    """The one of some words that begins like this."""
    start = text.strip().lower()
    found = [word for word in words if word.startswith(start)] if start else []
    exact = [word for word in found if word == start]
    if len(found) != 1 and not exact:
        raise EditError(f"choose one of: {', '.join(found or words)}")
    return (exact or found)[0]
