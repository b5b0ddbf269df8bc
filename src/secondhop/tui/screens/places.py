"""What applies where on the dashboard: the keys at the foot, and what an empty home can do."""

from __future__ import annotations

from secondhop.tui.actions import BY_ID, EVERYWHERE, FACET, LIST, PERSON, key_of
from secondhop.tui.widgets.foot import Hint

HINTS = {
    "network": (
        "open",
        "zoom-out",
        "next-tie",
        "ways",
        "view-after",
        "order",
        "exclude",
        "rows",
        "filter",
        "quit",
    ),
    "prospects": (
        "open",
        "filter",
        "ways",
        "introduce",
        "log",
        "follow-up",
        "tag",
        "note",
        "stage",
        "order",
        "quit",
    ),
    "outreach": (
        "done",
        "snooze",
        "ask",
        "open",
        "follow-up",
        "view-after",
        "log",
        "undo",
        "quit",
    ),
    "facets": ("include", "exclude", "next-pane", "filter", "quit"),
    "welcome": ("import", "demo", "request", "tour", "quit"),
}
"""The actions shown at the foot, by pane or place, most useful first."""

_WHEN_EMPTY = {
    "import",
    "demo",
    "request",
    "help",
    "tour",
    "palette",
    "undo",
    "redo",
    "reload",
    "back",
    "quit",
    "quit-now",
    "interrupt",
    "suspend",
}


def wants_people(action: str) -> bool:
    """Whether an action is for nothing while nobody is here."""
    in_places = BY_ID[action].group in (EVERYWHERE, LIST, PERSON, FACET)
    return in_places and action not in _WHEN_EMPTY


def filter_hints() -> list[Hint]:
    """The keys that apply while the filter is typed."""
    moves = f"{key_of('type-before')} {key_of('type-after')}"
    words = {
        "type-keep": "keep",
        "type-complete": "complete",
        "type-cancel": "cancel",
        "type-clear": "clear",
    }
    *first, clear = [(key_of(action), word) for action, word in words.items()]
    return [*first, (moves, "move"), clear]
