"""The box for prose: where lines break, and where the cursor goes."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from secondhop.tui.widgets.cells import cells
from secondhop.tui.widgets.writing import WriteBox, prose_rows


class Boxed(App[None]):
    """A box and nothing else."""

    CSS_PATH = Path(__file__).parents[2] / "src/secondhop/tui/styles/app.tcss"
    AUTO_FOCUS = "WriteBox"

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.box, self._text = WriteBox(), text

    def compose(self) -> ComposeResult:
        yield self.box

    def on_mount(self) -> None:
        self.box.put(self._text)


def shown(app: Boxed) -> list[str]:
    lines = app.box.draw(*app.box.size)
    return ["".join(text for text, _ in line).rstrip() for line in lines]


async def test_enter_always_begins_a_line() -> None:
    app = Boxed()
    async with app.run_test(size=(30, 6)) as pilot:
        await pilot.press("a", "enter", "enter", "b")
        assert app.box.text == "a\n\nb"


async def test_lines_break_between_words_and_the_cursor_stays_in_them() -> None:
    app = Boxed("one two three four five six seven")
    async with app.run_test(size=(16, 6)) as pilot:
        await pilot.pause()
        assert shown(app) == [" one two three", " four five six", " seven"]
        await pilot.press("up", "home", "X")
        assert app.box.text == "one two three Xfour five six seven"
        await pilot.press("end", "Y")
        assert shown(app) == [" one two three", " Xfour five", " sixY seven"]


async def test_a_long_text_can_be_looked_through_while_nobody_writes() -> None:
    app = Boxed("\n".join(map(str, range(20))))
    async with app.run_test(size=(30, 5)) as pilot:
        app.set_focus(None)
        await pilot.pause()
        app.box.look(-100)
        assert shown(app) == [" 0", " 1", " 2", " 3", " … 16 more lines below"]
        app.box.look(100)
        assert shown(app)[-1] == " 19"
        app.box.look(-100)
        assert shown(app)[0] == " 0"


@given(st.text(alphabet="ab ä早\n👩", max_size=120), st.integers(2, 20))
def test_every_letter_is_on_one_line_that_fits(text: str, width: int) -> None:
    rows = prose_rows(text, width)
    assert all(cells(text[a:b]) <= width for a, b in rows)
    covered = [place for a, b in rows for place in range(a, b)]
    left_out = set(range(len(text))) - set(covered)
    assert len(covered) == len(set(covered))
    assert {text[place] for place in left_out} <= {" ", "\n"}
