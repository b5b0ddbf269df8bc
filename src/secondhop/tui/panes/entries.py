"""One row of the Outreach pane: whom and what it is about, and how it is drawn."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from secondhop.model.asks import Ask
from secondhop.model.outreach import FollowUp
from secondhop.model.person import PersonId
from secondhop.outreach.advice import Suggestion
from secondhop.tui.widgets.lines import Line

Draw = Callable[[int], Line]
"""From the cells there are to the line."""


def nothing(width: int) -> Line:
    """An empty line."""
    return []


class Entry(Struct, frozen=True):
    """A heading, which the cursor passes over, or a row with what it is about."""

    draw: Draw = nothing
    is_heading: bool = False
    person: PersonId | None = None
    follow_up: FollowUp | None = None
    suggestion: Suggestion | None = None
    ask: Ask | None = None


def heading(text: str) -> Entry:
    """A heading of words."""
    return Entry(lambda width: [(text, "strong")], is_heading=True)


def blank() -> Entry:
    """Room between two parts."""
    return Entry(is_heading=True)


def words(line: Line) -> Entry:
    """A line to read, which the cursor passes over."""
    return Entry(lambda width: line, is_heading=True)
