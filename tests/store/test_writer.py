from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from secondhop.store.home import (
    Home,
    home_in,
    keep_machine,
    known_machine,
    make_private,
    new_machine,
)
from secondhop.store.journal import Journal
from secondhop.store.lines import HEADER, LogLine, encode
from secondhop.store.writer import LogWriter, NotSavedError, keep_in_quarantine, write_once
from tests.worlds import add, open_store, small_world

LINE = encode(LogLine(t="1795400000000.0000.m1.0a0b0c", set={"p:a": {"stage": "new"}}))
OTHER = encode(LogLine(t="1795400001000.0000.m1.0a0b0c", set={"p:b": {"stage": "new"}}))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return home_in(tmp_path / "home")


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def written(home: Home, *lines: bytes) -> Path:
    """One line after another by a program that ends then."""
    writer = LogWriter(home, "m1")
    for line in lines:
        writer.append(line)
    assert writer.path is not None
    writer.close()
    return writer.path


def quarantined(home: Home) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(home.quarantine.glob("*")))


def test_a_line_is_appended_after_the_header(home: Home) -> None:
    assert written(home, LINE, OTHER) == home.log / "m1.0.jsonl"
    assert (home.log / "m1.0.jsonl").read_bytes() == HEADER + LINE + OTHER
    assert written(home, LINE).read_bytes() == HEADER + LINE + OTHER + LINE


def test_nothing_is_written_before_the_first_line(home: Home) -> None:
    LogWriter(home, "m1").close()
    assert not home.data.exists()


@pytest.mark.usefixtures("open_umask")
def test_everything_is_private_whatever_the_umask(tmp_path: Path) -> None:
    store = small_world(tmp_path)
    store.apply(add("Gus")[1])
    keep_in_quarantine(store.home.quarantine, "odd.rows", b"x")
    store.close()
    everything = list((tmp_path / "home").rglob("*"))
    assert any(path.suffix == ".lock" for path in everything)
    for path in (tmp_path / "home", *everything):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path


def test_programs_of_one_machine_write_files_of_their_own(home: Home) -> None:
    writers = [LogWriter(home, "m1") for _ in range(3)]
    for writer in writers:
        writer.append(LINE)
    assert [writer.path and writer.path.name for writer in writers] == [
        "m1.0.jsonl",
        "m1.1.jsonl",
        "m1.2.jsonl",
    ]
    writers[1].close()
    assert written(home, LINE).name == "m1.1.jsonl"
    for writer in writers:
        writer.close()


@pytest.mark.parametrize("error", [OSError(37, "No locks available"), OSError(95, "Not supported")])
def test_without_locks_the_name_is_random(
    home: Home, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def refuse(file: int, operation: int) -> None:
        raise error

    monkeypatch.setattr("fcntl.flock", refuse)
    names = {written(home, LINE).name for _ in range(3)}
    assert len(names) == 3
    assert all(name.startswith("m1.r") for name in names)


@pytest.mark.parametrize("cut", range(1, len(LINE)))
def test_a_torn_end_of_our_own_is_cut_and_kept(home: Home, cut: int) -> None:
    path = written(home, LINE)
    path.write_bytes(HEADER + LINE + OTHER[:-1][:-cut])
    written(home, OTHER)
    torn = OTHER[:-1][:-cut]
    assert path.read_bytes() == HEADER + LINE + OTHER
    assert quarantined(home) == (torn + b"\n" if torn else b"")
    assert Journal(home.log).read_new() != []


def test_a_whole_line_without_its_end_gets_it(home: Home) -> None:
    path = written(home, LINE)
    path.write_bytes(HEADER + LINE[:-1])
    written(home, OTHER)
    assert path.read_bytes() == HEADER + LINE + OTHER
    assert quarantined(home) == b""


@pytest.mark.parametrize("size", [1 << 12, 1 << 16, (1 << 16) + 1, (1 << 20) + 7, 5 << 20])
def test_a_torn_end_of_any_length_loses_no_later_line(home: Home, size: int) -> None:
    path = written(home, LINE)
    torn = b'{"set":{"p:a":{"x":"' + b"y" * size
    path.write_bytes(HEADER + LINE + torn)
    written(home, OTHER)
    assert path.read_bytes() == HEADER + LINE + OTHER
    assert quarantined(home) == torn + b"\n"


def test_a_torn_header_is_written_again(home: Home) -> None:
    make_private(home.log)
    (home.log / "m1.0.jsonl").write_bytes(HEADER[:7])
    written(home, LINE)
    assert (home.log / "m1.0.jsonl").read_bytes() == HEADER + LINE


def test_files_of_others_are_never_cut(home: Home) -> None:
    make_private(home.log)
    torn = HEADER + LINE + OTHER[:20]
    (home.log / "m2.0.jsonl").write_bytes(torn)
    (home.log / "m1.7.jsonl").write_bytes(torn)
    written(home, LINE)
    assert (home.log / "m2.0.jsonl").read_bytes() == torn
    assert (home.log / "m1.7.jsonl").read_bytes() == torn


def test_a_home_that_is_no_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(NotSavedError, match="could not write"):
        LogWriter(home_in(tmp_path), "m1").append(LINE)


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    write_once(tmp_path / "new" / "x.jsonl", b"all of it")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["x.jsonl"]
    assert (tmp_path / "new" / "x.jsonl").read_bytes() == b"all of it"


def test_a_machine_keeps_its_name(home: Home) -> None:
    name = keep_machine(home, new_machine())
    assert keep_machine(home, new_machine()) == known_machine(home) == name
    assert [path.name for path in home.state.iterdir()] == ["machine-id"]


@pytest.mark.parametrize("odd", ["", "Laptop", "my-laptop", "é", "m" * 17, "a b", "m1\nm2"])
def test_a_machine_name_that_no_stamp_could_carry_is_not_used(home: Home, odd: str) -> None:
    make_private(home.state)
    (home.state / "machine-id").write_text(odd, "utf-8")
    store = open_store(home.data.parent)
    person, change = add("Gus")
    store.apply(change)
    store.close()
    assert open_store(home.data.parent).fields.of(f"p:{person}")["name"] == "Gus"
