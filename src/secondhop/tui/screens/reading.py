"""A screen to read: the help, and what an import brought."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from secondhop.store.importing import Failure, OwnerError, Receipt
from secondhop.tui.actions import ACTIONS, GROUPS, LIST, show_key
from secondhop.tui.widgets.cells import cut, fit
from secondhop.tui.widgets.foot import Hints, Words
from secondhop.tui.widgets.lines import Line
from secondhop.tui.widgets.page import Page

MOST_SKIPPED = 12
KEYS = 14
"""Cells of the column of keys in the help."""
MOVES = (("j k g G", "Move, ends; arrows too"), ("ctrl+d ctrl+u", "Half a page down, up"))
LEGEND = (
    ("°", "degree: 1 your contact, 2 known by a contact, 3 beyond, - not connected"),
    ("M", "mutuals: contacts of yours who know them; ≥ while lists are missing"),
    ("●●●○", "warmth: how likely a tie carries a favour"),
    ("/", 'words that must all occur; "a phrase"; -not; company:acme; mutuals>=3'),
    ("", "fields: name title company location industry skill tag stage via degree source"),
    ("dates", "fri, +3d, 2w, tomorrow, 1 dec, 2026-12-01"),
)


class ReadingScreen(Screen[None]):
    """A title, a page, and the way back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape,question_mark,enter", "leave", "Back", id="reading.back", show=False)
    ]
    AUTO_FOCUS = "Page"

    def __init__(self, title: str, compose_lines: Callable[[int], list[Line]]) -> None:
        super().__init__()
        self._title_text = title
        self._compose_lines = compose_lines

    def compose(self) -> ComposeResult:
        yield Words(id="reading-title")
        yield Page(self._compose_lines)
        yield Hints()

    def on_mount(self) -> None:
        self.call_after_refresh(self._show)

    def action_leave(self) -> None:
        self.app.pop_screen()

    def _show(self) -> None:
        self.query_one("#reading-title", Words).show([(f" {self._title_text}", "strong")])
        self.query_one(Hints).show([("j k", "scroll"), ("q", "back")])


def help_lines(width: int) -> list[Line]:
    """All keys by where they apply, and what the words and signs mean."""
    lines: list[Line] = []
    for group in GROUPS:
        lines += [[], [(f" {group.upper()}", "faint")]]
        for action in (one for one in ACTIONS if one.group == group):
            keys = " ".join(show_key(key) for key in action.keys.split(","))
            lines.append(_entry(keys, action.help, width))
        if group == LIST:
            lines += [_entry(keys, text, width) for keys, text in MOVES]
    lines += [[], [(" WHAT THINGS MEAN", "faint")]]
    return [*lines, *(_entry(sign, text, width) for sign, text in LEGEND)]


def _entry(key: str, text: str, width: int) -> Line:
    return [(f"  {fit(key, KEYS)}", "strong"), (cut(text, width - KEYS - 3), "")]


def import_lines(receipts: list[Receipt], failures: list[Failure]) -> Callable[[int], list[Line]]:
    """What came in, what was left out and why."""

    def lines(width: int) -> list[Line]:
        made: list[Line] = []
        for failure in failures:
            made += _failure_lines(failure, width)
        for receipt in receipts:
            made += _receipt_lines(receipt, width)
        return made

    return lines


def _receipt_lines(receipt: Receipt, width: int) -> list[Line]:
    whose = f"the list of {receipt.owner}" if receipt.owner else "your own"
    known = "  (already here: nothing changed)" if receipt.is_known else ""
    numbers = (
        f"{receipt.rows:,} rows read, {receipt.people:,} people of whom {receipt.new_people:,} "
        f"new, {receipt.new_ties:,} new ties, {receipt.touches:,} touches"
    )
    made: list[Line] = [
        [],
        [(f" {cut(receipt.path, width - 40)}", "strong"), (f"  {whose}{known}", "faint")],
        [(f"   {cut(numbers, width - 4)}", "")],
    ]
    if receipt.hidden:
        made.append(
            [(f"   {receipt.hidden} hidden members have only a date and were left out", "")]
        )
    if receipt.note:
        made.append([(f"   {cut(receipt.note, width - 4)}", "warm")])
    made += [
        [(f"   line {skip.line}: {cut(skip.reason, width - 16)}", "warm")]
        for skip in receipt.skipped[:MOST_SKIPPED]
    ]
    if len(receipt.skipped) > MOST_SKIPPED:
        more = len(receipt.skipped) - MOST_SKIPPED
        made.append([(f"   and {more} more rows; all are kept in quarantine", "warm")])
    return made


def _failure_lines(failure: Failure, width: int) -> list[Line]:
    made: list[Line] = [[], [(f" Not imported: {cut(failure.path, width - 16)}", "bad")]]
    made.append([(f"   {cut(str(failure.error), width - 4)}", "")])
    if isinstance(failure.error, OwnerError):
        for person in failure.error.candidates:
            about = ", ".join(part for part in (person.role, person.url) if part)
            made.append([(f"   · {cut(f'{person.name}  {about}', width - 6)}", "")])
    else:
        made += [[(f"   | {cut(line, width - 6)}", "faint")] for line in failure.error.head]
    return made
