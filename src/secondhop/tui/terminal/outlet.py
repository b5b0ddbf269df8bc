"""Writes to the terminal at once where it has room, else beside the event loop: a stalled line
stops nobody."""

from __future__ import annotations

import os
import select
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Lock, Thread


class Outlet(Thread):
    """Takes any number of texts at once, and writes them in order as the terminal takes them."""

    def __init__(self, file: int, encoding: str, drained: Callable[[], None]) -> None:
        super().__init__(daemon=True, name="secondhop-outlet")
        self._file, self._encoding = file, encoding
        self._drained = drained
        self._queue: SimpleQueue[bytes | None] = SimpleQueue()
        self._lock = Lock()
        self._untaken = 0
        self._own = _opened_again(file)

    @property
    def is_busy(self) -> bool:
        """Whether something was not taken by the terminal yet."""
        return self._untaken > 0

    def put(self, text: str) -> None:
        """Write a text, or hand over what the terminal has no room for; never waits."""
        data = text.encode(self._encoding, "replace")
        if not self.is_busy and self._own is not None:
            data = data[self._taken(self._own, data) :]
        if data:
            with self._lock:
                self._untaken += 1
            self._queue.put(data)

    def stop(self, patience: float) -> None:
        """End after what is queued, or when patience does."""
        self._queue.put(None)
        self.join(patience)
        if self._own is not None:
            os.close(self._own)
            self._own = None

    def run(self) -> None:
        while (data := self._queue.get()) is not None:
            # A line that is gone is told by a signal; here it only means that nobody reads.
            with suppress(OSError):
                self._write(data)
            with self._lock:
                self._untaken -= 1
            if not self._untaken:
                self._drained()

    def _write(self, data: bytes) -> None:
        while data:
            try:
                data = data[os.write(self._file, data) :]
            except BlockingIOError:
                select.select([], [self._file], [])

    @staticmethod
    def _taken(file: int, data: bytes) -> int:
        """How many bytes the terminal took at once."""
        try:
            return os.write(file, data)
        except OSError:
            return 0


def _opened_again(file: int) -> int | None:
    """The same terminal as a file of our own that never waits: others share the one we were given.

    None where it is no terminal, or may not be opened.
    """
    try:
        return os.open(os.ttyname(file), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
    except OSError:
        return None
