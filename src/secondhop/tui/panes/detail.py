"""The line that says who is under the cursor."""

from __future__ import annotations

from secondhop.model.person import PersonId
from secondhop.tui.desk import Desk
from secondhop.tui.panes.phrases import degree_word, short_date, where
from secondhop.tui.widgets.cells import cells, cut
from secondhop.tui.widgets.lines import Line, sides

LONGEST_NAME = 30


def detail_line(desk: Desk, whom: PersonId | None, width: int, is_named: bool = True) -> Line:
    """Name, degree and role on the left; tags, last touch and marks on the right.

    Not `is_named` where the name stands beside, as every cell that changes has to be sent.
    """
    person, row = desk.person(whom), desk.row_of(whom)
    if person is None or row is None:
        return []
    name = cut(person.name, LONGEST_NAME) if is_named else ""
    degree = degree_word(int(desk.state.degree[row]))
    right = "   ".join(part for part in _aside(desk, person.id, person.tags) if part)
    room = width - cells(name) - cells(degree) - cells(right) - 10
    about = cut(where(person), room) if room > 5 else ""
    before = "  " if name else ""
    left: Line = [(f" {name}", "strong"), (f"{before}{degree}   ", ""), (about, "")]
    return sides(left, [(f"{right} ", "faint")], width)


def _aside(desk: Desk, person: PersonId, tags: tuple[str, ...]) -> tuple[str, str, str]:
    touches = desk.state.records.touches(person)
    last = f"{touches[0].kind} {short_date(touches[0].on, desk.store.today)}" if touches else ""
    marked = f"{len(desk.marked)} marked" if desk.marked else ""
    return " ".join(f"#{word}" for word in tags), last, marked
