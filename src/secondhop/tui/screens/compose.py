"""The compose screen: a draft to choose, write, check, take away, and mark as sent."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from secondhop.exports.eml import eml
from secondhop.exports.saving import NotWrittenError, save
from secondhop.model.edits import EditError
from secondhop.model.text import plural
from secondhop.network.people import ME
from secondhop.outreach.drafts.draft import parted
from secondhop.outreach.guards.finding import Verdict
from secondhop.store.sending import next_due
from secondhop.store.views import slug
from secondhop.store.writer import NotSavedError
from secondhop.tui.actions import BY_ID, IN_DRAFT, key_of
from secondhop.tui.bindings import bound_to
from secondhop.tui.house import House
from secondhop.tui.screens.composeparts import ComposeHead, Findings, Ideas
from secondhop.tui.screens.composing import Composition
from secondhop.tui.screens.working import prompt_hints, undoable
from secondhop.tui.terminal.clipboard import copy_in
from secondhop.tui.terminal.editor import edit
from secondhop.tui.terminal.suspend import NOT_HERE, away, can_leave
from secondhop.tui.widgets.cells import cut
from secondhop.tui.widgets.foot import Foot, Hint, Rule
from secondhop.tui.widgets.lines import Line
from secondhop.tui.widgets.writing import WriteBox

if TYPE_CHECKING:
    from secondhop.tui.screens.working import WorkingScreen

WIDE, TALL, SHORT = 110, 30, 20
"""From where ideas stand beside the text, and findings have more lines or fewer."""
_HELPED = ("view-before", "view-after", "copy", "edit-note", "quit")


class ComposeScreen(Screen[None], inherit_bindings=False):
    """A text with its templates around it; letters are keys until one writes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bound_to("leave", "quit", "back", "interrupt"),
        *bound_to("write", "draft-write", "open"),
        *bound_to("turn(-1)", "view-before"),
        *bound_to("turn(1)", "view-after"),
        *bound_to("via", "draft-via"),
        *bound_to("language", "draft-language"),
        *bound_to("ideas", "draft-ideas"),
        *bound_to("fresh", "draft-fresh"),
        *bound_to("copy", "copy"),
        *bound_to("save", "draft-save"),
        *bound_to("sent", "draft-sent"),
        *bound_to("editor", "edit-note"),
        *bound_to("look(1)", "down"),
        *bound_to("look(-1)", "up"),
        *bound_to("help", "help"),
    ]
    AUTO_FOCUS = ""

    def __init__(self, below: WorkingScreen, written: Composition) -> None:
        """`below` is where it is told what was done."""
        super().__init__()
        self._below, self._desk, self._written = below, below.desk, written
        self._verdict = Verdict()
        self._shows_ideas = False

    def compose(self) -> ComposeResult:
        yield ComposeHead(self._desk, self._written)
        with Horizontal(id="draft-body"):
            yield WriteBox(id="draft")
            yield Ideas()
        yield Rule()
        yield Findings()
        yield Foot()

    def on_mount(self) -> None:
        self.box.typed = self._typed
        self.box.submitted = lambda text: self.action_sent()
        self.box.cancelled = lambda: self.set_focus(None)
        self.watch(self.app, "revision", self._refresh, init=False)
        self.call_after_refresh(self._begin)

    def on_resize(self, event: events.Resize) -> None:
        self._arrange()
        self.call_after_refresh(self._paint)

    def on_descendant_focus(self) -> None:
        self._hint()

    def on_descendant_blur(self) -> None:
        self._hint()

    @property
    def box(self) -> WriteBox:
        return self.query_one(WriteBox)

    @property
    def foot(self) -> Foot:
        return self.query_one(Foot)

    def say(self, text: str, bad: bool = False) -> None:
        """Tell what happened on the line above the keys."""
        self.foot.tell([(cut(text, self.size.width - 2), "bad" if bad else "good")])

    # -- what can be chosen -----------------------------------------------------------------------

    def action_turn(self, step: int) -> None:
        self._written.turn(step)
        self._take()

    def action_via(self) -> None:
        """Write to the next introducer; what goes to the person needs none."""
        if not self._written.goes_through:
            self.say("This goes to them, without anybody in between", bad=True)
        elif len(self._written.routes) < 2:
            self.say("Nobody else is known to know them", bad=True)
        else:
            self._written.turn_route()
            self._take()

    def action_language(self) -> None:
        self._written.turn_language()
        self._take()

    def action_ideas(self) -> None:
        """Show what to begin with in place of the text, where there is no room beside it."""
        self._shows_ideas = not self._shows_ideas
        self._arrange()
        self.call_after_refresh(self._paint)

    def action_fresh(self) -> None:
        if self._written.is_changed:
            self._written.forget()
            self._take()
            self.say("Begun anew with the words of the template")
        else:
            self.say("These are the words of the template already", bad=True)

    def action_look(self, step: int) -> None:
        self.box.look(step)

    def action_help(self) -> None:
        """Show the keys of this page."""
        known = [*IN_DRAFT, *(BY_ID[one] for one in _HELPED)]
        cast(House, self.app).show_help([(one, "") for one in known])

    def action_leave(self) -> None:
        """What was written is kept until the program ends."""
        is_kept = self._written.is_changed
        self.app.pop_screen()
        if is_kept:
            self._below.say("The draft is kept until you quit")

    # -- writing ----------------------------------------------------------------------------------

    def action_write(self) -> None:
        if self._shows_ideas:
            self._shows_ideas = False
            self._arrange()
        self.set_focus(self.box)

    def action_editor(self) -> None:
        """Write in the user's own editor."""
        if not can_leave(self.app):
            self.say(NOT_HERE, bad=True)
            return
        with away(self.app):
            written = edit(self.box.text, self._desk.store.home.state, os.environ)
        if written.reason:
            self.say(written.reason, bad=True)
        else:
            self._written.text = written.text
            self._take()

    def _typed(self, text: str) -> None:
        self._written.text = text
        self._check()

    # -- taking it away ---------------------------------------------------------------------------

    def action_copy(self) -> None:
        """Copy the text; it stays on the screen for whoever has to select it."""
        tried = copy_in(self.app, self.box.text).rstrip(":")
        blocks = sum(one.level == "block" for one in self._verdict.findings)
        though = f"; {plural(blocks, 'thing')} to change first" if blocks else ""
        self.foot.tell([(cut(f"Text {tried}", self.size.width - 2 - len(though)), "good")], though)

    def action_save(self) -> None:
        row = self._written.row
        name = "" if row is None else self._desk.state.people.name[row]
        self._ask_path(f"~/{slug(f'{self._written.template.name} {name}')}.eml")

    def _ask_path(self, text: str, wrong: str = "") -> None:
        self.foot.ask("save as:", self._save, text, "a mail to open and send", not wrong)
        if wrong:
            self.foot.detail([(f" {cut(wrong, self.size.width - 2)}", "bad")])

    def _save(self, answer: str) -> None:
        reader, (subject, text) = self._written.reader(), parted(self.box.text)
        if reader is None or not answer.strip():
            return
        me = self._desk.state.people.person(ME)
        path = Path(answer.strip()).expanduser()
        if path.exists():
            self._ask_path(answer, "this file exists; choose another name")
            return
        try:
            save(path, [eml(subject or f"{me.name} <> {reader.name}", text, reader, me)])
        except NotWrittenError as error:
            self._ask_path(answer, str(error))
            return
        self._check()
        self.say(f"Saved {path}; nothing is sent: a mail program opens it")

    def action_sent(self) -> None:
        """Say that it was sent; where a guard blocks, only with a reason."""
        blocked = [one for one in self._verdict.findings if one.level == "block"]
        if not self.box.text.strip():
            self.say("There is nothing to send yet", bad=True)
        elif blocked:
            self.set_focus(None)
            guards = ", ".join(one.guard for one in blocked)
            label = "sent all the same, because:"
            self.foot.ask(label, lambda why: self._overrule(guards, why), hint="kept with it")
            self.foot.detail([(f" {cut(blocked[0].message, self.size.width - 2)}", "bad")])
        else:
            self._mark()

    def _overrule(self, guards: str, why: str) -> None:
        if not why.strip():
            self.say("Not marked as sent: say why, or change the text", bad=True)
            self._check()
        else:
            self._mark(f"{guards}: {why.strip()}")

    def _mark(self, despite: str = "") -> None:
        try:
            change = self._written.sent(self.box.text, despite)
            self._desk.store.apply(change)
        except (EditError, NotSavedError) as error:
            self.foot.warn(str(error))
            return
        self._written.forget()
        due, words = next_due(change)
        after = f" · next {due}: {words}" if due else ""
        reader = self._written.reader()
        name = "" if reader is None else f" to {reader.name}"
        self.app.pop_screen()
        self._below.say(f"Sent {self._written.template.name}{name}{after}", undoable())

    # -- what is shown ----------------------------------------------------------------------------

    def _begin(self) -> None:
        self._arrange()
        self._take()
        for one in self._written.problems[:1]:
            where = f"{Path(one.path).name} line {one.line}" if one.line else Path(one.path).name
            self.say(f"{where}: {one.reason}", bad=True)

    def _refresh(self) -> None:
        """Somebody changed something; a person who is gone is written to no more."""
        if self._written.row is None:
            if self.app.screen is self:
                self.action_leave()
            return
        self._check()

    def _take(self) -> None:
        """Show the words that are chosen."""
        self.box.put(self._written.text)
        self.foot.tell([(cut(self._written.template.about, self.size.width - 2), "faint")])
        self._paint()

    def _paint(self) -> None:
        if self._written.row is not None:
            self.query_one(ComposeHead).redraw()
            self.query_one(Ideas).show(self._written.ideas())
            self.box.redraw()
            self._check()

    def _arrange(self) -> None:
        """Text and ideas side by side, or one of them; more findings on a taller screen."""
        size, ideas = self.app.size, self.query_one(Ideas)
        is_wide = size.width >= WIDE
        ideas.display = is_wide or self._shows_ideas
        self.box.display = is_wide or not self._shows_ideas
        ideas.styles.width = 44 if is_wide else "100%"
        height = 3 if size.height < SHORT else 8 if size.height >= TALL else 4
        self.query_one(Findings).styles.height = height

    def _check(self) -> None:
        """Ask the guards again."""
        self._verdict = self._written.verdict(self.box.text)
        self.query_one(Findings).show(self._verdict)
        if not self.foot.is_asking:
            self.foot.detail(self._counter())
        self._hint()

    def _counter(self) -> Line:
        """How long it is, and whether it was changed."""
        has, most, unit = self._written.measure(self.box.text)
        words = f" {has:,} of {most:,} {unit}"
        changed = " · yours" if self._written.is_changed else ""
        return [(words, "bad" if has > most else ""), (changed, "faint")]

    def _hint(self) -> None:
        self.foot.hints(self._hints())

    def _hints(self) -> list[Hint]:
        if self.foot.is_asking:
            return prompt_hints()
        sent = (key_of("draft-sent"), "sent")
        if self.box.has_focus:
            editor = (key_of("edit-note"), "your editor")
            return [sent, editor, (key_of("type-cancel"), "stop writing")]
        turns = f"{key_of('view-before')} {key_of('view-after')}"
        return [
            (key_of("draft-write"), "write"),
            (turns, "words"),
            (key_of("copy"), "copy"),
            sent,
            (key_of("quit"), "leave"),
            (key_of("draft-via"), "other way", self._written.goes_through),
            (key_of("draft-save"), "save"),
            (key_of("draft-ideas"), "ideas"),
            (key_of("draft-language"), "language"),
            (key_of("help"), "help"),
        ]
