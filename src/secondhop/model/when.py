"""Dates as people type them: `fri`, `+3d`, `tomorrow`, `2026-12-01`, `1 dec`. Today is given."""

from __future__ import annotations

import calendar
import contextlib
import re
from datetime import date, timedelta

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = tuple(name.lower() for name in calendar.month_name)
_LEAP_DAY_WITHIN = 8  # years, as around 2100
_SPAN = re.compile(r"^\+?\s*(\d{1,4})\s*(d|w|m|y|days?|weeks?|months?|years?)$")
_DAY_MONTH = re.compile(r"^(\d{1,2})\.?\s+([a-z]{3,9})\.?(?:\s+(\d{4}))?$")
_MONTH_DAY = re.compile(r"^([a-z]{3,9})\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?$")
_WORDS = {"today": 0, "tod": 0, "now": 0, "tomorrow": 1, "tom": 1, "yesterday": -1}

EXAMPLES = "fri, +3d, 2w, tomorrow, 1 dec, 2026-12-01"


class WhenError(ValueError):
    """The text is no date; the message says what would be one."""


def parse_when(text: str, today: date) -> date:
    """The date meant by `text`. Weekdays and day-month dates are the next ones to come."""
    word = " ".join(text.strip().lower().split())
    if word in _WORDS:
        return today + timedelta(days=_WORDS[word])
    if word in ("next week", "week"):
        return today + timedelta(days=7)
    if word in ("next month", "month"):
        return add_span(today, "1m")
    if _SPAN.match(word):
        return add_span(today, word)
    day = word.removeprefix("next ").removeprefix("on ")
    if day[:3] in _WEEKDAYS and (
        len(day) == 3 or calendar.day_name[_WEEKDAYS.index(day[:3])].lower().startswith(day)
    ):
        ahead = (_WEEKDAYS.index(day[:3]) - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=ahead)
    return _calendar_date(word, today, text)


def parse_past(text: str, today: date) -> date:
    """The date meant by `text` of something that has happened: `fri` is the last one."""
    text = text.strip().lower().removeprefix("last ")
    when = parse_when(text, today)
    if when <= today or not _comes_again(text):
        return when
    for days in (7, 366):
        earlier = parse_when(text, today - timedelta(days=days))
        if earlier <= today:
            return earlier
    return when


def _comes_again(word: str) -> bool:
    """Whether the word names a day of every week or year."""
    in_year = _DAY_MONTH.match(word) or _MONTH_DAY.match(word)
    return word[:3] in _WEEKDAYS or (in_year is not None and not word[-4:].isdigit())


def add_span(start: date, span: str) -> date:
    """`start` moved on by a span such as `3d`, `2w`, `1m`, `1y`; at most to the end of a month."""
    return _moved(start, span, 1)


def take_span(start: date, span: str) -> date:
    """`start` moved back by such a span; at most to the end of a month."""
    return _moved(start, span, -1)


def _moved(start: date, span: str, way: int) -> date:
    found = _SPAN.match(span.strip().lower())
    if found is None:
        raise WhenError(f"{span!r} is no span of time; write 3d, 2w, 1m or 1y")
    count, unit = way * int(found[1]), found[2][0]
    try:
        if unit in "dw":
            return start + timedelta(days=count * (7 if unit == "w" else 1))
        months = start.month - 1 + count * (12 if unit == "y" else 1)
        year, month = start.year + months // 12, months % 12 + 1
        return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        raise WhenError(f"{span!r} leads beyond the calendar") from None


def _calendar_date(word: str, today: date, text: str) -> date:
    try:
        if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", word):
            year, month, day = (int(part) for part in word.split("-"))
            return date(year, month, day)
        if found := _DAY_MONTH.match(word):
            return _next_date(found[2], int(found[1]), found[3], today)
        if found := _MONTH_DAY.match(word):
            return _next_date(found[1], int(found[2]), found[3], today)
    except ValueError:
        pass
    raise WhenError(f"{text!r} is no date I know; write for example {EXAMPLES}")


def _next_date(month_name: str, day: int, year: str | None, today: date) -> date:
    month = next((number for number in range(1, 13) if _MONTHS[number].startswith(month_name)), 0)
    if year is not None:
        return date(int(year), month, day)
    for following in range(today.year, today.year + _LEAP_DAY_WITHIN + 1):
        with contextlib.suppress(ValueError):
            if (found := date(following, month, day)) >= today:
                return found
    raise ValueError
