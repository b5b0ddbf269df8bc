"""A fan of lines between one point and another: one bar per way, no crossings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondhop.tui.widgets.cells import cells, fit
from secondhop.tui.widgets.lines import Line, Span

LEAST_TEXT = 14
"""Cells below which a blade's text says nothing and is left out."""
_EIGHTHS = " ▏▎▍▌▋▊▉█"


@dataclass(frozen=True, slots=True)
class Blade:
    """One way through the fan."""

    dots: str
    age: str
    name: str
    text: str
    weight: float  # 0..1, the length of its bar


def bar(share: float, width: int) -> str:
    """A bar of eighths, at least a sliver."""
    eighths = max(1, round(share * width * 8))
    full, rest = divmod(min(eighths, width * 8), 8)
    return fit("█" * full + (_EIGHTHS[rest] if rest else ""), width)


def draw_fan(start: str, end: str, blades: Sequence[Blade], width: int) -> list[Line]:
    """From `start` on the left through every blade to `end` on the right."""
    if not blades:
        return []
    middle = len(blades) // 2
    left = len(start) + 3
    right = min(cells(end), width // 5)
    bar_width = 4 if width >= 60 else 2
    room = width - left - right - bar_width - 20
    name_width = min(max((cells(blade.name) for blade in blades), default=0), max(room, 1))
    text_width = room - name_width - 1
    if text_width < LEAST_TEXT:
        text_width = 0
    lines: list[Line] = []
    for place, blade in enumerate(blades):
        is_middle = place == middle
        open_, close = _corners(place, len(blades), is_middle)
        head = f" {start} ╺" if is_middle else " " * left
        tail = fit(end, right) if is_middle else ""
        body: list[Span] = [
            (head, "strong" if is_middle else ""),
            (f"{open_} ", "faint"),
            (blade.dots, "warm"),
            (f" {fit(blade.age, 4, right=True)} ", "faint"),
            (fit(blade.name, name_width), "strong"),
            (f" {fit(blade.text, text_width)} " if text_width else " ", "faint"),
            (bar(blade.weight, bar_width), "accent"),
            (f" {close}", "faint"),
            (f" {tail}" if is_middle else "", "strong"),
        ]
        lines.append(body)
    return lines


def _corners(place: int, count: int, is_middle: bool) -> tuple[str, str]:
    if count == 1:
        return "─╴", "╶─╸"
    if is_middle:
        return ("┼╴", "╶─┼╸") if 0 < place < count - 1 else ("┴╴", "╶─┴╸")
    if place == 0:
        return "╭╴", "╶─╮"
    return ("╰╴", "╶─╯") if place == count - 1 else ("├╴", "╶─┤")
