"""The end that somebody else decides on: the line drops, or the program is told to end.

What was shown as saved is on the disk already, so that nothing has to be rescued here: the
dashboard is asked to leave, and when it cannot, because it waits for a terminal that no longer
reads, the process ends all the same.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import threading
import time
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import IO

from secondhop.tui.terminal.leftovers import ask_children, remove_all
from secondhop.tui.terminal.restore import attributes_of, give_back

ENDINGS = (signal.SIGHUP, signal.SIGTERM)
PATIENCE = 2.0
"""Seconds that the dashboard has to leave in."""
_STOP_WATCHING = b"\0"


class Farewell:
    """Ends the program at SIGHUP, SIGTERM and a dead terminal; a thread of its own sees to it."""

    def __init__(self, terminal: int = 0) -> None:
        self.signal = 0  # which one ended the program
        self._terminal = terminal
        self._attributes = attributes_of(terminal)
        self._leave: Callable[[], object] | None = None
        self._before: dict[signal.Signals, object] = {}
        self._ear, self._mouth = os.pipe()

    def __enter__(self) -> Farewell:
        self._before = {number: signal.signal(number, self._heard) for number in ENDINGS}
        threading.Thread(target=self._watch, name="farewell", daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """After a signal the watch goes on: a thread that does not end must not keep us.

        What else went wrong on the way out does not count then: most of it has no terminal.
        """
        self._leave = None
        if self.signal:
            remove_all()
            if kind is not None:  # on the way in; nobody else gives the terminal back
                give_back(self._terminal, self._attributes)
                os._exit(self.code)
            self._mute()
        else:
            for number, handler in self._before.items():
                signal.signal(number, handler)  # type: ignore[arg-type]
            os.write(self._mouth, _STOP_WATCHING)

    @property
    def code(self) -> int:
        """The exit code, as shells count: 129 after SIGHUP, 143 after SIGTERM, else 0."""
        return 128 + self.signal if self.signal else 0

    def ask(self, leave: Callable[[], object]) -> None:
        """From now on call this, in a thread, when it is time to leave."""
        self._leave = leave

    def tell(self, stream: IO[str]) -> int:
        """Say why it ended, where somebody may still read it; returns the exit code."""
        self._mute()
        name = signal.Signals(self.signal).name
        print(f"secondhop was ended by {name}; what it showed as saved is saved", file=stream)
        return self.code

    def _mute(self) -> None:
        """Let what is still to be printed go nowhere when there is no terminal any more."""
        if attributes_of(self._terminal) is None:
            for file in (1, 2):
                os.dup2(os.open(os.devnull, os.O_WRONLY), file)

    def _heard(self, number: int, frame: FrameType | None) -> None:
        first, self.signal = not self.signal, self.signal or number
        if first:
            os.write(self._mouth, bytes([number]))
            if self._leave is None:
                raise SystemExit(self.code)

    def _watch(self) -> None:
        """Wait for a signal; a terminal that goes without one counts as a dropped line."""
        poll = select.poll()
        poll.register(self._ear, select.POLLIN)
        if self._attributes is not None:
            poll.register(self._terminal, 0)
        while True:
            for file, happened in poll.poll():
                if file == self._terminal:
                    poll.unregister(file)
                    if happened & select.POLLHUP:
                        os.kill(os.getpid(), signal.SIGHUP)
                elif os.read(self._ear, 1) == _STOP_WATCHING:
                    self._close()
                    return
                else:
                    self._see_to_it()

    def _see_to_it(self) -> None:
        """Ask, wait, and end the process from here if it is still there."""
        with contextlib.suppress(Exception):  # whatever happens here, the process has to end
            ask_children()
            if self._leave is not None:
                self._leave()
        time.sleep(PATIENCE)
        give_back(self._terminal, self._attributes)
        remove_all()
        os._exit(self.code)

    def _close(self) -> None:
        os.close(self._ear)
        os.close(self._mouth)
