"""From bytes to physical lines of text, with the place of the first byte that is wrong."""

from __future__ import annotations

import codecs
import io
import re
from collections import deque
from collections.abc import Iterator
from functools import partial
from io import BufferedReader
from typing import Any

from secondhop.sources.errors import SourceError

LONGEST = 1 << 20
"""Characters of one record; what is longer is no data, and is not collected any further."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NOT_UTF8 = re.compile("[\udc80-\udcff]")  # what surrogateescape makes of wrong bytes


class RecordTooLongError(Exception):
    """More than LONGEST characters were taken for one record."""


class Lines:
    """An iterator of lines that remembers those of the row being read and can put some back."""

    def __init__(self, source: Iterator[str]) -> None:
        self._source = source
        self._back: deque[str] = deque()
        self._size = 0  # of the taken lines, in characters
        self.taken: list[str] = []

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._source)
        self._size = len(line) + (self._size if self.taken else 0)
        self.taken.append(line)
        if self._size > LONGEST and len(self.taken) > 1:
            raise RecordTooLongError
        return line

    def put_back(self, start: int) -> None:
        """Hand out again, from the next call on, the taken lines from `start`."""
        self._back.extendleft(reversed(self.taken[start:]))
        del self.taken[start:]


def text_lines(stream: BufferedReader[Any], path: str, encoding: str | None) -> Iterator[str]:
    """The lines of a file, line ends included, without a byte order mark.

    Of a line longer than a record may be, only the beginning is kept.
    """
    if not encoding and stream.peek(2)[:2] in _UTF16:
        encoding = "utf-16"
    return _decoded(stream, encoding, path) if encoding else _utf8(stream, path)


def _utf8(stream: BufferedReader[Any], path: str) -> Iterator[str]:
    text = io.TextIOWrapper(stream, "utf-8-sig", "surrogateescape", newline="")
    for number, line in enumerate(_whole_lines(text), 1):
        if not line.isascii() and (found := _NOT_UTF8.search(line)):
            place = len(line[: found.start()].encode(errors="surrogateescape")) + 1
            byte = ord(found[0]) & 0xFF
            wrong = f"byte 0x{byte:02X}, number {place} of the line, is not UTF-8"
            hint = "if an older program saved this file, try --encoding cp1252"
            raise SourceError(path, number, wrong, hint)
        yield line


def _decoded(stream: BufferedReader[Any], encoding: str, path: str) -> Iterator[str]:
    number = 0
    try:
        for line in _whole_lines(io.TextIOWrapper(stream, encoding, newline="")):
            yield line if number else line.removeprefix("\ufeff")
            number += 1
    except UnicodeDecodeError as error:
        # All lines that were whole before this piece of the file have been given out.
        line_number = number + error.object.count(b"\n", 0, error.start) + 1
        wrong = f"byte 0x{error.object[error.start]:02X} does not exist in {encoding}"
        raise SourceError(path, line_number, wrong, "try another --encoding") from None
    except (LookupError, UnicodeError, ValueError):
        hint = "for example --encoding cp1252 or --encoding utf-16"
        raise SourceError(path, 0, f"there is no text encoding {encoding!r}", hint) from None


def _whole_lines(text: io.TextIOWrapper) -> Iterator[str]:
    for line in iter(partial(text.readline, LONGEST + 1), ""):
        yield line if len(line) <= LONGEST else line + _rest(text, line)


def _rest(text: io.TextIOWrapper, line: str) -> str:
    """Reads on to the end of a line; of what is left out, a quote that is open stays."""
    quotes = 0
    while line and line[-1] not in "\r\n":
        line = text.readline(LONGEST)
        quotes += line.count('"')
    return '"\n' if quotes % 2 else "\n"
