"""What may still be spent, as gauges: one short line on the agenda, a page of its own."""

from __future__ import annotations

from collections.abc import Sequence

from secondhop.outreach.budgets import Budget
from secondhop.store.counting import budgets_of
from secondhop.tui.desk import Desk
from secondhop.tui.panes.entries import Entry, blank, heading
from secondhop.tui.widgets.cells import cells, cut
from secondhop.tui.widgets.fan import bar
from secondhop.tui.widgets.gauge import TRACK
from secondhop.tui.widgets.lines import Line, Span

_LEVELS = {"ok": "accent", "warn": "warm", "block": "bad"}
_SHORT = {"invitations": "invitations/week", "notes": "notes/month", "pending": "pending"}
_TELLS = {
    "invitations": "invitations sent in the last seven days",
    "notes": "invitations with a personal note in this month",
    "pending": "invitations that nobody answered and that you did not withdraw",
}
_WARNING = "take care: spend the rest on people about whom you know something"
_FULL = {
    "invitations": "full: wait until the oldest are a week old",
    "notes": "full: invite without a note until the first of the month",
    "pending": "full: withdraw old ones before you invite anybody",
}


def gauge_line(spent: Sequence[Budget], width: int) -> Line:
    """All gauges in one line, shorter and shorter until they fit."""
    for length, is_short in ((10, False), (5, False), (0, False), (0, True)):
        line: list[Span] = [("BUDGET", "strong")]
        for one in spent:
            line += [(f"  {one.name if is_short else _SHORT[one.name]} ", "faint")]
            line += _bar(one, length)
            line.append((f"{one.used}/{one.most}", "" if one.level == "ok" else "strong"))
        if sum(cells(text) for text, _ in line) <= width:
            return line
    return line


def budget_entries(desk: Desk) -> list[Entry]:
    """Each gauge with what it counts, and what to do about it."""
    entries: list[Entry] = []
    for one in budgets_of(desk.store):
        entries += [heading(one.name.upper()), _gauge(one), *_told(one), blank()]
    return entries[:-1]


def _gauge(one: Budget) -> Entry:
    def draw(width: int) -> Line:
        numbers = f" {one.used} of {one.most}"
        left = f"   {one.left} left; care from {one.warn} on" if one.left else "   none left"
        length = max(min(width - cells(numbers) - cells(left) - 2, 30), 5)
        return [*_bar(one, length), (numbers, "strong"), (left, "faint")]

    return Entry(draw)


def _told(one: Budget) -> list[Entry]:
    advice = {"warn": _WARNING, "block": _FULL[one.name]}.get(one.level, "")
    told = [_reading(_TELLS[one.name], "faint")]
    return [*told, _reading(advice, "warm")] if advice else told


def _reading(text: str, style: str) -> Entry:
    return Entry(lambda width: [(cut(text, width), style)], is_heading=True)


def _bar(one: Budget, length: int) -> list[Span]:
    if not length:
        return []
    filled = bar(one.share, length).rstrip() if one.used else ""
    return [(filled, _LEVELS[one.level]), (TRACK * (length - cells(filled)) + " ", "faint")]
