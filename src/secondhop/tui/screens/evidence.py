"""The ways in on a person's page: how warm both legs are, how each tie is known, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from secondhop.model.person import PersonId
from secondhop.model.tie import Evidence, EvidenceKind, dots
from secondhop.network.people import ME
from secondhop.network.ways import RowWay
from secondhop.store.facts import evidence
from secondhop.store.stated import kept_names
from secondhop.tui.actions import key_of
from secondhop.tui.desk import Desk
from secondhop.tui.panes.phrases import age, mutuals_word, no_mutuals, short_date
from secondhop.tui.screens.roundabout import round_lines
from secondhop.tui.screens.tying import Tie
from secondhop.tui.widgets.cells import cells, cut, fit
from secondhop.tui.widgets.lines import Line, Span, sides
from secondhop.tui.widgets.rowlist import CURSOR

FIRST = 7
"""Ways shown until all are asked for."""
FEW = 2
"""Up to so many ways it is worth a look how one might go round."""
WIDEST = 100
ROOM_FOR_END = 72
ROOM_FOR_SOURCE = 26
_BEFORE_NAME = 20  # cells
"""Columns from which the person's name stands at the end of the ways."""
KNOWN_BY = {
    EvidenceKind.CONNECTION: "connected",
    EvidenceKind.GROUP_THREAD: "group thread",
    EvidenceKind.BY_HAND: "said by you",
    EvidenceKind.CONFIRMED: "confirmed",
    EvidenceKind.PASTED: "pasted",
}


class _Widths(NamedTuple):
    """Cells of what has no fixed width."""

    name: int
    known: int
    end: int


class WaysIn:
    """The ways to one person, one of which has the cursor."""

    def __init__(self, desk: Desk, person: PersonId) -> None:
        self._desk, self._person = desk, person
        self.cursor = 0
        self.shows_all = False

    def found(self) -> list[RowWay]:
        """All ways, the warmest first."""
        row, state = self._desk.row_of(self._person), self._desk.state
        return [] if row is None else state.ways(row)

    def here(self) -> Tie | None:
        """The tie between the person and whoever stands last on the way under the cursor."""
        found = self.found()
        if not found:
            return None
        via, _ = found[min(self.cursor, len(found) - 1)]
        return Tie(self._desk.state.people.ids[via[-1]], self._person)

    @property
    def line_of_cursor(self) -> int:
        """Where the cursor is among the lines of the section: below the heading."""
        return self.cursor + 1

    def step(self, step: int) -> None:
        """Go to another way; from the last one shown, on to all the others."""
        count = len(self.found())
        self.cursor = max(0, min(min(self.cursor, count - 1) + step, count - 1))
        self.shows_all |= self.cursor >= FIRST

    def lines(self, width: int) -> list[Line]:
        """The section of the page, with its heading."""
        row, state = self._desk.row_of(self._person), self._desk.state
        if row is None:
            return []
        found = self.found()
        self.cursor = max(0, min(self.cursor, len(found) - 1))
        count: Line = [(f"{mutuals_word(state, row)} ", "faint")]
        named = self._named(row, width)
        if not found:
            head = sides([(" WAYS IN", "faint")], count, width)
            return [head, [(f"  {cut(no_mutuals(state, row), width - 3)}", "faint")], *named]
        widths = _widths(min(width, WIDEST), state.people.name[row])
        left = fit(" WAYS IN  you know", _BEFORE_NAME + widths.name) + " they know"
        if not widths.end:
            left = " WAYS IN"
        return [sides([(left, "faint")], count, width), *self._ways(row, found, widths), *named]

    def _named(self, row: int, width: int) -> list[Line]:
        """Mutual connections that were pasted, and whom no contact was then."""
        names = kept_names(self._desk.state, row)
        text = f"  named on the profile, none of your contacts: {', '.join(names)}"
        return [[(cut(text, width - 1), "faint")]] if names else []

    def round(self, width: int) -> list[Line]:
        """How to go round through colleagues, where there are few ways or none."""
        row = self._desk.row_of(self._person)
        if row is None or row == ME or len(self.found()) > FEW:
            return []
        if self._desk.state.degree[row] == 1:
            return []  # whom I know myself I need not go round to
        return round_lines(self._desk.state, row, width)

    def told(self, width: int) -> str:
        """Everything that is said of the tie under the cursor."""
        here, state = self.here(), self._desk.state
        if here is None:
            return ""
        a, b = (state.people.row_of[one] for one in here)
        found = evidence(state, a, b)
        texts = [_sentence(one, self._desk.store.today) for one in found]
        names = f"{state.people.name[a]} knows {state.people.name[b]}"
        return cut(f"{names}: {', '.join(texts)}", width)

    def _ways(self, row: int, found: Sequence[RowWay], widths: _Widths) -> list[Line]:
        shown = found if self.shows_all else found[:FIRST]
        name = self._desk.state.people.name[row]
        lines: list[Line] = [
            self._way(row, way, place, len(shown), widths) for place, way in enumerate(shown)
        ]
        middle = len(shown) // 2
        if widths.end:
            lines[middle] = [*lines[middle], (f" {fit(name, widths.end)}", "strong")]
        if len(found) > FIRST:
            more = f"and {len(found) - FIRST} more; {key_of('ways')} shows them"
            rest = f"{key_of('ways')} shows the first {FIRST}" if self.shows_all else more
            lines.append([(f"        {rest}", "faint")])
        return lines

    def _way(self, row: int, way: RowWay, place: int, count: int, widths: _Widths) -> list[Span]:
        state, (via, _) = self._desk.state, way
        is_here, is_middle = place == self.cursor, place == count // 2
        open_, close = _corners(place, count, is_middle)
        known = evidence(state, via[-1], row)
        name = " → ".join(state.people.name[one] for one in via)
        quality = state.ties.quality_of(via[-1], row)
        return [
            (CURSOR if is_here else " ", ""),
            ("  me ╺" if is_middle else "      ", "strong" if is_middle else ""),
            (f"{open_} ", "faint"),
            (dots(float(state.strength[via[0]])), "warm"),
            (f" {fit(self._last_message(via[0]), 4, right=True)} ", "faint"),
            (fit(name, widths.name), "cursor strong" if is_here else "strong"),
            (f" {dots(quality)}", "warm"),
            (f" {fit(_known_by(known, widths.known), widths.known)} ", "faint"),
            (fit(_since(known, self._desk.store.today), 4, right=True), "faint"),
            (f" {close}", "faint"),
        ]

    def _last_message(self, row: int) -> str:
        last = int(self._desk.state.traces.last_message[row])
        return age(date.fromordinal(last).isoformat(), self._desk.store.today) if last else "–"


def _widths(width: int, end: str) -> _Widths:
    """Names first, then how a tie is known, then who stands at the end."""
    room = width - 37
    end_width = min(cells(end), 16) if width >= ROOM_FOR_END else 0
    room -= end_width + bool(end_width)
    known = max(min(room - 20, 34), 12)
    return _Widths(max(room - known, 8), known, end_width)


def _known_by(known: Sequence[Evidence], width: int) -> str:
    """`connected, in nils-holm.csv`: the best reason, and who gave it where there is room."""
    if not known:
        return ""
    best = known[0]
    says_itself = best.source in ("you", best.kind.value) or width < ROOM_FOR_SOURCE
    more = f" +{len(known) - 1}" if len(known) > 1 else ""
    return KNOWN_BY[best.kind] + more + ("" if says_itself else f", in {best.source}")


def _since(known: Sequence[Evidence], today: date) -> str:
    return age(known[0].on or known[0].seen, today) if known else ""


def _sentence(one: Evidence, today: date) -> str:
    """`connected 4 Nov, in nils-holm.csv`."""
    day = short_date(one.on or one.seen, today)
    source = "" if one.source in ("you", one.kind.value) else f" (in {one.source})"
    return " ".join(part for part in (KNOWN_BY[one.kind], day) if part) + source


def _corners(place: int, count: int, is_middle: bool) -> tuple[str, str]:
    if count == 1:
        return "─╴", "╶─╸"
    if is_middle:
        return ("┼╴", "╶─┼╸") if 0 < place < count - 1 else ("┴╴", "╶─┴╸")
    if place == 0:
        return "╭╴", "╶─╮"
    return ("╰╴", "╶─╯") if place == count - 1 else ("├╴", "╶─┤")
