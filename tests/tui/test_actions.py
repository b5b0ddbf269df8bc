"""The registry of actions: nothing in it is dead, doubled, unexplained or left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from pkgutil import walk_packages

import pytest
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode

import secondhop.tui
from secondhop.tui.actions import (
    ACTIONS,
    BY_ID,
    COUNT_MOVES,
    DEFAULTS,
    EVERY,
    GROUPS,
    TYPED,
    Action,
    key_of,
    use_keys,
)
from secondhop.tui.bindings import put_in_force
from secondhop.tui.screens.dashboard import Dashboard
from secondhop.tui.screens.help import help_lines
from secondhop.tui.screens.palette import find_actions
from secondhop.tui.widgets.lineinput import LineInput
from secondhop.tui.widgets.lines import Line
from secondhop.tui.widgets.strokes import MOVES, OPEN, SCROLL, TYPING, doing
from tests.keysheet import KEYS_PAGE, keys_page

NO_NEWS = [(action, "") for action in EVERY]
"""Every action, as if all could be done."""


def screen_classes() -> list[type[DOMNode]]:
    """Whatever of ours can stand on a screen."""
    for module in walk_packages(secondhop.tui.__path__, "secondhop.tui."):
        import_module(module.name)
    return [one for one in _heirs(DOMNode) if one.__module__.startswith("secondhop.")]


def _heirs(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for heir in kind.__subclasses__():
        yield heir
        yield from _heirs(heir)


def shown(lines: Sequence[Line]) -> str:
    return "\n".join("".join(text for text, _ in line) for line in lines)


def test_every_action_can_be_done_on_the_dashboard() -> None:
    for action in ACTIONS:
        assert hasattr(Dashboard, f"do_{action.id.replace('-', '_')}"), action.id


def test_every_rule_is_about_an_action() -> None:
    names = {action.id.replace("-", "_") for action in ACTIONS}
    rules = {name.removeprefix("no_") for name in dir(Dashboard) if name.startswith("no_")}
    assert rules - names == set()


def test_every_action_has_words_a_key_and_a_group() -> None:
    assert len(BY_ID) == len(EVERY)
    for action in EVERY:
        assert action.word
        assert action.help
        assert action.group in GROUPS
        assert all(DEFAULTS[action.id]), action.id


@pytest.mark.parametrize("kind", screen_classes(), ids=lambda kind: kind.__name__)
def test_every_binding_is_of_the_registry(kind: type[DOMNode]) -> None:
    for binding in vars(kind).get("BINDINGS", []):
        assert isinstance(binding, Binding)
        assert binding.id in BY_ID, f"{kind.__name__} binds {binding.key} outside the registry"
        assert binding.key == BY_ID[binding.id].keys


def test_nothing_of_textual_binds_a_key_besides() -> None:
    """Its own bindings have no ids, so nobody could change them."""
    for kind in screen_classes():
        if kind.__name__.endswith(("Screen", "App", "TooSmall", "Dashboard")):
            merged = kind._merge_bindings()
            assert {binding.id for _, binding in merged} <= {*BY_ID}, kind.__name__


def test_widgets_do_what_their_strokes_say() -> None:
    assert doing(TYPING).keys() == {key for one in TYPING for key in DEFAULTS[one.id]}
    assert set(doing(TYPING).values()) <= LineInput()._deeds.keys()
    for one in (*MOVES, OPEN, SCROLL, *COUNT_MOVES):
        assert BY_ID[one.id].keys == one.keys


@pytest.mark.parametrize("action", EVERY, ids=lambda action: action.id)
def test_help_palette_and_document_agree(action: Action) -> None:
    keys = " ".join(action.shown_keys)
    helped = shown(help_lines(NO_NEWS)(200))
    assert any(keys in line and action.help in line for line in helped.splitlines())
    found = {find.action: find for find in find_actions(NO_NEWS, action.help)}
    assert (found[action.id].keys, found[action.id].aside) == (keys, action.help)
    page = KEYS_PAGE.read_text("utf-8")
    assert any(f"`{action.id}`" in line and action.help in line for line in page.splitlines())


def test_the_document_of_keys_is_as_the_registry_makes_it() -> None:
    """`python -m tests.keysheet` writes it again."""
    assert KEYS_PAGE.read_text("utf-8") == keys_page()


def test_help_says_what_cannot_be_done_and_why() -> None:
    offers = [(action, "nobody is selected" if action.id == "log" else "") for action in EVERY]
    (line,) = [line for line in help_lines(offers)(120) if "nobody is selected" in shown([line])]
    assert "Log a touch" in shown([line])
    assert {style for _, style in line} == {"faint"}


def test_keys_in_force_are_the_ones_shown() -> None:
    try:
        use_keys({"undo": ("f5", "ctrl+x"), "order": ()})
        assert BY_ID["undo"].shown_keys == ("f5", "ctrl+x")
        assert key_of("undo") == "f5"
        assert key_of("order") == "ctrl+p order"
        use_keys({})
        assert key_of("undo") == "u"
    finally:
        use_keys({})


async def test_what_shares_a_key_with_something_that_moves_keeps_it() -> None:
    """Textual would drop the tag when a key of an empty home comes to lie on it."""
    app: App[str] = App()
    try:
        put_in_force(app, {**DEFAULTS, "request": ("t",)})
        assert app._keymap["tag"] == "t"
        assert app._keymap["stage"] == "s"
        assert "undo" not in app._keymap
    finally:
        put_in_force(app, DEFAULTS)
        assert app._keymap == {}


def test_typing_is_a_group_of_its_own() -> None:
    assert {one.id for one in TYPING} == {one.id for one in EVERY if one.group == TYPED}
