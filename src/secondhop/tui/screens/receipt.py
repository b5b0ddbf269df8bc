"""What an import brought, on a page of its own, with the next step to take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, cast

from textual.binding import BindingType

from secondhop.model.text import plural
from secondhop.sources import SourceError
from secondhop.store.receipt import Failure, OwnerError, Receipt
from secondhop.tui.actions import key_of
from secondhop.tui.bindings import bound_to
from secondhop.tui.house import House
from secondhop.tui.screens.reading import ReadingScreen
from secondhop.tui.widgets.cells import cut, wrap
from secondhop.tui.widgets.foot import Hints
from secondhop.tui.widgets.lines import Line
from secondhop.tui.widgets.page import Compose

MOST_SKIPPED = 12
ASK_A_FRIEND = (
    "Your own file knows your contacts, not who they know. Ask one friend for their "
    "Connections.csv next, and import it here: each opens a few hundred people."
)


class ReceiptScreen(ReadingScreen):
    """What came in; when no friend's list is in yet, a key shows the message that asks for one."""

    BINDINGS: ClassVar[list[BindingType]] = bound_to("ask", "request")

    def __init__(self, compose_lines: Compose, asks: bool) -> None:
        super().__init__("What came in", compose_lines)
        self._asks = asks

    def action_ask(self) -> None:
        if self._asks:
            cast(House, self.app).show_request()

    def _show(self) -> None:
        super()._show()
        if self._asks:
            asks = (key_of("request"), "a message to send to a friend")
            self.query_one(Hints).show([asks, *self.hints()])


def receipt_page(receipts: Sequence[Receipt], failures: Sequence[Failure], asks: bool) -> Compose:
    """What came in, what was left out and why, and what to do next."""

    def lines(width: int) -> list[Line]:
        made: list[Line] = []
        for failure in failures:
            made += failure_lines(failure, width, "Not imported", str(failure.error))
            made += _candidate_lines(failure, width)
        for receipt in receipts:
            made += _receipt_lines(receipt, width)
        if asks:
            made += [[], [("   NEXT", "faint")]]
            made += [[(f"   {line}", "strong")] for line in wrap(ASK_A_FRIEND, min(width - 4, 76))]
            key = key_of("request")
            made += [[(f"   {key}", "strong"), ("  shows a message to send", "")]]
        return made

    return lines


def failure_lines(failure: Failure, width: int, head: str, reason: str) -> list[Line]:
    """Why a file was refused, and how it begins when that may help."""
    error = failure.error
    made: list[Line] = [[], [(f" {cut(f'{head}: {failure.path}', width - 2)}", "bad")]]
    made += [[(f"   {line}", "")] for line in wrap(reason, width - 4)]
    if isinstance(error, SourceError):
        made += [[(f"   | {cut(line, width - 6)}", "faint")] for line in error.head]
    return made


def _candidate_lines(failure: Failure, width: int) -> list[Line]:
    """The people whose list it may be."""
    if not isinstance(failure.error, OwnerError):
        return []
    made: list[Line] = []
    for person in failure.error.candidates:
        about = ", ".join(part for part in (person.role, person.url) if part)
        made.append([(f"   · {cut(f'{person.name}  {about}', width - 6)}", "")])
    return made


def skipped_lines(receipt: Receipt, width: int, indent: int) -> list[Line]:
    """Every file that was not read and the first rows that were left out, and why."""
    reasons = [
        (f"{file.name} was not read: {file.error}", "bad") for file in receipt.files if file.error
    ]
    placed = receipt.placed
    reasons += [
        (f"{place} line {skip.line}: {skip.reason}", "warm")
        for place, skip in placed[:MOST_SKIPPED]
    ]
    if len(placed) > MOST_SKIPPED:
        reasons.append((f"and {len(placed) - MOST_SKIPPED} more rows", "warm"))
    return [[(f"{' ' * indent}{cut(text, width - indent - 1)}", style)] for text, style in reasons]


def _receipt_lines(receipt: Receipt, width: int) -> list[Line]:
    whose = f"the list of {receipt.owner}" if receipt.owner else "your own"
    known = "  (already here: nothing changed)" if receipt.is_known else ""
    numbers = ", ".join(
        (
            f"{plural(receipt.rows, 'row')} read",
            f"{plural(receipt.people, 'person', 'people')} of whom {receipt.new_people:,} new",
            plural(receipt.new_ties, "new tie"),
            plural(receipt.touches, "touch", "touches"),
        )
    )
    made: list[Line] = [
        [],
        [(f" {cut(receipt.path, width - 40)}", "strong"), (f"  {whose}{known}", "faint")],
        *([(f"   {line}", "")] for line in wrap(numbers, width - 4)),
    ]
    if receipt.hidden:
        hidden = f"left out: {plural(receipt.hidden, 'hidden member')} with only a date"
        made.append([(f"   {cut(hidden, width - 4)}", "")])
    made += skipped_lines(receipt, width, 3)
    if receipt.placed:
        made.append([("   the rows that were left out are kept in quarantine", "faint")])
    return made
