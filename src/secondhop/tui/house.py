"""What screens may ask of the app, so that none of them needs to import it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from secondhop.model.person import PersonId
from secondhop.tui.actions import Action


class House(Protocol):
    """The app, as its screens see it."""

    found: int

    def select(self, person: PersonId | None) -> bool: ...

    def open_person(self, person: PersonId) -> None: ...

    def show_help(self, offers: Sequence[tuple[Action, str]]) -> None: ...

    def show_palette(self, offers: Sequence[tuple[Action, str]]) -> None: ...

    def show_tour(self) -> None: ...

    def show_request(self) -> None: ...

    def start_demo(self) -> None: ...

    def start_import(self) -> None: ...

    def look_around(self) -> None: ...

    def listen(self) -> None: ...

    def close_top(self, quit_too: bool = True) -> None: ...
