"""The same people in Textual's own widgets, as one would write it on the first evening.

python benchmarks/table_app.py PEOPLE.csv
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import DataTable, Footer, Input, TabbedContent, TabPane


class TableApp(App[None]):
    """A filter, a table of people, and a second pane."""

    CSS = "TabbedContent, ContentSwitcher, TabPane, DataTable { height: 1fr; }"
    BINDINGS = [  # noqa: RUF012
        Binding("slash", "filter", "Filter"),
        Binding("1", "show('people')", "People"),
        Binding("2", "show('due')", "Due"),
        Binding("q", "quit", "Quit"),
    ]

    def __init__(self, rows: list[list[str]]) -> None:
        super().__init__()
        self._header, *self._people = rows

    def compose(self) -> ComposeResult:
        line = Input(placeholder="filter")
        line.cursor_blink = False  # or no screen with it would ever be settled
        yield line
        with TabbedContent():
            with TabPane("People", id="people"):
                yield DataTable(cursor_type="row", id="table")
            with TabPane("Due", id="due"):
                yield DataTable(cursor_type="row", id="later")
        yield Footer()

    def on_mount(self) -> None:
        for name in ("#table", "#later"):
            self.query_one(name, DataTable).add_columns(*self._header)
        self._fill("#table", self._people)
        self._fill("#later", self._people[:100])
        self.query_one("#table").focus()

    def _fill(self, name: str, people: list[list[str]]) -> None:
        table = self.query_one(name, DataTable)
        table.clear()
        table.add_rows(people)

    def on_input_changed(self, event: Input.Changed) -> None:
        wanted = event.value.casefold()
        found = [row for row in self._people if wanted in " ".join(row).casefold()]
        self._fill("#table", found)

    def on_input_submitted(self) -> None:
        self.query_one("#table").focus()

    def action_filter(self) -> None:
        self.query_one(Input).focus()

    def action_show(self, pane: str) -> None:
        self.set_focus(None)
        self.query_one(TabbedContent).active = pane
        self.query_one("#table" if pane == "people" else "#later").focus()


if __name__ == "__main__":
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        TableApp(list(csv.reader(file))).run(mouse=False)
