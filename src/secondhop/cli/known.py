"""Keeps one address from becoming two people."""

from __future__ import annotations

from secondhop.model.identity import email_key, profile_key
from secondhop.store.state import State


def owner_of(state: State, url: str, email: str) -> int | None:
    """The row of whoever has one of these addresses already."""
    for key in (profile_key(url), email_key(email)):
        row = state.graph.row_with_key(key) if key else None
        if row is not None:
            return row
    return None
