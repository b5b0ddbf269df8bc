from __future__ import annotations

from datetime import date

import pytest

from secondhop.search.days import interval, read_date
from secondhop.search.query import parse
from secondhop.search.terms import Dated

MONDAY = date(2026, 11, 23)
END = date.max


def _days(text: str, today: date = MONDAY) -> tuple[str, str]:
    (term,) = parse(text).terms
    assert isinstance(term, Dated)
    first, last = interval(term.name, term.op, term.day, term.upto, today.toordinal())
    return date.fromordinal(max(first, 1)).isoformat(), date.fromordinal(last).isoformat()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("touched<30d", "2026-10-25", "9999-12-31"),
        ("touched<=30d", "2026-10-24", "9999-12-31"),
        ("touched:30d", "2026-10-24", "9999-12-31"),
        ("touched>1y", "0001-01-01", "2025-11-22"),
        ("touched>=1m", "0001-01-01", "2026-10-23"),
        ("touched:1w..2w", "2026-11-09", "2026-11-16"),
        ("touched:2w..1w", "2026-11-09", "2026-11-16"),
        ("touched:mon", "2026-11-23", "2026-11-23"),
        ("touched:friday", "2026-11-20", "2026-11-20"),
        ("touched>-7d", "2026-11-17", "9999-12-31"),
        ("due<=today", "0001-01-01", "2026-11-23"),
        ("due<+7d", "0001-01-01", "2026-11-29"),
        ("due<7d", "0001-01-01", "2026-11-29"),
        ("due:fri", "2026-11-27", "2026-11-27"),
        ("due:mon", "2026-11-30", "2026-11-30"),
        ("due<-1w", "0001-01-01", "2026-11-15"),
        ("due:today..+1m", "2026-11-23", "2026-12-23"),
        ("due>tomorrow", "2026-11-25", "9999-12-31"),
        ("added:2026", "2026-01-01", "2026-12-31"),
        ("added:2024-2", "2024-02-01", "2024-02-29"),
        ("added>=2026-11-1", "2026-11-01", "9999-12-31"),
        ("added>2026-11", "2026-12-01", "9999-12-31"),
        ("added<2026", "0001-01-01", "2025-12-31"),
        ("added:2026-10..2026-11-03", "2026-10-01", "2026-11-03"),
        ("added:2026-10..", "2026-10-01", "9999-12-31"),
        ("added:..2026", "0001-01-01", "2026-12-31"),
    ],
)
def test_the_days_that_are_meant(text: str, first: str, last: str) -> None:
    assert _days(text) == (first, last)


def test_beyond_the_calendar_there_is_nobody() -> None:
    today = MONDAY.toordinal()
    assert interval("touched", ">", "9999y", None, today) == (0, 0)
    assert interval("due", ">", "+9999y", None, today)[0] > END.toordinal()


def test_a_day_follows_the_day_on_which_it_is_asked() -> None:
    assert _days("due:today", date(2027, 1, 1)) == ("2027-01-01", "2027-01-01")
    assert _days("touched<=1m", date(2026, 3, 31))[0] == "2026-02-28"


@pytest.mark.parametrize("value", ["soon", "2026-13", "2026-02-30", "0000", "30", "3x", "<", "٣d"])
def test_what_is_no_day(value: str) -> None:
    with pytest.raises(ValueError, match=r"touched wants|there is no day"):
        read_date("touched", ":", value)


def test_days_in_the_wrong_order() -> None:
    with pytest.raises(ValueError, match=r"is never; write 2026-10\.\.2026-11"):
        read_date("added", ":", "2026-11..2026-10")
