from __future__ import annotations

from datetime import date

import pytest

from secondhop.model.person import PersonId
from secondhop.outreach.cadence import kept, neglected, rhythm

ANA = PersonId("ana")
MONDAY = date(2026, 11, 23)
TIERS = {"inner": 30, "outer": 365}


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        (["inner"], "inner"),
        (["outer", "inner"], "inner"),
        (["inner", "keep-6w"], "keep-6w"),
        (["keep-often", "berlin"], ""),
        (["keep-0d"], ""),
        ([], ""),
    ],
)
def test_a_persons_own_time_goes_before_their_tier(tags: list[str], found: str) -> None:
    assert rhythm(tags, TIERS) == found


def test_the_next_word_is_due_after_the_last_touch() -> None:
    assert kept(ANA, "inner", "2026-10-24", MONDAY, TIERS).next == MONDAY
    assert kept(ANA, "keep-6w", "2026-10-12", MONDAY, TIERS).next == MONDAY
    assert kept(ANA, "keep-6w", "", MONDAY, TIERS).next == date(2027, 1, 4)


def test_only_who_is_late_is_neglected_the_latest_first() -> None:
    late = kept(ANA, "inner", "2026-01-01", MONDAY, TIERS)
    due = kept(PersonId("ben"), "inner", "2026-10-24", MONDAY, TIERS)
    fine = kept(PersonId("cleo"), "inner", "2026-10-25", MONDAY, TIERS)
    assert neglected([fine, due, late], MONDAY) == [late, due]
