"""From the registry to Textual: bindings with the keys to begin with, and other keys in force."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import App
from textual.binding import Binding, BindingType

from secondhop.tui.actions import BY_ID, DEFAULTS, Action, Keys, use_keys
from secondhop.tui.widgets.lineinput import LineInput
from secondhop.tui.widgets.strokes import TYPING

NO_KEY = "no-key"
"""A key that no terminal sends; Textual would take the empty string for the key to begin with."""


def bindings(actions: Iterable[Action]) -> list[BindingType]:
    """Key bindings of these actions; `act` on the screen dispatches them by id."""
    return [
        Binding(one.keys, f"act('{one.id}')", one.word, id=one.id, show=False) for one in actions
    ]


def bound_to(do: str, *ids: str) -> list[BindingType]:
    """Bindings of the keys of several actions to one thing that a screen does."""
    return [Binding(BY_ID[one].keys, do, BY_ID[one].word, id=one, show=False) for one in ids]


def put_in_force(app: App[str], keys: Keys) -> None:
    """Let these keys do what they say, in everything that the app shows."""
    use_keys(keys)
    LineInput.at_key = {key: one.do for one in TYPING for key in keys[one.id]}
    moved = {one for one in keys if keys[one] != DEFAULTS[one]}
    touched = {key for one in moved for key in (*keys[one], *DEFAULTS[one])}
    # Textual drops what shares a key with something that moves, unless it is told of it as well.
    told = {one for one in keys if touched.intersection(keys[one])} | moved
    app.set_keymap({one: ",".join(keys[one]) or NO_KEY for one in told})
