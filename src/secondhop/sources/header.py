"""The header line: found by what it names, among whatever stands above it."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence

from msgspec import Struct

from secondhop.model.text import clean
from secondhop.sources.errors import SourceError
from secondhop.sources.shapes import CONNECTIONS, Shape, header_key

SEARCHED = 40
"""Lines in which a header is looked for: exports put notes above it."""

_DELIMITERS = ",;\t"
_LONGEST = 20_000


class Header(Struct, frozen=True):
    """Where the header stands and which column holds which field."""

    line: int  # from 1
    delimiter: str
    width: int
    columns: Mapping[str, int]


def find_header(
    lines: Sequence[str], shape: Shape, path: str, extra: Mapping[str, str] | None = None
) -> Header:
    """The header of a file of this shape within its first lines."""
    for number, line in enumerate(lines, 1):
        for delimiter in _DELIMITERS:
            if delimiter in line[:_LONGEST] and "\0" not in line:
                cells = next(csv.reader([line[:_LONGEST]], delimiter=delimiter))
                columns = _columns(cells, shape, extra or {})
                if _enough(columns, shape, bool(extra)):
                    _refuse_twice(cells, columns, path, number)
                    return Header(number, delimiter, len(cells), columns)
    raise _not_found(lines, shape, path)


def _columns(cells: Sequence[str], shape: Shape, extra: Mapping[str, str]) -> dict[str, int]:
    """Field → column; of two names for one field, the one listed first counts."""
    keys = [header_key(cell) for cell in cells]
    columns: dict[str, int] = {}
    for field, aliases in shape.columns.items():
        mapped = [key for key, target in extra.items() if target == field]
        for name in (*mapped, header_key(field), *aliases):
            if name in keys:
                columns[field] = keys.index(name)
                break
    return columns


def _enough(columns: Mapping[str, int], shape: Shape, mapped: bool) -> bool:
    ways = shape.enough
    if mapped and shape is CONNECTIONS:
        ways = (*ways, ("name", "url"), ("name", "connected on"))
    return any(all(field in columns for field in way) for way in ways)


def _refuse_twice(cells: Sequence[str], columns: Mapping[str, int], path: str, number: int) -> None:
    keys = [header_key(cell) for cell in cells]
    for index in columns.values():
        if keys.count(keys[index]) > 1:
            reason = f"column '{clean(cells[index], 60)}' appears twice"
            raise SourceError(path, number, reason, "rename or remove one of the two")


def _not_found(lines: Sequence[str], shape: Shape, path: str) -> SourceError:
    head = tuple(clean(line, 120) for line in lines[:3])
    text = "".join(lines).lstrip().lower()
    if not text:
        return SourceError(path, 0, "the file is empty", "export or download it again", head)
    if text.startswith(("<!doctype", "<html", "<?xml", "<head", "<body")):
        hint = "sign in and download the file itself"
        return SourceError(path, 1, "this is a web page, not a CSV file", hint, head)
    if text.startswith("pk\x03\x04"):
        return SourceError(path, 1, "this is a zip file", "give it a name that ends in .zip", head)
    if text.count("\0") > len(text) / 4:
        hint = "try --encoding utf-16-le"
        return SourceError(path, 1, "the text looks like UTF-16 without a mark", hint, head)
    reason = f"no header with {shape.wanted()} in the first {SEARCHED} lines"
    hint = "if the columns have other names, give them with --map"
    return SourceError(path, 0, reason, hint, head)
