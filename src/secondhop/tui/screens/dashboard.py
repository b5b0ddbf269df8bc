"""The dashboard: three panes over one filter and one selection."""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.timer import Timer

from secondhop.model.asks import Ask, next_states
from secondhop.model.outreach import FollowUp
from secondhop.model.person import PersonId
from secondhop.outreach.advice import Suggestion
from secondhop.tui.actions import key_of
from secondhop.tui.desk import PROSPECTS_QUERY, Desk
from secondhop.tui.panes.detail import detail_line
from secondhop.tui.panes.masthead import PANES, Masthead
from secondhop.tui.panes.phrases import both_know
from secondhop.tui.panes.prospects import ProspectsPane
from secondhop.tui.screens.inpanes import InPanes
from secondhop.tui.screens.places import HINTS, filter_hints, wants_people
from secondhop.tui.screens.working import prompt_hints
from secondhop.tui.widgets.foot import Foot, Hint
from secondhop.tui.widgets.lineinput import LineInput
from secondhop.tui.widgets.lines import Line
from secondhop.tui.widgets.rowlist import RowList

if TYPE_CHECKING:
    from secondhop.tui.panes.board.view import BoardView
    from secondhop.tui.screens.inpanes import Front

WIDE, TALL = 120, 32
"""From this size on the three panes stand side by side."""
LULL = 0.03
"""Seconds without a key in the filter until all that is not the list and its counts follows."""
SHORT = 22
"""Below this height the counts and the fan give up some lines."""


class Dashboard(InPanes):
    """Lays the panes out, gives keys to the active one, and says who is under the cursor."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lull: Timer | None = None
        self.is_welcome = desk.is_empty
        self.pane = "prospects"
        self._has_begun = False  # whether all panes are here
        self._changing = Lock()  # people may come or go while the first panes are on their way
        self._wanted = ""  # what `find` looks for
        self._told_at: Size | None = None  # the size that the last words were made for
        self._told_place: Line = []  # what the foot said last of who is under the cursor

    def compose(self) -> ComposeResult:
        self._shape()  # before anybody is here whose style would follow anew
        yield Masthead(self.desk)
        if self.is_welcome:
            from secondhop.tui.screens.welcome import WelcomePage

            yield WelcomePage(self.desk.store.home.data)
        else:
            with Horizontal(id="body"):
                yield ProspectsPane(self.desk, self.search)
                yield Vertical(id="side")  # its panes come when the list is on the screen
        yield Foot()

    async def start_again(self, desk: Desk) -> None:
        """Become the empty home, or the dashboard of the first people."""
        async with self._changing:
            self._has_begun, told = False, self.foot.told
            self.desk, self.is_welcome, self.pane = desk, desk.is_empty, "prospects"
            await self.recompose()
        await self._begin()
        self.call_after_refresh(self.foot.tell, told)

    def on_mount(self) -> None:
        self._arrange()
        self.watch(self.app, "revision", lambda: self.call_next(self._changed), init=False)
        self.watch(self.app, "selection", self.tell_selection, init=False)
        self.call_later(self._invoke_later, self._begin, self)  # by us, whoever is in front of us

    def on_resize(self, event: events.Resize) -> None:
        self._arrange()
        if event.size != self._told_at:  # coming back from an editor, what is told there stays
            self._told_at = event.size
            self.call_after_refresh(self.tell_selection)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While panes are on their way one can only leave."""
        can = self._has_begun or parameters == ("quit",)
        return super().check_action(action, parameters) if can else False

    @property
    def is_wide(self) -> bool:
        """Whether there is room for the three panes together."""
        return self.app.size.width >= WIDE and self.app.size.height >= TALL

    def whom(self) -> PersonId | None:
        if self.is_welcome:
            return None
        if self.pane == "outreach":
            return self.outreach.selected() or self.desk.selection
        if self.pane == "network":
            return self.network.selected()
        return self.query_one(ProspectsPane).selected()

    def suggested(self) -> Suggestion | None:
        if self.pane == "outreach" and not self.is_welcome:
            return self.outreach.suggestion()
        return None

    def which_ask(self) -> Ask | None:
        here = self.pane == "outreach" and not self.is_welcome
        ask = self.outreach.ask() if here else None
        return ask if ask is not None and next_states(ask) else super().which_ask()

    def which(self) -> FollowUp | None:
        if self.pane == "outreach" and not self.is_welcome:
            return self.outreach.follow_up()
        return super().which()

    def why_not(self, action: str) -> str:
        if self.is_welcome and wants_people(action):
            imports, shows = key_of("import"), key_of("demo")
            return f"nobody is here yet: {imports} imports your people, {shows} shows invented ones"
        return super().why_not(action)

    # -- going about ------------------------------------------------------------------------------

    def do_pane_network(self) -> None:
        self.go("network")

    def do_pane_prospects(self) -> None:
        self.go("prospects")

    def do_pane_outreach(self) -> None:
        self.go("outreach")

    def do_next_pane(self) -> None:
        self._step(1)

    def do_previous_pane(self) -> None:
        self._step(-1)

    def do_filter(self) -> None:
        self.go("prospects")
        self.query_one(ProspectsPane).start_filter()

    def do_reach(self) -> None:
        from secondhop.tui.screens.reach import ReachScreen

        self.app.push_screen(ReachScreen(self.desk))

    def do_open(self) -> None:
        if (person := self.whom()) is not None:
            self.house.open_person(person)

    def show_order(self) -> None:
        self.query_one(ProspectsPane).show()

    def show_filter(self) -> None:
        self.go("prospects")
        self.search(self.desk.text)

    def do_find(self) -> None:
        again = f"{key_of('find')} {key_of('type-keep')} finds the next one"
        self.ask("find:", self._find, self._wanted, again)

    def do_why_not(self) -> None:
        from secondhop.tui.screens.whynot import WhyNot

        WhyNot(self).start()

    def do_back(self) -> None:
        """From a pane to Prospects; in Prospects, to everybody in it."""
        if self.is_welcome:
            return
        if self.pane != "prospects" or self.query_one(ProspectsPane).facets.has_focus:
            self.go("prospects")
        elif self.desk.text.strip() != PROSPECTS_QUERY:
            self.search(PROSPECTS_QUERY)
            self.say("Filter cleared")

    def turn_to(self, people: Sequence[PersonId]) -> None:
        if not people or self.is_welcome:
            return
        self.house.select(people[0])
        self.outreach.turn_to(people[0])
        self._tell_detail()

    def do_quit(self) -> None:
        self.house.close_top()

    def no_demo(self) -> str:
        here = "your own people are here; `secondhop demo` shows invented ones"
        return "" if self.is_welcome else here

    def do_demo(self) -> None:
        self.house.start_demo()

    # -- what happens by itself -------------------------------------------------------------------

    def _moved(self, rows: Front) -> None:
        self._select_under(rows)
        self._offered = None
        self.tell_selection()

    def _came(self, view: Front, is_entered: bool) -> None:
        """Tell who is under the cursor now; what was said to a key meanwhile stays."""
        if is_entered:
            self._select_under(view)
        if self.foot.told == self._told_place:
            self.tell_selection()
        else:
            self._tell_detail()
            self.foot.hints(self._hints())

    def _select_under(self, rows: Front) -> None:
        person, board = self.whom(), self.board
        is_chosen = self.pane != "network" or (board is not None and board.is_on_person)
        if is_chosen and person is not None and rows is self.front():
            self.house.select(person)

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self.do_open()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        if event.widget is not self.focused:
            return  # the keys have gone on since
        self._follow()
        for pane in PANES:
            if any(node.id == pane for node in event.widget.ancestors):
                self.pane = pane
        self._show_place()

    def search(self, text: str) -> None:
        """Filter by a text, and select the first one found."""
        self.network.leave_off()
        pane = self.query_one(ProspectsPane)
        with self.painting(pane.filter, pane.list, pane.facets):
            self.desk.search(text)
            self.house.found += 1
        self.desk.selection = pane.selected()
        if self._lull is not None:
            self._lull.stop()
        self._lull = self.set_timer(LULL, self._follow)
        if not pane.filter.has_focus:
            self._follow()

    def _follow(self) -> None:
        """Show what follows from the filter elsewhere, when nobody types."""
        if self._lull is None:
            return
        self._lull.stop()
        self._lull = None
        self.network.show()
        if not self.house.select(self.desk.selection):
            self.tell_selection()
        if self.desk.error is not None:
            self.foot.warn(str(self.desk.error))

    async def _begin(self) -> None:
        """Bring the other panes, and answer keys."""
        async with self._changing:
            if not self._has_begun:
                await self._bring_panes()

    async def _bring_panes(self) -> None:
        if not self.is_welcome:
            await self._fill_side()
        for rows in self.query(RowList):
            rows.moved = self._moved
        self._has_begun = True
        self._focus_active()
        self.house.listen()
        self.tell_selection()
        self.call_after_refresh(self._tell_problems)

    async def _fill_side(self) -> None:
        """Bring the panes beside the list: with what they need they are a sixth of the start."""
        from secondhop.tui.panes.network import NetworkPane
        from secondhop.tui.panes.outreach import OutreachPane

        network, outreach = NetworkPane(self.desk), OutreachPane(self.desk)
        with self.app.batch_update():
            await self.query_one("#side").mount(network, outreach)
            self._arrange()
        network.board.moved = network.circles.moved = self._moved
        network.board.came = network.circles.came = self._came
        network.board.left, network.board.opened = self.do_back, self.do_open

    def _tell_problems(self) -> None:
        """Say what is wrong with the files: the first thing, and where the others stand."""
        if problems := self.desk.store.problems:
            first, more = problems[0], len(problems) - 1
            place = f"{Path(first.path).name}:{first.line}" if first.line else first.path
            aside = f"{more} more: secondhop doctor" if more else ""
            self.say(f"{place}: {first.reason}", aside, bad=True)

    def _changed(self) -> None:
        """Say what is different, once the panes have taken it in."""
        if not self._has_begun:  # else it is said then
            return
        self.query_one(Masthead).redraw()
        self.foot.hints(self._hints())
        self._tell_detail()

    def _arrange(self) -> None:
        """All panes side by side where there is room, else the active one alone."""
        if self.is_welcome or not self.query("#side"):  # it may still be on its way
            return
        wide = self._shape()
        self.query_one("#prospects").display = wide or self.pane == "prospects"
        self.query_one("#side").display = wide or self.pane != "prospects"
        if not self.query("#outreach"):
            return
        for pane in ("network", "outreach"):
            self.query_one(f"#{pane}").display = wide or self.pane == pane
        if self.pane == "network" or wide:
            network, is_front = self.network, self.pane == "network"
            network.stand(is_beside=wide and not is_front)
            self.call_after_refresh(network.show, is_front)

    def _shape(self) -> bool:
        """Take the shape for the size of the screen; whether there is room for all panes."""
        wide = self.is_wide
        self.set_class(wide, "-wide")
        self.set_class(not wide and self.app.size.height < SHORT, "-short")
        return wide

    def go(self, pane: str) -> None:
        self.pane = pane
        self._arrange()
        self._focus_active()
        self._offered = None
        self.tell_selection()

    def _step(self, step: int) -> None:
        """Prospects has two places: its list and its counts."""
        facets = self.query_one(ProspectsPane).facets
        if self.pane == "prospects" and step > 0 and not facets.has_focus:
            self.set_focus(facets)
            return
        self.go(PANES[(PANES.index(self.pane) + step) % len(PANES)])

    def _focus_active(self) -> None:
        place = self.query_one("#welcome") if self.is_welcome else self.front()
        if self.foot.is_asking:  # somebody was quicker than the first frame
            self.foot.give_back_to(place)
        else:
            self.set_focus(place)
        self._show_place()

    def _find(self, text: str) -> None:
        self._wanted = text.strip()
        if not self._wanted:
            return
        rows = self._searched()
        index = rows.next_saying(self._wanted)
        if index is None:
            self.say(f"Nothing here says {self._wanted!r}", bad=True)
        else:
            rows.go(index)

    def _searched(self) -> RowList | BoardView:
        """What `find` looks through."""
        if self.pane == "network":
            return self.network.board
        return self.outreach.list if self.pane == "outreach" else self.query_one(ProspectsPane).list

    # -- the foot ---------------------------------------------------------------------------------

    def _show_place(self) -> None:
        masthead = self.query_one(Masthead)
        masthead.pane = self.pane
        masthead.redraw()
        self.foot.hints(self._hints())

    def _hints(self) -> list[Hint]:
        if isinstance(self.focused, LineInput):
            return filter_hints() if self.focused.id == "filter" else prompt_hints()
        in_facets = self.focused is not None and self.focused.id == "facets"
        place = "facets" if in_facets else self.pane
        return self.hints(*HINTS["welcome" if self.is_welcome else place], "help")

    def _tell_detail(self) -> None:
        is_named = not self._is_told_beside()
        self.foot.detail(detail_line(self.desk, self.whom(), self.size.width, is_named))

    def _is_told_beside(self) -> bool:
        """Whether the fan beside the list shows the ways to the person under the cursor."""
        return self.is_wide and self.whom() == self.desk.selection

    def tell_selection(self) -> None:
        if self.is_welcome:
            return
        self._tell_detail()
        row = self.desk.row_of(self.whom())
        if self.desk.error is None and not self.foot.is_asking:
            shown = None if self._is_told_beside() else row
            width = self.size.width - 2
            text = "" if shown is None else both_know(self.desk.state, shown, width)
            ways = self.query_one(ProspectsPane).ways_on(width)
            path = self.board.path if self.board is not None else []
            self._told_place = ways or path or [(text, "")]
            self.foot.tell(self._told_place)
        self.foot.hints(self._hints())
