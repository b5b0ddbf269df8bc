"""A program in a pty, and what a terminal does for it: answers, keys, and a clock on every byte.

A screen is settled when nothing came for `QUIET` seconds; the time of an answer counts from the key
to its last byte, so the waiting is not in it. Nothing is parsed while the clock runs.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from benchmarks.slow_link import LOCAL, Link

QUIET = 0.3
PATIENCE = 1.0
"""Seconds that a key may stay without any answer before it is taken to have none."""

ANSWERS = {
    rb"\x1b\[\?2026\$p": b"\x1b[?2026;2$y",  # can bracket frames, and does not now
    rb"\x1b\[\?(?!2026)(\d+)\$p": b"\x1b[?\\1;0$y",  # does not know any other mode
    rb"\x1b\[6n": b"\x1b[24;1R",
    rb"\x1b\[5n": b"\x1b[0n",
    rb"\x1b\[0?c": b"\x1b[?62;22c",
    rb"\x1b\[>0?c": b"\x1b[>1;4000;0c",
    rb"\x1b\](1[01]);\?(?:\x07|\x1b\\)": b"\x1b]\\1;rgb:1c1c/1c1c/1c1c\x1b\\\\",
}
"""What a program may ask, and what a plain terminal says. The kitty keyboard is not known to it."""
_ASKED = [(re.compile(question), answer) for question, answer in ANSWERS.items()]
_LONGEST_QUESTION = 16

PRIVATE = re.compile(rb"\x1b\[[<>=?][0-9;]*\$?[a-zA-Z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
"""Sequences of which pyte prints parts."""
_CONTROLS = re.compile(
    rb"\x1b\[[0-9;:?<=>]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
    rb"|\x1b[()][0-9A-Z]|\x1b[^\[\]()]"
)


@dataclass(frozen=True)
class Answer:
    """What one key caused."""

    bytes: int
    first: float  # milliseconds from the key to the first byte; 0 when nothing came
    milliseconds: float  # to the last byte
    is_whole: bool = True  # False when patience ended before the screen was settled


def words(data: bytes) -> bytes:
    """What is left of an output when its control sequences are taken out."""
    return _CONTROLS.sub(b"", data)


class Terminal:
    """Runs a program and types into it, over a link."""

    def __init__(
        self,
        argv: Sequence[str],
        size: tuple[int, int],
        environment: Mapping[str, str],
        folder: Path | None = None,
        link: Link = LOCAL,
    ) -> None:
        self.pieces: list[tuple[float, bytes]] = []  # all that arrived, and when
        self.has_ended = False
        self._down, self._up = link.line(), link.line()
        self._tail = b""
        self._patience = PATIENCE + link.round_trip
        self.started = time.monotonic()
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            _become(argv, size, environment, folder)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._file)

    def open(self, ready: str, most: float = 60.0, quiet: float = QUIET) -> Answer:
        """Wait for the first screen: a pattern has been written, and then it is settled."""
        wanted = re.compile(ready.encode())
        ends = time.monotonic() + most
        while not wanted.search(words(self.output())):
            if time.monotonic() > ends or self.has_ended:
                raise TimeoutError(f"{ready!r} never came; got {words(self.output())[-400:]!r}")
            self.wait(0.1)
        is_whole = self.settle(quiet, most, patience=quiet)
        return replace(self._answer(self.started, 0), is_whole=is_whole)

    def press(self, keys: Sequence[str], quiet: float = QUIET) -> list[Answer]:
        """Press each key and let the screen settle.

        With less quiet than `QUIET` a late byte may count for the next key, but none is lost.
        """
        moments: list[tuple[float, int]] = []
        for number, key in enumerate(keys, start=1):
            self.wait(0)
            moments.append((time.monotonic(), len(self.pieces)))
            self.send(key)
            self.settle(quiet if number < len(keys) else max(quiet, QUIET))
        ends = [first for _, first in moments[1:]] + [len(self.pieces)]
        return [
            self._answer(at, first, end) for (at, first), end in zip(moments, ends, strict=True)
        ]

    def type(self, keys: Sequence[str], rate: float, quiet: float, most: float) -> Answer:
        """Type so many keys a second; the time of the answer counts from the last key."""
        first, began = len(self.pieces), time.monotonic()
        for number, key in enumerate(keys):
            self.wait(began + number / rate - time.monotonic())
            at = time.monotonic()
            self.send(key)
        is_whole = self.settle(quiet, most)
        return replace(self._answer(at, first), is_whole=is_whole)

    def send(self, keys: str) -> None:
        self._up.put(keys.encode(), time.monotonic())

    def settle(
        self, quiet: float = QUIET, most: float = 15.0, patience: float | None = None
    ) -> bool:
        """Wait until nothing came for a while and nothing is under way; False when it never was.

        The first byte may take as long as patience lasts.
        """
        began, first = time.monotonic(), len(self.pieces)
        patience = self._patience if patience is None else patience
        while (now := time.monotonic()) < began + most:
            has_come = len(self.pieces) > first
            last = max(began, self.pieces[-1][0] if has_come else 0.0)
            rest = last + (quiet if has_come else max(quiet, patience)) - now
            if (rest <= 0 or self.has_ended) and not self._is_under_way():
                return True
            self._carry(now + max(rest, 0.002))
        return False

    def wait(self, seconds: float) -> None:
        """Let program and terminal talk for some time; 0 takes in what is there already."""
        ends = time.monotonic() + seconds
        self._carry(ends)
        while time.monotonic() < ends:
            self._carry(ends)

    def output(self, first: int = 0) -> bytes:
        """All that arrived, from one piece on."""
        return b"".join(piece for _, piece in self.pieces[first:])

    def _answer(self, since: float, first: int, end: int | None = None) -> Answer:
        pieces = self.pieces[first:end]
        first_at, last_at = (pieces[0][0], pieces[-1][0]) if pieces else (since, since)
        count = sum(len(piece) for _, piece in pieces)
        return Answer(count, (first_at - since) * 1000, (last_at - since) * 1000)

    def _is_under_way(self) -> bool:
        return min(self._down.next_arrival(), self._up.next_arrival()) < float("inf")

    def _carry(self, ends: float) -> None:
        """Read from the program once, and deliver what is due at both ends."""
        now = time.monotonic()
        due = min(ends, self._down.next_arrival(), self._up.next_arrival())
        files = [self._file] if self._down.has_room(now) and not self.has_ended else []
        if select.select(files, [], [], max(0.0, due - now))[0]:
            self._read()
        now = time.monotonic()
        for at, piece in self._down.take(now):
            self.pieces.append((at, piece))
            self._up.put(self._asked(piece), at)
        for _, piece in self._up.take(time.monotonic()):
            self._write(piece)

    def _read(self) -> None:
        try:
            data = os.read(self._file, 65_536)
        except OSError:
            data = b""
        self.has_ended = not data
        self._down.put(data, time.monotonic())

    def _write(self, data: bytes) -> None:
        try:
            os.write(self._file, data)
        except OSError:
            self.has_ended = True

    def _asked(self, piece: bytes) -> bytes:
        """The answers to all questions in a piece, in their order; one may be cut in two."""
        text = self._tail + piece
        found = sorted(
            (match.start(), match.end(), match.expand(answer))
            for pattern, answer in _ASKED
            for match in pattern.finditer(text)
        )
        self._tail = text[found[-1][1] if found else 0 :][-_LONGEST_QUESTION:]
        return b"".join(answer for _, _, answer in found)


def _become(
    argv: Sequence[str], size: tuple[int, int], environment: Mapping[str, str], folder: Path | None
) -> None:
    columns, rows = size
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    if folder is not None:
        os.chdir(folder)
    try:
        os.execvpe(argv[0], list(argv), dict(environment))
    finally:
        os._exit(127)
