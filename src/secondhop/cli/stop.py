"""How a command ends early: an exit code and the words for it."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the exit codes mean; they are part of the contract with scripts."""

    FINE = 0
    NOTHING = 1  # nothing was found
    WRONG = 2  # wrong usage or configuration
    FILE = 3  # a file could not be read or written
    INTERRUPTED = 130


class Stop(Exception):  # noqa: N818 -- not always an error: --help stops too
    """Ends the command. The lines go to stderr, the first one behind the program's name."""

    def __init__(self, code: int, *lines: str) -> None:
        super().__init__(code, *lines)
        self.code, self.lines = code, lines
