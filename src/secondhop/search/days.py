"""Reads the value of a date field: `today`, `fri`, `30d`, `+7d`, `2026-11`, `2026-11-01`.

A query keeps days as they were said, because `today` is another day tomorrow; what they mean
follows from a day that is given.
"""

from __future__ import annotations

import re
from calendar import day_name, monthrange
from contextlib import suppress
from datetime import date
from typing import Final, cast

from secondhop.model.when import add_span, parse_past, parse_when, take_span
from secondhop.search.terms import Op

Reading = tuple[Op, str, str | None]
"""The comparison, its day, and the other end of a range."""
Days = tuple[int, int]
"""The first and the last day of a time, as date ordinals."""

PAST: Final = ("touched", "added")
"""Fields about what has happened, in which a bare span is an age: `<30d` is less than that ago."""

_LAST_DAY: Final = date.max.toordinal()
_NEAR: Final = ("today", "yesterday", "tomorrow")
_WEEKDAYS: Final = tuple(name.lower() for name in day_name)
_VALUE = re.compile(r"(?P<op>[<>]=?|=)?(?P<day>[^<>=]+)")
_SPAN = re.compile(r"(?P<sign>[+-]?)(?P<count>\d{1,4})(?P<unit>[dwmy])", re.ASCII)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_HALF_TYPED = re.compile(r"[+-]?\d{0,4}|\d{4}-(?:[01]|\d{1,2}-[0-3]?)?|.*\.", re.ASCII)
_MIRRORED: Final[dict[str, Op]] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_WANTED = {
    "touched": "touched wants a time, as in touched<30d, touched>1y or touched>=2026-11-01",
    "due": "due wants a day, as in due<=today, due<+7d or due:2026-11-30",
    "added": "added wants a time, as in added<7d, added:2026-11 or added>=2026-11-01",
}


def is_half_date(op: str, value: str) -> bool:
    """Whether the value can still become a day as typing goes on."""
    if op == ":":
        value = value.lstrip("<>=")
    part = value.rpartition("..")[2].casefold()
    words = (*_NEAR, *_WEEKDAYS)
    return _HALF_TYPED.fullmatch(part) is not None or any(w.startswith(part) for w in words)


def read_date(name: str, op: str, value: str) -> Reading:
    """The comparison that `name`, `op` and `value` mean; a ValueError says what would be one."""
    low, dots, high = value.partition("..")
    if op == ":" and dots and (low or high):
        return _range(name, low, high)
    found = _VALUE.fullmatch(value)
    if found is None or (found["op"] and op != ":"):
        raise ValueError(_WANTED[name])
    day = _spelled(name, found["day"])
    said = found["op"] or ("=" if op == ":" else op)
    if said == "=" and _is_age(name, day):
        said = "<="
    return cast(Op, said), day, None


def interval(name: str, op: Op, day: str, upto: str | None, today: int) -> Days:
    """The days that are meant, both ends included, when today is this date ordinal."""
    first, last = _days(name, day, today)
    if upto is not None:
        other = _days(name, upto, today)
        return min(first, other[0]), max(last, other[1])
    op = _MIRRORED.get(op, op) if _is_age(name, day) else op
    match op:
        case "<":
            return 0, first - 1
        case "<=":
            return 0, last
        case ">":
            return last + 1, _LAST_DAY
        case ">=":
            return first, _LAST_DAY
    return first, last


def _range(name: str, low: str, high: str) -> Reading:
    if not high:
        return ">=", _spelled(name, low), None
    if not low:
        return "<=", _spelled(name, high), None
    first, last = _spelled(name, low), _spelled(name, high)
    if _DATE.fullmatch(first) and _DATE.fullmatch(last) and _calendar(first) > _calendar(last):
        raise ValueError(f"{name} from {first} up to {last} is never; write {last}..{first}")
    return "..", first, last


def _spelled(name: str, text: str) -> str:
    """The one spelling of a day, or a ValueError."""
    word = text.casefold()
    if word in _NEAR:
        return word
    if len(word) >= 3 and any(weekday.startswith(word) for weekday in _WEEKDAYS):
        return word[:3]
    if found := _SPAN.fullmatch(word):
        sign = found["sign"] or ("" if name in PAST else "+")
        return f"{sign}{int(found['count'])}{found['unit']}"
    if found := _DATE.fullmatch(word):
        parts = [part.zfill(2) for part in found.groups() if part is not None]
        with suppress(ValueError):
            _calendar("-".join(parts))
            return "-".join(parts)
        raise ValueError(f"there is no day {text}")
    raise ValueError(_WANTED[name])


def _is_age(name: str, day: str) -> bool:
    return name in PAST and day[0].isdigit() and day[-1].isalpha()


def _days(name: str, day: str, today: int) -> Days:
    if _DATE.fullmatch(day):
        return _calendar(day)
    now = date.fromordinal(today)
    if _SPAN.fullmatch(day):
        moved = _moved(now, day, back=day[0] == "-" or _is_age(name, day))
    else:
        moved = (parse_past if name in PAST else parse_when)(day, now).toordinal()
    return moved, moved


def _moved(today: date, span: str, back: bool) -> int:
    """What lies beyond the calendar lies at its end."""
    try:
        return (take_span if back else add_span)(today, span.lstrip("+-")).toordinal()
    except ValueError:
        return 1 if back else _LAST_DAY


def _calendar(day: str) -> Days:
    """The days of a year, a month or a day of the calendar; a ValueError when there is none."""
    year, *rest = map(int, day.split("-"))
    first = date(year, *[*rest, 1, 1][:2])
    if len(rest) == 2:
        return first.toordinal(), first.toordinal()
    last = date(year, 12, 31) if not rest else first.replace(day=monthrange(year, *rest)[1])
    return first.toordinal(), last.toordinal()
