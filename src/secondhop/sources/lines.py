"""From bytes to physical lines of text, with the place of the first byte that is wrong."""

from __future__ import annotations

import codecs
import io
import re
from collections import deque
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from secondhop.sources.errors import SourceError

_LONE_RETURN = re.compile(r"(?<=\r)(?!\n)")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Lines:
    """An iterator of lines that remembers those of the row being read and can put some back."""

    def __init__(self, source: Iterator[str]) -> None:
        self._source = source
        self._back: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._source)
        self.taken.append(line)
        return line

    def put_back(self, start: int) -> None:
        """Hand out again, from the next call on, the taken lines from `start`."""
        self._back.extendleft(reversed(self.taken[start:]))
        del self.taken[start:]


def text_lines(stream: BufferedReader[Any], path: str, encoding: str | None) -> Iterator[str]:
    """The lines of a file, line ends included, without a byte order mark."""
    if encoding or stream.peek(2)[:2] in _UTF16:
        text = _decode(stream.read(), encoding or "utf-16", path)
        return iter(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return _utf8_lines(stream, path)


def _utf8_lines(stream: BufferedReader[Any], path: str) -> Iterator[str]:
    for number, raw in enumerate(stream, 1):
        text = _utf8(raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw, number, path)
        cut = text.find("\r")
        if cut >= 0 and text[cut:] not in ("\r\n", "\r"):
            yield from filter(None, _LONE_RETURN.split(text))
        elif text:
            yield text


def _utf8(raw: bytes, line: int, path: str) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        wrong = f"byte 0x{raw[error.start]:02X}, number {error.start + 1} of the line, is not UTF-8"
        hint = "if an older program saved this file, try --encoding cp1252"
        raise SourceError(path, line, wrong, hint) from None


def _decode(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        wrong = f"byte 0x{data[error.start]:02X} does not exist in {encoding}"
        raise SourceError(path, line, wrong, "try another --encoding") from None
    except (LookupError, UnicodeError, ValueError):
        hint = "for example --encoding cp1252 or --encoding utf-16"
        raise SourceError(path, 0, f"there is no text encoding {encoding!r}", hint) from None
