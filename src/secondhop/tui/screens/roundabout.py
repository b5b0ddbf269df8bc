"""How one might go round to a person: through colleagues who are only believed to know them."""

from __future__ import annotations

from secondhop.model.text import plural
from secondhop.model.tie import dots
from secondhop.network.round import NOBODY, Access, Round, go_round
from secondhop.store.state import State
from secondhop.tui.widgets.cells import cells, cut, fit
from secondhop.tui.widgets.lines import Line, sides

MOST_ROUND = 5
LEAST_ROLE = 12
"""Cells below which a role says nothing and is left out."""
DOTTED = "┄┄"


def round_lines(state: State, row: int, width: int) -> list[Line]:
    """The warmest ways round, with a heading; nothing when no colleague can be reached."""
    company = state.people.employer[row]
    if not company:
        return []
    standing = state.standing
    access = Access(state.degree, state.strength, standing.best, standing.best_warmth)
    codes = state.people.coded("employer").codes
    found, total = go_round(codes, access, row, state.weights, MOST_ROUND)
    if not found:
        return []
    right = f"inferred, {plural(total, 'colleague')} at {cut(company, max(width - 44, 8))} "
    head = sides([(" OR GO ROUND", "faint")], [(right, "faint")], width)
    return [head, *(_line(state, one, row, width) for one in found)]


def _line(state: State, way: Round, row: int, width: int) -> Line:
    """`●●○○  Gita Clarke → Hana Weber ┄┄ Ivo Weber   Head of Data`."""
    people = state.people
    through = [] if way.via == NOBODY else [people.name[way.via]]
    name = " → ".join([*through, people.name[way.colleague]])
    end = f" {DOTTED} {cut(people.name[row], 16)}"
    room = width - 8 - cells(end)
    name_width = min(cells(name), max(room, 8))
    role = people.title[way.colleague]
    rest = room - name_width - 2
    words: Line = [(f"  {cut(role, rest)}", "faint")] if role and rest >= LEAST_ROLE else []
    return [
        (f"  {dots(way.warmth)}  ", "warm"),
        (fit(name, name_width), "strong"),
        (end, "faint"),
        *words,
    ]
