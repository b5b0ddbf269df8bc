"""A fan of lines between one point and another: one bar per way, no crossings."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from secondhop.tui.widgets.cells import cells, fit
from secondhop.tui.widgets.lines import Line, Span

LEAST_TEXT = 14
"""Cells below which a blade's text says nothing and is left out."""
NAMES = 22
"""Cells for a name where there is room for more than names."""
FROM_HERE_BARS = 60
"""Columns from which there is room for bars; the dots tell it too."""
_EIGHTHS = " ▏▎▍▌▋▊▉█"


class Blade(Struct, frozen=True):
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


def draw_fan(
    start: str, end: str, blades: Sequence[Blade], width: int, lit: int | None = None
) -> list[Line]:
    """From `start` on the left through every blade to `end` on the right; one may be lit.

    Columns stand where they stand whoever is shown, so that the eye and the terminal find most of
    one person's fan in the next one's.
    """
    left = cells(start) + 3
    right = min(cells(end), width // 4)
    bar_width = 4 if width >= FROM_HERE_BARS else 0
    name_width, text_width = _shares(width - left - right - bar_width - 21)
    lines: list[Line] = []
    for place, blade in enumerate(blades):
        is_middle = place == len(blades) // 2
        open_, close = _corners(place, len(blades), is_middle)
        body: list[Span] = [
            (f" {start} ╺" if is_middle else " " * left, "strong" if is_middle else ""),
            (f"{open_} ", "faint"),
            (blade.dots, "warm"),
            (f" {fit(blade.age, 4, right=True)} ", "faint"),
            (fit(blade.name, name_width), "cursor strong" if place == lit else "strong"),
            (f" {fit(blade.text, text_width)} " if text_width else " ", "faint"),
            (bar(blade.weight, bar_width) if bar_width else "", "accent"),
            (f" {close}", "faint"),
            (f" {fit(end, right)}" if is_middle else "", "strong"),
        ]
        lines.append(body)
    return lines


def _shares(room: int) -> tuple[int, int]:
    """Cells for names and for what is said of them; the latter 0 when it would say nothing."""
    name = min(NAMES, max(room, 1)) if room >= NAMES + LEAST_TEXT else max(room, 1)
    text = room - name - 1
    return name, text if text >= LEAST_TEXT else 0


def _corners(place: int, count: int, is_middle: bool) -> tuple[str, str]:
    if count == 1:
        return "─╴", "╶─╸"
    if is_middle:
        return ("┼╴", "╶─┼╸") if 0 < place < count - 1 else ("┴╴", "╶─┴╸")
    if place == 0:
        return "╭╴", "╶─╮"
    return ("╰╴", "╶─╯") if place == count - 1 else ("├╴", "╶─┤")
