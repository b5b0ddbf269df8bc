"""The templates that the program comes with, and which one is taken."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from secondhop.outreach.drafts.template import Template, template_of

LANGUAGES: Final = ("en", "de", "fr", "es")
"""The languages that the program comes with; users may add others."""

HEAD: Final = ("schema", "lang")
"""What stands in a file of templates besides them."""


@cache
def packaged() -> tuple[Template, ...]:
    """The templates the program comes with, language by language, in the order of their files."""
    return tuple(one for lang in LANGUAGES for one in templates_in(_packaged(lang), lang))


def _packaged(lang: str) -> Mapping[str, Any]:
    path = Path(__file__).parents[1] / "templates" / f"{lang}.toml"
    return tomllib.loads(path.read_text("utf-8"))


def templates_in(tables: Mapping[str, Any], lang: str) -> list[Template]:
    """The templates of one file."""
    return [template_of(name, lang, tables[name]) for name in tables if name not in HEAD]


def over(own: Iterable[Template], others: Iterable[Template]) -> tuple[Template, ...]:
    """The user's templates first; of two of one name and language, the user's."""
    mine = tuple(own)
    taken = {(one.name, one.lang) for one in mine}
    return (*mine, *(one for one in others if (one.name, one.lang) not in taken))


def fitting(
    templates: Iterable[Template], kinds: Iterable[str], lang: str, degree: int
) -> list[Template]:
    """The templates of some kinds in a language, those for somebody so far off first."""
    wanted = list(kinds)
    found = [one for one in templates if one.kind in wanted and one.lang == lang]
    return sorted(found, key=lambda one: (not one.suits(degree), wanted.index(one.kind)))


def named(templates: Iterable[Template], name: str, lang: str) -> Template | None:
    """The template of a name, in a language when it has it in that, else in the first it has."""
    found = [one for one in templates if one.name == name]
    return next((one for one in found if one.lang == lang), None) or next(iter(found), None)
