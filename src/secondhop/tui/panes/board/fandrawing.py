"""Draws one person's ways: a fan from me to them, and the ways round below it."""

from __future__ import annotations

from typing import Final

from secondhop.model.text import plural
from secondhop.tui.panes.board.place import Place
from secondhop.tui.panes.board.sheet import Fan, Round
from secondhop.tui.widgets.cells import cells, cut, fit
from secondhop.tui.widgets.fan import FROM_HERE_BARS, Blade, draw_fan
from secondhop.tui.widgets.lines import Line, Span, sides

WIDEST: Final = 100
"""Columns beyond which a fan only gets emptier."""
_NOWHERE: Final = -9


def draw_ways(
    fan: Fan, place: Place, width: int, height: int, is_active: bool = True
) -> tuple[list[Line], Place]:
    """The lines in sight, and where they are scrolled to."""
    lines, at = _all_lines(fan, place.row if is_active else _NOWHERE, width)
    here = at[place.row] if 0 <= place.row < len(at) else 0
    top = max(0, min(place.top, here - 1))
    if here >= top + height:
        top = here - height + 1
    top = max(0, min(top, len(lines) - height))
    return lines[top : top + height], Place(place.row, place.column, top, place.left)


def _all_lines(fan: Fan, cursor: int, width: int) -> tuple[list[Line], list[int]]:
    """Every line, and the line of each thing that the cursor can be on."""
    head = sides(
        [(f" {cut(fan.name, width // 2)}", "strong"), (f"  {fan.about}", "")],
        [(f" {_warmth(fan)} ", "faint")],
        width,
    )
    lines: list[Line] = [head, []]
    at: list[int] = []
    if fan.ways:
        at = list(range(len(lines), len(lines) + len(fan.ways)))
        lines += _ways(fan, cursor, min(width, WIDEST))
    else:
        lines.append([(f"  {cut(fan.nothing, width - 3)}", "")])
    if fan.rounds:
        lines += [[], _round_head(fan, width)]
        at += range(len(lines), len(lines) + len(fan.rounds))
        lines += [
            _round(one, place == cursor, width)
            for place, one in enumerate(fan.rounds, len(fan.ways))
        ]
    return lines, at


def _warmth(fan: Fan) -> str:
    if not fan.ways:
        return fan.mutuals
    best = max(way.weight for way in fan.ways)
    return " · ".join(part for part in (fan.mutuals, f"warmth {best:.2f}") if part)


def _ways(fan: Fan, cursor: int, width: int) -> list[Line]:
    blades = [Blade(way.dots, way.age, way.name, way.text, way.weight) for way in fan.ways]
    end = cut(fan.name, 16) if width >= FROM_HERE_BARS else "them"
    return draw_fan("me", end, blades, width, cursor if cursor < len(blades) else None)


def _round_head(fan: Fan, width: int) -> Line:
    text = f"{plural(fan.colleagues, 'matching colleague')} at {fan.company}"
    head = " OR GO ROUND  "
    return [(head, "faint"), (cut(text, width - cells(head) - 1), "faint")]


def _round(one: Round, is_here: bool, width: int) -> Line:
    sign = "▌" if is_here else " "
    name = "cursor strong" if is_here else ""
    via = max(12, min((width - 30) // 3, 24))
    mark = " ┄ colleague" if width >= 60 else ""
    rest = max(width - via - cells(mark) - 16, 1)
    who = min(rest, 24)
    spans: list[Span] = [
        (sign, "cursor" if is_here else ""),
        (" me ─", "faint"),
        (one.dots, "warm"),
        ("─ ", "faint"),
        (fit(one.via, via), ""),
        (" ─ ", "faint"),
        (fit(one.name, who), name),
        (f" {fit(one.title, rest - who - 1)}" if rest > who + 1 else "", "faint"),
        (mark, "faint"),
    ]
    return spans
