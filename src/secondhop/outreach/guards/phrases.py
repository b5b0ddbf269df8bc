"""The phrases that guards look for, in several languages: a packaged list, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LISTS = ("openers", "salesy", "follow_ups", "hooks", "slots", "me", "you", "acronyms")


@cache
def phrases() -> Mapping[str, tuple[str, ...]]:
    """Every list, by its name; the languages of a list are one."""
    text = Path(__file__).with_name("phrases.toml").read_text("utf-8")
    tables = tomllib.loads(text)
    return {name: tuple(one for said in tables[name].values() for one in said) for name in LISTS}


@cache
def greetings() -> Mapping[str, tuple[str, ...]]:
    """What greetings are made of: `hello`, `title`, `nobody` and `vocative`."""
    text = Path(__file__).with_name("greetings.toml").read_text("utf-8")
    return {name: tuple(said) for name, said in tomllib.loads(text)["greeting"].items()}


@cache
def nicknames() -> Mapping[str, tuple[str, ...]]:
    """The full names that a short one may stand for."""
    text = Path(__file__).with_name("greetings.toml").read_text("utf-8")
    return {short: tuple(full) for short, full in tomllib.loads(text)["short"].items()}
