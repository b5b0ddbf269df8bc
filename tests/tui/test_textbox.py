"""The box of several lines: what is typed, what is pasted, and where the cursor is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.app import App, ComposeResult

from secondhop.tui.widgets.cells import cells
from secondhop.tui.widgets.textbox import MOST_TAKEN, TextBox, rows_of


class Boxed(App[None]):
    """A box and nothing else."""

    CSS_PATH = Path(__file__).parents[2] / "src/secondhop/tui/styles/app.tcss"
    AUTO_FOCUS = "TextBox"

    def __init__(self) -> None:
        super().__init__()
        self.box = TextBox(("what to do",))
        self.kept: list[str] = []
        self.box.submitted = self.kept.append

    def compose(self) -> ComposeResult:
        yield self.box


def shown(app: Boxed) -> list[str]:
    lines = app.box.draw(*app.box.size)
    return ["".join(text for text, _ in line).rstrip() for line in lines]


async def test_enter_begins_a_line_and_takes_the_text_on_an_empty_one() -> None:
    app = Boxed()
    async with app.run_test(size=(30, 6)) as pilot:
        await pilot.pause()
        assert " what to do" in shown(app)
        await pilot.press("a", "enter", "b", "enter")
        assert (app.box.text, app.kept) == ("a\nb\n", [])
        await pilot.press("enter")
        assert app.kept == ["a\nb\n"]


async def test_another_key_takes_it_from_anywhere() -> None:
    app = Boxed()
    async with app.run_test(size=(30, 6)) as pilot:
        await pilot.press("a", "ctrl+s")
        assert app.kept == ["a"]


async def test_a_paste_keeps_its_lines_once_and_nothing_harmful() -> None:
    app = Boxed()
    async with app.run_test(size=(30, 6)) as pilot:
        app.box.post_message(events.Paste("one\r\ntwo\tthree\x1b[31m\rfour\x00\u202e"))
        await pilot.pause()
        assert app.box.text == "one\ntwo three\nfour"
        await pilot.press("up", "up", "X", "down", "Y")
        assert app.box.text == "oneX\ntwo Ythree\nfour"


@pytest.mark.parametrize(("more", "cut"), [("y", False), ("yz", True)])
async def test_too_long_a_paste_is_cut_and_told(more: str, cut: bool) -> None:
    app = Boxed()
    async with app.run_test(size=(30, 6)) as pilot:
        app.box.post_message(events.Paste("x" * (MOST_TAKEN - 1)))
        await pilot.pause()
        app.box.post_message(events.Paste(more))
        await pilot.pause()
        assert (len(app.box.text), app.box.is_overfull) == (MOST_TAKEN, cut)


async def test_the_next_key_takes_the_warning_away() -> None:
    app = Boxed()
    async with app.run_test(size=(30, 6)) as pilot:
        app.box.post_message(events.Paste("x" * (MOST_TAKEN + 1)))
        await pilot.press("backspace")
        assert (len(app.box.text), app.box.is_overfull) == (MOST_TAKEN - 1, False)


async def test_the_cursor_stays_in_sight() -> None:
    app = Boxed()
    async with app.run_test(size=(30, 4)) as pilot:
        app.box.insert("\n".join(f"line {number}" for number in range(20)))
        await pilot.pause()
        assert shown(app)[-1].strip() == "line 19"
        await pilot.press(*["up"] * 19)
        assert shown(app)[0].strip() == "line 0"


@given(st.text("ab 日\n🚀", max_size=60), st.integers(2, 9))
def test_rows_hold_the_whole_text_and_fit(text: str, width: int) -> None:
    rows = rows_of(text, width)
    assert all(cells(text[start:end]) <= width for start, end in rows)
    joined = "".join(text[start:end] for start, end in rows)
    assert joined == text.replace("\n", "")
    assert len(rows) >= text.count("\n") + 1


@pytest.mark.parametrize("width", [1, 5])
def test_a_line_as_long_as_the_box_leaves_room_for_the_cursor(width: int) -> None:
    assert rows_of("a" * width, width)[0] == (0, width)
