"""How a session is interrupted, left, and ended by others, in a real terminal."""

from __future__ import annotations

import base64
import os
import re
import shutil
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from tests.journeys.sessions import (
    ENTER,
    LEAVE,
    LOOKS_LIKE_HOME,
    MAIN,
    hang_up,
    is_gone,
    left_behind,
    notes,
    session,
)
from tests.journeys.terminal import Terminal, environment

# -- the end that others decide on ----------------------------------------------------------------


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_restores_the_terminal_and_says_so(
    place: dict[str, str], number: signal.Signals
) -> None:
    with session(place) as terminal:
        before = termios.tcgetattr(terminal._file)[3] & termios.ECHO
        os.kill(terminal.pid, number)
        assert terminal.exit_code() == 128 + number
        last = terminal.written.rpartition(LEAVE)[2]
        assert f"ended by {number.name}".encode() in last
        assert not before
        assert termios.tcgetattr(terminal._file)[3] & termios.ECHO
    assert left_behind(place) == []


def test_a_dropped_line_ends_it(place: dict[str, str]) -> None:
    with session(place) as terminal:
        assert hang_up(terminal) == 129
    assert left_behind(place) == []


def test_a_dropped_line_ends_it_though_its_parent_ignores_hang_ups(place: dict[str, str]) -> None:
    with session(place, f"import signal; signal.signal(1, signal.SIG_IGN); {MAIN}") as terminal:
        assert hang_up(terminal) == 129


def test_a_stalled_line_does_not_keep_it(place: dict[str, str]) -> None:
    """Nobody reads, so that the program cannot even say goodbye."""
    with session({**place, "SECONDHOP_DIFFER": "0"}) as terminal:
        for _ in range(150):
            os.write(terminal._file, b"123")
            time.sleep(0.01)
        os.kill(terminal.pid, signal.SIGTERM)
        ends = time.monotonic() + 10
        while not is_gone(terminal.pid) and time.monotonic() < ends:
            time.sleep(0.05)
        assert is_gone(terminal.pid)
        assert terminal.exit_code() == 143
        assert termios.tcgetattr(terminal._file)[3] & termios.ECHO
    assert left_behind(place) == []


def test_a_program_that_hangs_is_ended_and_gives_the_terminal_back(place: dict[str, str]) -> None:
    code = (
        "import time\nfrom secondhop.tui.screens.dashboard import Dashboard\n"
        "Dashboard.do_order = lambda self: time.sleep(60)\n"
    )
    with session(place, code + MAIN) as terminal:
        terminal.press("o", answers=False)
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.exit_code(timeout=10) == 143
        assert LEAVE in terminal.written
        assert termios.tcgetattr(terminal._file)[3] & termios.ECHO


def test_the_demo_leaves_no_scratch_folder_however_early_it_ends(place: dict[str, str]) -> None:
    argv = [sys.executable, "-m", "secondhop", "demo"]
    for moment in ("making the demo", LOOKS_LIKE_HOME):
        with Terminal(argv, 80, 24, place) as terminal:
            terminal.until(moment)
            assert hang_up(terminal) in (129, -1)
        assert left_behind(place) == []


# -- stopping and coming back ---------------------------------------------------------------------


@pytest.mark.skipif(not shutil.which("bash"), reason="needs a shell that controls jobs")
def test_ctrl_z_stops_it_and_fg_brings_it_back_whole(place: dict[str, str]) -> None:
    with Terminal(["bash", "--norc", "-i"], 80, 24, place) as terminal:
        terminal.until("shell>")
        terminal.press(f"{sys.executable} -m secondhop\r")
        terminal.until(LOOKS_LIKE_HOME)
        terminal.read()
        terminal.press("j")
        before = terminal.text
        for _ in range(2):
            terminal.screen.reset()
            terminal.press("\x1a")
            terminal.until("Stopped")
            terminal.press("echo a''way\r")
            terminal.until("away")
            terminal.press("fg\r")
            terminal.until(LOOKS_LIKE_HOME)
            terminal.read()
            assert terminal.text == before
        terminal.press("j")
        assert terminal.text != before
        terminal.press("q")
        terminal.press("stty -a\r")
        terminal.until(" echo ")
        terminal.press("exit\r", answers=False)
        assert terminal.exit_code() == 0


@pytest.mark.skipif(not shutil.which("bash"), reason="needs a shell that controls jobs")
def test_in_the_background_it_waits_for_the_terminal(place: dict[str, str]) -> None:
    with Terminal(["bash", "--norc", "-i"], 80, 24, place) as terminal:
        terminal.until("shell>")
        terminal.press(f"{sys.executable} -m secondhop\r")
        terminal.until(LOOKS_LIKE_HOME)
        terminal.read()
        before = terminal.text
        terminal.press("\x1a")
        terminal.until("Stopped")
        terminal.press("bg\r")
        terminal.press("echo a''way\r")
        terminal.until("away")
        terminal.press("fg\r")
        terminal.until(LOOKS_LIKE_HOME)
        terminal.read()
        assert terminal.text == before


def test_stopped_from_outside_it_comes_back_whole(place: dict[str, str]) -> None:
    with session(place) as terminal:
        before = terminal.text
        os.kill(terminal.pid, signal.SIGSTOP)
        terminal.screen.reset()
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.until(LOOKS_LIKE_HOME)
        terminal.read()
        assert terminal.text == before
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert termios.tcgetattr(terminal._file)[3] & termios.ECHO


def test_ctrl_z_is_refused_where_nobody_could_bring_it_back(place: dict[str, str]) -> None:
    with session(place) as terminal:
        terminal.press("\x1a")
        terminal.until("No shell waits behind this terminal")
        terminal.press("q")
        assert terminal.exit_code() == 0


# -- notes in an editor ---------------------------------------------------------------------------


@pytest.fixture
def editor(tmp_path: Path, place: dict[str, str]) -> Path:
    """An editor that tells what it was given, and writes what the test wants."""
    script = tmp_path / "editor.sh"
    script.write_text(
        '#!/bin/sh\nls -ld "$(dirname "$2")" "$2" > "$1"\ncat "$2" >> "$1"\n'
        'printf "first line\\nsecond line\\n" >> "$2"\n'
    )
    script.chmod(0o700)
    place["EDITOR"] = f"'{script}' '{tmp_path / 'seen'}'"
    return tmp_path / "seen"


def test_a_note_is_written_in_the_editor(place: dict[str, str], editor: Path) -> None:
    with session(place) as terminal:
        terminal.press("n")
        terminal.press("begun")
        terminal.press("\x0f")
        terminal.until("Noted about")
        terminal.press("\x0f")
        terminal.until("Changed the note about")
        assert ENTER in terminal.written.rpartition(LEAVE)[2]
        terminal.press("q")
        assert terminal.exit_code() == 0
    seen = editor.read_text().splitlines()
    assert seen[0].startswith("drwx------")
    assert seen[1].startswith("-rw-------")
    assert seen[2:] == ["begun", "first line", "second line"]
    assert "begun\nfirst line\nsecond line\nfirst line\nsecond line" in notes(place)
    assert left_behind(place) == []


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("false", "The editor ended with 1; nothing was taken"),
        ("true", "Nothing was changed"),
        ("no-such-editor", "No editor could be opened"),
        ("'unclosed", "No editor could be opened"),
    ],
)
def test_what_was_typed_survives_an_editor_that_brings_nothing(
    place: dict[str, str], program: str, told: str
) -> None:
    with session({**place, "EDITOR": program}) as terminal:
        terminal.press("n")
        terminal.press("kept words")
        terminal.press("\x0f")
        terminal.until(told)
        terminal.press("\r")
        terminal.until("Noted about")
    assert "kept words" in notes(place)
    assert left_behind(place) == []


def test_a_dropped_line_ends_the_editor_as_well(place: dict[str, str], tmp_path: Path) -> None:
    script = tmp_path / "deaf.sh"
    script.write_text("#!/bin/sh\ntrap '' HUP\necho $$ > \"$0.pid\"\necho open\nsleep 60\n")
    script.chmod(0o700)
    with session({**place, "EDITOR": str(script)}) as terminal:
        terminal.press("n\x0f")
        terminal.until("open")
        assert left_behind(place) != []
        assert hang_up(terminal) == 129
    assert is_gone(int(Path(f"{script}.pid").read_text()))
    assert left_behind(place) == []


# -- much at once ---------------------------------------------------------------------------------


def paste(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~"


def type_all(terminal: Terminal, text: str) -> None:
    """Type more than a terminal takes at once, reading along."""
    data = text.encode()
    os.set_blocking(terminal._file, False)
    while data:
        try:
            data = data[os.write(terminal._file, data) :]
        except BlockingIOError:
            terminal.read(quiet=0.01, most=0.1)
    os.set_blocking(terminal._file, True)


@pytest.mark.parametrize("key", ["/", "n", "f", ":"])
def test_a_pasted_megabyte_is_taken_in_part_and_said_so(place: dict[str, str], key: str) -> None:
    with session(place) as terminal:
        terminal.press(key)
        type_all(terminal, paste("zebra " * 175_000))
        terminal.until("only the first 2,000 characters were taken")
        terminal.press("\x1b")
        terminal.press("3")
        terminal.until("OVERDUE")


def test_sequences_in_a_paste_are_no_keys(place: dict[str, str]) -> None:
    with session(place) as terminal:
        terminal.press("n")
        terminal.press(paste("one\x1b[31mtwo\x1b]0;title\x07\rthree\n\x1b[Afour\x1bOP" + "x" * 40))
        terminal.press("\r")
        terminal.until("Noted about")
    assert any(text.startswith("onetwo three four") for text in notes(place))


def test_a_paste_that_nobody_takes_is_no_row_of_commands(place: dict[str, str]) -> None:
    with session(place) as terminal:
        terminal.press(paste("dduuqqq\rqq"))
        terminal.until("Pasted text goes into the filter or a prompt")
        assert terminal.exit_code(timeout=0) is None


def test_unmarked_pastes_are_pastes_too(place: dict[str, str]) -> None:
    with session(place) as terminal:
        terminal.press("n")
        type_all(terminal, "a long text, word for word\r" * 1000)
        terminal.until("only the first 2,000 characters were taken")
        terminal.read(quiet=2.0)
        terminal.press("\r")
        terminal.until("Noted about")
        assert any(text.startswith("a long text, word for word a long") for text in notes(place))


@pytest.mark.parametrize("junk", [b"\xff\xfe", b"\x1b[99999999999u", b"\x1b[1;2;3;4;5;6~", b"\x9b"])
def test_bytes_that_mean_nothing_do_not_end_it(place: dict[str, str], junk: bytes) -> None:
    with session(place) as terminal:
        os.write(terminal._file, junk)
        terminal.read()
        terminal.press("3")
        terminal.until("OVERDUE")


# -- copying --------------------------------------------------------------------------------------


def test_y_sends_the_address_and_shows_it_alone_on_a_line(place: dict[str, str]) -> None:
    with session(place) as terminal:
        terminal.press("y")
        terminal.until("Address sent to the terminal (OSC 52); if nothing arrived, select it:")
        address = next(line for line in terminal.text.splitlines() if "linkedin.com" in line)
        assert address.strip().startswith("https://www.linkedin.com/in/")
        sent = b"\x1b]52;c;" + base64.b64encode(address.strip().encode()) + b"\x07"
        assert sent in terminal.written


def test_what_is_long_is_shown_on_a_page_of_its_own(place: dict[str, str], tmp_path: Path) -> None:
    with Terminal(
        [sys.executable, "-c", MAIN], 80, 24, {**place, "SECONDHOP_HOME": str(tmp_path / "new")}
    ) as terminal:
        terminal.until("? help")
        terminal.read()
        terminal.press("s")
        terminal.press("y")
        terminal.until("The text was sent to the terminal (OSC 52)")
        sent = re.findall(rb"\x1b\]52;c;([^\x07]*)\x07", terminal.written)
        first = base64.b64decode(sent[-1]).decode().splitlines()[0]
        lines = [line for line in terminal.text.splitlines() if line and first.startswith(line)]
        assert len(lines) == 1  # from the first column on, with nothing around it


def test_keys_from_a_closed_pipe_are_refused_and_nothing_else(tmp_path: Path) -> None:
    for words in ([], ["demo"]):
        done = subprocess.run(
            [sys.executable, "-m", "secondhop", *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=environment(tmp_path),
            timeout=60,
            check=False,
        )
        assert done.returncode == 2
        assert b"needs a terminal" in done.stderr
