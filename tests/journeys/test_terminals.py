"""The main job on many terminals: which bytes they get, and that it can be done on all of them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.terminal import DASHBOARD, Terminal, environment

TRUECOLOUR = {"COLORTERM": "truecolor"}
COLOURS_16 = {"TERM": "xterm", "COLORTERM": ""}
NO_COLOUR = {"NO_COLOR": "1"}
C = {"LC_ALL": "C"}

SGR = re.compile(rb"\x1b\[([0-9;:]*)m")
WEIGHT = {b"", b"0", b"1", b"2", b"4", b"7", b"22", b"24", b"27"}
"""Parameters that are no colour."""


def parameters(written: bytes) -> set[bytes]:
    """Every number in every sequence that changes how text looks."""
    return {number for found in SGR.findall(written) for number in re.split(rb"[;:]", found)}


def main_job(home: Path, **more: str) -> Terminal:
    """Filter, open a person, go back, mark a follow-up done, undo, help, palette, quit."""
    with Terminal(DASHBOARD, 80, 24, environment(home, **more)) as terminal:
        terminal.until("5904 of 5904")
        terminal.until("? help")
        terminal.press("/")
        terminal.press("data helsing")
        terminal.until("degree:2 data helsing")
        terminal.press("\r")
        terminal.press("\r")
        terminal.until("WAYS IN")
        terminal.press("q")
        terminal.until("BEST WAY IN")
        terminal.press("3")
        terminal.until("OVERDUE")
        terminal.press("d")
        terminal.until("Done: ")
        terminal.press("u")
        terminal.until("Undid done")
        terminal.press("?")
        terminal.until("Keys and words")
        terminal.press("q")
        terminal.until("OVERDUE")
        terminal.press("\x10")
        terminal.until("ACTIONS")
        terminal.press("undo")
        terminal.until("3 actions")
        terminal.press("\x1b")
        terminal.until("OVERDUE")
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert b"\x1b[?1049l" in terminal.written
    return terminal


@pytest.mark.parametrize("locale", [{}, C], ids=["utf-8", "c"])
@pytest.mark.parametrize(
    "colours",
    [TRUECOLOUR, COLOURS_16, NO_COLOUR],
    ids=["truecolour", "16", "none"],
)
def test_the_main_job(demo: Path, locale: dict[str, str], colours: dict[str, str]) -> None:
    terminal = main_job(demo, **locale, **colours)
    assert terminal.written.isascii() == bool(locale)
    seen = parameters(terminal.written)
    if colours is NO_COLOUR:
        assert seen <= WEIGHT, seen - WEIGHT
    else:
        assert seen - WEIGHT, "there are colours where they are welcome"
        assert not seen & {b"38", b"48", b"5"}, "only the sixteen of the user's own palette"


def test_without_colour_the_cursor_and_the_pane_still_stand_out(demo: Path) -> None:
    with Terminal(DASHBOARD, 80, 24, environment(demo, NO_COLOR="1", LC_ALL="C")) as terminal:
        terminal.until("? help")
        terminal.press("j")
        (row,) = [y for y, line in enumerate(terminal.screen.display) if line.startswith(">")]
        cells = terminal.screen.buffer[row]
        assert cells[0].reverse
        assert all(cells[x].reverse and cells[x].bold for x in range(1, len("Jasper")))
        masthead = terminal.screen.buffer[0]
        place = terminal.screen.display[0].index("2 Prospects")
        assert masthead[place].underscore and masthead[place].bold
        assert {cells[x].fg for x in range(80)} == {"default"}


@pytest.mark.parametrize(
    "term",
    [
        "xterm",
        "xterm-256color",
        "screen",
        "screen-256color",
        "tmux-256color",
        "linux",
        "vt100",
        "rxvt-unicode",
        "never-heard-of",
    ],
)
def test_it_starts_and_quits(tmp_path: Path, term: str) -> None:
    surroundings = environment(tmp_path / "home", TERM=term, COLORTERM="")
    with Terminal(DASHBOARD, 80, 24, surroundings) as terminal:
        terminal.until("This is where the people")
        terminal.until("help")
        if term == "vt100":
            assert terminal.written.isascii()
            assert parameters(terminal.written) <= WEIGHT
        terminal.press("q")
        assert terminal.exit_code() == 0
    assert b"Traceback" not in terminal.written


@pytest.mark.parametrize(
    "more",
    [
        {"TEXTUAL_COLOR_SYSTEM": ""},
        {"TEXTUAL_COLOR_SYSTEM": "none", "NO_COLOR": ""},
        {"TEXTUAL_THEME": "nobody", "TEXTUAL_DRIVER": "no:Driver"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
        {"LANG": "", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LANG": "", "LC_CTYPE": ""},
        {"LANG": "xx_YY.ISO-8859-5"},
        {"SECONDHOP_GLYPHS": "ascii"},
    ],
    ids=lambda more: "-".join(more),
)
def test_odd_surroundings_end_nothing(tmp_path: Path, more: dict[str, str]) -> None:
    with Terminal(DASHBOARD, 80, 24, environment(tmp_path / "home", **more)) as terminal:
        terminal.until("This is where the people")
        terminal.press("q")
        assert terminal.exit_code() == 0
    assert b"Traceback" not in terminal.written
    assert b"\\u" not in terminal.written
    says_utf_8 = more.keys() == {"LANG", "LC_CTYPE"} or "TEXTUAL" in next(iter(more))
    assert terminal.written.isascii() == (not says_utf_8)


def test_the_setting_of_the_home_counts(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "data").mkdir(parents=True)
    from secondhop.store.home import home_in

    config = home_in(home).config
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text('[terminal]\nglyphs = "ascii"\n', encoding="utf-8")
    with Terminal(DASHBOARD, 80, 24, environment(home)) as terminal:
        terminal.until("This is where the people")
        terminal.press("q")
        assert terminal.exit_code() == 0
    assert terminal.written.isascii()


def test_a_light_background_gets_colours_that_can_be_read_on_it(demo: Path) -> None:
    with Terminal(DASHBOARD, 120, 40, environment(demo, COLORFGBG="0;15")) as terminal:
        terminal.until("? help")
        terminal.press("3")
    seen = parameters(terminal.written)
    assert not seen & {b"32", b"33", b"36", b"92", b"93", b"96", b"37", b"97"}
    assert b"35" in seen


@pytest.mark.parametrize("closed", ["<&-", "2>&-", "<&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["", "demo"])
def test_closed_streams_are_refused_at_once(tmp_path: Path, closed: str, command: str) -> None:
    """In a terminal of its own, so that what is not closed is one."""
    line = f"{sys.executable} -m secondhop {command} {closed}; echo left with $?"
    with Terminal(["sh", "-c", line], 80, 24, environment(tmp_path / "home")) as terminal:
        terminal.until("left with 2")
        assert b"Traceback" not in terminal.written
        assert terminal.written.count(b"\n") <= 2


@pytest.mark.parametrize("piped", ["stdin", "stdout", "stderr", "stdin and stderr"])
def test_piped_streams_are_refused_at_once(tmp_path: Path, piped: str) -> None:
    ours, theirs = os.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "secondhop"],
        stdin=subprocess.DEVNULL if "stdin" in piped else theirs,
        stdout=subprocess.DEVNULL if "stdout" in piped else theirs,
        stderr=subprocess.PIPE if "stderr" in piped else theirs,
        env=environment(tmp_path / "home"),
        timeout=20,
        check=False,
    )
    said = done.stderr or os.read(ours, 1000)
    for file in (ours, theirs):
        os.close(file)
    assert done.returncode == 2
    assert said.count(b"\n") == 1
    assert b"needs a terminal" in said
