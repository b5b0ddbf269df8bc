"""The options that every command knows, taken from before or after the command."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from secondhop.cli.stop import Exit, Stop

FLAGS = ("--json", "--debug", "--version")


class Options(NamedTuple):
    """The global options of one run."""

    home: str | None = None
    json: bool = False
    debug: bool = False
    version: bool = False


def take_options(argv: Sequence[str]) -> tuple[Options, list[str]]:
    """The global options, and the words that are left; behind `--` nothing is an option."""
    flags: set[str] = set()
    home: str | None = None
    rest: list[str] = []
    words = iter(argv)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word in FLAGS:
            flags.add(word)
        elif word == "--home" or word.startswith("--home="):
            home = _folder(word.partition("=")[2] if "=" in word else next(words, ""))
        else:
            rest.append(word)
    return Options(home, "--json" in flags, "--debug" in flags, "--version" in flags), rest


def _folder(value: str) -> str:
    if not value or value.startswith("--"):
        raise Stop(Exit.WRONG, "--home wants a folder, as in --home ~/network")
    return value
