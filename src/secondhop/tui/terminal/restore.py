"""Gives a terminal back when the program cannot leave the ordinary way."""

from __future__ import annotations

import contextlib
import os
import termios
from typing import Any

_LEAVE = b"\x18\x1b[?2026l\x1b[r\x1b[<u\x1b[?2004l\x1b[?1004l\x1b[?7h\x1b[0m\x1b[?1049l\x1b[?25h"
"""Ends a sequence cut in the middle, then turns off whatever a dashboard turns on."""


def attributes_of(terminal: int) -> list[Any] | None:
    """How the terminal treats what is typed; None when it is gone, or was never there."""
    try:
        return termios.tcgetattr(terminal)
    except (termios.error, OSError):
        return None


def give_back(terminal: int, attributes: list[Any] | None) -> None:
    """Drop what the terminal has not taken yet and leave it as it was, without ever waiting."""
    if attributes is None or attributes_of(terminal) is None:
        return
    with contextlib.suppress(termios.error, OSError):
        termios.tcsetattr(terminal, termios.TCSANOW, attributes)
        termios.tcflush(terminal, termios.TCOFLUSH)
        # An opening of our own: through the one we were given, a stalled line would hold us.
        file = os.open(os.ttyname(terminal), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        os.write(file, _LEAVE)
