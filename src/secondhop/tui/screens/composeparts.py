"""What stands around a draft: to whom it goes, what the guards say, and what to begin with."""

from __future__ import annotations

from secondhop.model.tie import dots
from secondhop.outreach.drafts.starters import Starter
from secondhop.outreach.guards.finding import Finding, Verdict
from secondhop.tui.desk import Desk
from secondhop.tui.panes.phrases import introduction
from secondhop.tui.screens.composing import Composition
from secondhop.tui.widgets.cells import cells, cut, wrap
from secondhop.tui.widgets.lines import Line, LineView, sides

LEAST_WAY = 26
"""Cells below which the name of the person says more than the warmth of the way."""
_STYLES = {"block": "bad", "warn": "warm"}


class ComposeHead(LineView):
    """To whom, about whom, and by which words."""

    DEFAULT_CSS = "ComposeHead { height: 2; }"

    def __init__(self, desk: Desk, written: Composition) -> None:
        super().__init__()
        self._desk, self._written = desk, written

    def draw(self, width: int, height: int) -> list[Line]:
        one, reader = self._written, self._written.reader()
        if reader is None or one.row is None:
            return [[(" This person is gone", "strong")], [("─" * width, "faint")]]
        found = one.templates(one.template.lang)
        place = f"{found.index(one.template) + 1} of {len(found)}"
        right = f"{one.template.name} {one.template.lang} · {place} "
        left: Line = [(" To ", ""), (reader.name, "strong"), *self._way(width - cells(right) - 1)]
        return [sides(left, [(right, "faint")], width), [("─" * width, "faint")]]

    def _way(self, width: int) -> Line:
        """About whom, and how warm the way is; or what they do, when it goes to them."""
        one, reader = self._written, self._written.reader()
        assert reader is not None
        assert one.row is not None
        room = width - cells(reader.name) - 6
        if one.route is None or not one.goes_through:
            return [(f"  {cut(reader.role, room)}", "")]
        warmth = "" if room < LEAST_WAY else dots(self._warmth(one.route.via, one.row))
        place, count = one.place
        which = f"  {place} of {count}" if room > 50 and count > 1 else ""
        taken = cells(warmth) + cells(which) + 7  # about, and gaps
        about = cut(self._desk.state.people.name[one.row], max(room - taken, 1))
        return [(" about ", ""), (about, "strong"), (f"  {warmth}", "warm"), (which, "faint")]

    def _warmth(self, via: int, row: int) -> float:
        return introduction(self._desk.state, via, row)


class Findings(LineView):
    """What the guards say of the text as it stands, the worst first."""

    DEFAULT_CSS = "Findings { height: 4; }"

    def __init__(self) -> None:
        super().__init__()
        self._verdict = Verdict()

    def show(self, verdict: Verdict) -> None:
        """Show another verdict."""
        self._verdict = verdict
        self.redraw()

    def draw(self, width: int, height: int) -> list[Line]:
        found = self._verdict.findings
        if not found:
            return [[(" ✓ ", "good"), ("The guards find nothing to change", "faint")]]
        lines = [line for one in found for line in finding_lines(one.level, one.message, width)]
        return lines if len(lines) <= height else _crowded(found, width, height)


def _crowded(found: tuple[Finding, ...], width: int, height: int) -> list[Line]:
    """The worst in full, of the others the beginning, and how many there is no room for."""
    lines = finding_lines(found[0].level, found[0].message, width)[:height]
    room = height - len(lines)
    shown = found[1:] if len(found) - 1 <= room else found[1 : max(room, 1)]
    lines += [_cut_finding(one, width) for one in shown]
    more = len(found) - 1 - len(shown)
    return [*lines, [(f" … and {more} more", "faint")]] if more and room else lines


def _cut_finding(one: Finding, width: int) -> Line:
    return [(f" {one.level:<5} ", _STYLES[one.level]), (f" {cut(one.message, width - 9)}", "")]


def finding_lines(level: str, text: str, width: int) -> list[Line]:
    """One finding: its level in a word, then what is wrong, broken between words."""
    first, *more = wrap(text, max(width - 9, 10)) or [""]
    head: Line = [(f" {level:<5} ", _STYLES.get(level, "")), (f" {first}", "")]
    return [head, *([(f"        {line}", "")] for line in more)]


class Ideas(LineView):
    """What one could begin with, and where it comes from."""

    DEFAULT_CSS = "Ideas { height: 1fr; display: none; }"

    def __init__(self) -> None:
        super().__init__(id="ideas")
        self._ideas: list[Starter] = []

    def show(self, ideas: list[Starter]) -> None:
        """Show others."""
        self._ideas = ideas
        self.redraw()

    def draw(self, width: int, height: int) -> list[Line]:
        lines: list[Line] = [[(" TO BEGIN WITH", "faint")]]
        for one in self._ideas:
            lines += idea_lines(one, width)
        if not self._ideas:
            lines.append([(" Nothing is known yet; research finds it out", "")])
        if len(lines) <= height:
            return lines
        return [*lines[: height - 1], [(f" … {len(lines) - height + 1} more lines", "faint")]]


def idea_lines(one: Starter, width: int) -> list[Line]:
    """One starter and, below it, who says so."""
    words: list[Line] = [[(f" {line}", "")] for line in wrap(one.text, width - 2)]
    return [*words, [(f"   {cut(one.source, width - 4)}", "faint")]]
