"""Takes one after another of the ways in which a half-typed text may go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from secondhop.search.complete import Completion
from secondhop.tui.widgets.cells import cells, cut
from secondhop.tui.widgets.lines import Line, Span

_GAP = "   "
_LEAST = 12
"""Cells below which a cut value says too little."""


class Completing:
    """The ways on from what is typed; the same key again takes the next one."""

    def __init__(self, ways: Callable[[str], Sequence[Completion]]) -> None:
        """`ways` tells the ways on from the end of a text."""
        self._find = ways
        self._typed: str | None = None
        self._ways: Sequence[Completion] = ()
        self._taken: int | None = None

    def take(self, text: str) -> str | None:
        """The text with the next way on taken, None when there is none."""
        self._follow(text)
        if not self._ways:
            return None
        self._taken = 0 if self._taken is None else (self._taken + 1) % len(self._ways)
        return self._text(self._ways[self._taken])

    def line(self, text: str, width: int) -> Line:
        """As many ways on as fit, the one that was taken in bold; [] when there is none."""
        self._follow(text)
        line: list[Span] = []
        for number, way in enumerate(self._ways):
            shown = way.shown + (f" {way.count:,}" if way.count else "")
            more = len(self._ways) - number
            room = width - len(f"{_GAP}and {more} more") if more > 1 else width
            if cells(shown) > room and (line or room < _LEAST):
                return [*line, (f"and {more} more", "faint")]
            line += [(cut(shown, room), "strong" if number == self._taken else ""), (_GAP, "")]
            width -= cells(shown) + len(_GAP)
        return line[:-1]

    def _follow(self, text: str) -> None:
        """Keep the ways while one of several is tried; else find those on from this text."""
        if self._taken is not None and len(self._ways) > 1:
            if text == self._text(self._ways[self._taken]):
                return
        elif text == self._typed:
            return
        self._typed, self._taken = text, None
        self._ways = [way for way in self._find(text) if self._text(way) != text]

    def _text(self, way: Completion) -> str:
        return (self._typed or "")[: way.start] + way.replacement
