"""Whatever happens to a file, a reader ends in a batch or in a SourceError."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secondhop.sources import Candidate, SourceError, discover, read
from tests.sources.samples import ME, VALID, archive, message_row, messages, save, url

SPLICES = st.sampled_from(
    [
        b'"',
        b'""',
        b",",
        b";",
        b"\n",
        b"\r",
        b"\0",
        b"\xff",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"\t",
        b"%",
    ]
)
EDITS = st.lists(
    st.tuples(st.integers(0, 5000), st.integers(0, 40), SPLICES | st.binary(max_size=4)),
    min_size=1,
    max_size=6,
)
MESSAGES = messages(
    13,
    message_row(13, True, text="a\nb"),
    message_row(13, to_urls=f"{ME},{url('bob')}", thread="g"),
    message_row(13, sender="Mira Moss", sender_url=ME, to="Ana Silva", to_urls=url("ana-silva")),
)
FAST = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def mutated(data: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    for at, length, splice in edits:
        at %= len(data) + 1
        data = data[:at] + splice + data[at + length :]
    return data


def check(path: Path) -> None:
    with contextlib.suppress(SourceError):
        for candidate in discover(path):
            batch = read(candidate)
            assert batch.people
            ends = [end for tie in batch.ties for end in (tie.a, tie.b) if end >= 0]
            ends += [touch.person for touch in batch.touches]
            assert all(end < len(batch.people) for end in ends)
            assert all(report.kept <= report.rows for report in batch.files)
            assert "\0" not in "".join(person.name for person in batch.people)


@FAST
@given(EDITS)
def test_contact_lists(edits: list[tuple[int, int, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        check(save(Path(name), mutated(VALID.encode(), edits)))


@FAST
@given(EDITS)
def test_messages(edits: list[tuple[int, int, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        check(save(Path(name), mutated(MESSAGES.encode(), edits), "messages.csv"))


@FAST
@given(EDITS)
def test_archives(edits: list[tuple[int, int, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = archive(Path(name), {"Connections.csv": VALID, "messages.csv": MESSAGES})
        path.write_bytes(mutated(path.read_bytes(), edits))
        check(path)


@FAST
@given(EDITS, st.sampled_from(["utf-16", "cp1252", "latin-1", "utf-8", "shift-jis"]))
def test_stated_encodings(edits: list[tuple[int, int, bytes]], encoding: str) -> None:
    with tempfile.TemporaryDirectory() as name, contextlib.suppress(SourceError):
        path = save(Path(name), mutated(VALID.encode(), edits))
        read(Candidate(path), encoding=encoding)
