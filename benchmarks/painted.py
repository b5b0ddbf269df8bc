"""What a program has painted, frame by frame, from the bytes that it wrote and their times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import pyte

from benchmarks.pty_probe import PRIVATE

BETWEEN_FRAMES: Final = 0.005
"""Seconds of quiet that end a frame."""
_CUT_OFF: Final = re.compile(rb"\x1b(?:\[[0-9;:?<=>]*[ -/]*|\][^\x07\x1b]*\x1b?)?$")
_NEEDED: Final = re.compile(rb"\x1b\[\?7[hl]")
"""Whether a full line goes on in the next; of all private modes only this moves what is painted."""

Piece = tuple[float, bytes]


def frames(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Put together what came without a pause; the time is that of its last byte."""
    if not pieces:
        return
    began, data = pieces[0]
    for at, piece in pieces[1:]:
        if at - began > BETWEEN_FRAMES:
            yield began, data
            data = b""
        began, data = at, data + piece
    yield began, data


class Painted:
    """A screen that remembers what was painted so far."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._rest = b""

    @property
    def text(self) -> str:
        """All lines, without the blanks at their ends."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def paint(self, data: bytes) -> None:
        """Take bytes in. A sequence that is cut in two waits for its end."""
        data = self._rest + data
        cut = _CUT_OFF.search(data)
        end = cut.start() if cut else len(data)
        data, self._rest = data[:end], data[end:]
        self._stream.feed(PRIVATE.sub(_kept, data))

    def screens(self, pieces: Sequence[Piece]) -> Iterator[tuple[float, str]]:
        """The screen after every frame."""
        for at, data in frames(pieces):
            self.paint(data)
            yield at, self.text


def _kept(found: re.Match[bytes]) -> bytes:
    return found[0] if _NEEDED.fullmatch(found[0]) else b""
