"""What stands on the paste box: whose connections, what would be done, and namesakes to choose."""

from __future__ import annotations

from secondhop.model.person import Person
from secondhop.model.text import plural
from secondhop.sources.mutualtext import MutualText
from secondhop.store.pasting import Matching
from secondhop.store.state import State
from secondhop.tui.desk import Desk
from secondhop.tui.panes.phrases import degree_word, mutuals_word
from secondhop.tui.widgets.cells import cells, cut, fit
from secondhop.tui.widgets.lines import Line, LineView, sides
from secondhop.tui.widgets.rowlist import RowList

MOST_CHOICES = 9
"""Namesakes that have a number; whoever has more contacts of one name goes on with the cursor."""


class PasteHead(LineView):
    """Whose mutual connections are wanted, and how many are known."""

    DEFAULT_CSS = "PasteHead { height: 2; }"

    def __init__(self, desk: Desk, person: Person) -> None:
        super().__init__()
        self._desk, self._person = desk, person

    def draw(self, width: int, height: int) -> list[Line]:
        state, row = self._desk.state, self._desk.row_of(self._person.id)
        if row is None:
            return [[(" This person is gone", "strong")]]
        known = mutuals_word(state, row) or "no mutual is known"
        right = f"{degree_word(int(state.degree[row]))} · {known} "
        name = cut(state.people.name[row], max(width - cells(right) - 30, 10))
        left: Line = [(" Mutual connections of ", ""), (name, "strong")]
        return [sides(left, [(right, "faint")], width), [("─" * width, "faint")]]


class Preview(LineView):
    """What would be done with the text."""

    DEFAULT_CSS = "Preview { height: 5; }"

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []

    def show(self, lines: list[Line]) -> None:
        """Show other lines."""
        self._lines = lines
        self.redraw()

    def draw(self, width: int, height: int) -> list[Line]:
        return [
            [(f" {cut(text, width - 2)}", words) for text, words in line] for line in self._lines
        ]


class Namesakes(RowList):
    """Contacts of one name, one of whom is meant."""

    DEFAULT_CSS = "Namesakes { height: 1fr; display: none; }"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.rows: tuple[int, ...] = ()

    def count(self) -> int:
        return len(self.rows) + 1

    def answer(self, index: int) -> int | None:
        """Who stands in a row; nobody in the last one."""
        return self.rows[index] if index < len(self.rows) else None

    def row(self, index: int, width: int) -> Line:
        if index >= len(self.rows):
            return [(" 0 ", "strong"), ("none of them; keep the name for later", "faint")]
        person = self._desk.state.people.person(self.rows[index])
        number = str(index + 1) if index < MOST_CHOICES else " "
        name = fit(person.name, min(24, width // 2))
        about = person.role or person.url or person.id
        return [(f" {number} ", "strong"), (name, "head"), (f" {cut(about, width - 30)}", "faint")]


def told(state: State, matching: Matching) -> list[Line]:
    """What a matching would do, the most useful first."""
    names = state.people.name
    new, known = ([names[row] for row in rows] for rows in (matching.new, matching.known))
    lines: list[Line] = []
    if new:
        lines.append([(f"adds {plural(len(new), 'tie')}: {', '.join(new)}", "good")])
    lines += [
        [(f"asks: {len(one.rows)} contacts are called {one.name}", "strong")]
        for one in matching.unclear
    ]
    if matching.unknown:
        many = f"{len(matching.unknown)} not among your contacts, kept by name"
        lines.append([(f"{many}: {', '.join(matching.unknown)}", "")])
    if known:
        lines.append([(f"{len(known)} known already: {', '.join(known)}", "faint")])
    if matching.stated is not None:
        count = plural(matching.stated, "mutual connection")
        lines.append([(f"{count} in all, says the profile", "faint")])
    return lines


def left_out(text: MutualText) -> list[Line]:
    """The lines that were not understood."""
    count = plural(len(text.strange), "line")
    return [[(f"{count} left out: {' / '.join(text.strange)}", "faint")]] if text.strange else []
