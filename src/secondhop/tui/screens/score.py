"""A score taken apart: a page to read."""

from __future__ import annotations

from secondhop.model.person import PersonId
from secondhop.network.weights import packaged
from secondhop.store.scoring import Term, terms_of
from secondhop.tui.desk import Desk
from secondhop.tui.widgets.cells import fit, wrap
from secondhop.tui.widgets.lines import Line
from secondhop.tui.widgets.page import Compose

NAME, VALUE, WEIGHT, POINTS, BAR = 9, 7, 8, 8, 20
"""Cells of the columns."""
DIGITS = 1


def score_lines(desk: Desk, person: PersonId) -> Compose:
    """The terms of somebody's score, what they add, and where the weights come from."""

    def lines(width: int) -> list[Line]:
        row = desk.row_of(person)
        if row is None:
            return [[], [(" This person is gone", "strong")]]
        terms = terms_of(desk.state, row, desk.listing.goals.goal, DIGITS)
        total = float(desk.state.standing.score[row])
        made = [[], _head(), *(_row(term) for term in terms), _sum(total)]
        for term in terms:
            made += _about(term, width)
        return [*made, *_beyond(desk, row, width)]

    return lines


def _head() -> Line:
    names = (("TERM", NAME, False), ("VALUE", VALUE, True), ("WEIGHT", WEIGHT, True))
    text = "".join(fit(name, width, right) for name, width, right in names)
    return [(f" {text}{fit('POINTS', POINTS, right=True)}", "faint")]


def _row(term: Term) -> Line:
    numbers = fit(f"{term.value:.2f}", VALUE, right=True)
    numbers += fit(f"{term.weight:.0%}", WEIGHT, right=True)
    points = fit(f"{term.points:.{DIGITS}f}", POINTS, right=True)
    bar = "█" * round(term.points / 100 * BAR)
    return [(f" {fit(term.name, NAME)}", "strong"), (f"{numbers}{points}  ", ""), (bar, "accent")]


def _sum(total: float) -> Line:
    label = f" {fit('score', NAME)}{' ' * (VALUE + WEIGHT)}"
    return [(label, "faint"), (fit(f"{total:.{DIGITS}f}", POINTS, right=True), "strong")]


def _about(term: Term, width: int) -> list[Line]:
    source = packaged()[term.name]
    why = f"{source.source.removeprefix('house rule: ')} ({source.date})"
    texts = (("", term.why), ("faint", f"weight: {why}"))
    lines = [(line, style) for style, text in texts for line in wrap(text, width - NAME - 2)]
    names = [term.name, *[""] * len(lines)]
    return [
        [],
        *(
            [(f" {fit(name, NAME)}", "strong"), span]
            for name, span in zip(names, lines, strict=False)
        ),
    ]


def _beyond(desk: Desk, row: int, width: int) -> list[Line]:
    """What else decides, and how to change it."""
    adamic = float(desk.state.standing.adamic[row])
    texts = [f"Equal scores stand by rare mutuals first (Adamic-Adar {adamic:.2f}), then by name."]
    if not desk.listing.goals.goal.names_anything:
        texts.append("`secondhop goals edit` says whom you look for; fit then counts as well.")
    texts.append(f"[weights] in {desk.store.home.config} changes the weights.")
    lines = [line for text in texts for line in wrap(text, width - 2)]
    return [[], *([(f" {line}", "faint")] for line in lines)]
