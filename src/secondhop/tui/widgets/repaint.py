"""Paints lines that changed where they stand, without asking any other widget.

Textual renders every widget that a frame's changes span, containers too, and cuts each line at
every border. Where only whole lines changed that nothing covers, their strips are the frame.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from textual._compositor import Compositor, CompositorUpdate
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from secondhop.tui.widgets.lines import LineView

Placed = tuple[int, int, Strip]
"""Column and row on the screen, and what is painted from there."""


class Repaint(CompositorUpdate):
    """Strips, each at its place."""

    def __init__(self, placed: Iterable[Placed]) -> None:
        self._placed = list(placed)

    def render_segments(self, console: Console) -> str:
        """The frame as a terminal reads it."""
        return "".join(
            f"\x1b[{y + 1};{x + 1}H{strip.render(console)}" for x, y, strip in self._placed
        )

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Segment(self.render_segments(console))


class LineScreen(Screen[None], inherit_bindings=False):
    """A screen on which a frame of changed lines costs those lines."""

    def paint_now(self, *views: LineView) -> None:
        """Show what has changed in some views at once, without waiting for messages and timers."""
        for view in views:
            view._repaint_required = False
        self._dirty_widgets.update(views)
        self._on_timer_update()

    def _compositor_refresh(self) -> None:
        is_front = self is self.app.screen and not self.app.is_inline
        placed = self._changed_lines() if is_front else None
        if placed is None:
            super()._compositor_refresh()
            return
        self._compositor._dirty_regions.clear()
        self._dirty_widgets.clear()
        self.app._display(self, Repaint(placed))

    def _changed_lines(self) -> list[Placed] | None:
        """The lines to paint; None when something else is to be painted as well."""
        placed: list[Placed] = []
        regions, filters = set(self._compositor._dirty_regions), self.app.get_line_filters()
        background = self.background_colors[1]
        for view, region in _whole(self._compositor, self._dirty_widgets):
            for dirty in [one for one in regions if region.contains_region(one)]:
                regions.discard(dirty)
                for y in dirty.line_range:
                    strip = view.render_line(y - region.y)
                    for line_filter in filters:
                        strip = strip.apply_filter(line_filter, background)
                    placed.append((region.x, y, strip))
        return None if regions else placed


def _whole(compositor: Compositor, widgets: Iterable[Widget]) -> Iterator[tuple[LineView, Region]]:
    """The views of lines among some widgets of which nothing is hidden, and where they stand."""
    for widget in widgets:
        if isinstance(widget, LineView) and widget in compositor.visible_widgets:
            region, clip = compositor.visible_widgets[widget]
            if clip.contains_region(region):
                yield widget, region
