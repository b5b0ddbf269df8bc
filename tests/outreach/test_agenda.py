from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from secondhop.model.outreach import FollowUp
from secondhop.model.person import PersonId
from secondhop.outreach.agenda import SECTIONS, agenda, due_by, next_open

MONDAY = date(2026, 11, 23)
SUNDAY = MONDAY + timedelta(6)
FOLLOW_UPS = st.lists(
    st.builds(
        FollowUp,
        st.text("abc", min_size=1, max_size=3),
        st.just(PersonId("ana")),
        st.sampled_from(["write", "call"]),
        st.dates(MONDAY - timedelta(9), MONDAY + timedelta(20)),
        st.sampled_from(["open", "done", "snoozed"]),
        st.just(""),
        st.sampled_from(["", "2026-11-22", "2026-11-23"]),
    ),
    max_size=12,
)


def follow_up(number: str, days: int, state: str = "open", done_on: str = "") -> FollowUp:
    due = MONDAY + timedelta(days)
    return FollowUp(number, PersonId("ana"), "write", due, state, done_on=done_on)


def sections(today: date, *follow_ups: FollowUp) -> dict[str, list[str]]:
    return {
        section.name: [one.id for one in section.follow_ups]
        for section in agenda(follow_ups, today)
    }


def test_sections_by_when_things_are_due() -> None:
    assert sections(
        MONDAY,
        follow_up("later", 7),
        follow_up("sunday", 6),
        follow_up("tomorrow", 1),
        follow_up("today", 0),
        follow_up("yesterday", -1),
        follow_up("long ago", -300),
        follow_up("done", -3, "done", "2026-11-23"),
        follow_up("done before", -3, "done", "2026-11-22"),
        follow_up("snoozed", 0, "snoozed"),
    ) == {
        "overdue": ["long ago", "yesterday"],
        "today": ["snoozed", "today"],
        "this week": ["tomorrow", "sunday"],
        "later": ["later"],
        "done today": ["done"],
    }


def test_a_week_ends_on_sunday() -> None:
    assert sections(SUNDAY, follow_up("sunday", 6), follow_up("monday", 7)) == {
        "today": ["sunday"],
        "later": ["monday"],
    }


def test_no_follow_ups_make_no_sections() -> None:
    assert agenda([], MONDAY) == []
    assert agenda([follow_up("1", 0, "done")], MONDAY) == []


@given(FOLLOW_UPS)
def test_every_open_follow_up_stands_once(follow_ups: list[FollowUp]) -> None:
    shown = agenda(follow_ups, MONDAY)
    names = [section.name for section in shown]
    assert names == [name for name in SECTIONS if name in names]
    listed = [one for section in shown for one in section.follow_ups if one.is_open]
    assert sorted(map(repr, listed)) == sorted(repr(one) for one in follow_ups if one.is_open)
    dues = [one.due for one in listed]
    assert dues == sorted(dues)


@given(FOLLOW_UPS)
def test_due_by_is_what_is_open_until_then(follow_ups: list[FollowUp]) -> None:
    due = due_by(follow_ups, MONDAY)
    assert all(one.is_open and one.due <= MONDAY for one in due)
    assert len(due) == sum(one.is_open and one.due <= MONDAY for one in follow_ups)
    assert [one.due for one in due] == sorted(one.due for one in due)


@given(FOLLOW_UPS)
def test_the_next_open_one_is_due_first(follow_ups: list[FollowUp]) -> None:
    found = next_open(follow_ups)
    open_ones = [one for one in follow_ups if one.is_open]
    assert (found is None) == (not open_ones)
    assert found is None or found.due == min(one.due for one in open_ones)
