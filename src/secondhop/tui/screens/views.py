"""The saved views: how many people each has now, how many are new, and what to do with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from secondhop.model.text import plural
from secondhop.search.query import parse
from secondhop.store.lastseen import count_new
from secondhop.store.problem import Problem
from secondhop.store.views import (
    View,
    ViewError,
    Views,
    read_views,
    remove_view,
    rename_view,
    restore_view,
)
from secondhop.tui.actions import key_of
from secondhop.tui.bindings import bound_to
from secondhop.tui.desk import Desk
from secondhop.tui.screens.saving import SavingView, not_saved
from secondhop.tui.screens.working import prompt_hints
from secondhop.tui.widgets.cells import cut, fit
from secondhop.tui.widgets.foot import Foot, Words
from secondhop.tui.widgets.lines import Line, sides
from secondhop.tui.widgets.rowlist import RowList

ORDER, PEOPLE, NEW = 11, 9, 8
"""Cells of the columns behind name and query."""


class Row(Struct, frozen=True):
    """One line: a view with its numbers, or a file that is none."""

    view: View | None = None
    people: int = 0
    new: int = 0  # since it was last opened
    problem: Problem | None = None


def rows_of(desk: Desk, views: Views) -> list[Row]:
    """Every view with how many people meet it now; files that cannot be read stand below."""
    return [
        *(_counted(desk, view) for view in views.all),
        *(Row(problem=one) for one in views.problems),
    ]


def _counted(desk: Desk, view: View) -> Row:
    result = desk.state.index.search(parse(view.query))
    return Row(view, result.total, count_new(desk.store.home, desk.state, view, result))


def _widths(width: int) -> tuple[int, int]:
    """Cells for the name and for the query."""
    room = max(width - ORDER - PEOPLE - NEW - 3, 20)
    name = min(max(room * 2 // 5, 12), 32)
    return name, room - name


class ViewList(RowList):
    """One view a line."""

    def __init__(self) -> None:
        super().__init__(id="view-list")
        self.rows: list[Row] = []

    def count(self) -> int:
        return len(self.rows)

    def row(self, index: int, width: int) -> Line:
        row, (name, query) = self.rows[index], _widths(width + 1)
        if row.problem is not None:
            return [(fit(Path(row.problem.path).name, name), "bad"), (_reason(row.problem), "bad")]
        assert row.view is not None
        new = f"+{row.new:,} new" if row.new else ""
        asked = row.view.query or "everybody"
        middle = f" {fit(asked, query)} {fit(row.view.order, ORDER)}"
        people = fit(f"{row.people:,}", PEOPLE - 1, right=True)
        numbers = f"{people} {fit(new, NEW, right=True)}"
        return [
            (fit(row.view.name, name), "head"),
            (middle, ""),
            (numbers, "strong" if new else ""),
        ]

    def nothing(self, width: int) -> list[Line]:
        save, leave = key_of("view-save"), key_of("quit")
        return [
            [],
            [("   No views yet.", "strong"), (" A view is a filter with its order, kept.", "")],
            [],
            [(f"   {save} keeps the filter that you have now; {leave} goes back to it.", "")],
        ]


def _reason(problem: Problem) -> str:
    line = f"line {problem.line}: " if problem.line else ""
    return f" {line}{problem.reason}"


class ViewsScreen(Screen[None], inherit_bindings=False):
    """Opens, saves, renames and removes views."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bound_to("leave", "quit", "back", "interrupt", "views"),
        *bound_to("save", "view-save", "save-view"),
        *bound_to("rename", "view-rename"),
        *bound_to("remove", "view-remove"),
        *bound_to("undo", "undo"),
    ]
    AUTO_FOCUS = "ViewList"

    def __init__(self, desk: Desk, open_view: Callable[[View], None]) -> None:
        """`open_view` is told which view was chosen, after this screen is gone."""
        super().__init__()
        self.desk, self._open = desk, open_view
        self._views = Views()
        self._removed: list[View] = []

    def compose(self) -> ComposeResult:
        yield Words(id="views-title")
        yield Words(id="views-head")
        yield ViewList()
        yield Foot()

    def on_mount(self) -> None:
        self.list.moved = lambda rows: self._tell_here()
        self.watch(self.app, "revision", self._read, init=False)
        self.call_after_refresh(self._read)

    def on_resize(self) -> None:
        self.call_after_refresh(self._paint)

    def on_descendant_focus(self) -> None:
        self._hint()

    @property
    def foot(self) -> Foot:
        return self.query_one(Foot)

    @property
    def list(self) -> ViewList:
        return self.query_one(ViewList)

    def say(self, text: str, aside: str = "", bad: bool = False) -> None:
        """Tell what happened on the line above the keys."""
        width = max(self.size.width - len(aside) - 4, 10)
        self.foot.tell([(cut(text, width), "bad" if bad else "good")], aside)

    # -- what can be done -------------------------------------------------------------------------

    def action_leave(self) -> None:
        self.app.pop_screen()

    @on(RowList.Chosen)
    def open(self) -> None:
        """Go back to the people, filtered and sorted by the view under the cursor."""
        row = self._here()
        if row is not None and row.view is not None:
            self.app.pop_screen()
            self._open(row.view)
        elif row is not None and row.problem is not None:
            path = Path(row.problem.path)
            self.foot.warn(f"{path.name} must be put right first; it is in {path.parent}")

    def action_save(self) -> None:
        if self.desk.error is not None:
            self.say("The filter is no query yet; go back and change it", bad=True)
        else:
            SavingView(self, lambda view: self._read(view.name)).start()

    def action_rename(self) -> None:
        row = self._here()
        if row is not None and row.view is not None:
            self._ask_name(row.view, row.view.name)

    def action_remove(self) -> None:
        """Remove at once, as one key brings it back."""
        row = self._here()
        if row is None or row.view is None:
            return
        try:
            remove_view(row.view)
        except OSError as error:
            self.say(f"not removed: {error.strerror}", bad=True)
            return
        self._removed.append(row.view)
        self._read()
        self.say(f"Removed {row.view.name}", f"{key_of('undo')} brings it back")

    def action_undo(self) -> None:
        """Bring back what was removed here."""
        if not self._removed:
            self.say("Nothing was removed here", bad=True)
            return
        view = self._removed.pop()
        try:
            restore_view(view)
        except OSError as error:
            self._removed.append(view)
            self.say(not_saved(error), bad=True)
            return
        self._read(view.name)
        self.say(f"{view.name} is back")

    def _ask_name(self, view: View, text: str, wrong: str = "") -> None:
        label = f"new name of {cut(view.name, 20)}:"
        self.foot.ask(label, lambda name: self._rename(view, name), text, is_proposal=not wrong)
        if wrong:
            self.foot.detail([(f" {cut(wrong, self.size.width - 2)}", "bad")])

    def _rename(self, view: View, name: str) -> None:
        try:
            renamed = rename_view(self._views, view, name)
        except (ViewError, OSError) as error:
            self._ask_name(view, name, not_saved(error))
            return
        self._read(renamed.name)
        self.say(f"{view.name} is now called {renamed.name}")

    # -- what is shown ----------------------------------------------------------------------------

    def _read(self, name: str = "") -> None:
        """Read the folder again and count; the cursor goes to the view of a name."""
        self._views = read_views(self.desk.store.home.views)
        self.list.rows = rows_of(self.desk, self._views)
        places = [i for i, row in enumerate(self.list.rows) if row.view and row.view.name == name]
        self.list.settle(places[0] if places else self.list.cursor)
        self._paint()

    def _here(self) -> Row | None:
        rows = self.list
        return rows.rows[rows.cursor] if rows.rows else None

    def _paint(self) -> None:
        width = self.size.width
        title: Line = [(" Views", "strong"), ("   filters with their order, kept", "faint")]
        count = f"{plural(len(self._views.all), 'view')} "
        self.query_one("#views-title", Words).show(sides(title, [(count, "faint")], width))
        name, query = _widths(width)
        head = f" {fit('NAME', name)} {fit('FILTER', query)} {fit('ORDER', ORDER)}"
        head += f"{fit('PEOPLE', PEOPLE - 1, right=True)}"
        self.query_one("#views-head", Words).show([(head if self.list.rows else "", "faint")])
        self._tell_here()
        self._hint()

    def _tell_here(self) -> None:
        """Show in full what may be cut in the row under the cursor."""
        row = self._here()
        if row is None or self.foot.is_asking:
            self.foot.detail([])
        elif row.problem is not None:
            self.foot.detail([(cut(_reason(row.problem), self.size.width - 1), "bad")])
        elif row.view is not None:
            asked = f" {row.view.query or 'everybody'}"
            self.foot.detail([(cut(asked, self.size.width - 1), "")])

    def _hint(self) -> None:
        if self.foot.is_asking:
            self.foot.hints(prompt_hints())
            return
        row = self._here()
        has_view = row is not None and row.view is not None
        self.foot.hints(
            [
                (key_of("open"), "open", has_view),
                (key_of("view-save"), "save this filter"),
                (key_of("view-rename"), "rename", has_view),
                (key_of("view-remove"), "remove", has_view),
                (key_of("undo"), "bring back", bool(self._removed)),
                (key_of("quit"), "back"),
            ]
        )
