"""Leaves the terminal to the shell or to another program for a while, and takes it back."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from textual.app import App

NOBODY = "no shell waits behind this terminal, so nothing could bring it back; quit instead"
NOT_HERE = "this is no terminal that could be left"
_JOB = (signal.SIGTSTP, signal.SIGCONT)
_KEYS = (signal.SIGINT, signal.SIGQUIT)


def attend_suspension(app: App[Any]) -> None:
    """Answer to `kill -TSTP`, and come back whole after a stop that nobody announced.

    The driver's own answer would start a second reader, and take raw mode for the ordinary one.
    """
    if app.is_headless:
        return
    loop = asyncio.get_running_loop()
    signal.signal(signal.SIGTSTP, lambda *_: loop.call_soon_threadsafe(suspend, app))
    signal.signal(signal.SIGCONT, lambda *_: loop.call_soon_threadsafe(_come_back, app))


def attend_no_more() -> None:
    """Leave stopping to the system again: the loop that was asked is gone."""
    for number in _JOB:
        signal.signal(number, signal.SIG_DFL)


def suspend(app: App[Any]) -> str:
    """Stop until somebody continues us; returns why that cannot be, "" afterwards."""
    if app.is_headless:
        return NOT_HERE
    if is_orphaned():
        return NOBODY
    with away(app):
        _stop()
    return ""


@contextmanager
def away(app: App[Any]) -> Iterator[None]:
    """In here the terminal is somebody else's, and stopping is what the system makes of it.

    What is done in here must not raise: the terminal would not be taken back.
    """
    before = {number: signal.signal(number, signal.SIG_DFL) for number in _JOB}
    # A key that interrupts the other program is not meant for us.
    before |= {number: signal.signal(number, _ignore) for number in _KEYS}
    try:
        with app.suspend():
            yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ignore(number: int, frame: object) -> None:
    """Unlike an ignored signal, this does not go on to the programs that are started."""


def can_leave(app: App[Any]) -> bool:
    """Whether there is a terminal that could be left to another program."""
    return not app.is_headless


def is_orphaned(processes: Path = Path("/proc")) -> bool:
    """Whether nobody outside of our process group, but in its session, could continue it."""
    group, session, pid = os.getpgrp(), os.getsid(0), os.getppid()
    try:
        while pid and os.getpgid(pid) == group:
            pid = int((processes / str(pid) / "stat").read_text().rpartition(")")[2].split()[1])
        return not pid or os.getsid(pid) != session
    except ProcessLookupError:
        return True
    except OSError:
        return False  # the system stops no orphan; at worst the screen is drawn again


def _stop() -> None:
    """Stop with all of our group; when continued in the background, stop again."""
    os.killpg(os.getpgrp(), signal.SIGTSTP)
    while not _in_foreground():
        time.sleep(0.05)  # stopping takes a moment, and an orphan is not stopped at all
        os.killpg(os.getpgrp(), signal.SIGTSTP)


def _in_foreground(terminal: int = 0) -> bool:
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    except OSError:
        return True


def _come_back(app: App[Any]) -> None:
    """Whatever had the terminal meanwhile: set it up and draw all of it again."""
    with away(app):
        if not _in_foreground():
            _stop()
