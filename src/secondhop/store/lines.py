"""One line of the log: one transaction, with its stamp and its checksum."""

from __future__ import annotations

import re
import zlib
from typing import Any

import msgspec

from secondhop.model.change import Value
from secondhop.store.stamp import ZERO, Stamp, is_stamp

SCHEMA = 1
HEADER = b'{"secondhop":1}\n'
_CHECKSUM = re.compile(rb',"ck":"([0-9a-f]{8})"\}$')


class LogLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """One transaction as it stands in the file. Keys that we do not know stay there untouched."""

    t: Stamp = ZERO
    do: str = ""
    set: dict[str, dict[str, Value]] = {}
    about: tuple[str, ...] = ()
    say: str = ""
    undo: Stamp = ZERO
    redo: Stamp = ZERO
    ck: str = ""


class LineError(ValueError):
    """A line that cannot be believed; the message says why and what can be done."""


UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What decoding raises for bytes that are not what they should be."""


class NewerError(LineError):
    """The file has a schema that only a newer version knows."""


_decoder = msgspec.json.Decoder(LogLine)
_encoder = msgspec.json.Encoder()


def encode(line: LogLine) -> bytes:
    """The line with its checksum and its end."""
    body = _encoder.encode(line)
    return body[:-1] + b',"ck":"%08x"}\n' % zlib.crc32(body)


def decode(raw: bytes) -> LogLine | None:
    """The transaction in a line without its end; None for blank, comment and schema lines.

    A line without checksum was written by hand and counts; a wrong one does not.
    """
    text = raw.strip().removeprefix(b"\xef\xbb\xbf")
    if not text or text.startswith(b"#"):
        return None
    if text.startswith(b'{"secondhop"'):
        _check_schema(text)
        return None
    _check_sum(text)
    try:
        line = _decoder.decode(text)
    except UNREADABLE as error:
        raise LineError(f"not a line of this log: {error}") from None
    if line.t and not is_stamp(line.t):
        raise LineError("its time stamp `t` is not believable")
    return line


def _check_sum(text: bytes) -> None:
    found = _CHECKSUM.search(text)
    if found is None:
        if b'"ck":' in text:
            raise LineError("its checksum is out of place; delete the ck field to accept the line")
        return
    if int(found[1], 16) != zlib.crc32(text[: found.start()] + b"}"):
        raise LineError("damaged or edited by hand; delete the ck field to accept the line")


def _check_schema(text: bytes) -> None:
    try:
        header: Any = msgspec.json.decode(text)
    except UNREADABLE:
        raise LineError("its first line is damaged") from None
    if not isinstance(header.get("secondhop"), int) or header["secondhop"] > SCHEMA:
        raise NewerError("written by a newer secondhop; upgrade this one to read it")
