"""My circles for whoever searches: under the names that the screen shows, and only when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secondhop.network.circles import Circle
    from secondhop.store.home import Home
    from secondhop.store.state import State


class NamedCircles:
    """Finds the circles of a state when first asked, and again after contacts or ties changed."""

    def __init__(self, state: State, home: Home) -> None:
        self._state, self._home = state, home
        self._as_of = -1
        self._found: tuple[Circle, ...] = ()

    def __call__(self) -> tuple[Circle, ...]:
        if self._as_of != self._state.contacts_version:
            from secondhop.store.circles import circles_of  # not for every start

            self._as_of = self._state.contacts_version
            self._found = circles_of(self._state, self._home)
        return self._found
