"""A widget of plain lines that repaints only the lines that changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from secondhop.tui.widgets.cells import cells, fit, safe

Span = tuple[str, str]
"""A text and its style words, such as ("Ivo Weber", "strong")."""
Line = Sequence[Span]
Drawn = tuple[str | Span, ...]
"""A line as it was drawn: its base, and its spans."""

# Few attributes and the user's own sixteen colours: never colour alone, few bytes on the wire.
_WORDS = {
    "head": Style(),
    "strong": Style(bold=True),
    "faint": Style(dim=True),
    "cursor": Style(reverse=True),
    "under": Style(underline=True),
    "warm": Style(color="yellow"),
    "good": Style(color="green"),
    "bad": Style(color="red"),
    "accent": Style(color="cyan"),
}


@cache
def style_of(words: str) -> Style:
    """The style of some words, later ones over earlier ones."""
    return sum((_WORDS[word] for word in words.split()), Style())


def to_strip(line: Line, width: int, base: str = "") -> Strip:
    """One painted line of exactly `width` cells; neighbours of one style become one segment."""
    spans: list[tuple[str, Style]] = []
    for text, words in line:
        style = style_of(f"{base} {_on_base(words)}".strip() if base else words)
        if spans and spans[-1][1] == style:
            spans[-1] = (spans[-1][0] + text, style)
        elif text:
            spans.append((text, style))
    segments = [Segment(safe(text), style) for text, style in spans]
    strip = Strip(segments, sum(cells(segment.text) for segment in segments))
    if strip.cell_length > width and cells(strip.text.rstrip()) > width:
        strip = _ended(strip, width)
    return strip.adjust_cell_length(width, style_of(base))


def _ended(strip: Strip, width: int) -> Strip:
    """The strip cut to a width, saying so."""
    kept = strip.crop(0, max(width - 1, 0))
    segments = list(kept)
    return Strip([*segments, Segment("…", segments[-1].style if segments else None)])


def _on_base(words: str) -> str:
    """Under the cursor a colour would become the background, and faint text vanish."""
    return " ".join(word for word in words.split() if word in ("strong", "under"))


def sides(left: Line, right: Line, width: int) -> Line:
    """A line with something at its right end; the left side yields when both do not fit."""
    room = width - sum(cells(text) for text, _ in right)
    kept: list[Span] = []
    for text, words in left:
        if room <= 0:
            break
        piece = fit(text, room) if cells(text) > room else text
        kept.append((piece, words))
        room -= cells(piece)
    return [*kept, (" " * max(room, 0), ""), *right]


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the length of each run of neighbours."""
    first = 0
    for after in range(1, len(places) + 1):
        if after == len(places) or places[after] != places[after - 1] + 1:
            yield places[first], after - first
            first = after


class LineView(Widget, inherit_css=True):
    """Shows the lines that `draw` returns; `redraw` repaints what differs from before."""

    DEFAULT_CSS = "LineView { height: 1; }"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._former: list[Drawn] = []
        self._strips: list[Strip] = []

    def draw(self, width: int, height: int) -> list[Line]:
        """The lines to show; missing ones are blank."""
        raise NotImplementedError

    def base(self, y: int) -> str:
        """Style words under a whole line, such as the cursor's."""
        return ""

    def redraw(self) -> None:
        """Draw again, and repaint only the lines that came out different."""
        width, height = self.size
        if not (width and height):
            return
        lines = self.draw(width, height)[:height]
        lines += [[] for _ in range(height - len(lines))]
        drawn: list[Drawn] = [(self.base(y), *line) for y, line in enumerate(lines)]
        if len(self._strips) != height:
            self._former = [("\0",)] * height  # what no line is
            self._strips = [Strip([])] * height
        stale = [y for y in range(height) if drawn[y] != self._former[y]]
        self._former = drawn
        for y in stale:
            self._strips[y] = to_strip(lines[y], width, self.base(y))
        if stale:
            self.refresh(*(Region(0, y, width, count) for y, count in _runs(stale)))

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.redraw()

    def render_line(self, y: int) -> Strip:
        if not self._strips:
            self.redraw()
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width)

    def on_resize(self, event: events.Resize) -> None:
        self._strips = []
        self.redraw()
