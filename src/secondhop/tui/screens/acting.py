"""A screen that does what the registry names, by id, or says why that cannot be done.

What `act('follow-up')` does stands in `do_follow_up`; why it cannot be done just now, in
`no_follow_up`. Dispatch, help, footer and palette all ask the same rule.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from secondhop.tui.actions import (
    ACTIONS,
    BOARD_MOVES,
    BY_ID,
    COUNT_MOVES,
    EMPTY,
    EVERY,
    FACET,
    IMPORT,
    PERSON,
    READ,
    TYPED,
    Action,
    key_of,
    keys_of,
)
from secondhop.tui.bindings import bindings
from secondhop.tui.widgets.foot import Hint
from secondhop.tui.widgets.lineinput import LineInput
from secondhop.tui.widgets.repaint import LineScreen
from secondhop.tui.widgets.strokes import MOVES, SCROLL

Offer = tuple[Action, str]
"""An action, and why it cannot be done; "" when it can."""

_WHILE_TYPING = ("palette", "edit-note", "suspend")
_STEPS = {one.id for one in (*COUNT_MOVES, *BOARD_MOVES, *MOVES, SCROLL)}
_ONLY = {
    FACET: "only in the counts",
    IMPORT: "only before an import",
    READ: "only on a page to read",
    TYPED: "only while typing",
}


class ActingScreen(LineScreen, inherit_bindings=False):
    """Dispatches actions by id to `do_…` methods, unless a rule says why not."""

    # In an empty home the same key may serve another action than with people, and is asked first.
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        sorted(ACTIONS, key=lambda one: one.group != EMPTY)
    )
    AUTO_FOCUS = ""
    is_welcome = False  # whether this is an empty home

    def why_not(self, action: str) -> str:
        """Why an action cannot be done here and now, "" when it can."""
        group = BY_ID[action].group
        if action in _STEPS:
            return "" if self._step_of(action) else _ONLY.get(group, "nothing moves here")
        if group in (IMPORT, TYPED):
            return _ONLY[group]
        if not hasattr(self, f"do_{_method(action)}"):
            return f"not on this page; {key_of('quit')} goes back"
        if group == PERSON and self.is_alone():
            return "nobody is selected"
        rule = getattr(self, f"no_{_method(action)}", None)
        return rule() if rule else ""

    def is_alone(self) -> bool:
        """Whether there is nobody whom an action could concern."""
        return False

    def offers(self) -> list[Offer]:
        """Everything that has a key, and why it cannot be done here."""
        return [(one, self.why_not(one.id)) for one in EVERY]

    def hints(self, *actions: str) -> list[Hint]:
        """Keys and words for the footer."""
        return [
            (key_of(one), BY_ID[one].word, not self.why_not(one)) for one in actions if keys_of(one)
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that only an empty home has are free elsewhere; few act while something is typed."""
        if action != "act":
            return True
        wanted = str(parameters[0])
        if isinstance(self.focused, LineInput) and wanted not in _WHILE_TYPING:
            return False
        return self.is_welcome or BY_ID[wanted].group != EMPTY

    def action_act(self, action: str) -> None:
        """Do what an action says, or say why not."""
        if why := self.why_not(action):
            self.refuse(why)
        elif action in _STEPS:
            self.call_later(self._take_step, self._step_of(action))
        else:
            self.do(action)

    def do(self, action: str) -> None:
        """Do what an action says."""
        getattr(self, f"do_{_method(action)}")()

    def refuse(self, why: str) -> None:
        """Say why something is not done."""
        raise NotImplementedError

    def _step_of(self, action: str) -> str:
        """What the widget with the cursor calls a move; "" when it knows none."""
        known = self.focused.BINDINGS if self.focused is not None else []
        own = [one for one in known if isinstance(one, Binding) and one.id == action]
        return own[0].action if own else ""

    async def _take_step(self, do: str) -> None:
        if self.focused is not None:
            await self.focused.run_action(do)


def _method(action: str) -> str:
    return action.replace("-", "_")
