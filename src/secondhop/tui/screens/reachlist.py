"""Three ways to more people as one list: whom to connect with, whose list to ask for, what to open.

Each way is headed by what it follows from; the rows are pure functions of what was found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from secondhop.network.reach import Reach
from secondhop.network.worksheet import Profile
from secondhop.store.state import State
from secondhop.tui.panes.phrases import degree_badge, where
from secondhop.tui.widgets.cells import cut, fit
from secondhop.tui.widgets.lines import Line, sides
from secondhop.tui.widgets.rowlist import HEAD, RowList

CONNECT, ASK, BROWSE = "CONNECT WITH", "ASK FOR A LIST", "OPEN BY HAND"
NUMBER = 9
"""Cells of one column of numbers."""
MOST_NAME = 26


class Entry(Struct, frozen=True):
    """One line: a heading with its column heads, a reason, or a person with numbers."""

    section: str
    row: int | None = None
    text: str = ""
    numbers: tuple[str, ...] = ()


def entries(found: Reach) -> list[Entry]:
    """All three sections, one below the other, with an empty line in between."""
    *lines, _ = [*_connect(found), *_ask(found), *_browse(found)]
    return lines


def _connect(found: Reach) -> Iterator[Entry]:
    rows = [(one.row, (f"+{one.opens:,}",)) for one in found.connect.found]
    yield from _section(CONNECT, found.connect.reason, ("opens",), rows)


def _ask(found: Reach) -> Iterator[Entry]:
    rows = [
        (one.row, (f"{one.outside:,}", f"{one.mutuals:,}", _guess(one.adds)))
        for one in found.ask.found
    ]
    yield from _section(ASK, found.ask.reason, ("outside", "mutuals", "adds"), rows)


def _browse(found: Reach) -> Iterator[Entry]:
    lists = found.browse.loaded
    rows = [
        (one.row, (f"{one.named} of {lists}" if lists else "", _ties(one)))
        for one in found.browse.found
    ]
    yield from _section(BROWSE, found.browse.reason, ("in lists", "ties"), rows)


def _section(
    name: str, reason: str, heads: tuple[str, ...], rows: Sequence[tuple[int, tuple[str, ...]]]
) -> Iterator[Entry]:
    yield Entry(name, numbers=heads if rows else ())
    yield Entry(name, text=reason)
    for row, numbers in rows:
        yield Entry(name, row, numbers=numbers)
    yield Entry("")


def _ties(profile: Profile) -> str:
    return f"{profile.gains:,}" if profile.is_stated else _guess(profile.gains)


def _guess(number: int | None) -> str:
    return "?" if number is None else f"~{number:,}"


def entry_line(state: State, entry: Entry, width: int) -> Line:
    """One line of at most `width` cells."""
    numbers = "".join(fit(number, NUMBER, right=True) for number in entry.numbers) + " "
    if entry.text:
        return [(cut(entry.text, width), "faint")]
    if entry.row is None:
        return sides([(entry.section, "strong")], [(numbers, "faint")], width)
    name = min(MOST_NAME, max((width - len(numbers)) // 2, 12))
    about = where(state.people.person(entry.row))
    left: Line = [
        (fit(state.people.name[entry.row], name), HEAD),
        (f" {degree_badge(int(state.degree[entry.row]))} ", "faint"),
        (cut(about, width - name - len(numbers) - 4), "faint"),
    ]
    return sides(left, [(numbers, "")], width)


class ReachList(RowList):
    """The three sections; the cursor stands on people only."""

    def __init__(self, state: Callable[[], State]) -> None:
        super().__init__(id="reach")
        self._state = state
        self._entries: list[Entry] = []

    def show(self, found: Reach | None) -> None:
        """Show what was found; the cursor stays with the person in the same section."""
        before = self.entry
        self._entries = entries(found) if found else []
        same = [
            index
            for index, one in enumerate(self._entries)
            if before and (one.section, one.row) == (before.section, before.row)
        ]
        self.settle(same[0] if same else self.cursor if before else 0)

    @property
    def entry(self) -> Entry | None:
        """What is under the cursor; None while there is nobody."""
        if not 0 <= self.cursor < self.count() or self.is_heading(self.cursor):
            return None
        return self._entries[self.cursor]

    def nothing(self, width: int) -> list[Line]:
        return [[("  Nobody is found, so there is nobody to go by", "faint")]]

    def count(self) -> int:
        return len(self._entries)

    def is_heading(self, index: int) -> bool:
        return self._entries[index].row is None

    def row(self, index: int, width: int) -> Line:
        return entry_line(self._state(), self._entries[index], width)
