"""Asks at the foot in which order people stand; first letters will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondhop.model.edits import EditError
from secondhop.search.complete import Completion
from secondhop.search.sort import ORDERS, SPOKEN
from secondhop.tui.actions import key_of
from secondhop.tui.panes.completing import Completing
from secondhop.tui.screens.working import complete
from secondhop.tui.widgets.cells import cut

if TYPE_CHECKING:
    from secondhop.tui.screens.viewing import Viewing

LABEL = "order by:"
NO_GOALS = "Best fit needs to know whom you look for; `secondhop goals edit` asks"


class Ordering:
    """One choice of an order; the one before is proposed, so that one key goes back to it."""

    def __init__(self, screen: Viewing) -> None:
        self._screen, self._desk = screen, screen.desk
        self._completing = Completing(_beginning)

    def start(self, text: str = "") -> None:
        """Ask, with the other orders on the line above."""
        proposed = text or self._desk.sort_before
        hint = f"first letters; {key_of('type-complete')} completes"
        self._screen.foot.ask(LABEL, self._answer, proposed, hint, not text, self._complete)
        others = " ".join(order for order in ORDERS if order != self._desk.sort)
        self._screen.foot.detail([(f" {cut(others, self._screen.size.width - 2)}", "faint")])

    def _complete(self, text: str) -> str | None:
        return self._completing.take(text)

    def _answer(self, text: str) -> None:
        try:
            order = complete(text, ORDERS)
        except EditError as error:
            self.start(text or self._desk.sort_before)
            self._screen.foot.detail([(f" {cut(str(error), self._screen.size.width - 2)}", "bad")])
            return
        self._desk.order_by(order)
        self._screen.show_order()
        back = f"{key_of('order')} {key_of('type-keep')}: by {self._desk.sort_before}"
        if order == "fit" and not self._desk.listing.goals.goal.names_anything:
            self._screen.say(NO_GOALS, bad=True)
        else:
            self._screen.say(f"Sorted by {SPOKEN.get(order, order)}", back)


def _beginning(text: str) -> list[Completion]:
    start = text.strip().lower()
    return [Completion(0, name, name, 0) for name in ORDERS if name.startswith(start)]
