"""The registry of actions: nothing in it is dead, doubled or unexplained."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from secondhop.tui.actions import ACTIONS, GROUPS
from secondhop.tui.screens.dashboard import Dashboard
from secondhop.tui.screens.reading import help_lines
from tests.screens import dashboard


def test_every_action_can_be_done_on_the_dashboard() -> None:
    for action in ACTIONS:
        assert hasattr(Dashboard, f"do_{action.id.replace('-', '_')}"), action.id


def test_no_key_does_two_things() -> None:
    keys = Counter(key for action in ACTIONS for key in action.keys.split(","))
    assert [key for key, times in keys.items() if times > 1] == []


def test_every_action_has_words_and_a_group() -> None:
    for action in ACTIONS:
        assert action.word
        assert action.help
        assert action.group in GROUPS


def test_help_names_every_action() -> None:
    shown = "\n".join("".join(text for text, _ in line) for line in help_lines(ACTIONS)(120))
    for action in ACTIONS:
        assert action.help in shown
        assert action.shown_key in shown


async def test_the_palette_offers_actions_and_no_screenshot(demo: Path) -> None:
    async with dashboard(demo) as (app, _):
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert "Undo (u)" in titles
        assert not any("creenshot" in title for title in titles)
