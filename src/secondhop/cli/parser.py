"""Reads the words of one command."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import NoReturn

from msgspec import Struct

from secondhop.cli.session import Session
from secondhop.cli.stop import Exit, Stop
from secondhop.model.text import clean

Arguments = argparse.Namespace
_SHIELD = "\0"  # cannot come from a command line


class Verb(Struct, frozen=True):
    """A command: the words that it takes, and what it does with them."""

    declare: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Session, Arguments], int]


class Parser(argparse.ArgumentParser):
    """Ends in a Stop instead of leaving the program, and has long options only."""

    def __init__(self, name: str, summary: str) -> None:
        formatter = argparse.RawDescriptionHelpFormatter
        super().__init__(
            f"secondhop {name}",
            description=summary,
            allow_abbrev=False,
            formatter_class=formatter,
            epilog="and everywhere: --home DIR, --json, --debug",
        )

    def read(self, words: Sequence[str]) -> Arguments:
        """The arguments, with options and other words in any order.

        A word with one minus is a value, since a query may exclude: find -berlin.
        """
        arguments = self.parse_intermixed_args(_shielded(words))
        for name, value in vars(arguments).items():
            setattr(arguments, name, _bare(value))
        return arguments

    def error(self, message: str) -> NoReturn:
        raise Stop(Exit.WRONG, clean(message.replace(_SHIELD, "")), self.format_usage().rstrip())

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        raise Stop(status, *([message] if message else []))


def count(text: str) -> int:
    """A whole number from 0 up, for --limit."""
    if not text.isdecimal() or len(text) > 9:
        raise argparse.ArgumentTypeError(f"{clean(text)!r} is no number from 0 up")
    return int(text)


def _shielded(words: Sequence[str]) -> list[str]:
    place = words.index("--") if "--" in words else len(words)
    shielded = [_SHIELD + word if _is_value(word) else word for word in words[:place]]
    return [*shielded, *(_SHIELD + word for word in words[place + 1 :])]


def _is_value(word: str) -> bool:
    return word.startswith("-") and not word.startswith("--") and word != "-h"


def _bare(value: object) -> object:
    if isinstance(value, str):
        return value.removeprefix(_SHIELD)
    return [_bare(one) for one in value] if isinstance(value, list) else value
