"""What can be done about views, orders and scores from where people are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondhop.model.text import plural
from secondhop.tui.actions import key_of
from secondhop.tui.screens.ordering import Ordering
from secondhop.tui.screens.working import WorkingScreen

if TYPE_CHECKING:
    from secondhop.store.views import View


class Viewing(WorkingScreen):
    """Opens and saves views, asks for an order, and takes a score apart."""

    def show_order(self) -> None:
        """Show people in the order that the desk has now."""
        raise NotImplementedError

    def show_filter(self) -> None:
        """Show the people of the filter that the desk has now, from the top."""
        raise NotImplementedError

    def do_order(self) -> None:
        Ordering(self).start()

    def do_views(self) -> None:
        from secondhop.tui.screens.views import ViewsScreen

        self.app.push_screen(ViewsScreen(self.desk, self.open_view))

    def no_save_view(self) -> str:
        wrong = self.desk.error is not None
        return f"the filter is no query yet; {key_of('filter')} changes it" if wrong else ""

    def do_save_view(self) -> None:
        from secondhop.tui.screens.saving import SavingView

        SavingView(self).start()

    def no_score(self) -> str:
        row = self.desk.row_of(self.whom())
        is_prospect = row is not None and self.desk.state.degree[row] == 2
        return "" if is_prospect else "only those whom a contact knows have a score"

    def do_score(self) -> None:
        from secondhop.tui.screens.reading import ReadingScreen
        from secondhop.tui.screens.score import score_lines

        if (person := self.person()) is not None:
            lines = score_lines(self.desk, person.id)
            self.app.push_screen(ReadingScreen(f"Score of {person.name}", lines))

    def open_view(self, view: View) -> None:
        """Filter and sort as a view says, and take note of whom it shows."""
        from secondhop.store.lastseen import count_new, remember

        desk = self.desk
        desk.open_view(view)
        self.show_filter()
        home, state = desk.store.home, desk.state
        new = count_new(home, state, view, desk.result)
        remember(home, state, view, desk.result)
        aside = f", {new:,} new since it was last opened" if new else ""
        people = plural(desk.result.total, "person", "people")
        self.say(f"{view.name}: {people}{aside}", f"{key_of('views')} lists the views")
