"""The first sign of life: a drawn skeleton, before anything that takes long is loaded.

It writes to the terminal itself, as loading what draws the dashboard is most of the wait.
"""

from __future__ import annotations

import os
import sys
import termios
import time
from types import TracebackType
from typing import IO, Any

WORDS = ("1 Network", "2 Prospects", "3 Outreach")
LEAST_WIDTH = 50
"""Columns below which the panes are not named, as their names would not fit."""
PATIENCE = 0.4
"""Seconds before it is worth saying how much is done."""
BAR = 20
_ENTER, _LEAVE = "\x1b[?1049h\x1b[?25l\x1b[2J", "\x1b[?1049l\x1b[?25h"


def skeleton(columns: int, rows: int, said: str) -> str:
    """What is written for a screen of this size: the masthead, and what is going on."""
    panes = "   ".join(WORDS) if columns >= LEAST_WIDTH else ""
    masthead = f"\x1b[1;2H\x1b[1msecondhop\x1b[0;2m   {panes}\x1b[0m"
    return masthead + said_at(rows, said[: columns - 2])


def said_at(rows: int, said: str) -> str:
    """What is written to say something on the line above the last."""
    return f"\x1b[{max(rows - 1, 2)};2H\x1b[2m{said}\x1b[0m"


class Splash:
    """Holds the terminal until the dashboard takes it over, and gives it back if that never comes.

    Keys pressed meanwhile are not echoed; they wait for the dashboard.
    """

    def __init__(self, terminal: IO[str], said: str = "opening ...") -> None:
        self._terminal, self._said = terminal, said
        self._file = sys.stdin.fileno()
        self._before: list[Any] | None = None
        self._is_over = False
        self._since = time.monotonic()
        self._size = os.terminal_size((80, 24))

    def __enter__(self) -> Splash:
        self._before = termios.tcgetattr(self._file)
        silent = termios.tcgetattr(self._file)
        silent[3] &= ~(termios.ECHO | termios.ICANON)
        for key in (termios.VSUSP, termios.VQUIT):  # the way out is ctrl+c, which tidies up
            silent[6][key] = b"\0"
        termios.tcsetattr(self._file, termios.TCSANOW, silent)
        self._size = os.get_terminal_size(self._terminal.fileno())
        self._write(_ENTER + skeleton(self._size.columns, self._size.lines, self._said))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self._is_over:
            self.hand_over(is_kept=False)

    def tell(self, share: float) -> None:
        """Say how much is done, 0..1, once it is sure to take a while."""
        if self._terminal.closed or time.monotonic() - self._since < PATIENCE:
            return
        bar = "#" * round(share * BAR)
        self._write(said_at(self._size.lines, f"{self._said} {bar:.<{BAR}} {share:4.0%}"))

    def hand_over(self, is_kept: bool) -> None:
        """Give the keyboard back, and the screen unless whoever draws next takes over from it."""
        self._is_over = True
        if not is_kept:
            self._write(_LEAVE)
        if self._before is not None:
            termios.tcsetattr(self._file, termios.TCSANOW, self._before)

    def _write(self, text: str) -> None:
        self._terminal.write(text)
        self._terminal.flush()
