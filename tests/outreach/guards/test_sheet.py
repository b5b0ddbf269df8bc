"""The document says what the guards do."""

from __future__ import annotations

from secondhop.outreach.guards.check import GUARDS
from tests.outreach.guards.sheet import GUARDS_PAGE, guards_page


def test_the_document_is_up_to_date() -> None:
    assert GUARDS_PAGE.read_text("utf-8") == guards_page()


def test_every_guard_is_explained() -> None:
    for guard in GUARDS:
        (row,) = (one for one in guards_page().splitlines() if one.startswith(f"| `{guard.name}`"))
        assert row.endswith(("| warns |", "| blocks |", "| warns or blocks |"))
        assert guard.find.__doc__
