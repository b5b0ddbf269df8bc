"""The help: the keys that apply where it was asked for, and what words and signs mean."""

from __future__ import annotations

from collections.abc import Sequence

from secondhop.search.fields import TEXT_FIELDS
from secondhop.tui.actions import GROUPS, key_of, keys_of
from secondhop.tui.screens.acting import Offer
from secondhop.tui.widgets.cells import fit, wrap
from secondhop.tui.widgets.lines import Line
from secondhop.tui.widgets.page import Compose

KEYS = 17
"""Cells of the column of keys."""
LEGEND = (
    ("°", "degree: 1 your contact, 2 known by a contact, 3 beyond, - not connected"),
    ("M", "mutuals: contacts of yours who know them; ≥ while lists are missing"),
    ("●●●○", "warmth: how likely a tie carries a favour"),
    ("dates", "fri, +3d, 2w, tomorrow, 1 dec, 2026-12-01"),
)
QUERY = (
    'words that must all occur; "a phrase"; -word leaves out; a or b; (…) groups',
    "company:acme looks in one field; field:(a|b) takes either; field?:a also who is not known",
    "mutuals>=3 degree:2 warmth>=50 score>=40; touched<30d due<=today added:2026-11",
    "has:email missing:industry is:due is:hiring is:new",
    f"fields: {' '.join(TEXT_FIELDS)}",
)


def help_lines(offers: Sequence[Offer]) -> Compose:
    """The keys by where they apply, what cannot be done now with the reason, and the signs."""

    def lines(width: int) -> list[Line]:
        made: list[Line] = []
        for group in _groups(offers):
            made += [[], [(f" {group.upper()}", "faint")]]
            for offer in offers:
                if offer[0].group == group:
                    made += _offer_lines(offer, width)
        return [*made, *_meanings(width)]

    return lines


def _groups(offers: Sequence[Offer]) -> list[str]:
    """The groups that hold anything, those in which nothing can be done now last."""
    held = [group for group in GROUPS if any(action.group == group for action, _ in offers)]
    usable = {action.group for action, why in offers if not why}
    return sorted(held, key=lambda group: group not in usable)


def _offer_lines(offer: Offer, width: int) -> list[Line]:
    action, why = offer
    keys = " ".join(action.shown_keys) if keys_of(action.id) else f"{key_of('palette')} only"
    text = f"{action.help} ({why})" if why else action.help
    return _entry(keys, text, width, "faint" if why else "")


def _meanings(width: int) -> list[Line]:
    signs = [(key_of("filter"), QUERY[0]), *(("", text) for text in QUERY[1:]), *LEGEND]
    entries = [line for sign, text in signs for line in _entry(sign, text, width)]
    return [[], [(" WHAT THINGS MEAN", "faint")], *entries]


def _entry(key: str, text: str, width: int, style: str = "") -> list[Line]:
    first, *more = wrap(text, width - KEYS - 4)
    entry: list[Line] = [[(f"  {fit(key, KEYS)} ", style or "strong"), (first, style)]]
    return [*entry, *([(" " * (KEYS + 3) + line, style)] for line in more)]
