"""Saved views: a filter with its order under a name, each in one TOML file of the user's.

Files come from hands and from synchronising too: one that cannot be read is told with its line,
and never written over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

import tomli_w
from msgspec import Struct

from secondhop.model.text import clean, fold
from secondhop.search.query import parse
from secondhop.search.sort import ORDERS, SORTS
from secondhop.search.spelling import format_query
from secondhop.search.terms import QueryError
from secondhop.store.config import ConfigError, read_toml
from secondhop.store.keyline import line_of
from secondhop.store.problem import Problem
from secondhop.store.writer import write_once

SCHEMA: Final = 1
LONGEST_NAME: Final = 60
LONGEST_QUERY: Final = 10_000
_LONGEST_SLUG: Final = 40
_OWN = ("schema", "name", "query", "order")


class ViewError(ValueError):
    """A view that cannot be: the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class View:
    """A query and an order under a name."""

    name: str
    query: str  # as the formatter spells it
    order: str = SORTS[0]
    path: Path | None = None  # None while it is kept nowhere
    more: Mapping[str, Any] = field(default_factory=dict, compare=False)  # keys of later versions

    @property
    def asks(self) -> tuple[str, str]:
        """What it stands for, whatever it is called."""
        return self.query, self.order


class Views(Struct, frozen=True):
    """The views of a home by name, and the files that are none."""

    all: tuple[View, ...] = ()
    problems: tuple[Problem, ...] = ()

    def find(self, name: str) -> View | None:
        """The view of this name, whatever its case and accents."""
        return next((one for one in self.all if _same(one.name, name)), None)

    def need(self, name: str) -> View:
        """The view of this name, or a ViewError that suggests one."""
        if view := self.find(name):
            return view
        if not self.all:
            raise ViewError(f"there is no view {name!r}, nor any other; save one first")
        near = get_close_matches(fold(name), [fold(one.name) for one in self.all], n=1)
        meant = next((one.name for one in self.all if near and fold(one.name) == near[0]), "")
        names = ", ".join(one.name for one in self.all)
        hint = f"did you mean {meant}?" if meant else f"there are: {names}"
        raise ViewError(f"there is no view {name!r}; {hint}")


def read_views(folder: Path) -> Views:
    """All views of a folder in the order of their names."""
    found: dict[str, View] = {}
    problems: list[Problem] = []
    for path in _files(folder):
        try:
            view = read_view(path)
            if other := found.get(fold(view.name)):
                where = other.path.name if other.path else ""
                raise ConfigError(
                    path, f"{where} has this name too; change one", line_of(path, "name")
                )
            found[fold(view.name)] = view
        except ConfigError as error:
            problems.append(Problem(str(error.path), error.line, error.reason))
    ordered = sorted(found.values(), key=lambda view: fold(view.name))
    return Views(tuple(ordered), tuple(problems))


def read_view(path: Path) -> View:
    """The view of one file; raises ConfigError with the line."""
    values = read_toml(path)
    schema = values.get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool):
        raise ConfigError(path, f"a view needs schema = {SCHEMA}", line_of(path, "schema"))
    if schema > SCHEMA:
        reason = "was written by a newer secondhop; upgrade to use it"
        raise ConfigError(path, reason, line_of(path, "schema"))
    name, query = _text(path, values, "name"), _text(path, values, "query")
    order = _text(path, values, "order", SORTS[0])
    try:
        view = view_of(name, query, order)
    except ViewError as error:
        key = "name" if not clean(name) else "query" if order in ORDERS else "order"
        raise ConfigError(path, str(error), line_of(path, key)) from error
    more = {key: value for key, value in values.items() if key not in _OWN}
    return replace(view, path=path, more=more)


def view_of(name: str, query: str, order: str = SORTS[0]) -> View:
    """A view with its query in canonical spelling; raises ViewError."""
    if not (shown := clean(name.lstrip().removeprefix("@"), LONGEST_NAME)):
        raise ViewError("a view needs a name")
    if order not in ORDERS:
        raise ViewError(f"there is no order {order!r}; there are {', '.join(ORDERS)}")
    if len(query) > LONGEST_QUERY:
        raise ViewError(f"a query of more than {LONGEST_QUERY:,} characters cannot be kept")
    try:
        parsed = parse(clean(query, LONGEST_QUERY))
    except QueryError as error:
        raise ViewError(f"{error.message} (column {error.column + 1} of the query)") from error
    if parsed.items != parsed.terms:
        raise ViewError("the end of the query is not finished yet")
    return View(shown, format_query(parsed), order)


def save_view(folder: Path, views: Views, view: View) -> View:
    """Keep a view, in place of the one of its name; what only later versions know stays."""
    before = views.find(view.name)
    more = dict(before.more) if before else dict(view.more)
    path = before.path if before and before.path else _free_path(folder, view.name)
    _write(path, replace(view, more=more))
    return replace(view, path=path, more=more)


def rename_view(views: Views, view: View, name: str) -> View:
    """Give a view another name; its file stays where it is. Raises ViewError."""
    renamed = replace(view_of(name, view.query, view.order), path=view.path, more=view.more)
    other = views.find(renamed.name)
    if other is not None and other.path != view.path:
        raise ViewError(f"there is a view {other.name!r} already; choose another name")
    if view.path is not None:
        _write(view.path, renamed)
    return renamed


def remove_view(view: View) -> None:
    """Delete the file of a view; saving it again brings it back."""
    if view.path is not None:
        view.path.unlink(missing_ok=True)


def restore_view(view: View) -> None:
    """Write a view that was removed where it was, unless something else is there by now."""
    if view.path is None:
        return
    path = view.path if not view.path.exists() else _free_path(view.path.parent, view.name)
    _write(path, view)


def suggested_name(query: str, taken: Iterable[str] = ()) -> str:
    """A name for a query: what it asks for, without signs and without what every one has."""
    words = [word for word in query.split() if word not in ("degree:2", "or", "and")]
    plain = re.sub(r"[^\w.+# ]+", " ", " ".join(words[:5]).replace(":", " "))
    base = clean(plain, LONGEST_NAME - 4) or "prospects"
    used = {fold(one) for one in taken}
    numbers = (f"{base} {number}" for number in range(2, len(used) + 3))
    return next(name for name in (base, *numbers) if fold(name) not in used)


def slug(name: str) -> str:
    """A name as the stem of a file: letters, digits and minus signs, whatever was typed."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:_LONGEST_SLUG].strip("-")
    return plain or "view"


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.glob("*.toml") if not path.name.startswith("."))
    except OSError:
        return []


def _free_path(folder: Path, name: str) -> Path:
    """Where no file is, readable or not."""
    stem, number = slug(name), 1
    while (path := folder / f"{stem}{f'-{number}' if number > 1 else ''}.toml").exists():
        number += 1
    return path


def _write(path: Path, view: View) -> None:
    own = {"schema": SCHEMA, "name": view.name, "query": view.query, "order": view.order}
    write_once(path, tomli_w.dumps({**own, **view.more}).encode())


def _text(path: Path, values: Mapping[str, Any], key: str, otherwise: str | None = None) -> str:
    value = values.get(key, otherwise)
    if not isinstance(value, str):
        raise ConfigError(path, f'a view needs {key} = "…"', line_of(path, key))
    return value


def _same(one: str, other: str) -> bool:
    return fold(clean(one)) == fold(clean(other.removeprefix("@")))
