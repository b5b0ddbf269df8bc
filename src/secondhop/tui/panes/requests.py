"""Asks: what is under way with whom, and what every introducer was asked, did and is owed."""

from __future__ import annotations

from secondhop.model.asks import Ask
from secondhop.outreach.agenda import next_open
from secondhop.outreach.ledger import Load
from secondhop.store.asking import asks_in, full_name, owed_by
from secondhop.store.counting import loads_of
from secondhop.tui.desk import Desk
from secondhop.tui.panes.entries import Entry, heading
from secondhop.tui.panes.phrases import due_word, short_date
from secondhop.tui.widgets.cells import fit
from secondhop.tui.widgets.lines import Line


def ask_entries(desk: Desk) -> list[Entry]:
    """Asks under way, the ledger of introducers, and asks that are over."""
    asks = sorted(asks_in(desk.state).values(), key=lambda one: (one.last_day, one.id))
    going = [one for one in asks if one.is_open]
    over = [one for one in reversed(asks) if not one.is_open]
    entries: list[Entry] = []
    if going:
        entries += [heading(f"UNDER WAY  {len(going)}"), *(_ask(desk, one) for one in going)]
    if ledger := loads_of(desk.store):
        entries += [heading("INTRODUCERS"), *(_load(desk, one) for one in ledger)]
    if over:
        entries += [heading(f"OVER  {len(over)}"), *(_ask(desk, one) for one in over)]
    return entries


def _ask(desk: Desk, ask: Ask) -> Entry:
    owed = next_open(owed_by(desk.state, ask))

    def draw(width: int) -> Line:
        today, name = desk.store.today, 18 if width >= 60 else 14
        when = due_word(owed.due, today) if owed else ""
        said = f"{ask.state} {short_date(ask.day(ask.state), today)}"
        via = fit(full_name(desk.state, ask.introducer), name)
        text = fit(said if owed is None else f"{said} · {owed.text}", width - 13 - 2 * name)
        late = owed is not None and owed.due < today
        return [
            (f"{fit(when, 6)} ", "bad" if late else "faint"),
            (fit(full_name(desk.state, ask.person), name), "head"),
            (" via ", "faint"),
            (via, ""),
            (f" {text}", "faint"),
        ]

    return Entry(draw, person=ask.person, follow_up=owed, ask=ask)


def _load(desk: Desk, one: Load) -> Entry:
    def draw(width: int) -> Line:
        name = fit(full_name(desk.state, one.introducer), 18 if width >= 60 else 14)
        return [
            (" " * 7, ""),
            (name, "head"),
            (f" {fit(_told(desk, one), width - 8 - len(name))}", "warm" if one.thanks_owed else ""),
        ]

    return Entry(draw, person=one.introducer)


def _told(desk: Desk, one: Load) -> str:
    """What matters most comes first, as the end may be cut."""
    today = desk.store.today
    parts = [
        f"{one.thanks_owed} thanks owed" if one.thanks_owed else "",
        f"{one.outcomes_owed} to report" if one.outcomes_owed else "",
        f"{one.asks} asked",
        f"{one.introduced} made",
        f"{one.declined} no" if one.declined else "",
        f"{one.given} given back",
        f"rests to {short_date(one.rests_until, today)}" if one.is_resting else "",
    ]
    return " · ".join(part for part in parts if part)
