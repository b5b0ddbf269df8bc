"""The user's templates, each file with its problems, over those that the program comes with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from secondhop.model.text import clean
from secondhop.outreach.drafts.template import Template, TemplateError, template_of
from secondhop.outreach.drafts.templates import HEAD, over, packaged
from secondhop.store.config import ConfigError, read_toml
from secondhop.store.keyline import line_of
from secondhop.store.problem import Problem

SCHEMA: Final = 1
_LANG = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,4})?")


class Templates(Struct, frozen=True):
    """Every template there is, the user's first, and what is wrong with the user's files."""

    all: tuple[Template, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_templates(folder: Path) -> Templates:
    """The templates of a folder over the packaged ones; what cannot be used leaves the others."""
    found: dict[tuple[str, str], Template] = {}
    problems: list[Problem] = []
    for path in _files(folder):
        for one in _read(path):
            if isinstance(one, Problem):
                problems.append(one)
            elif (one.name, one.lang) in found:
                reason = f"another file has {one.name} in {one.lang}, too; change one name"
                problems.append(Problem(str(path), line_of(path, one.name), reason))
            else:
                found[one.name, one.lang] = one
    return Templates(over(found.values(), packaged()), tuple(problems))


def _read(path: Path) -> Iterator[Template | Problem]:
    try:
        tables = read_toml(path)
        lang = _lang(path, tables)
    except ConfigError as error:
        yield Problem(str(error.path), error.line, error.reason)
        return
    for name, values in tables.items():
        if name not in HEAD:
            yield _template(path, name, lang, values)


def _template(path: Path, name: str, lang: str, values: object) -> Template | Problem:
    if not isinstance(values, dict):
        reason = f"write [{clean(name, 40)}] above what belongs to a template"
        return Problem(str(path), line_of(path, name), reason)
    try:
        return template_of(name, lang, values)
    except TemplateError as error:
        line = _line(path, name, error) or line_of(path, name)
        return Problem(str(path), line, f"{clean(name, 40)}: {error}")


def _lang(path: Path, tables: Mapping[str, Any]) -> str:
    """The language of a file: what it says, else what it is called after, else English."""
    schema = tables.get("schema", SCHEMA)
    if type(schema) is not int or schema > SCHEMA:
        reason = f"schema must be {SCHEMA}; a newer secondhop may have written this"
        raise ConfigError(path, reason, line_of(path, "schema"))
    lang = tables.get("lang", path.stem if _LANG.fullmatch(path.stem) else "en")
    if not isinstance(lang, str) or not _LANG.fullmatch(lang):
        raise ConfigError(path, 'lang must be letters such as "en"', line_of(path, "lang"))
    return lang


def _line(path: Path, name: str, error: TemplateError) -> int:
    """Where in a table the wrong words, or the key that holds them, stand; 0 when unknown."""
    table = re.compile(rf"""\s*\[\s*["']?{re.escape(name)}["']?\s*\]""")
    key = re.compile(rf"""\s*["']?{re.escape(error.key)}["']?\s*=""")
    inside, at_key = False, 0
    for number, line in enumerate(path.read_text("utf-8-sig", "replace").splitlines(), 1):
        if table.match(line):
            inside = True
        elif inside and re.match(r"\s*\[[^\[]*\]\s*$", line) and not at_key:
            return 0
        elif inside and error.key and key.match(line):
            at_key = number
        if at_key and error.found in line:
            return number
    return at_key


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.glob("*.toml") if not path.name.startswith("."))
    except OSError:
        return []
