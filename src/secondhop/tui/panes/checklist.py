"""What a person's page says of asks about them, and of what was found out before."""

from __future__ import annotations

from secondhop.model.asks import ASK_STATES, Ask
from secondhop.model.person import PersonId
from secondhop.model.research import NEEDED, RESEARCH, Finding, missing
from secondhop.store.asking import asks_about, full_name
from secondhop.store.tracking import research_of
from secondhop.tui.actions import key_of
from secondhop.tui.desk import Desk
from secondhop.tui.panes.phrases import short_date
from secondhop.tui.widgets.cells import cut, fit
from secondhop.tui.widgets.lines import Line, sides

STAGES_WITH_CHECKLIST = ("new", "researching", "warming", "asked")
"""Where a person stands when an empty checklist is shown, too."""


def asks_lines(desk: Desk, person: PersonId, width: int) -> list[Line]:
    """Every ask for this person with its days, the newest first; nothing when there is none."""
    asks = asks_about(desk.state, person)
    if not asks:
        return []
    says = f"{key_of('ask')} says what came of it "
    head = sides([(" ASKS", "faint")], [(says, "faint")], width)
    return [head, *(_ask(desk, one, width) for one in asks), []]


def _ask(desk: Desk, ask: Ask, width: int) -> Line:
    days = sorted(ask.days, key=lambda one: (one[1], ASK_STATES.index(one[0])))
    told = " · ".join(f"{state} {short_date(day, desk.store.today)}" for state, day in days)
    mark = "●" if ask.is_open else "✓"
    via = fit(full_name(desk.state, ask.introducer), 18)
    return [(f" {mark} via {via} ", ""), (cut(told, max(width - 27, 8)), "faint")]


def research_lines(desk: Desk, row: int, width: int) -> list[Line]:
    """The checklist: what is there, and what is still to find out."""
    found = research_of(desk.state, row)
    if not found and desk.state.people.stage[row] not in STAGES_WITH_CHECKLIST:
        return []
    ready = len(NEEDED) - len(missing(found))
    head: Line = [(" RESEARCH", "faint"), (f"  {ready} of {len(NEEDED)} needed", "")]
    lines: list[Line] = [sides(head, [(f"{key_of('research')} writes it down ", "faint")], width)]
    lines += [_found(desk, one, width) for one in found]
    lines += [_lacking(item, width) for item in missing(found)]
    return [*lines, []]


def _found(desk: Desk, one: Finding, width: int) -> Line:
    day = fit(short_date(one.on, desk.store.today), 8)
    text = cut(one.text, max(width - 22, 8))
    return [(f" ● {fit(one.item, 7)} ", ""), (f"{day} ", "faint"), (text, "")]


def _lacking(item: str, width: int) -> Line:
    return [(f" ○ {fit(item, 7)} ", ""), (cut(RESEARCH[item], width - 12), "faint")]
