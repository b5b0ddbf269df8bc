from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from secondhop.model.person import PersonId
from secondhop.outreach.budgets import Invitation, budgets, old
from secondhop.outreach.limits import load_limits

MONDAY = date(2026, 11, 23)
LIMITS = load_limits()
SENT = st.lists(
    st.builds(
        Invitation,
        st.sampled_from([PersonId("a"), PersonId("b"), PersonId("c")]),
        st.one_of(
            st.dates(MONDAY - timedelta(70), MONDAY + timedelta(9)).map(date.isoformat),
            st.just("soon"),
        ),
        st.booleans(),
        st.booleans(),
    ),
    max_size=120,
)


def sent(days: int, note: bool = False, pending: bool = True, who: str = "a") -> Invitation:
    return Invitation(PersonId(who), (MONDAY - timedelta(days)).isoformat(), note, pending)


def used(*invitations: Invitation, today: date = MONDAY) -> list[int]:
    return [one.used for one in budgets(invitations, today, LIMITS)]


def test_a_week_is_seven_days_with_today() -> None:
    assert used(sent(0), sent(6), sent(7))[0] == 2


def test_notes_count_by_the_calendar_month() -> None:
    assert used(sent(0, note=True), sent(22, note=True), sent(23, note=True), sent(1))[1] == 2
    assert used(sent(0, note=True), today=date(2026, 12, 1))[1] == 0


def test_pending_are_people_not_invitations() -> None:
    assert used(sent(3), sent(40), sent(3, who="b"), sent(3, pending=False, who="c"))[2] == 2


def test_what_lies_in_the_future_counts_nowhere() -> None:
    assert used(sent(-1, note=True)) == [0, 0, 0]


@given(SENT)
def test_no_budget_is_ever_negative(invitations: list[Invitation]) -> None:
    for one in budgets(invitations, MONDAY, LIMITS):
        assert one.used >= 0
        assert 0 <= one.left <= one.most
        assert 0 <= one.share <= 1
        assert one.left == 0 or one.used + one.left == one.most
        assert (one.level == "block") == (one.left == 0)


def test_the_gauge_warns_before_it_is_full() -> None:
    warn, most = LIMITS.invitations_week_warn, LIMITS.invitations_week_block
    levels = [
        budgets([sent(0)] * count, MONDAY, LIMITS)[0].level for count in (warn - 1, warn, most)
    ]
    assert levels == ["ok", "warn", "block"]


def test_old_ones_are_pending_and_of_that_age() -> None:
    found = old([sent(29), sent(30), sent(50, who="b"), sent(60, pending=False)], MONDAY, 30)
    assert found == [("2026-10-04", "b"), ("2026-10-24", "a")]
