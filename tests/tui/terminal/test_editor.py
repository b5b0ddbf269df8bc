"""The user's editor: which one, on what kind of file, and what counts as written."""

from __future__ import annotations

import os
import shlex
import stat
from pathlib import Path

import pytest

from secondhop.tui.terminal.editor import edit, editor_command

HERE = {"EDITOR": "anything", "PATH": "/usr/bin:/bin"}


def writing(text: str) -> object:
    """An editor that leaves this text in the file."""

    def run(argv: list[str]) -> int:
        Path(argv[-1]).write_text(text, encoding="utf-8")
        return 0

    return run


def test_what_is_written_comes_back_with_its_lines(tmp_path: Path) -> None:
    written = edit("", tmp_path, HERE, writing("one\n\n  two\n"))  # type: ignore[arg-type]
    assert (written.text, written.reason) == ("one\n\n  two", "")


def test_the_file_is_private_and_gone_afterwards(tmp_path: Path) -> None:
    seen: list[int] = []

    def run(argv: list[str]) -> int:
        path = Path(argv[-1])
        seen.extend(stat.S_IMODE(one.stat().st_mode) for one in (path, path.parent))
        (path.parent / ".note.txt.swp").touch()
        assert path.read_text() == "before\n"
        return 0

    before = os.umask(0)
    try:
        edit("before", tmp_path / "state", HERE, run)
    finally:
        os.umask(before)
    assert seen == [0o600, 0o700]
    assert list((tmp_path / "state").iterdir()) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("before\n", "nothing was changed"),
        ("  before  ", "nothing was changed"),
        ("", "nothing was written, so nothing was taken"),
        (" \n\n", "nothing was written, so nothing was taken"),
    ],
)
def test_what_says_nothing_new_is_not_taken(tmp_path: Path, text: str, reason: str) -> None:
    written = edit("before", tmp_path, HERE, writing(text))  # type: ignore[arg-type]
    assert (written.text, written.reason) == ("", reason)


def test_an_editor_that_fails_brings_nothing(tmp_path: Path) -> None:
    def run(argv: list[str]) -> int:
        Path(argv[-1]).write_text("half a sente")
        return 3

    written = edit("", tmp_path, HERE, run)
    assert (written.text, written.reason) == ("", "the editor ended with 3; nothing was taken")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("error", [FileNotFoundError(2, "No such file or directory"), OSError()])
def test_an_editor_that_does_not_start_is_told(tmp_path: Path, error: OSError) -> None:
    def run(argv: list[str]) -> int:
        raise error

    assert edit("", tmp_path, HERE, run).reason.startswith("no editor could be opened")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_the_editor_took_away_is_told(tmp_path: Path) -> None:
    def run(argv: list[str]) -> int:
        Path(argv[-1]).unlink()
        return 0

    assert "No such file" in edit("", tmp_path, HERE, run).reason


def test_bytes_that_are_no_text_do_not_end_it(tmp_path: Path) -> None:
    def run(argv: list[str]) -> int:
        Path(argv[-1]).write_bytes(b"\xef\xbb\xbfcaf\xe9")
        return 0

    assert edit("", tmp_path, HERE, run).text == "caf\ufffd"


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({"VISUAL": "code --wait", "EDITOR": "ed"}, ["code", "--wait"]),
        ({"VISUAL": "", "EDITOR": "'my editor' -x"}, ["my editor", "-x"]),
        ({"VISUAL": "  ", "EDITOR": "ed"}, ["ed"]),
    ],
)
def test_the_users_wish_counts(environment: dict[str, str], command: list[str]) -> None:
    assert editor_command(environment) == command


def test_without_a_wish_it_is_what_is_there(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="neither vi nor nano"):
        editor_command({"PATH": str(tmp_path)})
    (tmp_path / "nano").touch(mode=0o700)
    assert editor_command({"PATH": str(tmp_path)}) == ["nano"]
    (tmp_path / "vi").touch(mode=0o700)
    assert editor_command({"PATH": str(tmp_path)}) == ["vi"]


def test_a_wish_that_makes_no_sense_is_told(tmp_path: Path) -> None:
    assert "set EDITOR" in edit("", tmp_path, {"EDITOR": "'unclosed"}).reason


def test_a_real_program_is_run(tmp_path: Path) -> None:
    script = tmp_path / "an editor"
    script.write_text('#!/bin/sh\nprintf "%s" "$1" >> "$2"\n')
    script.chmod(0o700)
    wish = f"{shlex.quote(str(script))} ' and more'"
    assert edit("a", tmp_path / "state", {"EDITOR": wish}).text == "a\n and more"
