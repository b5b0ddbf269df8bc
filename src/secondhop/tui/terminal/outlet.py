"""Writes to the terminal beside the event loop, so that a stalled line stops nobody."""

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
        self._queue: SimpleQueue[str | None] = SimpleQueue()
        self._lock = Lock()
        self._untaken = 0

    @property
    def is_busy(self) -> bool:
        """Whether something was not taken by the terminal yet."""
        return self._untaken > 0

    def put(self, text: str) -> None:
        """Hand over a text; never waits."""
        with self._lock:
            self._untaken += 1
        self._queue.put(text)

    def stop(self, patience: float) -> None:
        """End after what is queued, or when patience does."""
        self._queue.put(None)
        self.join(patience)

    def run(self) -> None:
        while (text := self._queue.get()) is not None:
            # A line that is gone is told by a signal; here it only means that nobody reads.
            with suppress(OSError):
                self._write(text.encode(self._encoding, "replace"))
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
