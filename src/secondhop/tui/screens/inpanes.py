"""What keys do that differs from pane to pane: views, marks, orders, and what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from secondhop.model.person import PersonId
from secondhop.search.query import toggled
from secondhop.search.terms import Field
from secondhop.tui.actions import key_of
from secondhop.tui.panes.prospects import ProspectsPane
from secondhop.tui.screens.tying import Tie, Tying
from secondhop.tui.screens.viewing import Viewing
from secondhop.tui.widgets.rowlist import RowList

if TYPE_CHECKING:
    from secondhop.tui.panes.board.view import BoardView
    from secondhop.tui.panes.circles.view import CirclesView
    from secondhop.tui.panes.network import NetworkPane
    from secondhop.tui.panes.outreach import OutreachPane

    Front = RowList | BoardView | CirclesView
    """What has the keys of a pane."""


class InPanes(Tying, Viewing):
    """Does what a key means in the pane in front."""

    pane: str

    def front(self) -> Front:
        """What has the keys of the pane in front."""
        if self.pane == "outreach":
            return self.outreach.list
        if self.pane == "network":
            return self.network.front
        return self.query_one(ProspectsPane).list

    @property
    def network(self) -> NetworkPane:
        return cast("NetworkPane", self.query_one("#network"))

    @property
    def outreach(self) -> OutreachPane:
        return cast("OutreachPane", self.query_one("#outreach"))

    @property
    def board(self) -> BoardView | None:
        """The Board, while it has the keys."""
        if self.is_welcome or self.pane != "network":
            return None
        board = self.network.board
        return board if self.network.front is board else None

    def go(self, pane: str) -> None:
        """Give the keys to a pane."""
        raise NotImplementedError

    def search(self, text: str) -> None:
        """Filter by a text."""
        raise NotImplementedError

    def tell_selection(self) -> None:
        """Say at the foot who is under the cursor."""
        raise NotImplementedError

    def all_of_them(self) -> list[PersonId]:
        marked = set() if self.pane == "outreach" else self.desk.marked
        return sorted(marked) or super().all_of_them()

    # -- views and levels -------------------------------------------------------------------------

    def do_ways(self) -> None:
        row = self.desk.row_of(self.whom())
        self.go("network")
        if row is not None:
            self.network.open_person(row)
            self.set_focus(self.network.board)
            self.tell_selection()

    def no_view_after(self) -> str:
        return "Prospects has one view; Network and Outreach have more" if self._is_single() else ""

    def no_view_before(self) -> str:
        return self.no_view_after()

    def do_view_after(self) -> None:
        self._turn(1)

    def do_view_before(self) -> None:
        self._turn(-1)

    def no_rows(self) -> str:
        if self.board is None:
            return "rows are turned on the Board of Network"
        return ""

    def do_rows(self) -> None:
        if (board := self.board) is None:
            return
        if by := board.turn_rows():
            self.say(f"Rows by {by}")
        else:
            self.say(f"These rows are people; {key_of('zoom-out')} goes out to groups", bad=True)

    def do_reload(self) -> None:
        super().do_reload()
        if not self.is_welcome and self.pane == "network":
            self.network.board.plan_again()

    def _is_single(self) -> bool:
        return self.pane == "prospects"

    def _turn(self, step: int) -> None:
        if self.pane == "outreach":
            self.outreach.turn(step)
        else:
            self.network.turn()
            self.set_focus(self.network.front)
        self.tell_selection()

    # -- orders, marks, ties ----------------------------------------------------------------------

    def do_order(self) -> None:
        if (board := self.board) is None:
            super().do_order()
        else:
            self.say(f"Ordered by {board.turn_order()}")

    def no_mark(self) -> str:
        is_there = self.pane != "outreach" and self.whom() is not None
        return "" if is_there else "marks are for people in Prospects and Network"

    def do_mark(self) -> None:
        if (person := self.whom()) is None:
            return
        self.desk.mark(person)
        if self.pane == "network" and self.board is None:
            self.network.circles.redraw()
            self.tell_selection()
            return
        rows = self.board or self.query_one(ProspectsPane).list
        rows.redraw()
        rows.action_move(1)

    def tie_here(self) -> Tie | None:
        board = self.board
        if board is None or not board.is_on_person:
            return None
        introducer, person = board.introducer, board.person
        return Tie(introducer, person) if introducer and person else None

    def no_next_tie(self) -> str:
        return "" if self.board else super().no_next_tie()

    def no_confirm_tie(self) -> str:
        return "" if self.tie_here() else super().no_next_tie()

    def no_reject_tie(self) -> str:
        return self.no_confirm_tie()

    def step_tie(self, step: int) -> None:
        if (board := self.board) is not None:
            board.action_tie(step)

    # -- what is left out -------------------------------------------------------------------------

    def no_include(self) -> str:
        place = f"go to the counts with {key_of('next-pane')}, or to a contact in Network"
        return "" if self._term(negated=False) else f"{place}, and press it there"

    def no_exclude(self) -> str:
        board = self.board
        if board is None:
            return self.no_include()
        is_there = board.introducer or (board.board and board.board.left_out)
        return "" if is_there else f"go to an introducer with {key_of('count-next')} first"

    def do_include(self) -> None:
        self._narrow(negated=False)

    def do_exclude(self) -> None:
        if (board := self.board) is None:
            self._narrow(negated=True)
        elif name := board.leave_out():
            back = f"{key_of('exclude')} on what a row is called asks them again"
            self.say(f"Not asking {name}", back)
        elif name := board.take_back():
            self.say(f"Asking {name} again")

    def _narrow(self, negated: bool) -> None:
        """Add the value under the cursor to the filter, as wanted or as unwanted."""
        if (term := self._term(negated)) is None:
            return
        text = toggled(self.desk.text, term)
        self.search(text)
        aside = f"{key_of('filter')} changes the filter"
        self.say(f"{self.desk.result.total:,} match {text}", aside)

    def _term(self, negated: bool) -> Field | None:
        facets = self.query_one(ProspectsPane).facets
        if facets.has_focus and facets.value is not None:
            return Field(*facets.value, negated, 0)
        person = self.desk.person(self._contact())
        return None if person is None else Field("via", person.name, negated, 0)

    def _contact(self) -> PersonId | None:
        """The introducer under the cursor in Network."""
        if self.pane != "network":
            return None
        board = self.board
        return board.introducer if board is not None else self.network.circles.selected()
