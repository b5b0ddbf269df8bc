"""How far some work is, in one line: a bar that moves when work moves, and numbers."""

from __future__ import annotations

from secondhop.tui.widgets.fan import bar
from secondhop.tui.widgets.lines import Line

TRACK = "░"
WIDEST, NARROWEST = 20, 8


def gauge(share: float, words: str, width: int) -> Line:
    """`███▌░░░ 41 %  words` for a line of `width` cells; the track shows how far it is to go."""
    length = max(NARROWEST, min(width // 5, WIDEST))
    filled = bar(share, length).rstrip() if share > 0 else ""
    return [
        (filled, "accent"),
        (TRACK * (length - len(filled)), "faint"),
        (f" {int(share * 100):>3} %  ", "strong"),
        (words, ""),
    ]
