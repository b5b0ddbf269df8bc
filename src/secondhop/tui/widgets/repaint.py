"""Paints lines that changed where they stand, without asking any other widget.

Textual renders every widget that a frame's changes span, containers too, and cuts each line at
every border. Where only whole lines changed that nothing covers, their strips are the frame; a
driver that takes strips as they are is handed them without a detour through escape sequences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from textual._compositor import Compositor, CompositorUpdate
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from secondhop.tui.widgets.lines import LineView, rows_of

Placed = tuple[int, int, list[Segment]]
"""Column and row on the screen, and what is painted from there."""


class Repaint(CompositorUpdate):
    """Strips, each at its place."""

    def __init__(self, placed: Iterable[Placed]) -> None:
        self._placed = [(x, y, Strip(segments)) for x, y, segments in placed]

    def render_segments(self, console: Console) -> str:
        """The frame as a terminal reads it."""
        return "".join(
            f"\x1b[{y + 1};{x + 1}H{strip.render(console)}" for x, y, strip in self._placed
        )

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Segment(self.render_segments(console))


class LineScreen(Screen[None], inherit_bindings=False):
    """A screen on which a frame of changed lines costs those lines."""

    @contextmanager
    def painting(self, *views: LineView) -> Iterator[None]:
        """Show what some views draw in here together, without waiting for messages and timers."""
        for view in views:
            view.held = set()
        try:
            yield
        finally:
            held = [(view, sorted(view.held or ())) for view in views]
            for view in views:
                view.held = None
            self._paint_now(held)

    def _paint_now(self, held: Sequence[tuple[LineView, list[int]]]) -> None:
        """Paint some lines, unless the whole screen is about to be laid out or painted anew."""
        regions = dict(_whole(self._compositor, (view for view, lines in held if lines)))
        is_front = self is self.app.screen and not self.app._batch_count
        is_front = is_front and not (self._layout_required or self._repaint_required)
        if not is_front or len(regions) < sum(bool(lines) for _, lines in held):
            for view, lines in held:
                view.repaint(lines)
            return
        placed: list[Placed] = []
        for view, lines in held:
            if lines:
                view._styles_cache.set_dirty(*rows_of(lines, view.size.width))
                x, y = regions[view].offset
                placed += [(x, y + line, view.segments(line)) for line in lines]
        self._hand_over(placed)

    def _screen_resized(self, size: Size) -> None:
        """Take the size of now: two that follow each other closely would do so for ever."""
        super()._screen_resized(self.app.size)

    def _compositor_refresh(self) -> None:
        is_front = self is self.app.screen and not self.app.is_inline
        placed = self._changed_lines() if is_front else None
        if placed is None:
            super()._compositor_refresh()
            return
        self._compositor._dirty_regions.clear()
        self._dirty_widgets.clear()
        self._hand_over(placed)

    def _hand_over(self, placed: Iterable[Placed]) -> None:
        """Hand lines to the driver, as they are where it takes them so."""
        filters, background = self.app.get_line_filters(), self.background_colors[1]
        shown = []
        for x, y, segments in placed:
            for line_filter in filters:
                segments = line_filter.apply(segments, background)
            shown.append((x, y, segments))
        take_lines = getattr(self.app._driver, "take_lines", None)
        if take_lines is not None and self.app._running and not self.app._batch_count:
            take_lines(shown, self.app.console)
            self.app.post_display_hook()
        elif shown:
            self.app._display(self, Repaint(shown))

    def _changed_lines(self) -> list[Placed] | None:
        """The lines to paint; None when something else is to be painted as well."""
        placed: list[Placed] = []
        regions = set(self._compositor._dirty_regions)
        for view, region in _whole(self._compositor, self._dirty_widgets):
            for dirty in [one for one in regions if region.contains_region(one)]:
                regions.discard(dirty)
                placed += [
                    (region.x, y, list(view.render_line(y - region.y))) for y in dirty.line_range
                ]
        return None if regions else placed


def _whole(compositor: Compositor, widgets: Iterable[Widget]) -> Iterator[tuple[LineView, Region]]:
    """The views of lines among some widgets of which nothing is hidden, and where they stand."""
    for widget in widgets:
        if isinstance(widget, LineView) and widget in compositor.visible_widgets:
            region, clip = compositor.visible_widgets[widget]
            if clip.contains_region(region):
                yield widget, region
