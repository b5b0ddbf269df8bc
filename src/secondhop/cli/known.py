"""Keeps one address from becoming two people."""

from __future__ import annotations

from secondhop.cli.stop import Exit, Stop
from secondhop.cli.who import lines_of
from secondhop.model.identity import email_key, profile_key
from secondhop.store.state import State


def refuse_known(state: State, url: str, email: str, but: int | None = None) -> None:
    """Stop when an address belongs to somebody, `but` one row, and name them."""
    for key in (profile_key(url), email_key(email)):
        row = state.graph.row_with_key(key) if key else None
        if row is not None and row != but:
            who = lines_of([state.people.person(row)])
            raise Stop(Exit.WRONG, "this address belongs to somebody known already:", *who)
