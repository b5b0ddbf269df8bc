"""What an import found before anything is written, in lines for the preview."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from secondhop.model.person import Person
from secondhop.model.text import plural
from secondhop.sources import Unopened
from secondhop.store.importing import Importing
from secondhop.store.receipt import Failure, OwnerError, Receipt
from secondhop.tui.screens.receipt import failure_lines, skipped_lines
from secondhop.tui.widgets.cells import cut, fit, wrap
from secondhop.tui.widgets.lines import Line

_LABEL = 14
_NUMBERS = ("rows", "new", "known", "ties")
_FORMATS = {"linkedin": "LinkedIn"}
_OPTION = re.compile(r"with --(owner|me)(?: NAME)?|--(owner|me)")


class Found(Struct, frozen=True):
    """One line of the list: something that was read or refused, or somebody whose it may be."""

    entry: Receipt | Failure
    candidate: Person | None = None

    @property
    def path(self) -> str:
        return self.entry.path


def all_found(importing: Importing) -> list[Found]:
    """Everything that was read or refused; under what is not clear stands whose it may be."""
    rows: list[Found] = [Found(receipt) for receipt in importing.receipts]
    for failure in importing.failures:
        rows.append(Found(failure))
        if isinstance(failure.error, OwnerError):
            rows += [Found(failure, person) for person in failure.error.candidates]
    return rows


def found_head(width: int) -> Line:
    """The heads of the columns."""
    numbers = "".join(fit(name.upper(), 8, right=True) for name in _NUMBERS)
    name, whose = _widths(width)
    return [(f" {fit('FILE', name)} {fit('WHOSE', whose)}{numbers}", "faint")]


def found_row(found: Found, width: int) -> Line:
    """One file in one line, or one candidate."""
    name, whose = _widths(width + 1)
    if found.candidate is not None:
        person = found.candidate
        about = ", ".join(part for part in (person.role, person.url) if part)
        return [(cut(f"  · {person.name}", name), "strong"), (cut(f"  {about}", width - name), "")]
    head: Line = [(f"{fit(Path(found.path).name, name)} ", "strong")]
    if isinstance(found.entry, Failure):
        return [*head, (cut(reason_of(found.entry, {}), width - name - 1), "bad")]
    receipt = found.entry
    numbers = (receipt.rows, receipt.new_people, known_people(receipt), receipt.new_ties)
    text = "".join(fit(f"{number:,}", 8, right=True) for number in numbers)
    return [*head, (fit(receipt.owner or "you", whose), ""), (text, "")]


def known_people(receipt: Receipt) -> int:
    """How many of the people of a source were there before."""
    return max(receipt.people - receipt.new_people, 0)


def detail_lines(
    found: Found, me: str, unopened: Mapping[str, Unopened], keys: Mapping[str, str], width: int
) -> list[Line]:
    """Everything about one file; `me` is my name, and `keys` says what to press for each option
    of the commands."""
    if isinstance(found.entry, Failure):
        return _refused(found.entry, keys, width)
    receipt = found.entry
    left = unopened.get(receipt.path, Unopened())
    made: list[Line] = [[], [(f" {cut(receipt.path, width - 2)}", "strong")], []]
    facts = (
        ("what", _what(receipt)),
        ("whose", _whose(receipt, me, keys)),
        ("rows", _rows(receipt)),
        ("people", _people(receipt)),
        ("ties", f"{receipt.new_ties:,} new"),
        ("touches", f"{receipt.touches:,}" if receipt.touches else ""),
        ("left out", _left_out(receipt)),
    )
    for label, text in facts:
        made += _fact(label, text, width)
    made += skipped_lines(receipt, width, _LABEL + 1)
    made += _fact("never opened", _some(left.private, "private"), width)
    return made + _fact("not needed", _some(left.others, ""), width)


def _widths(width: int) -> tuple[int, int]:
    """Cells for the name of the file and for whose it is."""
    room = max(width - 8 * len(_NUMBERS) - 4, 20)
    whose = min(room // 2, 24)
    return room - whose, whose


def reason_of(failure: Failure, keys: Mapping[str, str]) -> str:
    """Why a file was refused, with keys instead of the options of the commands."""
    error = failure.error
    reason = error.reason if isinstance(error, OwnerError) else str(error)
    name = str(failure.path)
    return in_keys(reason.removeprefix(f"{name}: "), keys)


def in_keys(text: str, keys: Mapping[str, str]) -> str:
    """A text that names options of the commands, with the keys that do the same here."""
    return _OPTION.sub(lambda match: f"with {keys.get(match[1] or match[2], '')}".rstrip(), text)


def _refused(failure: Failure, keys: Mapping[str, str], width: int) -> list[Line]:
    made = failure_lines(failure, width, "Refused", in_keys(str(failure.error), keys))
    if isinstance(failure.error, OwnerError):
        made += [[], [(f"   {keys['owner']}", "strong"), ("  says whose list it is", "")]]
    return made


def _fact(label: str, text: str, width: int) -> list[Line]:
    if not text:
        return []
    first, *more = wrap(text, max(width - _LABEL - 2, 10)) or [""]
    lines: list[Line] = [[(f" {fit(label, _LABEL)}", "faint"), (first, "")]]
    return [*lines, *([(" " * (_LABEL + 1) + line, "")] for line in more)]


def _what(receipt: Receipt) -> str:
    name = _FORMATS.get(receipt.format, receipt.format)
    kind = f"{name} archive" if len(receipt.files) > 1 else f"{name} list of contacts"
    files = ", ".join(file.name for file in receipt.files)
    when = f", as of {receipt.as_of}" if receipt.as_of else ""
    return f"{kind}{when}: {files}"


def _whose(receipt: Receipt, me: str, keys: Mapping[str, str]) -> str:
    mine = f"your own, {me}" if me else "your own"
    whose = f"the list of {receipt.owner}" if receipt.owner else mine
    if not receipt.note:
        return whose
    other = f"by the name of the file; {keys['owner']} says otherwise"
    return f"{whose} ({other if receipt.owner else in_keys(receipt.note, keys)})"


def _rows(receipt: Receipt) -> str:
    if len(receipt.files) < 2:
        return f"{receipt.rows:,} read"
    files = ", ".join(f"{file.name} {file.rows:,}" for file in receipt.files if file.rows)
    return f"{receipt.rows:,} read: {files}"


def _people(receipt: Receipt) -> str:
    if receipt.is_known:
        return f"{receipt.people:,}, all here already: nothing would change"
    return f"{receipt.new_people:,} new, {known_people(receipt):,} known already"


def _left_out(receipt: Receipt) -> str:
    parts = []
    if receipt.placed:
        parts.append(f"{plural(len(receipt.placed), 'row')}, kept in quarantine")
    if receipt.hidden:
        parts.append(f"{plural(receipt.hidden, 'hidden member')} with only a date")
    return "; ".join(parts)


def _some(names: Sequence[str], why: str) -> str:
    if not names:
        return ""
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"{', '.join(names[:3])}{more}" + (f": {why}" if why else "")
