from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.model.when import WhenError, add_span, parse_when

MONDAY = date(2026, 11, 23)
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 11, 23)),
        (" Tomorrow ", date(2026, 11, 24)),
        ("tom", date(2026, 11, 24)),
        ("yesterday", date(2026, 11, 22)),
        ("next week", date(2026, 11, 30)),
        ("next month", date(2026, 12, 23)),
        ("+3d", date(2026, 11, 26)),
        ("3 days", date(2026, 11, 26)),
        ("2w", date(2026, 12, 7)),
        ("1m", date(2026, 12, 23)),
        ("1 year", date(2027, 11, 23)),
        ("mon", date(2026, 11, 30)),
        ("tue", date(2026, 11, 24)),
        ("next fri", date(2026, 11, 27)),
        ("on Friday", date(2026, 11, 27)),
        ("sund", date(2026, 11, 29)),
        ("1 dec", date(2026, 12, 1)),
        ("1. december", date(2026, 12, 1)),
        ("Dec 1", date(2026, 12, 1)),
        ("dec 1, 2028", date(2028, 12, 1)),
        ("3 sept", date(2027, 9, 3)),
        ("23 nov", date(2026, 11, 23)),
        ("22 nov", date(2027, 11, 22)),
        ("22 nov 2026", date(2026, 11, 22)),
        ("29 feb", date(2028, 2, 29)),
        ("2026-12-01", date(2026, 12, 1)),
        ("2026-2-3", date(2026, 2, 3)),
    ],
)
def test_dates_as_people_type_them(text: str, day: date) -> None:
    assert parse_when(text, MONDAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "monkey",
        "31 feb",
        "32 dec",
        "0 dec",
        "1 decoy",
        "1 mayor",
        "2026-13-01",
        "2026-02-30",
        "12/1",
        "3x",
        "-3d",
        "9999y",
        "1 dec 0000",
        "\x1b[31m",
        "٣ дек",
    ],
)
def test_what_is_no_date_says_what_would_be_one(text: str) -> None:
    with pytest.raises(WhenError, match=r"write|calendar"):
        parse_when(text, MONDAY)


@given(DAYS, st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
def test_a_weekday_is_the_next_one_to_come(today: date, weekday: str) -> None:
    day = parse_when(weekday, today)
    assert timedelta(1) <= day - today <= timedelta(7)
    assert day.strftime("%a").lower() == weekday


@given(DAYS, st.integers(1, 28), st.integers(1, 12))
def test_a_day_and_month_are_not_past(today: date, day: int, month: int) -> None:
    name = date(2000, month, 1).strftime("%b").lower()
    found = parse_when(f"{day} {name}", today)
    assert found == parse_when(f"{name} {day}", today)
    assert (found.day, found.month) == (day, month)
    assert timedelta(0) <= found - today < timedelta(367)


@given(DAYS)
def test_an_iso_date_is_itself(day: date) -> None:
    assert parse_when(day.isoformat(), MONDAY) == day


@pytest.mark.parametrize(
    ("start", "span", "end"),
    [
        (date(2026, 1, 31), "1m", date(2026, 2, 28)),
        (date(2028, 1, 31), "1m", date(2028, 2, 29)),
        (date(2026, 12, 31), "2m", date(2027, 2, 28)),
        (date(2028, 2, 29), "1y", date(2029, 2, 28)),
        (date(2026, 11, 23), "14d", date(2026, 12, 7)),
        (date(2026, 11, 23), "2 Weeks", date(2026, 12, 7)),
    ],
)
def test_a_span_moves_a_date_on(start: date, span: str, end: date) -> None:
    assert add_span(start, span) == end


@given(DAYS, st.integers(0, 1000), st.sampled_from("dwmy"))
def test_a_longer_span_is_no_earlier(start: date, count: int, unit: str) -> None:
    assert add_span(start, f"{count}{unit}") <= add_span(start, f"{count + 1}{unit}")


@pytest.mark.parametrize("span", ["", "3", "d", "-1d", "1.5w", "99999d", "9999y", "3d 2w"])
def test_what_is_no_span_is_refused(span: str) -> None:
    with pytest.raises(WhenError):
        add_span(MONDAY, span)
