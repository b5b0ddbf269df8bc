"""What is taken for a frame, what is passed on as it is, and what makes us forget the screen."""

from __future__ import annotations

import pytest

from secondhop.tui.terminal.differ import Differ, driver_for
from secondhop.tui.terminal.frames import Frames
from tests.tui.terminal.truth import TrueScreen

FRAME = "\x1b[1;1H\x1b[1mAna\x1b[0m Silva\x1b[1;1H"
BEGIN, END = "\x1b[?2026h", "\x1b[?2026l"


@pytest.fixture
def frames() -> Frames:
    taken = Frames(120, 5)
    taken.take(FRAME)
    taken.difference()
    return taken


@pytest.mark.parametrize(
    "data",
    [
        "\x1b[?1049h",
        "\x1b[?25l",
        "\x1b[>25u",
        "\x1b[<u",
        "\x1b[?2026$p",
        "\x1b[?1004h\x1b[?2004h",
        "\x07",
        "\x1b]52;c;QW5h\x07",
        "\x1b]0;secondhop\x1b\\",
        "\x1bPtmux;\x1b\x1b]52;c;QW5h\x07\x1b\\",
    ],
)
def test_what_draws_nothing_is_passed_on_as_it_is(frames: Frames, data: str) -> None:
    assert frames.take(data) == data
    assert not frames.is_stale
    assert frames.difference() == ""


@pytest.mark.parametrize("data", ["\x1b[2J", "\x1bc", "\x1b#8", "\x1b[?25l\x1b[2J", "\x1b[3S"])
def test_after_what_we_do_not_know_everything_is_sent(frames: Frames, data: str) -> None:
    assert frames.take(data) == data
    assert frames.is_stale
    shown, wanted = TrueScreen(120, 5), TrueScreen(120, 5)
    shown.show("\x1b[2;2H\x1b[7mrubbish")
    wanted.show(FRAME)
    shown.show(frames.difference())
    assert shown.picture() == wanted.picture()


def test_a_frame_is_not_passed_on(frames: Frames) -> None:
    assert frames.take("\x1b[2;1HBen") == ""
    assert frames.is_stale
    assert frames.difference() == "\x1b[2HBen"
    assert not frames.is_stale


def test_big_frames_are_bracketed_where_the_terminal_knows_brackets(frames: Frames) -> None:
    big = "".join(f"\x1b[{y};1H{'abcdefgh' * 15}" for y in range(1, 6))
    assert frames.take(BEGIN) == frames.take(END) == ""
    frames.take(big)
    sent = frames.difference()
    assert sent.startswith(BEGIN)
    assert sent.endswith(END)
    frames.take("\x1b[1;1Hx")
    assert frames.difference() == "\x1b[Hx"


def test_brackets_are_not_tried_on_a_terminal_that_did_not_ask_for_them(frames: Frames) -> None:
    frames.take("".join(f"\x1b[{y};1H{'abcdefgh' * 15}" for y in range(1, 6)))
    assert "2026" not in frames.difference()


def test_the_cursor_stays_where_it_was_asked_for(frames: Frames) -> None:
    frames.take("\x1b[2;1HBen\x1b[4;7H")
    assert frames.difference().endswith("\x1b[4;7H")


def test_the_look_is_given_back(frames: Frames) -> None:
    frames.take("\x1b[2;1H\x1b[1;31mBen\x1b[0m\x1b[1;1H")
    assert frames.difference() == "\x1b[2H\x1b[1;31mBen"
    assert frames.plain() == "\x1b[m"
    assert frames.plain() == ""


@pytest.mark.parametrize(
    ("value", "is_wanted", "is_used"),
    [
        ("", True, True),
        ("1", True, True),
        ("0", True, False),
        ("", False, False),
        ("1", False, False),
    ],
)
def test_who_does_not_want_it_gets_textuals_own(value: str, is_wanted: bool, is_used: bool) -> None:
    driver = driver_for({"SECONDHOP_DIFFER": value} if value else {}, is_wanted)
    assert (driver is not None and issubclass(driver, Differ)) == is_used
