"""A screen to read: the help, and what an import brought."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from secondhop.store.receipt import Failure, OwnerError, Receipt
from secondhop.tui.actions import GROUPS, LIST, Action, show_key
from secondhop.tui.terminal.clipboard import copy, write_to
from secondhop.tui.widgets.cells import cut, fit, wrap
from secondhop.tui.widgets.foot import Hints, Words
from secondhop.tui.widgets.lines import Line
from secondhop.tui.widgets.page import Compose, Page

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
    """A title, a page, and the way back; a text to take away can be copied."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape,backspace,question_mark,enter", "leave", "Back", show=False),
        Binding("y", "copy", "Copy", show=False),
    ]
    AUTO_FOCUS = "Page"

    def __init__(self, title: str, compose_lines: Compose, to_copy: str = "") -> None:
        super().__init__()
        self._title_text = title
        self._compose_lines = compose_lines
        self._to_copy = to_copy

    def compose(self) -> ComposeResult:
        yield Words(id="reading-title")
        yield Page(self._compose_lines)
        yield Hints()

    def on_mount(self) -> None:
        self.call_after_refresh(self._show)

    def action_leave(self) -> None:
        self.app.pop_screen()

    def action_copy(self) -> None:
        if self._to_copy:
            tried = copy(self._to_copy, partial(write_to, self.app), os.environ)
            self.query_one("#reading-title", Words).show([(f" {tried}", "good")])

    def _show(self) -> None:
        self.query_one("#reading-title", Words).show([(f" {self._title_text}", "strong")])
        copies = [("y", "copy")] if self._to_copy else []
        self.query_one(Hints).show([("j k", "scroll"), *copies, ("q", "back")])


def help_lines(actions: Sequence[Action]) -> Compose:
    """The keys that apply, by where they do, and what the words and signs mean."""

    def lines(width: int) -> list[Line]:
        made: list[Line] = []
        for group in GROUPS:
            held = [one for one in actions if one.group == group]
            if not held:
                continue
            made += [[], [(f" {group.upper()}", "faint")]]
            for action in held:
                keys = " ".join(show_key(key) for key in action.keys.split(",")) or ": only"
                made += _entry(keys, action.help, width)
            if group == LIST:
                made += [line for keys, text in MOVES for line in _entry(keys, text, width)]
        made += [[], [(" WHAT THINGS MEAN", "faint")]]
        return [*made, *(line for sign, text in LEGEND for line in _entry(sign, text, width))]

    return lines


def _entry(key: str, text: str, width: int) -> list[Line]:
    first, *more = wrap(text, width - KEYS - 4)
    entry: list[Line] = [[(f"  {fit(key, KEYS)} ", "strong"), (first, "")]]
    return [*entry, *([(" " * (KEYS + 3) + line, "")] for line in more)]


def import_lines(receipts: list[Receipt], failures: list[Failure], hint: str) -> Compose:
    """What came in, what was left out and why, and what to do next."""

    def lines(width: int) -> list[Line]:
        made: list[Line] = []
        for failure in failures:
            made += _failure_lines(failure, width)
        for receipt in receipts:
            made += _receipt_lines(receipt, width)
        if hint:
            made += [[], *([(f" {line}", "strong")] for line in wrap(hint, width - 4))]
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
    made += [
        [(f"   {cut(f'{file.name} was not read: {file.error}', width - 4)}", "bad")]
        for file in receipt.files
        if file.error
    ]
    if receipt.note:
        made.append([(f"   {cut(receipt.note, width - 4)}", "warm")])
    made += [
        [(f"   {cut(f'{place} line {skip.line}: {skip.reason}', width - 4)}", "warm")]
        for place, skip in receipt.placed[:MOST_SKIPPED]
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
