"""The `[keys]` of config.toml: what each entry says, and on which line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

TABLE = "keys"
_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_ENTRY = re.compile(r"\s*([\w.\-\"' ]+?)\s*=")
_QUOTES = str.maketrans("", "", "\"' ")


class KeyEntry(Struct, frozen=True):
    """What somebody wants on some keys; whether there are such is for others to know."""

    id: str
    keys: tuple[str, ...] | None  # None when it is written otherwise than as words
    line: int = 0  # 0 when it is not known


def key_entries(values: Mapping[str, object], text: str) -> tuple[KeyEntry, ...]:
    """The entries of the table, given with the text that it was read from."""
    lines = _lines(text)
    table = lines.get("", 0)
    found = [KeyEntry(name, _words(value), lines.get(name, table)) for name, value in _flat(values)]
    return tuple(sorted(found, key=lambda entry: entry.line))


def _flat(values: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    """Entries of tables within the table, with their names joined by dots."""
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield before + name, value


def _words(value: object) -> tuple[str, ...] | None:
    """`"a, b"` or `["a", "b"]` as words; a comma itself is written in a list, or as `comma`."""
    if isinstance(value, str):
        return tuple(word for one in value.split(",") if (word := one.strip()))
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    return None


def _lines(text: str) -> dict[str, int]:
    """By name, the line of each entry; the line of the table itself under ""."""
    lines: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = header[1].translate(_QUOTES)
        entry = _ENTRY.match(line)
        path = f"{table}.{entry[1].translate(_QUOTES)}" if entry and not header else table
        path = path.removeprefix(".")
        if path == TABLE or path.startswith(f"{TABLE}."):
            lines.setdefault(path.removeprefix(TABLE).removeprefix("."), number)
    return lines
