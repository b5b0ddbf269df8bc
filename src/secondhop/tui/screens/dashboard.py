"""The dashboard: three panes over one filter and one selection."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from secondhop.model.outreach import FollowUp
from secondhop.model.person import PersonId
from secondhop.search.query import toggled
from secondhop.search.terms import Field
from secondhop.tui.actions import BY_ID, Action
from secondhop.tui.desk import PROSPECTS_QUERY, Desk
from secondhop.tui.panes.detail import detail_line
from secondhop.tui.panes.masthead import PANES, Masthead
from secondhop.tui.panes.network import NetworkPane
from secondhop.tui.panes.outreach import OutreachPane
from secondhop.tui.panes.phrases import both_know
from secondhop.tui.panes.prospects import ProspectsPane
from secondhop.tui.screens.welcome import welcome_lines
from secondhop.tui.screens.working import PROMPT_HINTS, WorkingScreen
from secondhop.tui.widgets.cells import cut
from secondhop.tui.widgets.foot import Foot, Hint
from secondhop.tui.widgets.lineinput import LineInput
from secondhop.tui.widgets.page import Page
from secondhop.tui.widgets.rowlist import RowList

WIDE, TALL = 120, 32
"""From this size on the three panes stand side by side."""
SHORT = 22
"""Below this height the counts and the fan give up some lines."""

_HINTS = {
    "network": ("open", "include", "filter", "follow-up", "note", "tag", "stage", "undo", "quit"),
    "prospects": (
        "open",
        "filter",
        "ways",
        "log",
        "follow-up",
        "tag",
        "note",
        "stage",
        "order",
        "quit",
    ),
    "outreach": ("done", "snooze", "open", "log", "follow-up", "view-after", "undo", "quit"),
    "facets": ("include", "exclude", "next-pane", "filter", "quit"),
}


_WHEN_EMPTY = {
    "import",
    "demo",
    "request",
    "stage",  # its key asks a friend there
    "help",
    "palette",
    "undo",
    "redo",
    "reload",
    "back",
    "quit",
}
FILTER_HINTS = [("enter", "keep"), ("esc", "cancel"), ("↑ ↓", "move"), ("ctrl+u", "clear")]
EMPTY_HINTS = [("I", "import"), ("D", "demo"), ("s", "ask a friend"), ("q", "quit"), ("?", "help")]


class Dashboard(WorkingScreen):
    """Lays the panes out, gives keys to the active one, and says who is under the cursor."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.is_welcome = desk.is_empty
        self.pane = "prospects"
        self._wanted = ""  # what `find` looks for

    def compose(self) -> ComposeResult:
        yield Masthead(self.desk)
        if self.is_welcome:
            yield Page(welcome_lines(self.desk.store.home.data), id="welcome")
        else:
            with Horizontal(id="body"):
                yield ProspectsPane(self.desk, self._search)
                with Vertical(id="side"):
                    yield NetworkPane(self.desk)
                    yield OutreachPane(self.desk)
        yield Foot()

    async def start_again(self, desk: Desk) -> None:
        """Become the empty home, or the dashboard of the first people."""
        told = self.foot.told
        self.desk, self.is_welcome, self.pane = desk, desk.is_empty, "prospects"
        await self.recompose()
        self._arrange()
        self._begin()
        self.call_after_refresh(self.foot.tell, told)

    def on_mount(self) -> None:
        self._arrange()
        self.watch(self.app, "revision", self._changed, init=False)
        self.watch(self.app, "selection", self._tell_selection, init=False)
        self.call_after_refresh(self._begin)

    def on_resize(self, event: events.Resize) -> None:
        self._arrange()
        self.call_after_refresh(self._tell_selection)

    def all_of_them(self) -> list[PersonId]:
        marked = self.desk.marked if self.pane == "prospects" else set()
        return sorted(marked) or super().all_of_them()

    def whom(self) -> PersonId | None:
        if self.is_welcome:
            return None
        if self.pane == "outreach":
            return self.query_one(OutreachPane).selected() or self.desk.selection
        if self.pane == "network":
            return self.query_one(NetworkPane).selected()
        return self.query_one(ProspectsPane).selected()

    def which(self) -> FollowUp | None:
        if self.pane == "outreach" and not self.is_welcome:
            return self.query_one(OutreachPane).follow_up()
        return super().which()

    def available(self) -> list[Action]:
        if self.is_welcome:
            return [BY_ID[one] for one in BY_ID if one in _WHEN_EMPTY]
        return [one for one in super().available() if one.id != "demo"]

    def action_act(self, action: str) -> None:
        if self.is_welcome and action not in _WHEN_EMPTY:
            self.say("Nobody is here yet: I imports your people, D shows invented ones", bad=True)
        else:
            super().action_act(action)

    # -- going about ------------------------------------------------------------------------------

    def do_pane_network(self) -> None:
        self._go("network")

    def do_pane_prospects(self) -> None:
        self._go("prospects")

    def do_pane_outreach(self) -> None:
        self._go("outreach")

    def do_next_pane(self) -> None:
        self._step(1)

    def do_previous_pane(self) -> None:
        self._step(-1)

    def do_filter(self) -> None:
        self._go("prospects")
        self.query_one(ProspectsPane).start_filter()

    def do_ways(self) -> None:
        self._go("network")

    def do_open(self) -> None:
        if (person := self.whom()) is not None:
            self.house.open_person(person)

    def do_order(self) -> None:
        order = self.desk.next_order()
        self.query_one(ProspectsPane).show()
        self.say(f"Sorted by {order}")

    def do_view_after(self) -> None:
        self._turn(1)

    def do_view_before(self) -> None:
        self._turn(-1)

    def do_find(self) -> None:
        self.ask("find:", self._find, self._wanted, "f enter finds the next one")

    def do_mark(self) -> None:
        person = self.whom()
        if self.pane != "prospects" or person is None:
            self.say("Marks are for people in Prospects", bad=True)
            return
        self.desk.mark(person)
        rows = self._list()
        rows.redraw()
        rows.action_move(1)

    def do_include(self) -> None:
        self._narrow(negated=False)

    def do_exclude(self) -> None:
        self._narrow(negated=True)

    def do_back(self) -> None:
        """From a pane to Prospects; in Prospects, to everybody in it."""
        if self.is_welcome:
            return
        if self.pane != "prospects" or self.query_one(ProspectsPane).facets.has_focus:
            self._go("prospects")
        elif self.desk.text.strip() != PROSPECTS_QUERY:
            self._search(PROSPECTS_QUERY)
            self.say("Filter cleared")

    def turn_to(self, people: Sequence[PersonId]) -> None:
        if not people or self.is_welcome:
            return
        self.house.select(people[0])
        self.query_one(OutreachPane).turn_to(people[0])
        self.foot.detail(detail_line(self.desk, self.whom(), self.size.width))

    def do_quit(self) -> None:
        self.house.close_top()

    def do_demo(self) -> None:
        if self.is_welcome:
            self.house.start_demo()
        else:
            self.say("Your own people are here; `secondhop demo` shows invented ones", bad=True)

    def do_stage(self) -> None:
        if self.is_welcome:
            self.do_request()
        else:
            super().do_stage()

    # -- what happens by itself -------------------------------------------------------------------

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        person = self.whom()
        if self.pane != "network" and person is not None and event.rows.has_focus:
            self.house.select(person)
        self._offered = None
        self._tell_selection()

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self.do_open()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        if event.widget is not self.focused:
            return  # the keys have gone on since
        for pane in PANES:
            if any(node.id == pane for node in event.widget.ancestors):
                self.pane = pane
        self._show_place()

    def _search(self, text: str) -> None:
        """Filter by a text, and select the first one found."""
        self.desk.search(text)
        self.house.found += 1
        self.house.select(self.query_one(ProspectsPane).selected())
        if self.desk.error is not None:
            self.foot.warn(str(self.desk.error))
        else:
            self._tell_selection()

    def _begin(self) -> None:
        self._focus_active()
        self._tell_selection()

    def _changed(self) -> None:
        self.query_one(Masthead).redraw()
        self.foot.detail(detail_line(self.desk, self.whom(), self.size.width))

    def _arrange(self) -> None:
        """All panes side by side where there is room, else the active one alone."""
        if self.is_welcome:
            return
        size = self.app.size
        wide = size.width >= WIDE and size.height >= TALL
        self.set_class(wide, "-wide")
        self.set_class(not wide and size.height < SHORT, "-short")
        self.query_one("#prospects").display = wide or self.pane == "prospects"
        self.query_one("#side").display = wide or self.pane != "prospects"
        for pane in ("network", "outreach"):
            self.query_one(f"#{pane}").display = wide or self.pane == pane
        if self.pane == "network" or wide:
            self.call_after_refresh(self.query_one(NetworkPane).show)

    def _go(self, pane: str) -> None:
        self.pane = pane
        self._arrange()
        self._focus_active()
        self._offered = None
        self._tell_selection()

    def _step(self, step: int) -> None:
        """Prospects has two places: its list and its counts."""
        facets = self.query_one(ProspectsPane).facets
        if self.pane == "prospects" and step > 0 and not facets.has_focus:
            self.set_focus(facets)
            return
        self._go(PANES[(PANES.index(self.pane) + step) % len(PANES)])

    def _focus_active(self) -> None:
        self.set_focus(self.query_one("#welcome") if self.is_welcome else self._list())
        self._show_place()

    def _list(self) -> RowList:
        if self.pane == "outreach":
            return self.query_one(OutreachPane).list
        if self.pane == "network":
            return self.query_one(NetworkPane).list
        return self.query_one(ProspectsPane).list

    def _turn(self, step: int) -> None:
        if self.pane == "outreach":
            self.query_one(OutreachPane).turn(step)
            self._tell_selection()
        else:
            self.say("This pane has one view; outreach has three", bad=True)

    def _find(self, text: str) -> None:
        self._wanted = text.strip()
        if not self._wanted:
            return
        rows, wanted = self._list(), self._wanted.casefold()
        count = rows.count()
        for index in (*range(rows.cursor + 1, count), *range(rows.cursor + 1)):
            words = "".join(span for span, _ in rows.row(index, 200)).casefold()
            if not rows.is_heading(index) and wanted in words:
                rows.go(index)
                return
        self.say(f"Nothing here says {self._wanted!r}", bad=True)

    def _narrow(self, negated: bool) -> None:
        """Add the value under the cursor to the filter, as wanted or as unwanted."""
        term = self._term(negated)
        if term is None:
            self.say("Go to the counts with tab, or to a contact in Network, and press it there")
            return
        text = toggled(self.desk.text, term)
        self._search(text)
        self.say(f"{self.desk.result.total:,} match {text}", "/ changes the filter")

    def _term(self, negated: bool) -> Field | None:
        facets = self.query_one(ProspectsPane).facets
        if facets.has_focus and facets.value is not None:
            return Field(*facets.value, negated, 0)
        if self.pane == "network" and (person := self.desk.person(self.whom())) is not None:
            return Field("via", person.name, negated, 0)
        return None

    # -- the foot ---------------------------------------------------------------------------------

    def _show_place(self) -> None:
        masthead = self.query_one(Masthead)
        masthead.pane = self.pane
        masthead.redraw()
        self.foot.hints(self._hints())

    def _hints(self) -> list[Hint]:
        if self.is_welcome:
            return EMPTY_HINTS
        if isinstance(self.focused, LineInput):
            return FILTER_HINTS if self.focused.id == "filter" else PROMPT_HINTS
        in_facets = self.focused is not None and self.focused.id == "facets"
        place = "facets" if in_facets else self.pane
        hints = [(BY_ID[one].shown_key, BY_ID[one].word) for one in _HINTS[place]]
        return [*hints, ("?", "help")]

    def _tell_selection(self) -> None:
        if self.is_welcome:
            return
        self.foot.detail(detail_line(self.desk, self.whom(), self.size.width))
        row = self.desk.row_of(self.whom())
        if self.desk.error is None and not self.foot.is_asking:
            text = both_know(self.desk.state, row) if row is not None else ""
            self.foot.tell([(cut(text, self.size.width - 2), "")])
