"""The driver that sends what changed: the same screen as the stock one, paced, and never stuck."""

from __future__ import annotations

import fcntl
import os
import select
import signal
import struct
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from secondhop.store.home import home_in
from secondhop.store.store import Store
from tests.journeys.differ_runs import make_homes, run_alone
from tests.journeys.terminal import DASHBOARD, SLOWEST_ANSWER, Terminal, environment
from tests.screens import TODAY

QUESTION, ANSWER = b"\x1b[6n", b"\x1b[1;1R"
SIZE = (120, 40)
A_LOT = 15
BYTES_OF_A_PAGE = 2000
"""At least; twice as many pages are asked for as may be sent."""


class Polite(Terminal):
    """A terminal that says where its cursor is; `is_mute` holds the answers back."""

    is_mute = False
    owed = 0

    def read(self, quiet: float = 0.3, most: float = 10.0) -> bytes:
        got = super().read(quiet, most)
        while (asked := got.count(QUESTION, len(got) - self._unseen(got))) or self.owed:
            self.owed += asked
            if self.is_mute:
                break
            self.answer()
            got += super().read(quiet, most)
        return got

    _seen = 0

    def _unseen(self, got: bytes) -> int:
        new, self._seen = len(self.written) - self._seen, len(self.written)
        return min(new, len(got))

    def answer(self) -> None:
        """Answer what was asked."""
        os.write(self._file, ANSWER * self.owed)
        self.owed = 0

    def type(self, keys: str) -> None:
        """Type without looking at the screen."""
        os.write(self._file, keys.encode())

    def draw(self, rubbish: bytes) -> None:
        """What another program writes on the same screen."""
        self._stream.feed(rubbish)

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(rows, columns)
        self.draw(b"\x1b[3;3Hrubbish\x1b[9;1Hrubbish")
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wait_unread(self) -> None:
        """Wait for the end of the program without reading what it still writes."""
        ends = time.monotonic() + SLOWEST_ANSWER
        while not (ended := os.waitpid(self.pid, os.WNOHANG))[0] and time.monotonic() < ends:
            time.sleep(0.05)
        assert ended[0]
        self._ended = os.waitstatus_to_exitcode(ended[1])

    def has_something(self) -> bool:
        return bool(select.select([self._file], [], [], 0)[0])


@pytest.fixture
def polite(demo: Path) -> Iterator[Polite]:
    terminal = Polite(DASHBOARD, *SIZE, environment(demo))
    with terminal:
        terminal.until("5904 of 5904")
        terminal.read()
        terminal.press("2", answers=False)
        yield terminal


def stock_screen(demo: Path, keys: str, size: tuple[int, int] = SIZE) -> str:
    """What Textual's own driver shows after some keys."""
    with Polite(DASHBOARD, *size, environment(demo, SECONDHOP_DIFFER="0")) as terminal:
        terminal.until("5904 of 5904")
        terminal.read()
        terminal.press("2", answers=False)
        for key in keys:
            terminal.press(key, answers=False)
        assert QUESTION not in terminal.written
        return terminal.text


@pytest.mark.parametrize("seed", range(30))
def test_no_cell_differs_from_the_stock_driver(seed: int, homes: tuple[Path, Path]) -> None:
    outcome = run_alone((homes[seed % 2], 10_000 + seed))
    assert outcome.differing == 0, outcome.first
    assert outcome.frames


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return make_homes(tmp_path_factory.mktemp("runs"))


def test_the_terminal_shows_the_same_in_a_fraction_of_the_bytes(polite: Polite, demo: Path) -> None:
    for key in "jjj\x04G":
        polite.press(key)
    assert polite.text == stock_screen(demo, "jjj\x04G")
    assert len(polite.press("g")) < 5000
    assert 0 < len(polite.press("j")) < 700


def test_bytes_under_way_are_bounded_and_the_newest_state_wins(polite: Polite) -> None:
    polite.is_mute = True
    sent = 0
    for _ in range(A_LOT):
        polite.type("Gg")
        sent += len(polite.read(quiet=0.05))
        polite.type("G")
        sent += len(polite.read(quiet=0.05))
    assert sent < A_LOT * BYTES_OF_A_PAGE
    polite.is_mute = False
    polite.answer()
    polite.read()
    shown = polite.text
    polite.press("g")
    assert polite.text != shown
    polite.press("G")
    assert polite.text == shown


def test_late_answers_are_answers(polite: Polite) -> None:
    polite.is_mute = True
    polite.type("\x04" * 3)
    polite.read(quiet=3.0)  # in which it gave up waiting
    polite.is_mute = False
    polite.answer()
    polite.press("G")
    assert QUESTION in polite.press("g")


def test_a_terminal_that_never_answers_is_asked_once(demo: Path) -> None:
    keys = "jj\x04Gkk"
    with Terminal(DASHBOARD, *SIZE, environment(demo)) as terminal:
        terminal.until("5904 of 5904")
        terminal.read(quiet=1.0)
        terminal.press("2", answers=False)
        for key in keys:
            terminal.press(key)
        assert 1 <= terminal.written.count(QUESTION) <= 3
        assert terminal.text == stock_screen(demo, keys)


def test_answers_are_never_typed(polite: Polite) -> None:
    polite.press("/")
    polite.press("eng")
    polite.type(ANSWER.decode() * 3 + "\x1b[200~ab" + ANSWER.decode() + "cd\x1b[201~")
    polite.until("engabcd")


def test_idling_is_free(polite: Polite) -> None:
    polite.press("j")
    assert polite.read(quiet=3.0) == b""


def test_a_resize_ends_in_a_whole_screen(polite: Polite, demo: Path) -> None:
    polite.press("j")
    for size in ((80, 24), (130, 30), (100, 40)):
        polite.resize(*size)
        polite.read(quiet=0.8)
    assert polite.text == stock_screen(demo, "j", (100, 40))


def test_coming_back_to_the_window_paints_it_over(polite: Polite) -> None:
    before = polite.text
    polite.press("\x1b[O", answers=False)
    polite.draw(b"\x1b[5;5Hrubbish\x1b[1;1Hrubbish\x1b[40;1H\x1b[31;7mrubbish")
    assert polite.text != before
    polite.press("\x1b[I")
    assert polite.text == before


def test_coming_back_from_the_shell_paints_it_over(polite: Polite) -> None:
    before = polite.text
    polite.draw(b"\x1b[5;5Hrubbish\x1b[1;1Hrubbish\x1b[40;1H\x1b[31;7mrubbish")
    os.kill(polite.pid, signal.SIGCONT)
    polite.read(quiet=1.0)
    assert polite.text == before


def done_texts(demo: Path) -> list[str]:
    store = Store.open(home_in(demo), today=TODAY)
    done = [one.text for one in store.state.records.follow_ups() if one.done_on]
    store.close()
    return done


@pytest.mark.parametrize("is_mute", [True, False])
def test_a_line_that_nobody_reads_stops_nothing_but_the_picture(demo: Path, is_mute: bool) -> None:
    polite = Polite(DASHBOARD, *SIZE, environment(demo))
    polite.is_mute = is_mute
    with polite:
        polite.until("5904 of 5904")
        polite.read(quiet=1.0)
        polite.press("2", answers=False)
        _work_unread(polite, demo)


def _work_unread(polite: Polite, demo: Path) -> None:
    before = done_texts(demo)
    for _ in range(40):  # more than the line takes, and than any queue of ours should hold
        polite.type("G")
        time.sleep(0.05)
        polite.type("g")
        time.sleep(0.05)
    polite.type("3d")
    ends = time.monotonic() + 30
    while (now := done_texts(demo)) == before and time.monotonic() < ends:
        time.sleep(0.1)
    assert len(now) == len(before) + 1
    assert polite.has_something()
    os.kill(polite.pid, signal.SIGTERM)
    polite.wait_unread()


@pytest.mark.parametrize("value", ["false", "true"])
def test_the_configuration_switches_it(demo: Path, value: str) -> None:
    data = home_in(demo).data
    (data / "config.toml").write_text(f"[terminal]\ndiffer = {value}\n", encoding="utf-8")
    with Terminal(DASHBOARD, *SIZE, environment(demo)) as terminal:
        terminal.until("5904 of 5904")
        terminal.read()
        assert (QUESTION in terminal.written) == (value == "true")


def test_nothing_is_asked_at_the_end(polite: Polite) -> None:
    polite.press("q")
    assert polite.exit_code() == 0
    assert QUESTION not in polite.written.rpartition(b"\x1b[?1049l")[2]
    assert polite.owed == 0
