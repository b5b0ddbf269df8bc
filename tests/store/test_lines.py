from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.store.lines import HEADER, LineError, LogLine, decode, encode

TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
VALUES = st.one_of(
    TEXT,
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    st.none(),
)
LINES = st.builds(
    LogLine,
    t=st.just("1795400000000.0000.m1.0a0b0c"),
    do=TEXT,
    set=st.dictionaries(TEXT, st.dictionaries(TEXT, VALUES, max_size=4), max_size=4),
    about=st.lists(TEXT, max_size=3).map(tuple),
    say=TEXT,
    undo=TEXT,
    redo=TEXT,
)
LINE = LogLine(t="1795400000000.0000.m1.0a0b0c", do="tag", set={"p:a": {"tag:x": True}})


def without_checksum(line: LogLine) -> LogLine:
    return LogLine(line.t, line.do, line.set, line.about, line.say, line.undo, line.redo)


@given(LINES)
def test_a_line_comes_back_as_it_was(line: LogLine) -> None:
    raw = encode(line)
    assert raw.endswith(b"\n")
    assert b"\n" not in raw[:-1]
    found = decode(raw[:-1])
    assert found is not None
    assert without_checksum(found) == line


def test_a_line_is_plain_json() -> None:
    assert json.loads(encode(LINE)) == {
        "t": "1795400000000.0000.m1.0a0b0c",
        "do": "tag",
        "set": {"p:a": {"tag:x": True}},
        "ck": encode(LINE)[-11:-3].decode(),
    }


@given(LINES, st.data())
def test_a_flipped_bit_is_found_or_harmless(line: LogLine, data: st.DataObject) -> None:
    raw = bytearray(encode(line)[:-1])
    place = data.draw(st.integers(0, len(raw) - 1))
    raw[place] ^= 1 << data.draw(st.integers(0, 7))
    try:
        found = decode(bytes(raw))
    except LineError:
        return
    assert found is not None
    assert without_checksum(found) == line


def test_a_line_by_hand_needs_no_checksum() -> None:
    raw = b'  {"set": {"p:a": {"stage": "asked"}}, "why": "unknown keys are kept"} \r'
    assert decode(raw) == LogLine(set={"p:a": {"stage": "asked"}})


def test_a_line_edited_by_hand_says_what_to_do() -> None:
    raw = encode(LINE).replace(b"tag:x", b"tag:y")
    with pytest.raises(LineError, match=r"edited by hand; delete the ck field to accept"):
        decode(raw[:-1])
    accepted = decode(raw[:-1].partition(b',"ck"')[0] + b"}")
    assert accepted is not None
    assert accepted.set == {"p:a": {"tag:y": True}}


def test_a_checksum_elsewhere_is_refused() -> None:
    with pytest.raises(LineError, match="out of place"):
        decode(b'{"ck":"00000000","set":{}}')


@pytest.mark.parametrize("raw", [b"", b"  ", b"\xef\xbb\xbf", b"# a comment", b"\xef\xbb\xbf# x"])
def test_blank_lines_and_comments_say_nothing(raw: bytes) -> None:
    assert decode(raw) is None


def test_the_header_says_nothing() -> None:
    assert decode(HEADER.strip()) is None
    assert decode(b"\xef\xbb\xbf" + HEADER) is None


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b'{"secondhop":2}', "newer secondhop"),
        (b'{"secondhop":"1"}', "newer secondhop"),
        (b'{"secondhop":[]}', "newer secondhop"),
        (b'{"secondhop":1', "damaged"),
        (b'{"secondhop":' + b"[" * 100_000, "damaged"),
    ],
)
def test_a_header_of_another_version_is_told(raw: bytes, words: str) -> None:
    with pytest.raises(LineError, match=words):
        decode(raw)


@pytest.mark.parametrize(
    "raw",
    [
        b"null",
        b"[]",
        b'"text"',
        b"17",
        b"<<<<<<< HEAD",
        b"=======",
        b">>>>>>> theirs",
        b"{",
        b"{}}",
        b'{"set":[]}',
        b'{"set":{"p:a":"x"}}',
        b'{"set":{"p:a":{"x":[1]}}}',
        b'{"set":{"p:a":{"x":NaN}}}',
        b'{"set":{"p:a":{"x":Infinity}}}',
        b'{"set":{"p:a":{"x":' + b"9" * 5000 + b"}}}",
        b'{"set":{"p:a":{"x":"\xff"}}}',
        b'{"set":{"p:a":{"x":"\\ud800"}}}',
        b'{"set":{"p:a":{"x":"\x00"}}}',
        b"\x00" * 40,
        b'{"t":7}',
        b'{"t":"yesterday"}',
        b'{"t":"3976214400000.0000.m1.000000","set":{}}',
        b'{"about":"ana"}',
        b"[" * 100_000,
        b'{"later":' + b"[" * 100_000,
        b'{"later":' + b'{"a":' * 100_000,
        b'{"set":{"p:a":{"x":1}},"set":{"p:a":{"x":',
    ],
    ids=lambda raw: repr(raw[:24]),
)
def test_what_is_no_line_is_an_error_never_a_crash(raw: bytes) -> None:
    with pytest.raises(LineError):
        decode(raw)


def test_a_key_twice_counts_as_the_last_one() -> None:
    found = decode(b'{"set":{"p:a":{"stage":"new","stage":"asked"}}}')
    assert found is not None
    assert found.set == {"p:a": {"stage": "asked"}}


@given(st.binary(max_size=80))
def test_any_bytes_are_a_line_nothing_or_an_error(raw: bytes) -> None:
    for start in (b"", b'{"secondhop":', b'{"set":{"p:a":'):
        try:
            found = decode(start + raw)
        except LineError as error:
            assert str(error)
        else:
            assert found is None or isinstance(found, LogLine)
