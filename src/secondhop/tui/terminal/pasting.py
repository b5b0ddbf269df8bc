"""Tells what was pasted from what was typed, before anything in it is taken for a key."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

START, END = "\x1b[200~", "\x1b[201~"
MOST_KEPT = 65_536
"""Characters of one paste; every input takes far fewer, and says so."""
SURELY_PASTED, MAYBE_PASTED = 512, 128
"""Characters in one read: nobody types so much, though a key held on a stalled line comes near."""
MOST_WAITS = 50
"""Looks at a silent keyboard, a tenth of a second each, until a paste is taken as ended."""
LEAST_KINDS = 8
"""Different characters that tell a text from keys that were held down."""
_ANSWER = re.compile(r"(\x1b\[\d+;\d+R)")


class Typed(Struct, frozen=True):
    """Keys, as the terminal sent them."""

    text: str


class Pasted(Struct, frozen=True):
    """A text that somebody pasted."""

    text: str


class Pastes:
    """Divides input, in whatever pieces it comes, into keys and pasted texts."""

    def __init__(self) -> None:
        self._held = ""  # what may be the beginning of a marker
        self._pasting = False
        self._parts: list[str] = []
        self._room = MOST_KEPT
        self._waits = 0
        self._is_flowing = False  # an unmarked paste goes on with the next piece

    @property
    def is_waiting(self) -> bool:
        """Whether something is held back that only silence decides about."""
        return bool(self._held) or self._pasting

    def feed(self, data: str) -> Iterator[Typed | Pasted]:
        """What has come, as far as it can be told."""
        data, self._held = self._held + data, ""
        self._waits = 0
        while data:
            marker = END if self._pasting else START
            before, found, data = data.partition(marker)
            if not found:
                before = self._hold_back(before, marker)
            if self._pasting:
                self._keep(before)
            else:
                yield from self._judged(before)
            if found and self._pasting:
                yield self._finished()
            self._pasting ^= bool(found)

    def tick(self) -> Iterator[Typed | Pasted]:
        """Nothing came for a while: what was held back was no marker, and no paste is endless."""
        self._is_flowing = False
        self._waits += self._pasting
        if self._waits >= MOST_WAITS:
            self._pasting, self._waits = False, 0
            yield self._finished()
        if self._held and not self._pasting:
            held, self._held = self._held, ""
            yield Typed(held)

    def _hold_back(self, text: str, marker: str) -> str:
        """Keep the end of the text for later when it begins a marker; a lone escape is a key."""
        least = 1 if self._pasting else 2
        for length in range(len(marker) - 1, least - 1, -1):
            if text.endswith(marker[:length]):
                self._held = text[-length:]
                return text[:-length]
        return text

    def _keep(self, text: str) -> None:
        self._parts.append(text[: self._room])
        self._room -= len(self._parts[-1])

    def _finished(self) -> Pasted:
        text = "".join(self._parts)
        self._parts, self._room = [], MOST_KEPT
        return Pasted(text)

    def _judged(self, text: str) -> Iterator[Typed | Pasted]:
        """Unmarked input; what the terminal answers to questions may stand in the middle of it."""
        for part in filter(None, _ANSWER.split(text)):
            self._is_flowing = is_bulk(part) or (self._is_flowing and _is_plain(part))
            yield Pasted(part) if self._is_flowing else Typed(part)


def is_bulk(text: str) -> bool:
    """Whether this came from a paste that the terminal did not mark: long, without any command."""
    if len(text) < MAYBE_PASTED or not _is_plain(text):
        return False
    return len(text) >= SURELY_PASTED or len(set(text)) >= LEAST_KINDS


def _is_plain(text: str) -> bool:
    return all(one.isprintable() or one in "\r\n\t" for one in text)
