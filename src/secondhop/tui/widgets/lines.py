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
Drawn = tuple[str, *tuple[Span, ...]]
"""A line as it was drawn: its base, and its spans."""
_NO_LINE: Drawn = ("\0",)

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
    """The style of some words, later ones over earlier ones; equal ones are one."""
    return _the_one(sum((_WORDS[word] for word in words.split()), Style()))


@cache
def _the_one(style: Style) -> Style:
    return style


def to_segments(line: Line, width: int, base: str = "") -> list[Segment]:
    """One painted line of exactly `width` cells; neighbours of one style become one segment."""
    spans: list[tuple[str, Style]] = []
    for text, words in line:
        style = style_of(f"{base} {_on_base(words)}".strip() if base else words)
        if spans and spans[-1][1] is style:
            spans[-1] = (spans[-1][0] + text, style)
        elif text:
            spans.append((text, style))
    segments = [Segment(safe(text), style) for text, style in spans]
    length = sum([cells(segment.text) for segment in segments])
    if length < width:
        segments.append(Segment(" " * (width - length), style_of(base)))
    return segments if length <= width else _cut(segments, width)


def to_strip(line: Line, width: int, base: str = "") -> Strip:
    """The same for whoever works with strips."""
    return Strip(to_segments(line, width, base), width)


def _cut(segments: list[Segment], width: int) -> list[Segment]:
    """What has room; where more than blanks is missing, that is said."""
    strip = Strip(segments)
    if cells(strip.text.rstrip()) <= width:
        return list(strip.crop(0, width))
    kept = list(strip.crop(0, max(width - 1, 0)))
    return [*kept, Segment("…", kept[-1].style if kept else None)]


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


def rows_of(places: Sequence[int], width: int) -> Iterator[Region]:
    """Each run of neighbours among some lines, as one region."""
    first = 0
    for after in range(1, len(places) + 1):
        if after == len(places) or places[after] != places[after - 1] + 1:
            yield Region(0, places[first], width, after - first)
            first = after


class LineView(Widget, inherit_css=True):
    """Shows the lines that `draw` returns; `redraw` repaints what differs from before."""

    DEFAULT_CSS = "LineView { height: 1; }"

    held: set[int] | None = None
    """Lines that wait for whoever paints several views together; else each repaints its own."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._former: list[Drawn] = []
        self._strips: dict[int, Strip] = {}  # those that the compositor asked for
        self._width = 0

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
        before, lines = self._former, self.draw(width, height)[:height]
        lines += [[] for _ in range(height - len(lines))]
        self._former = [(self.base(y), *line) for y, line in enumerate(lines)]
        if width != self._width or len(before) != height:
            before, self._width = [_NO_LINE] * height, width
        stale = [y for y in range(height) if self._former[y] != before[y]]
        for y in stale:
            self._strips.pop(y, None)
        if self.held is not None:
            self.held.update(stale)
        else:
            self.repaint(stale)

    def repaint(self, lines: Sequence[int]) -> None:
        """Have some lines painted with the next frame."""
        if lines:
            self.refresh(*rows_of(lines, self._width))

    def segments(self, y: int) -> list[Segment]:
        """One of the lines that were drawn, as it is painted."""
        base, *line = self._former[y]
        return to_segments(line, self._width, base)

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.redraw()

    def render_line(self, y: int) -> Strip:
        if not self._former:
            self.redraw()
        if y >= len(self._former):
            return Strip.blank(self.size.width)
        if y not in self._strips:
            self._strips[y] = Strip(self.segments(y), self._width)
        return self._strips[y]

    def on_resize(self, event: events.Resize) -> None:
        self._former, self._strips = [], {}
        self.redraw()
