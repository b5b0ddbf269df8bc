"""The foot of every screen: a rule, two lines of words or a prompt, and the keys that apply."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from secondhop.tui.widgets.cells import cells, cut, wrap
from secondhop.tui.widgets.lineinput import LineInput
from secondhop.tui.widgets.lines import Line, LineView, Span, sides

Hint = tuple[str, str] | tuple[str, str, bool]
"""A key and its word, and whether it can be used just now."""


class Words(LineView):
    """Lines that somebody else decides on."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._line: Line = []

    def show(self, line: Line) -> None:
        """Show another line."""
        self._line = line
        self.redraw()

    def draw(self, width: int, height: int) -> list[Line]:
        return [self._line]


class Rule(LineView):
    """A line across."""

    def draw(self, width: int, height: int) -> list[Line]:
        return [[("─" * width, "faint")]]


class Hints(LineView):
    """The keys that apply here; the last one always stays in sight."""

    def __init__(self) -> None:
        super().__init__(id="hints")
        self._hints: Sequence[Hint] = ()

    def show(self, hints: Sequence[Hint]) -> None:
        """Show other keys."""
        self._hints = hints
        self.redraw()

    def draw(self, width: int, height: int) -> list[Line]:
        if not self._hints:
            return []
        last = self._hints[-1]
        room = width - cells(f"  {last[0]} {last[1]}") - 1
        spans: list[Span] = []
        for key, word, *can in self._hints[:-1]:
            text = f"{key} {word}"
            if cells(text) + 2 > room:
                break
            usable = all(can)
            spans += [(f" {key}", "strong" if usable else "faint")]
            spans += [(f" {word} ", "" if usable else "faint")]
            room -= cells(text) + 2
        return [[*spans, (f" {last[0]}", "strong"), (f" {last[1]}", "")]]


class Foot(Vertical):
    """Says what happened, asks one line at a time, and shows the keys."""

    DEFAULT_CSS = """
    Foot { height: 4; dock: bottom; }
    Foot #prompt { display: none; }
    """

    def __init__(self) -> None:
        super().__init__(id="foot")
        self._answered: Callable[[str], None] | None = None
        self._focus_before: Widget | None = None
        self.told: Line = []  # what was said last
        self._detail: Line = []
        self._detail_before: Line = []  # what a prompt may have covered

    def compose(self) -> ComposeResult:
        yield Rule()
        yield Words(id="detail")
        yield Words(id="told")
        yield LineInput(id="prompt")
        yield Hints()

    def on_mount(self) -> None:
        self.prompt.submitted = self._answer
        self.prompt.cancelled = self.stop_asking

    @property
    def prompt(self) -> LineInput:
        return self.query_one("#prompt", LineInput)

    @property
    def is_asking(self) -> bool:
        return self._answered is not None

    def detail(self, line: Line) -> None:
        """Show who is under the cursor."""
        self._detail = line
        self.query_one("#detail", Words).show(line)

    def tell(self, line: Line, aside: str = "") -> None:
        """Show what happened, or what there is to know; `aside` stands at the right end."""
        words, self.told = self.query_one("#told", Words), line
        right: Line = [(f"{aside} ", "faint")] if aside else []
        words.show(sides([(" ", ""), *line], right, words.size.width or self.app.size.width))

    def warn(self, text: str) -> None:
        """Say what is wrong, on both lines when it is long."""
        width = self.app.size.width - 2
        first, *more = wrap(text, width) or [""]
        if more:
            self.detail([(f" {first}", "bad")])
        self.tell([(cut(" ".join(more), width) if more else first, "bad")])

    def hints(self, hints: Sequence[Hint]) -> None:
        """Show the keys that apply."""
        self.query_one(Hints).show(hints)

    def ask(
        self,
        label: str,
        answered: Callable[[str], None],
        text: str = "",
        hint: str = "",
        is_proposal: bool = True,
        completed: Callable[[str], str | None] | None = None,
    ) -> None:
        """Ask for one line; `answered` gets it at enter, nobody gets it at escape.

        The keys are the prompt's at once, as the next ones may be on their way already.
        """
        if not self.is_asking:
            self._focus_before = self.screen.focused
            self._detail_before = self._detail
        self._answered = answered
        self._show_prompt(True)
        self.prompt.label = cut(label, 40)
        self.prompt.right = [(f"{hint} ", "faint")]
        self.prompt.completed = completed
        self.prompt.set(text, is_proposal)
        self.screen.set_focus(self.prompt)

    def give_back_to(self, widget: Widget) -> None:
        """Let somebody else have the keys once the prompt is done with them."""
        self._focus_before = widget

    def stop_asking(self) -> None:
        """Close the prompt and give the keys back to whoever had them."""
        self._answered = None
        self._show_prompt(False)
        self.detail(self._detail_before)
        if self._focus_before is not None and self._focus_before.is_attached:
            self.screen.set_focus(self._focus_before)

    def _show_prompt(self, shown: bool) -> None:
        self.prompt.display = shown
        self.query_one("#told", Words).display = not shown

    def _answer(self, text: str) -> None:
        answered = self._answered
        self.stop_asking()
        if answered is not None:
            answered(text)
