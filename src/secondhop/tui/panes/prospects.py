"""Prospects: the filter line, the ranked list, and what can be counted in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from textual.app import ComposeResult
from textual.containers import Vertical

from secondhop.model.person import PersonId
from secondhop.model.tie import dots
from secondhop.search.complete import Completion, complete
from secondhop.tui.actions import key_of
from secondhop.tui.desk import Desk
from secondhop.tui.panes.completing import Completing
from secondhop.tui.panes.facets import FacetBar
from secondhop.tui.panes.firststep import first_step, is_without_lists
from secondhop.tui.panes.phrases import degree_badge, mutual_count
from secondhop.tui.widgets.cells import cells, cut, fit
from secondhop.tui.widgets.lineinput import LineInput
from secondhop.tui.widgets.lines import Line, LineView, Span
from secondhop.tui.widgets.rowlist import RowList

LEAST_FOR_STAGE = 78
"""Columns from which the stage has one of its own."""
MOST_KEPT = 2_000
"""People whose lines are kept; a line is about 300 bytes."""


class Columns(Struct, frozen=True):
    """The widths of the list's columns; 0 leaves one out."""

    width: int
    name: int
    title: int
    company: int
    via: int
    stage: int

    @classmethod
    def fitting(cls, width: int) -> Columns:
        """Share out what the fixed columns (degree, mutuals, dots, gaps) leave."""
        if width < 70:
            room = width - 15
            name = room * 2 // 5
            return cls(width, name, title=0, company=room - name - 12, via=11, stage=0)
        stage = 0 if width < LEAST_FOR_STAGE else 10 if width < 100 else 11
        room = width - 16 - stage
        name, via = max(16, room * 27 // 100), max(11, room * 19 // 100)
        company = max(12, room * 23 // 100)
        return cls(width, name, room - name - via - company, company, via, stage)


class ProspectList(RowList):
    """The people found, in their order."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="prospect-list")
        self._desk = desk
        self._columns = Columns.fitting(0)
        self._window: tuple[int, list[int]] = 0, []  # rows being drawn, and the place of the first
        self._kept: dict[
            int, Line
        ] = {}  # people as they were drawn: most are there at the next key
        self._kept_for: object = None

    def count(self) -> int:
        return self._desk.result.total

    def lines(self, shown: range, width: int) -> list[Line]:
        drawn_from = self._desk.state, self._desk.store.revision, width
        if self._kept_for != drawn_from or len(self._kept) > MOST_KEPT:
            self._kept, self._kept_for = {}, drawn_from
        self._columns = Columns.fitting(width)
        self._window = shown.start, self._desk.result.window(shown.start, shown.stop).tolist()
        lines = super().lines(shown, width)
        self._window = 0, []
        return lines

    def person_at(self, index: int) -> PersonId | None:
        """Who stands in a row."""
        if not 0 <= index < self.count():
            return None
        return self._desk.state.people.ids[self._row_at(index)]

    def index_of(self, person: PersonId | None) -> int | None:
        """Where a person stands, None when they are not in the result."""
        row = self._desk.row_of(person)
        return None if row is None else self._desk.result.place_of(row)

    def is_marked(self, index: int) -> bool:
        return bool(self._desk.marked) and self.person_at(index) in self._desk.marked

    def row(self, index: int, width: int) -> Line:
        row = self._row_at(index)
        if not self._window[1] or width + 1 != self._columns.width:  # not on the screen
            return self._person(row, Columns.fitting(width + 1))
        if row not in self._kept:
            self._kept[row] = self._person(row, self._columns)
        return self._kept[row]

    def _person(self, row: int, columns: Columns) -> Line:
        state = self._desk.state
        people, best = state.people, int(state.standing.best[row])
        via = people.name[best] if best >= 0 else ""
        warmth = dots(float(state.standing.best_warmth[row])) if best >= 0 else ""
        middle = f" {degree_badge(int(state.degree[row]))} "
        if columns.title:
            middle += f"{fit(people.title[row], columns.title)} "
        middle += f"{fit(people.company[row], columns.company)} "
        middle += f"{fit(mutual_count(state, row), 3, right=True)} "
        line: list[Span] = [
            (fit(people.name[row], columns.name), "head"),
            (middle + fit(via, columns.via) + " " + (warmth or "    "), ""),
        ]
        if columns.stage:
            line.append((" " + fit(people.stage[row], columns.stage), ""))
        return line

    def nothing(self, width: int) -> list[Line]:
        if is_without_lists(self._desk.state) and not self._desk.counts()[1]:
            return first_step(width)
        head: Span = ("   Nobody matches. ", "strong")
        away = f"Take a word away; {key_of('back')} starts again."
        if (meant := self._desk.meant) is None:
            return [[], [head, (away, "")]]
        typing = "" if isinstance(self.screen.focused, LineInput) else f"{key_of('filter')} "
        takes = f"? {typing}{key_of('type-complete')} takes it"
        words = cut(meant.words, width - cells(f"{head[0]}Did you mean {takes}"))
        return [
            [],
            [head, ("Did you mean ", ""), (words, "strong"), (takes, "")],
            [],
            [(f"   {away}", "")],
        ]

    def _row_at(self, index: int) -> int:
        first, rows = self._window
        if 0 <= index - first < len(rows):
            return rows[index - first]
        return int(self._desk.result.window(index, index + 1)[0])


class ProspectHead(LineView):
    """The column heads of the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="prospect-head")
        self._desk = desk

    def draw(self, width: int, height: int) -> list[Line]:
        columns = Columns.fitting(width)
        text = f" {fit('NAME', columns.name)} ° "
        if columns.title:
            text += f"{fit('TITLE', columns.title)} "
        text += f"{fit('COMPANY', columns.company)} "
        text += f"{fit('M', 3, right=True)} {fit('BEST WAY IN', columns.via + 5)}"
        if columns.stage:
            text += f" {fit('STAGE', columns.stage)}"
        return [[(text, "faint")]]


class ProspectsPane(Vertical):
    """The filter on top, the list, and the facets below."""

    def __init__(self, desk: Desk, search: Callable[[str], None]) -> None:
        """`search` is told what stands in the filter line, at every key."""
        super().__init__(id="prospects")
        self._desk, self._search = desk, search
        self._before = desk.text
        self._completing = Completing(self._ways)
        self.filter = LineInput("/", id="filter", keeps_right=True)
        self.list, self.facets = ProspectList(desk), FacetBar(desk)

    def compose(self) -> ComposeResult:
        yield self.filter
        yield ProspectHead(self._desk)
        yield self.list
        yield self.facets

    def on_mount(self) -> None:
        self.filter.set(self._desk.text)
        self.filter.typed, self.filter.stepped = self._search, self.list.action_move
        self.filter.submitted, self.filter.cancelled = self._keep, self._cancel
        self.filter.completed = self._complete
        self.watch(self.app, "revision", self.show, init=False)
        self.watch(self.app, "found", self.show_found, init=False)
        self.watch(self.app, "selection", self._select, init=False)
        self._tell_count()

    def show(self) -> None:
        """Draw everything again, after the data changed."""
        place = self.list.index_of(self._desk.selection)
        self.list.settle(self.list.cursor if place is None else place)
        self.facets.redraw()
        self._tell_count()

    def show_found(self) -> None:
        """Show another result, from its top."""
        if self.filter.text != self._desk.text:
            self.filter.set(self._desk.text)
        self.list.settle(0)
        self.facets.redraw()
        self._tell_count()

    def start_filter(self) -> None:
        """Begin typing in the filter line."""
        self._before = self._desk.text
        text = self._desk.text
        self.filter.set(text + " " if text and not text.endswith(" ") else text)
        self.screen.set_focus(self.filter)

    def selected(self) -> PersonId | None:
        """Who is under the cursor."""
        return self.list.person_at(self.list.cursor)

    def ways_on(self, width: int) -> Line:
        """What the half-typed word of the filter may become; [] when it is no such word."""
        if not self.filter.has_focus or self._desk.meant:
            return []
        return self._completing.line(self.filter.text[: self.filter.place], width)

    def _ways(self, text: str) -> Sequence[Completion]:
        return complete(text, len(text), self._desk.state.index)

    def _complete(self, text: str) -> str | None:
        """The filter that was meant, when nobody matches; else the next way on."""
        if text.strip() == self._desk.text.strip() and (meant := self._desk.meant):
            return meant.text
        return self._completing.take(text)

    def _select(self, person: PersonId | None) -> None:
        place = self.list.index_of(person)
        if place is not None and place != self.list.cursor:
            self.list.settle(place)

    def _tell_count(self) -> None:
        result, error = self._desk.result, self._desk.error
        self.filter.wrong = None if error is None else (error.column, error.length)
        count = f"{result.total} of {result.out_of} "
        self.filter.right = [(count, "faint" if error else "strong")]
        self.filter.redraw()

    def _cancel(self) -> None:
        self.filter.set(self._before)
        self.screen.set_focus(self.list)
        self._search(self._before)

    def _keep(self, text: str) -> None:
        self.filter.set(text.strip())
        self.screen.set_focus(self.list)
