"""A real terminal around a real process: a pty, and pyte for the screen behind it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

# pyte prints parts of these, so they are taken out before it sees them.
_PRIVATE = re.compile(rb"\x1b\[[<>=?][0-9;]*\$?[a-zA-Z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")


SLOWEST_ANSWER = 10.0
"""Seconds that a busy machine may take; nothing here measures time."""

DASHBOARD = [
    sys.executable,
    "-c",
    "import sys; from datetime import date; from secondhop.__main__ import main;"
    "sys.exit(main([], today=date(2026, 11, 23)))",
]
"""The dashboard on the home that the environment names, on the day of the demo."""


def environment(home: Path, **more: str) -> dict[str, str]:
    """A person's surroundings: a home, and a terminal that can do everything."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {
        **kept,
        "SECONDHOP_HOME": str(home),
        "HOME": str(home),
        "TMPDIR": str(home.parent),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        **more,
    }


class Terminal:
    """Runs a program, types into it and shows what it drew."""

    def __init__(
        self, argv: Sequence[str], columns: int, rows: int, environment: Mapping[str, str]
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.written = b""
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            size = struct.pack("HHHH", rows, columns, 0, 0)
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execvpe(argv[0], list(argv), dict(environment))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.exit_code(timeout=0) is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._file)

    def read(self, quiet: float = 0.3, most: float = 10.0) -> bytes:
        """Read until nothing came for `quiet` seconds, and draw it."""
        got, ends = b"", time.monotonic() + most
        while time.monotonic() < ends:
            if not select.select([self._file], [], [], quiet)[0]:
                break
            try:
                piece = os.read(self._file, 65_536)
            except OSError:
                break
            if not piece:
                break
            got += piece
        self.written += got
        self._stream.feed(_PRIVATE.sub(b"", got))
        return got

    def press(self, keys: str, answers: bool = True) -> bytes:
        """Type, wait for an answer and then until the screen is quiet; returns the bytes.

        `answers` is whether the keys change anything that can be seen.
        """
        os.write(self._file, keys.encode())
        select.select([self._file], [], [], SLOWEST_ANSWER if answers else 0)
        return self.read()

    def send(self, pieces: Iterable[str], pace: float) -> None:
        """Send piece after piece, so many seconds apart, without waiting for answers."""
        for piece in pieces:
            os.write(self._file, piece.encode())
            time.sleep(pace)

    def until(self, text: str, most: float = 20.0) -> str:
        """Wait until a text is on the screen, and return the screen."""
        ends = time.monotonic() + most
        while text not in self.text and time.monotonic() < ends:
            self.read(quiet=0.1, most=1.0)
        assert text in self.text, f"{text!r} never came:\n{self.text}"
        return self.text

    @property
    def text(self) -> str:
        """The screen, line by line."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def exit_code(self, timeout: float = 5.0) -> int | None:
        """How the program ended; None while it runs."""
        ends = time.monotonic() + timeout
        while True:
            try:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
            except ChildProcessError:
                return self._ended
            if pid:
                self._ended = os.waitstatus_to_exitcode(status)
                return self._ended
            if time.monotonic() >= ends:
                return None
            self.read(quiet=0.05, most=0.2)

    _ended: int | None = None
