"""The most important sessions in a real terminal of 80×24."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from secondhop.store.home import home_in
from secondhop.store.store import Store
from secondhop.tui.app import LOOK_AROUND_EVERY
from tests.journeys.terminal import DASHBOARD, Terminal, environment
from tests.screens import TODAY

MOST_BYTES_DOWN = 700


@pytest.fixture
def demo_terminal(tmp_path: Path) -> Iterator[Terminal]:
    """`secondhop demo` as it comes up."""
    argv = [sys.executable, "-m", "secondhop", "demo"]
    with Terminal(argv, 80, 24, environment(tmp_path / "home")) as terminal:
        terminal.until("5904 of 5904")
        terminal.read()
        yield terminal


@pytest.fixture
def demo_on(demo: Path) -> Iterator[Terminal]:
    """The dashboard on a home that the test can look into."""
    with Terminal(DASHBOARD, 80, 24, environment(demo)) as terminal:
        terminal.until("5904 of 5904")
        terminal.read()
        yield terminal


def test_the_main_job_every_step_visible(demo_terminal: Terminal) -> None:
    terminal = demo_terminal
    terminal.press("2", answers=False)
    terminal.press("/")
    terminal.press("data helsing")
    terminal.until("/ degree:2 data helsing")
    assert "Hana Weber" in terminal.text
    terminal.press("\r")
    before = terminal.text
    terminal.press("j")
    assert terminal.text != before
    terminal.press("3")
    terminal.until("OVERDUE")
    assert "6 due" in terminal.text
    terminal.press("d")
    terminal.until("Done: ")
    assert "5 due" in terminal.text
    terminal.press("G")
    terminal.until("DONE TODAY")
    terminal.press("u")
    terminal.until("Undid done")
    assert "DONE TODAY" not in terminal.text
    assert "6 due" in terminal.text
    terminal.press("q")
    assert terminal.exit_code() == 0


def test_cursor_down_is_cheap_and_idling_is_free(demo_terminal: Terminal) -> None:
    demo_terminal.press("2", answers=False)
    for _ in range(5):
        assert 0 < len(demo_terminal.press("j")) <= MOST_BYTES_DOWN
    assert demo_terminal.read(quiet=3.0) == b""


def test_nothing_personal_is_left_on_the_terminal_after_quitting(demo_terminal: Terminal) -> None:
    left = demo_terminal.press("q")
    assert demo_terminal.exit_code() == 0
    assert b"Weber" not in left.rpartition(b"\x1b[?1049l")[2]


def test_killing_it_loses_nothing_that_was_shown(demo_on: Terminal, demo: Path) -> None:
    demo_on.press("3")
    demo_on.press("d")
    demo_on.until("Done: ")
    os.kill(demo_on.pid, signal.SIGKILL)
    assert demo_on.exit_code() == -signal.SIGKILL
    store = Store.open(home_in(demo), today=TODAY)
    assert not store.problems
    done = [one.text for one in store.state.records.follow_ups() if one.done_on == "2026-11-23"]
    assert done == ["ask Pia what Ravi said on Monday"]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_dropped_line_ends_it_cleanly(demo_on: Terminal, number: signal.Signals) -> None:
    os.kill(demo_on.pid, number)
    demo_on.read()
    assert demo_on.exit_code() == 128 + number
    assert b"\x1b[?1049l" in demo_on.written


def test_two_dashboards_see_each_other(demo_on: Terminal, demo: Path) -> None:
    with Terminal(DASHBOARD, 80, 24, environment(demo)) as other:
        other.until("5904 of 5904")
        other.press("3")
        demo_on.press("3")
        demo_on.press("d")
        demo_on.until("5 due")
        other.until("5 due")
        other.press("d")
        demo_on.until("4 due")


def test_dashboards_look_around_often_enough() -> None:
    assert LOOK_AROUND_EVERY <= 1.0  # so that a change elsewhere shows within two seconds


@pytest.mark.parametrize(
    ("term", "words"), [("dumb", "cannot move the cursor"), ("", "cannot move the cursor")]
)
def test_a_terminal_that_cannot_draw_is_refused(tmp_path: Path, term: str, words: str) -> None:
    argv = [sys.executable, "-m", "secondhop"]
    with Terminal(argv, 80, 24, {**environment(tmp_path), "TERM": term}) as terminal:
        terminal.until(words)
        assert terminal.exit_code() == 2


def test_a_crash_says_one_line_and_nobodys_name(demo: Path) -> None:
    code = (
        "import sys; from datetime import date; from secondhop.__main__ import main\n"
        "from secondhop.tui.screens.dashboard import Dashboard\n"
        "def broken(self): raise ValueError('Hana Weber')\n"
        "Dashboard.do_order = broken\n"
        "sys.exit(main([], today=date(2026, 11, 23)))"
    )
    with Terminal([sys.executable, "-c", code], 80, 24, environment(demo)) as terminal:
        terminal.until("5904 of 5904")
        terminal.read()
        terminal.press("o")
        assert terminal.exit_code() == 3
        left = terminal.written.rpartition(b"\x1b[?1049l")[2]
        assert b"internal error; nothing is lost" in left
        assert b"Weber" not in left
    log = (demo / "state" / "crash.log").read_text("utf-8")
    assert "in broken" in log
    assert "Weber" not in log


@pytest.mark.parametrize("pieces", [("\x1b[", "D", "x"), ("\x1b", "[", "D", "x"), ("\x1b[D", "x")])
def test_a_sequence_that_comes_in_pieces_is_no_letter(
    demo_terminal: Terminal, pieces: tuple[str, ...]
) -> None:
    demo_terminal.press("/")
    demo_terminal.press("ab")
    demo_terminal.until("/ degree:2 ab")
    demo_terminal.send(pieces, pace=0.01)  # to the left, and a letter there
    demo_terminal.until("/ degree:2 axb")


@pytest.mark.parametrize("pace", [0.0, 0.001, 0.004, 0.02])
def test_letters_typed_at_any_pace_arrive_in_order(demo_terminal: Terminal, pace: float) -> None:
    text = "engineer berlin helsing data"
    demo_terminal.send(f"/\x15{text}\x7f\x7fta", pace)
    demo_terminal.until(f"/ {text}")
