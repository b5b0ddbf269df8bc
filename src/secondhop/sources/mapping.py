"""The user's own names for columns, from a small TOML file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from secondhop.sources.errors import SourceError
from secondhop.sources.shapes import CONNECTIONS, header_key

_AT_LINE = re.compile(r"\(at line (\d+)")
_EXAMPLE = 'write for example [columns] and below it "Vorname" = "first name"'


def load_columns(path: Path) -> Mapping[str, str]:
    """Header → field, from the `[columns]` table of a file."""
    text = _text(path)
    try:
        columns = tomllib.loads(text).get("columns")
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise SourceError(str(path), line, f"is no TOML: {error}", _EXAMPLE) from None
    except RecursionError:
        raise SourceError(str(path), 0, "is nested too deep", _EXAMPLE) from None
    if not isinstance(columns, dict):
        raise SourceError(str(path), 0, "has no table [columns]", _EXAMPLE)
    return {str(name): _field(path, text, str(name), value) for name, value in columns.items()}


def field_of(word: str) -> str:
    """The field of a contact list that a word names, or ""."""
    key = header_key(word)
    for field, aliases in CONNECTIONS.columns.items():
        if key == header_key(field) or key in aliases:
            return field
    return ""


def _field(path: Path, text: str, name: str, value: object) -> str:
    field = field_of(value) if isinstance(value, str) else ""
    if field:
        return field
    lines = text.split("\n")
    line = next((n for n, row in enumerate(lines, 1) if row.lstrip(" \"'").startswith(name)), 0)
    hint = "the fields are " + ", ".join(CONNECTIONS.columns)
    raise SourceError(str(path), line, f"{value!r} is no field", hint)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise SourceError(str(path), 0, f"is not UTF-8 (byte {error.start + 1})") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(str(path), 0, f"cannot be read: {reason}") from None
