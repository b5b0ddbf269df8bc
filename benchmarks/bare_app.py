"""The least that Textual can show: the measure of every other start."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class BareApp(App[None]):
    """One text."""

    def compose(self) -> ComposeResult:
        yield Static("bare")


if __name__ == "__main__":
    BareApp().run(mouse=False)
