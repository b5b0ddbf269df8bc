"""Copying: as far as the terminal allows, never silently, and never more than it takes."""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from secondhop.tui.terminal.clipboard import MOST_ENCODED, UNSURE, can_browse, copy

LONGEST = MOST_ENCODED // 4 * 3
"""Bytes whose base64 form still fits."""
OSC_52 = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")


def decoded(written: list[str]) -> str:
    found = OSC_52.fullmatch("".join(written))
    assert found is not None
    return base64.b64decode(found[1]).decode()


@pytest.fixture
def fake_tmux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tmux that keeps what it is given; a file `old` makes it refuse -w, `dead` everything."""
    program = tmp_path / "bin" / "tmux"
    program.parent.mkdir()
    program.write_text(
        "#!/bin/sh\n"
        f"cd '{tmp_path}'\n"
        "[ -e dead ] && exit 1\n"
        '[ -e old ] && [ "$2" = -w ] && exit 1\n'
        'echo "$@" > arguments\ncat > buffer\n'
    )
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    return tmp_path


def test_outside_of_everything_the_terminal_is_asked() -> None:
    written: list[str] = []
    tried = copy("Zoë\nline two", written.append, {"TERM": "xterm-256color"})
    assert decoded(written) == "Zoë\nline two"
    assert tried == f"sent to the terminal (OSC 52); {UNSURE}"


def test_in_tmux_its_buffer_is_used_and_nothing_is_written(fake_tmux: Path) -> None:
    written: list[str] = []
    tried = copy("Zoë\n", written.append, {"TMUX": "/tmp/socket,1,0", "TERM": "screen"})
    assert (fake_tmux / "arguments").read_text() == "load-buffer -w -\n"
    assert (fake_tmux / "buffer").read_bytes() == "Zoë\n".encode()
    assert written == []
    assert "tmux buffer and sent on" in tried


def test_an_old_tmux_keeps_it_to_itself_and_that_is_said(fake_tmux: Path) -> None:
    (fake_tmux / "old").touch()
    tried = copy("text", lambda _: None, {"TMUX": "/tmp/socket,1,0"})
    assert (fake_tmux / "buffer").read_text() == "text"
    assert "tmux buffer only" in tried


def test_a_tmux_that_does_not_answer_leaves_the_terminal(fake_tmux: Path) -> None:
    (fake_tmux / "dead").touch()
    written: list[str] = []
    assert "OSC 52" in copy("text", written.append, {"TMUX": "/tmp/socket,1,0"})
    assert decoded(written) == "text"


def test_screen_passes_on_what_is_wrapped_in_short_pieces() -> None:
    written: list[str] = []
    tried = copy("x" * 5000, written.append, {"STY": "123.pts", "TERM": "screen"})
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", "".join(written), re.DOTALL)
    assert "".join(f"\x1bP{piece}\x1b\\" for piece in pieces) == "".join(written)
    assert max(map(len, pieces)) <= 768
    assert decoded(pieces) == "x" * 5000
    assert "through screen" in tried


@pytest.mark.parametrize(("length", "fits"), [(LONGEST, True), (LONGEST + 1, False)])
def test_what_no_terminal_takes_is_not_sent(length: int, fits: bool) -> None:
    written: list[str] = []
    tried = copy("x" * length, written.append, {"TERM": "xterm"})
    assert bool(written) == fits
    assert ("too long" in tried) != fits


def test_the_console_has_no_clipboard_and_that_is_said() -> None:
    written: list[str] = []
    assert "not copied" in copy("text", written.append, {"TERM": "linux"})
    assert written == []


def test_half_a_character_does_not_end_it() -> None:
    written: list[str] = []
    copy("half \ud83d", written.append, {"TERM": "xterm"})
    assert decoded(written) == "half ?"


@pytest.mark.parametrize(
    ("environment", "can"),
    [
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({}, False),
        ({"DISPLAY": ":10", "SSH_CONNECTION": "192.0.2.1 5 192.0.2.2 22"}, False),
        ({"DISPLAY": ":10", "SSH_TTY": "/dev/pts/1"}, False),
    ],
)
def test_a_browser_is_only_opened_where_it_is_seen(environment: dict[str, str], can: bool) -> None:
    assert can_browse(environment) == can


@pytest.fixture
def real_tmux(tmp_path: Path) -> Iterator[str]:
    """The socket of a tmux server of our own."""
    if not shutil.which("tmux"):
        pytest.skip("needs tmux")
    socket = str(tmp_path / "socket")
    base = ["tmux", "-S", socket, "-f", os.devnull]
    subprocess.run([*base, "new-session", "-d", "sleep 60"], check=True)
    yield socket
    subprocess.run([*base, "kill-server"], check=False)


def test_the_real_tmux_has_it_in_its_buffer(real_tmux: str) -> None:
    text = "Zoë\n" + "long " * 20_000
    tried = copy(text, lambda _: None, {"TMUX": f"{real_tmux},1,0"})
    shown = subprocess.run(
        ["tmux", "-S", real_tmux, "show-buffer"], capture_output=True, check=True
    )
    assert "tmux buffer" in tried
    assert shown.stdout.decode() == text
