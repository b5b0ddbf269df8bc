"""The first line of the network pane: which view, how one came here, and what there is to know."""

from __future__ import annotations

from collections.abc import Sequence

from secondhop.tui.widgets.cells import cells, cut
from secondhop.tui.widgets.lines import Line, Span, sides

VIEWS = ("Board", "Circles")


def tab_line(view: str, crumbs: Sequence[str], aside: str, width: int) -> Line:
    """Both views with the one in front in bold, the steps in, and news at the right end."""
    spans: list[Span] = [(" ", "")]
    for name in VIEWS:
        spans += [(name, "strong under" if name == view else "faint"), ("  ", "")]
    right: Line = [(f" {aside} ", "faint")] if aside else []
    room = width - sum(cells(text) for text, _ in (*spans, *right)) - 2
    return sides([*spans, (" ", ""), (trail(crumbs, room), "strong")], right, width)


def trail(crumbs: Sequence[str], room: int) -> str:
    """`everyone ▸ Robotics ▸ Helsing`; the innermost steps stay when not all fit."""
    for start in range(len(crumbs)):
        text = " ▸ ".join(("…",) * bool(start) + tuple(crumbs[start:]))
        if cells(text) <= room:
            return text
    return cut(f"… ▸ {crumbs[-1]}" if len(crumbs) > 1 else "".join(crumbs), max(room, 1))
