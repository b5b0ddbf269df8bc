"""The paste box: mutual connections that a profile shows, with whom they match while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.screen import Screen

from secondhop.model.edits import EditError
from secondhop.model.person import Person
from secondhop.model.text import plural
from secondhop.sources.mutualtext import MutualText, read_mutuals
from secondhop.store.pasting import Contacts, Matching, Unclear, change_of, match
from secondhop.store.state import State
from secondhop.store.writer import NotSavedError
from secondhop.tui.actions import key_of
from secondhop.tui.panes.phrases import mutuals_word
from secondhop.tui.screens.pasteparts import (
    MOST_CHOICES,
    Namesakes,
    PasteHead,
    Preview,
    left_out,
    told,
)
from secondhop.tui.widgets.foot import Hint, Hints, Rule
from secondhop.tui.widgets.lineinput import LineInput
from secondhop.tui.widgets.lines import Line
from secondhop.tui.widgets.rowlist import RowList
from secondhop.tui.widgets.textbox import OVERFULL, TextBox

if TYPE_CHECKING:
    from secondhop.tui.screens.working import WorkingScreen

EXPLAINED = (
    "On their profile, below the headline, it says for example",
    "  Ana Silva, Ben Okoye and 12 other mutual connections",
    "Copy that line, or the list that it opens, and paste it.",
)


class PastingScreen(Screen[None], inherit_bindings=False):
    """A box to paste into, what it matches, and the question who is meant where names repeat."""

    AUTO_FOCUS = "#paste-box"

    def __init__(self, below: WorkingScreen, person: Person, text: str = "") -> None:
        """`below` is where it is told what was done; `text` is what the box begins with."""
        super().__init__()
        self._below, self._person, self._text = below, person, text
        self._desk = below.desk
        self._known: tuple[State, Contacts] | None = None
        self._chosen: dict[str, int | None] = {}
        self._unclear: Unclear | None = None  # the question that is asked just now

    def compose(self) -> ComposeResult:
        yield PasteHead(self._desk, self._person)
        yield TextBox(EXPLAINED, id="paste-box")
        yield Namesakes(self._desk)
        yield Rule()
        yield Preview()
        yield Hints()

    def on_mount(self) -> None:
        box = self.box
        box.typed, box.submitted, box.cancelled = self._typed, self._keep, self._leave
        self.call_after_refresh(self._begin)

    @property
    def box(self) -> TextBox:
        return self.query_one(TextBox)

    def _begin(self) -> None:
        if self._text:
            self.box.insert(self._text)
        self._show()

    def _typed(self, _text: str) -> None:
        self._chosen = {}
        self._show()

    def _show(self) -> None:
        """Say what the text would do."""
        self.query_one(Preview).show(self._preview())
        self.query_one(Hints).show(self._hints())

    def _preview(self) -> list[Line]:
        text = read_mutuals(self.box.text)
        lines = [[(OVERFULL, "bad")]] if self.box.is_overfull else []
        if text.refused:
            return [*lines, [(text.refused, "bad")]]
        if self._unclear:
            several = f"{len(self._unclear.rows)} of your contacts are called {self._unclear.name}"
            return [[(f"{several}: who is meant?", "strong")]]
        if not self.box.text.strip():
            return [[("Whom of your contacts it names is shown here.", "faint")]]
        if text.says_nothing:
            return [*lines, [("No names in this yet.", "faint")], *left_out(text)]
        return [*lines, *told(self._desk.state, self._match(text)), *left_out(text)]

    def _match(self, text: MutualText) -> Matching:
        row = self._desk.row_of(self._person.id)
        if row is None:
            raise EditError("this person is gone")
        return match(self._contacts(), self._desk.state, row, text, self._chosen)

    def _contacts(self) -> Contacts:
        """My contacts by name, read anew when another program has brought other people."""
        state = self._desk.state
        if self._known is None or self._known[0] is not state:
            self._known = state, Contacts(state)
        return self._known[1]

    def _keep(self, _text: str) -> None:
        """Ask what is unclear, else make the change."""
        text = read_mutuals(self.box.text)
        if text.refused or text.says_nothing:
            self._say("There is nothing to keep yet; paste the line that names mutual connections")
            return
        try:
            matching = self._match(text)
            if matching.unclear:
                self._ask(matching.unclear[0])
                return
            done = self._apply(matching)
        except (EditError, NotSavedError) as error:
            self._say(str(error))
            return
        self.app.pop_screen()
        self._below.say(done or f"Nothing new about {self._person.name}", _undo(done))

    def _apply(self, matching: Matching) -> str:
        """What was done, in words; "" when all of it was known."""
        desk = self._desk
        change = change_of(desk.state, matching, desk.store.today)
        if change is None:
            return ""
        desk.store.apply(change)
        row = desk.row_of(self._person.id)
        count = "" if row is None else mutuals_word(desk.state, row)
        kept = f", {plural(len(matching.unknown), 'name')} kept" if matching.unknown else ""
        added = plural(len(matching.new), "new tie")
        return f"{self._person.name}: {added}{kept}" + (f" · {count}" if count else "")

    def _say(self, text: str) -> None:
        self.query_one(Preview).show([[(text, "bad")]])

    def _leave(self) -> None:
        self.app.pop_screen()

    # -- who is meant -----------------------------------------------------------------------------

    def _ask(self, unclear: Unclear) -> None:
        self._unclear = unclear
        rows = self.query_one(Namesakes)
        rows.rows = unclear.rows
        self.box.display, rows.display = False, True
        rows.settle(0)
        self.set_focus(rows)
        self._show()

    def _stop_asking(self) -> None:
        self._unclear = None
        self.query_one(Namesakes).display, self.box.display = False, True
        self.set_focus(self.box)
        self._show()

    @on(RowList.Chosen)
    def _chosen_row(self) -> None:
        self._answer(self.query_one(Namesakes).cursor)

    def on_key(self, event: events.Key) -> None:
        if self._unclear is None:
            return
        if LineInput.at_key.get(event.key) == "cancel":
            event.stop()
            self._stop_asking()
        elif event.key.isdecimal() and int(event.key) <= len(self._unclear.rows):
            event.stop()
            self._answer((int(event.key) or len(self._unclear.rows) + 1) - 1)

    def _answer(self, index: int) -> None:
        if self._unclear is not None:
            self._chosen[self._unclear.name] = self.query_one(Namesakes).answer(index)
            self._stop_asking()
            self._keep("")

    def _hints(self) -> list[Hint]:
        if self._unclear is not None:
            numbers = f"1-{min(len(self._unclear.rows), MOST_CHOICES)}"
            return [(numbers, "this one"), ("0", "none"), (key_of("type-cancel"), "back")]
        has_text = bool(self.box.text.strip())
        return [
            (key_of("type-keep-all"), "keep", has_text),
            (key_of("type-keep"), "twice keeps too", has_text),
            (key_of("type-clear"), "clear", has_text),
            (key_of("type-cancel"), "leave"),
        ]


def _undo(done: str) -> str:
    return f"{key_of('undo')} undoes it" if done else ""
