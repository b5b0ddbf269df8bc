"""Counts of industries, places and companies among the people found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType

from secondhop.tui.actions import COUNT_MOVES
from secondhop.tui.desk import Desk
from secondhop.tui.widgets.cells import cells, cut, fit
from secondhop.tui.widgets.lines import Line, LineView, Span

FACETS = ("industry", "location", "company")
MOST_VALUES = 50
"""Values of a field that the cursor can go to; without it as many are counted as are shown."""
FACETS_IN_COLUMNS_FROM = 8
"""Rows of height from which facets stand side by side rather than one per line."""


class FacetBar(LineView, can_focus=True):
    """Counts of the values among the people found; a value can be included or excluded."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(one.keys, one.do, one.word, id=one.id, show=False) for one in COUNT_MOVES
    ]
    DEFAULT_CSS = "FacetBar { height: 3; }"

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="facets")
        self._desk = desk
        self._field = 0
        self._place = 0

    @property
    def value(self) -> tuple[str, str] | None:
        """The field and the value under the cursor."""
        name = FACETS[self._field]
        values = self._desk.result.facets(name, MOST_VALUES).values
        return (name, values[self._place][0]) if self._place < len(values) else None

    def draw(self, width: int, height: int) -> list[Line]:
        shown = FACETS[:height]
        self._desk.result.count([(one, self._most(n, height)) for n, one in enumerate(shown)])
        if height >= FACETS_IN_COLUMNS_FROM:
            return self._side_by_side(width, height)
        return [self._in_a_line(place, width, height) for place in range(len(shown))]

    def action_to(self, step: int) -> None:
        count = len(self._desk.result.facets(FACETS[self._field], MOST_VALUES).values)
        self._place = max(0, min(self._place + step, count - 1))
        self.redraw()

    def action_line(self, step: int) -> None:
        self._field = max(0, min(self._field + step, len(FACETS) - 1))
        self._place = 0
        self.redraw()

    def _in_a_line(self, place: int, width: int, height: int) -> Line:
        name = FACETS[place]
        facet = self._desk.result.facets(name, self._most(place, height))
        known = f"  known for {_share(facet.known, facet.total)} " if facet.total else ""
        spans: list[Span] = [(f" {name:<9} ", "faint")]
        room = width - cells(spans[0][0]) - cells(known) - len(" · 99 more")
        first = self._first_shown(place, facet.values, room)
        shown = 0
        for index, (value, count) in enumerate(facet.values[first:], start=first):
            text = f"{cut(value, 20)} {count}"
            if cells(text) + 3 > room and shown:
                break
            if shown:
                spans.append((" · ", "faint"))
            spans.append((text, self._style(place, index)))
            room -= cells(text) + 3
            shown += 1
        more = facet.distinct - first - shown
        if more > 0:
            spans.append((f" · {more} more", "faint"))
        left = width - sum(cells(text) for text, _ in spans) - cells(known)
        return [*spans, (" " * max(left, 0), ""), (known, "faint")]

    def _most(self, place: int, height: int) -> int:
        """How many values of a field may be wanted."""
        is_here = place == self._field and self.has_focus
        in_columns = height >= FACETS_IN_COLUMNS_FROM
        return height if in_columns and not is_here else MOST_VALUES

    def _first_shown(self, place: int, values: Iterable[tuple[str, int]], room: int) -> int:
        """Scroll so that the value under the cursor is in sight."""
        if place != self._field or not self.has_focus:
            return 0
        widths = [cells(f"{cut(value, 20)} {count}") + 3 for value, count in values]
        first = 0
        while sum(widths[first : self._place + 1]) > room and first < self._place:
            first += 1
        return first

    def _side_by_side(self, width: int, height: int) -> list[Line]:
        each = max(width // len(FACETS), 12)
        columns = [self._column(place, each, height) for place in range(len(FACETS))]
        return [[span for column in columns for span in column[y]] for y in range(height)]

    def _column(self, place: int, width: int, height: int) -> list[list[Span]]:
        name = FACETS[place]
        is_here = place == self._field and self.has_focus
        facet = self._desk.result.facets(name, self._most(place, height))
        head = f" {name.upper()} {_share(facet.known, facet.total)}"
        lines: list[list[Span]] = [[(fit(head, width), "faint")]]
        first = max(0, self._place - height + 3) if is_here else 0
        for index, (value, count) in enumerate(facet.values[first : first + height - 1], first):
            text = f"  {fit(value, width - 11)} {count:>6}"
            lines.append([(text, self._style(place, index)), ("  ", "")])
        lines += [[(" " * width, "")] for _ in range(height - len(lines))]
        return lines

    def _style(self, place: int, index: int) -> str:
        here = self.has_focus and place == self._field and index == self._place
        return "cursor" if here else ""


def _share(known: int, total: int) -> str:
    return f"{round(100 * known / total)}%" if total else "0%"
