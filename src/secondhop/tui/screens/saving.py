"""Asks for the name under which the present filter and order are kept as a view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from secondhop.model.text import plural
from secondhop.search.query import parse
from secondhop.store.lastseen import remember
from secondhop.store.views import View, ViewError, read_views, save_view, suggested_name, view_of
from secondhop.tui.actions import key_of
from secondhop.tui.desk import PROSPECTS_QUERY, Desk
from secondhop.tui.widgets.cells import cut
from secondhop.tui.widgets.foot import Foot

LABEL = "save this filter as:"
_YES = ("y", "yes")


class Asks(Protocol):
    """A screen with a foot that says what was done."""

    @property
    def desk(self) -> Desk: ...

    @property
    def foot(self) -> Foot: ...

    def say(self, text: str, aside: str = "", bad: bool = False) -> None: ...


def not_saved(error: ViewError | OSError) -> str:
    """Why a view could not be written, in words that fit a line."""
    return str(error) if isinstance(error, ViewError) else f"not saved: {error.strerror}"


class SavingView:
    """A question for a name; a name that another view has is asked about once more."""

    def __init__(self, screen: Asks, saved: Callable[[View], None] = lambda view: None) -> None:
        """`saved` is told of the view once it is on the disk."""
        self._screen, self._desk, self._saved = screen, screen.desk, saved
        self._folder = screen.desk.store.home.views
        self._views = read_views(self._folder)

    def start(self, text: str = "", wrong: str = "") -> None:
        """Ask for the name; the view that is open proposes its own."""
        hint = f"a name; {key_of('type-keep')} saves"
        self._screen.foot.ask(LABEL, self._answer, text or self._proposal(), hint, not text)
        self._tell(
            wrong or f"{self._desk.text.strip() or 'everybody'}, by {self._desk.sort}", wrong
        )

    def _proposal(self) -> str:
        if (opened := self._continued()) is not None:
            return opened.name
        return suggested_name(self._desk.text, (one.name for one in self._views.all))

    def _continued(self) -> View | None:
        """The view that was opened last, while the filter asks all of it and maybe more."""
        opened = self._desk.view and self._views.find(self._desk.view.name)
        if not opened or self._desk.text.strip() == PROSPECTS_QUERY:
            return None
        asked = parse(self._desk.text).terms
        return opened if all(term in asked for term in parse(opened.query).terms) else None

    def _answer(self, name: str) -> None:
        try:
            view = view_of(name, self._desk.text, self._desk.sort)
        except ViewError as error:
            self.start(name, not_saved(error))
            return
        other = self._views.find(view.name)
        if other is None or other.asks == view.asks:
            self._save(view)
        else:
            self._ask_again(view, other)

    def _ask_again(self, view: View, other: View) -> None:
        label = f"{cut(other.name, 24)} is there: replace it?"
        hint = f"y or n; {key_of('type-cancel')} keeps it"

        def answered(text: str) -> None:
            if text.strip().lower() in _YES:
                self._save(view)
            else:
                self._screen.say(f"{other.name} stays as it was")

        likely = "y" if other == self._continued() else ""
        self._screen.foot.ask(label, answered, likely, hint)
        self._tell(f"{other.name} is {other.query or 'everybody'}, by {other.order}")

    def _save(self, view: View) -> None:
        try:
            kept = save_view(self._folder, self._views, view)
        except OSError as error:
            self._screen.say(not_saved(error), bad=True)
            return
        self._desk.view = kept
        remember(self._desk.store.home, self._desk.state, kept, self._desk.result)
        people = plural(self._desk.result.total, "person", "people")
        self._screen.say(f"Saved {kept.name}: {people}", f"{key_of('views')} lists the views")
        self._saved(kept)

    def _tell(self, text: str, wrong: str = "") -> None:
        width = self._screen.foot.size.width - 2
        self._screen.foot.detail([(f" {cut(text, width)}", "bad" if wrong else "faint")])
