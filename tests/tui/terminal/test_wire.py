"""What is sent makes a terminal show what the frames drew, and in few bytes."""

from __future__ import annotations

import random
import re
from itertools import pairwise

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from secondhop.tui.terminal.frames import Frames
from tests.tui.terminal.drawings import frame_of, sessions
from tests.tui.terminal.truth import TrueScreen, Width

SIZE = (40, 10)


def send(frames: Frames, *drawn: str) -> str:
    """Take in some frames, and give out the difference."""
    for frame in drawn:
        assert frames.take(frame) == ""
    return frames.difference()


def fresh(width: int = SIZE[0], height: int = SIZE[1]) -> Frames:
    """Frames of a terminal that was cleared already."""
    frames = Frames(width, height)
    frames.difference()
    return frames


@given(sessions(), st.booleans())
def test_the_terminal_shows_what_was_drawn(
    session: tuple[int, int, list[str]], is_old: bool
) -> None:
    width, height, drawn = session
    frames = Frames(width, height, is_old=is_old)
    wanted, shown = TrueScreen(width, height), TrueScreen(width, height)
    shown.show("\x1b[31;7m" + "#" * (width * height))
    for frame in drawn:
        wanted.show(frame)
        shown.show(send(frames, frame))
        assert shown.picture() == wanted.picture()


@given(sessions())
def test_skipped_frames_are_not_missed(session: tuple[int, int, list[str]]) -> None:
    width, height, drawn = session
    frames, wanted, shown = fresh(width, height), TrueScreen(width, height), None
    shown = TrueScreen(width, height)
    for frame in drawn:
        wanted.show(frame)
    shown.show(send(frames, *drawn))
    assert shown.picture() == wanted.picture()
    assert send(frames, *drawn[-1:]) == ""  # and what is shown is not sent again


@given(sessions(), st.data())
def test_after_forgetting_all_is_painted_over(
    session: tuple[int, int, list[str]], data: st.DataObject
) -> None:
    width, height, drawn = session
    frames, wanted, shown = fresh(width, height), TrueScreen(width, height), None
    shown = TrueScreen(width, height)
    for frame in drawn:
        wanted.show(frame)
        shown.show(send(frames, frame))
    shown.show("\x1b[2;3H\x1b[35;4mrubbish" * data.draw(st.integers(1, 3)))
    frames.forget()
    shown.show(send(frames))
    assert shown.picture() == wanted.picture()


def disagreeing(seed: int) -> Width:
    """A terminal with widths of its own for everything that is not ASCII."""

    def width(glyph: str) -> int:
        if glyph.isascii():
            return cell_len(glyph)
        return random.Random(f"{seed}{glyph[0]}").randint(1, 2)

    return width


@given(sessions(), st.integers(0, 99), st.booleans())
def test_ascii_is_right_whatever_the_terminal_thinks_of_other_glyphs(
    session: tuple[int, int, list[str]], seed: int, joins: bool
) -> None:
    width, height, drawn = session
    frames, wanted = fresh(width, height), TrueScreen(width, height)
    shown = TrueScreen(width, height, disagreeing(seed), joins)
    for frame in drawn:
        wanted.show(frame)
        shown.show(send(frames, frame))
    for there, here in zip(wanted.picture(), shown.picture(), strict=True):
        for x, (right, got) in enumerate(zip(there, here, strict=True)):
            no_room = x == width - 2 and not there[-1].data.isascii()  # for a wider one at the end
            if right.data.isascii() and right.data.strip() and not no_room:
                assert got == right, (x, here)


@pytest.mark.parametrize(
    ("glyph", "after"), [("●", "●abcd"), ("☎", "☎abcd"), ("●●●○", "●●●○abcd"), ("👍", "👍abcd")]
)
def test_what_a_glyph_may_have_covered_is_written_again(glyph: str, after: str) -> None:
    shown = TrueScreen(*SIZE, lambda text: 1 if text.isascii() else cell_len(text) + 1)
    frames = fresh()
    blank = " " * cell_len(glyph)
    shown.show(send(frames, lines_of([f"{blank}abcd"])))
    shown.show(send(frames, lines_of([after])))
    assert "".join(cell.data for cell in shown.line(0)[cell_len(glyph) :]).startswith("abcd")


@given(sessions())
def test_plain_pyte_agrees_on_ascii(session: tuple[int, int, list[str]]) -> None:
    width, height, drawn = session
    frames, screens = fresh(width, height), [pyte.Screen(width, height) for _ in range(2)]
    streams = [pyte.Stream(screen) for screen in screens]
    streams[1].feed("\x1b[2J")  # pyte does not delete lines that it never drew
    for frame in drawn:
        frame = re.sub(r"[^\x00-\x7f]+", lambda match: "*" * cell_len(match[0]), frame)
        streams[0].feed(frame)
        streams[1].feed(send(frames, frame))
    assert screens[0].display == screens[1].display


def lines_of(texts: list[str], first: int = 0) -> str:
    return frame_of(SIZE[0], [(first + y, [("", text)]) for y, text in enumerate(texts)])


NAMES = [
    name * 7 for name in ("Ana", "Ben", "Cleo", "Dan", "Eva", "Fay", "Gil", "Hana", "Ivo", "Jo")
]


@pytest.mark.parametrize("by", [1, 2, -1, -3])
def test_lines_that_moved_are_moved_by_the_terminal(by: int) -> None:
    frames, shown, wanted = fresh(), TrueScreen(*SIZE), TrueScreen(*SIZE)
    many = NAMES + ["new" + name for name in NAMES[:4]]
    start = 3 if by < 0 else 0
    drawn = [lines_of(["head"]), lines_of(many[start : start + 8], 1)]
    drawn += [lines_of(many[start + by : start + by + 8], 1)]
    for frame in drawn:
        wanted.show(frame)
        sent = send(frames, frame)
        shown.show(sent)
    assert shown.picture() == wanted.picture()
    assert ("M" in sent) if by > 0 else ("L" in sent)
    assert len(sent) < 40 + 30 * abs(by)


def test_a_terminal_without_scrolling_gets_its_lines_anew() -> None:
    frames = Frames(*SIZE, is_old=True)
    send(frames, lines_of(NAMES))
    sent = send(frames, lines_of(NAMES[1:]))
    assert not re.search(r"\x1b\[\d*[MLGd]", sent)


def test_nothing_is_sent_for_what_is_shown() -> None:
    frames = fresh()
    assert send(frames, lines_of(NAMES)) != ""
    assert send(frames, lines_of(NAMES), lines_of(NAMES)) == ""


def test_one_changed_cell_costs_a_jump_and_the_cell() -> None:
    frames = fresh()
    send(frames, lines_of(["a" * 40, "b" * 40]))
    assert send(frames, lines_of(["a" * 40, "b" * 20 + "c" + "b" * 19])) == "\x1b[2;21Hc"


def test_small_gaps_are_written_rather_than_jumped() -> None:
    frames = fresh()
    send(frames, lines_of(["aaaaaaaa"]))
    assert send(frames, lines_of(["xaaxaaax"])) == "\x1b[Hxaaxaaax"


def test_the_end_of_a_line_is_erased() -> None:
    frames = fresh()
    send(frames, lines_of(["short and long"]))
    assert send(frames, lines_of(["short"])) == "\x1b[1;7H\x1b[K"


def test_a_coloured_end_of_a_line_is_not_erased() -> None:
    frames = fresh()
    send(frames, lines_of(["a" * 40]))
    assert "\x1b[K" not in send(frames, frame_of(40, [(0, [("44", " " * 40)])]))


def test_the_place_after_other_glyphs_is_addressed_anew() -> None:
    sent = send(fresh(), frame_of(40, [(0, [("", "●●○○"), ("", "next")])]))
    assert "●●○○\x1b[5Gnext" in sent


def test_a_glyph_of_doubtful_width_is_put_on_blanks() -> None:
    sent = send(fresh(), frame_of(40, [(0, [("", "👩\u200d👩\u200d👧"), ("", "x")])]))
    assert "  \r👩\u200d👩\u200d👧\x1b[3Gx" in sent


@pytest.mark.parametrize(("glyph", "half"), [("日", 1), ("日", 2)])
def test_half_of_a_wide_glyph_is_not_left_behind(glyph: str, half: int) -> None:
    frames, shown = fresh(), TrueScreen(*SIZE)
    shown.show(send(frames, lines_of([glyph + "a"])))
    shown.show(send(frames, f"\x1b[1;{half}Hx"))
    expected = "x a" if half == 1 else " xa"
    assert shown.display[0].startswith(expected)


@given(
    st.lists(
        st.sampled_from("ab\x1b[]3;1Hm\x07\x00\x9b\x9d\x90\u202e\u2066\u2028\x7f\ré\n"), max_size=60
    )
)
def test_no_control_of_a_text_reaches_the_terminal(characters: list[str]) -> None:
    frames = fresh()
    sent = send(frames, f"\x1b[1;1H{''.join(characters)}")
    ours = r"\x1b\[[\d;]*[ABCDGHJKLMmr]|\x1b\]8;;[ -~]*\x1b\\|\r\n|\r"
    left = re.sub(ours, "", sent)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]", left)


def test_every_pair_of_looks_is_reached() -> None:
    codes = ["", "1", "2", "1;2", "3", "4", "7", "1;7", "31", "31;44", "38;5;9", "48;2;1;2;3", "9"]
    random.Random(1).shuffle(codes)
    for before, after in [*pairwise(codes), *pairwise(codes[::-1]), *pairwise(codes[::3])]:
        frames, shown, wanted = fresh(), TrueScreen(*SIZE), TrueScreen(*SIZE)
        frame = frame_of(SIZE[0], [(0, [(before, "ab"), (after, "cd")])])
        wanted.show(frame)
        shown.show(send(frames, frame))
        assert shown.picture() == wanted.picture(), (before, after)
