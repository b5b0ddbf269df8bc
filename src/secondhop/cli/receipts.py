"""What came of an import, in words and as objects. Nothing is left out silently."""

from __future__ import annotations

from collections.abc import Iterator

from secondhop.cli.who import lines_of
from secondhop.model.facts import FileReport, Skipped
from secondhop.model.text import clean, plural
from secondhop.sources import SourceError
from secondhop.store.receipt import Failure, Receipt

MOST_TOLD = 10
"""Skipped rows told one by one; the JSON document holds all."""


def receipt_lines(receipt: Receipt) -> Iterator[str]:
    """What came of one source, for stderr."""
    owner = f", the list of {receipt.owner}" if receipt.owner else ""
    yield f"{shown_path(receipt.path)}{owner}"
    if receipt.note:
        yield f"  {receipt.note}"
    for file in receipt.files:
        hidden = f", {plural(file.hidden, 'hidden member')}" if file.hidden else ""
        rows = f"{plural(file.rows, 'row')} read, {file.kept:,} kept"
        if file.rows or not file.error:
            yield f"  {shown_path(file.name)}: {rows}{hidden}"
    for file in unread(receipt):
        yield f"  error: {shown_path(file.name)}: {clean(file.error)}"
    skipped = _skipped(receipt)
    for name, skip in skipped[:MOST_TOLD]:
        yield f"  {_place(name, skip)}{clean(skip.reason)}"
    if len(skipped) > MOST_TOLD:
        yield f"  … and {len(skipped) - MOST_TOLD:,} more; --json tells all"
    yield f"  {_result(receipt)}"


def receipt_object(receipt: Receipt) -> dict[str, object]:
    """What came of one source, for the JSON document."""
    return {
        "path": shown_path(receipt.path),
        "format": receipt.format,
        "owner": receipt.owner or None,
        "rows": receipt.rows,
        "people": receipt.people,
        "new_people": receipt.new_people,
        "ties": receipt.ties,
        "new_ties": receipt.new_ties,
        "touches": receipt.touches,
        "hidden": receipt.hidden,
        "known": receipt.is_known,
        "note": receipt.note,
        "skipped": [
            {"line": skip.line, "reason": clean(skip.reason), "file": shown_path(name)}
            for name, skip in _skipped(receipt)
        ],
    }


def unread(receipt: Receipt) -> list[FileReport]:
    """The member files that could not be read as a whole."""
    return [file for file in receipt.files if file.error]


def unread_objects(receipt: Receipt) -> list[dict[str, object]]:
    """Why some member files were not taken in, for the JSON document."""
    path = shown_path(receipt.path)
    return [
        {"path": path, "file": shown_path(file.name), "reason": clean(file.error), "candidates": []}
        for file in unread(receipt)
    ]


def failure_lines(failure: Failure) -> Iterator[str]:
    """Why a path was not taken in, with what may help."""
    error = failure.error
    if isinstance(error, SourceError):
        yield f"refused: {shown_path(str(error))}"
        if error.head:
            yield "  it begins with:"
        yield from (f"  | {clean(line)}" for line in error.head)
    else:
        yield f"refused: {shown_path(failure.path)}: {error.reason}"
        yield from lines_of(error.candidates)


def failure_object(failure: Failure) -> dict[str, object]:
    """Why a path was not taken in, for the JSON document."""
    error = failure.error
    document: dict[str, object] = {"path": shown_path(failure.path), "reason": error.reason}
    if isinstance(error, SourceError):
        return document | {"line": error.line, "hint": error.hint, "candidates": []}
    candidates = [{"id": one.id, "name": one.name, "url": one.url} for one in error.candidates]
    return document | {"candidates": candidates}


def _result(receipt: Receipt) -> str:
    if receipt.is_known:
        return "known already: nothing new"
    people = plural(receipt.new_people, "new person", "new people")
    return f"{people}, {plural(receipt.new_ties, 'new tie')}"


def _skipped(receipt: Receipt) -> list[tuple[str, Skipped]]:
    """Every skipped row with its file; what the store dropped comes last, without one."""
    told = [(file.name, skip) for file in receipt.files for skip in file.skipped]
    return told + [("", skip) for skip in receipt.skipped[len(told) :]]


def _place(name: str, skip: Skipped) -> str:
    parts = [part for part in (shown_path(name), f"line {skip.line}" if skip.line else "") if part]
    return " ".join(parts) + ": " if parts else ""


def shown_path(path: str) -> str:
    """A path that can be printed: spaces kept, bytes that are no text marked."""
    return "".join(char if char.isprintable() else "\ufffd" for char in path)
