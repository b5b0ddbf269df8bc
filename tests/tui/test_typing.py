"""Much typed at once: the text is complete, and those who listen are not told letter by letter."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import App, ComposeResult

from secondhop.tui.widgets.lineinput import MOST_CHARACTERS, OVERFULL, LineInput


class OneLine(App[None]):
    """An input, and what it told its listeners."""

    def __init__(self) -> None:
        super().__init__(ansi_color=True)
        self.heard: list[str] = []
        self.line = LineInput("label")

    def compose(self) -> ComposeResult:
        yield self.line

    def on_mount(self) -> None:
        self.line.typed = self.heard.append
        self.line.submitted = lambda text: self.heard.append(f"kept {text}")
        self.line.focus()

    def burst(self, *keys: str) -> None:
        """Keys that arrive all at once."""
        for key in keys:
            self.post_message(events.Key(key, key if len(key) == 1 else None))


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine the keys of a burst are worked off slowly."""
    monkeypatch.setattr("secondhop.tui.widgets.lineinput.BURST", 10.0)


@pytest.mark.usefixtures("slow")
async def test_a_burst_is_heard_as_a_whole() -> None:
    app = OneLine()
    async with app.run_test() as pilot:
        app.burst(*"x" * 1000)
        await pilot.pause(0.3)
        assert app.line.text == "x" * 1000
        assert app.heard[-1] == "x" * 1000
        assert len(app.heard) < 100


@pytest.mark.usefixtures("slow")
async def test_what_follows_a_burst_meets_the_world_as_the_burst_left_it() -> None:
    app = OneLine()
    async with app.run_test() as pilot:
        app.burst(*"filter", "left", "right", "enter")
        await pilot.pause(0.3)
        assert app.heard[-2:] == ["filter", "kept filter"]


async def test_a_single_key_is_heard_at_once() -> None:
    app = OneLine()
    async with app.run_test() as pilot:
        for number, key in enumerate("abc", start=1):
            await pilot.press(key)
            assert app.heard == ["a", "ab", "abc"][:number]


async def test_a_paste_is_one_line_and_heard_once() -> None:
    app = OneLine()
    async with app.run_test() as pilot:
        app.post_message(events.Paste("one\r\ntwo\tthree\x1b[31m\n\n four\x00"))
        await pilot.pause(0.1)
        assert app.heard == ["one two three four"]


async def test_what_does_not_fit_is_left_out_and_that_is_said_until_the_next_key() -> None:
    app = OneLine()
    async with app.run_test(size=(80, 4)) as pilot:
        app.post_message(events.Paste("y" * (MOST_CHARACTERS + 1)))
        await pilot.pause(0.1)
        assert app.line.text == "y" * MOST_CHARACTERS
        assert OVERFULL.strip() in shown(app)
        await pilot.press("z")
        assert OVERFULL.strip() in shown(app)
        await pilot.press("backspace")
        assert OVERFULL.strip() not in shown(app)


async def test_what_just_fits_needs_no_words() -> None:
    app = OneLine()
    async with app.run_test(size=(80, 4)) as pilot:
        app.post_message(events.Paste("y" * MOST_CHARACTERS))
        await pilot.pause(0.1)
        assert OVERFULL.strip() not in shown(app)


async def test_the_cursor_stays_in_sight_of_a_long_text() -> None:
    app = OneLine()
    async with app.run_test(size=(40, 4)) as pilot:
        app.post_message(events.Paste("begin " + "日本" * 300 + " end"))
        await pilot.pause(0.1)
        assert shown(app).rstrip().endswith(" end")
        await pilot.press("home")
        assert "begin 日本" in shown(app)


def shown(app: OneLine) -> str:
    return "".join(text for text, _ in app.line.draw(app.size.width, 1)[0])
