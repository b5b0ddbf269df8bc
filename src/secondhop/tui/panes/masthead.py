"""The first line: where one is, what is due, and how large the network is."""

from __future__ import annotations

from secondhop.outreach.agenda import due_by
from secondhop.tui.desk import Desk
from secondhop.tui.panes.firststep import NO_LIST, is_without_lists
from secondhop.tui.widgets.cells import cells
from secondhop.tui.widgets.lines import Line, LineView, Span, sides

PANES = ("network", "prospects", "outreach")
"""In the order of their keys."""
WIDE = 100


class Masthead(LineView):
    """Where one is, what is due, and how large the network is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="masthead")
        self._desk = desk
        self.pane = "prospects"

    def draw(self, width: int, height: int) -> list[Line]:
        if self._desk.is_empty:
            return [sides([(" secondhop", "strong")], [("nobody here yet ", "faint")], width)]
        contacts, prospects = self._desk.counts()
        size = f"{contacts:,} contacts → {prospects:,} "
        if is_without_lists(self._desk.state) and not prospects:
            size = f"{NO_LIST} " if width < WIDE else f"{contacts:,} contacts · {NO_LIST} "
        spans: list[Span] = [(" secondhop", "strong")]
        for number, pane in enumerate(PANES, start=1):
            text = f"{number} {pane.capitalize()}"
            style = "strong under" if pane == self.pane else ""
            spans += [("   " if width >= 76 else "  ", ""), (text, style)]
        due = len(due_by(self._desk.state.records.follow_ups(), self._desk.store.today))
        if due:
            spans.append((f" · {due} due", "warm"))
        taken = sum(cells(text) for text, _ in spans)
        right: Line = [(size, "faint")] if taken + cells(size) < width else []
        return [sides(spans, right, width)]
