"""The list of the preview: every file, and whose it may be."""

from __future__ import annotations

from secondhop.tui.screens.found import Found, found_row
from secondhop.tui.widgets.lines import Line
from secondhop.tui.widgets.rowlist import RowList


class FoundList(RowList):
    """Files in one line each, and under those that are not clear the people whose they may be."""

    DEFAULT_CSS = "FoundList { height: auto; display: none; }"

    def __init__(self) -> None:
        super().__init__(id="found")
        self.found: list[Found] = []

    def count(self) -> int:
        return len(self.found)

    def row(self, index: int, width: int) -> Line:
        return found_row(self.found[index], width)
