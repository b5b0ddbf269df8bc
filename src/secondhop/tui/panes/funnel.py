"""What came of what was sent, as bars with honest intervals."""

from __future__ import annotations

from secondhop.outreach.numbers import STEPS, Funnel, Share, funnel, funnels
from secondhop.store.asking import pacing_of
from secondhop.store.counting import attempts
from secondhop.tui.desk import Desk
from secondhop.tui.panes.entries import Entry, blank, heading
from secondhop.tui.widgets.cells import cut, fit
from secondhop.tui.widgets.fan import bar
from secondhop.tui.widgets.lines import Line, Span

GROUPS = {"introducer": "BY INTRODUCER", "template": "BY TEMPLATE", "stage": "BY STAGE"}
_SHADES = ("░", "▒", "▓", "█")
"""One for each step: the further, the darker."""


def number_entries(desk: Desk) -> list[Entry]:
    """The funnel of everybody, then that of each group."""
    tried, least = attempts(desk.store), pacing_of(desk.store).least_counted
    if not tried:
        return []
    whole = funnel("", tried)
    shares = whole.shares(least)
    entries = [heading(f"EVERYBODY YOU TRIED TO REACH  {whole.counts[0]}")]
    entries += [_step(step, share) for step, share in zip(STEPS, shares, strict=True)]
    for by, head in GROUPS.items():
        if held := funnels(tried, by):
            entries += [blank(), heading(head), _legend(), *(_group(one, held) for one in held)]
    said = f"percent only from {least} on; the range holds the truth 19 times in 20"
    return [*entries, blank(), Entry(lambda width: [(cut(said, width), "faint")], is_heading=True)]


def _step(step: str, share: Share) -> Entry:
    def draw(width: int) -> Line:
        length = max(min(width - 34, 40), 5)
        filled = bar(share.count / share.of, length) if share.count else " " * length
        return [
            (f"{fit(step, 9)}{share.count:>5} ", ""),
            (filled, "accent"),
            (f" {share_words(share)}", "faint"),
        ]

    return Entry(draw)


def share_words(share: Share) -> str:
    """`33 %  22–45`, "" where too few were counted, or nothing was left out."""
    if share.share is None or share.low is None or share.high is None or share.count == share.of:
        return ""
    return f"{100 * share.share:>3.0f} %  {100 * share.low:.0f}–{100 * share.high:.0f}"


def _legend() -> Entry:
    def draw(width: int) -> Line:
        name = _name_width(width)
        counts = "".join(
            f"{fit(step, 5, right=True)} " for step in ("sent", "acc.", "repl.", "met")
        )
        return [(f"{' ' * name} {counts}", "faint")]

    return Entry(draw, is_heading=True)


def _group(one: Funnel, held: list[Funnel]) -> Entry:
    most = max(group.counts[0] for group in held)

    def draw(width: int) -> Line:
        name = _name_width(width)
        counts = "".join(f"{count:>5} " for count in one.counts)
        length = max(min(width - name - 26, 40), 0)
        return [(f"{fit(one.name, name)} ", "head"), (counts, ""), *_stacked(one, most, length)]

    return Entry(draw)


def _name_width(width: int) -> int:
    return 18 if width >= 60 else 14


def _stacked(one: Funnel, most: int, length: int) -> list[Span]:
    """Everybody of a group in one bar; who came further stands darker, on the left."""
    ends = [round(count * length / most) for count in one.counts]
    spans: list[Span] = []
    done = 0
    for shade, end in zip(reversed(_SHADES), reversed(ends), strict=True):
        if end > done:
            spans.append((shade * (end - done), "accent"))
            done = end
    return spans
