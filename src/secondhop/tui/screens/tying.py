"""What can be done about a single tie: say that it is right, or that it is not."""

from __future__ import annotations

from typing import NamedTuple

from secondhop.model.edits import tie
from secondhop.model.person import PersonId
from secondhop.tui.actions import key_of
from secondhop.tui.screens.drafting import Drafting

CONFIRMED, REJECTED = "confirmed", "rejected"


class Tie(NamedTuple):
    """Two people who are believed to know each other."""

    introducer: PersonId
    person: PersonId


class Tying(Drafting):
    """A screen that may have the cursor on a tie."""

    def tie_here(self) -> Tie | None:
        """The tie under the cursor."""
        return None

    def step_tie(self, step: int) -> None:
        """Go to another tie."""

    def no_next_tie(self) -> str:
        shows = f"{key_of('open')} opens a person with the ways in"
        return "" if self.tie_here() else f"no tie is shown here; {shows}"

    def no_previous_tie(self) -> str:
        return self.no_next_tie()

    def no_confirm_tie(self) -> str:
        return self.no_next_tie()

    def no_reject_tie(self) -> str:
        return self.no_next_tie()

    def do_next_tie(self) -> None:
        self.step_tie(1)

    def do_previous_tie(self) -> None:
        self.step_tie(-1)

    def do_confirm_tie(self) -> None:
        self._say_of_tie(CONFIRMED, "know each other: confirmed")

    def do_reject_tie(self) -> None:
        self._say_of_tie(REJECTED, "do not know each other: tie rejected")

    def _say_of_tie(self, word: str, words: str) -> None:
        if (here := self.tie_here()) is None:
            return
        names = [one.name for one in map(self.desk.person, here) if one is not None]
        change = tie(*here, word, self.desk.store.today)
        self.apply(change, f"{' and '.join(names)} {words}")
