"""My circles for whoever searches: under the names that the screen shows, and only when asked."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secondhop.network.circles import Circle
    from secondhop.store.home import Home
    from secondhop.store.state import State


class NamedCircles:
    """Finds the circles of a state when first asked, and again after contacts or ties changed.

    A plan beside the screen may ask while another does: the second waits for what the first finds.
    """

    def __init__(self, state: State, home: Home) -> None:
        self._state, self._home = state, home
        self._as_of = -1
        self._found: tuple[Circle, ...] = ()
        self._finding = Lock()

    def __call__(self) -> tuple[Circle, ...]:
        with self._finding:
            version = self._state.contacts_version
            if self._as_of != version:
                from secondhop.store.circles import circles_of  # not for every start

                self._found = circles_of(self._state, self._home)
                self._as_of = version  # last: where finding fails, the next one tries again
            return self._found
