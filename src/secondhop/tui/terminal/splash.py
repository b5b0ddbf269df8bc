"""The first sign of life: a drawn skeleton, before anything that takes long is loaded.

It writes to the terminal itself, as loading what draws the dashboard is most of the wait.
"""

from __future__ import annotations

import os
import sys
import termios
from types import TracebackType
from typing import IO

WORDS = ("1 Network", "2 Prospects", "3 Outreach")
LEAST_WIDTH = 50
"""Columns below which the panes are not named, as their names would not fit."""
_ENTER, _LEAVE = "\x1b[?1049h\x1b[?25l\x1b[2J", "\x1b[?1049l\x1b[?25h"


def skeleton(columns: int, rows: int, said: str) -> str:
    """What is written for a screen of this size: the masthead, and what is going on."""
    panes = "   ".join(WORDS) if columns >= LEAST_WIDTH else ""
    masthead = f"\x1b[1;2H\x1b[1msecondhop\x1b[0;2m   {panes}\x1b[0m"
    return f"{masthead}\x1b[{max(rows - 1, 2)};2H\x1b[2m{said[: columns - 2]}\x1b[0m"


class Splash:
    """Holds the terminal until the dashboard takes it over, and gives it back if that never comes.

    Keys pressed meanwhile are not echoed; they wait for the dashboard.
    """

    def __init__(self, terminal: IO[str], said: str = "opening ...") -> None:
        self._terminal, self._said = terminal, said
        self._file = sys.stdin.fileno()
        self._before: list[object] | None = None
        self._is_over = False

    def __enter__(self) -> Splash:
        self._before = termios.tcgetattr(self._file)
        silent = termios.tcgetattr(self._file)
        silent[3] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(self._file, termios.TCSANOW, silent)
        size = os.get_terminal_size(self._terminal.fileno())
        self._write(_ENTER + skeleton(size.columns, size.lines, self._said))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self._is_over:
            self._write(_LEAVE)
            self.hand_over()

    def hand_over(self) -> None:
        """Leave the picture to whoever draws next, and the keyboard as it was."""
        self._is_over = True
        if self._before is not None:
            termios.tcsetattr(self._file, termios.TCSANOW, self._before)

    def _write(self, text: str) -> None:
        self._terminal.write(text)
        self._terminal.flush()
