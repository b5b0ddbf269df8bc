"""Dates as they stand in exported files, in every spelling seen, made ISO."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from secondhop.model.text import fold

_NAMES = {
    1: "jan january janv janvier januar janner",
    2: "feb february fev fevr fevrier februar",
    3: "mar march mars marz",
    4: "apr april avr avril",
    5: "may mai",
    6: "jun june juin juni",
    7: "jul july juil juillet juli",
    8: "aug august aout",
    9: "sep sept september septembre",
    10: "oct october octobre okt oktober",
    11: "nov november novembre",
    12: "dec december decembre dez dezember",
}
_MONTHS = {name: month for month, names in _NAMES.items() for name in names.split()}

_DAY_MONTH = re.compile(r"([0-9]{1,2})\.?[ -]([a-z]{3,9})\.?[ -]([0-9]{4}|[0-9]{2})\b")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? ([0-9]{1,2}), ([0-9]{4})\b")
_MONTH = re.compile(r"([a-z]{3,9})\.?[ -]([0-9]{4})$")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/-]([0-9]{1,2})[/-]([0-9]{1,2})\b")
_SLASHES = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})\b")
_DOTS = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}|[0-9]{2})\b")


def iso_date(text: str) -> str:
    """The ISO date that `text` begins with, or "" when it is none."""
    if text[4:5] == "-" == text[7:8] and text[10:11] in ("", " ", "T"):
        try:
            return date.fromisoformat(text[:10]).isoformat()
        except ValueError:
            return ""
    return _parse(text)


@lru_cache(maxsize=16_384)
def _parse(text: str) -> str:
    word = " ".join(fold(text[:60]).split())
    if found := _DAY_MONTH.match(word):
        return _iso(found[3], _MONTHS.get(found[2], 0), found[1])
    if found := _YEAR_FIRST.match(word):
        return _iso(found[1], int(found[2]), found[3])
    if found := _SLASHES.match(word):
        return _american(found[1], found[2], found[3])
    if found := _MONTH_DAY.match(word):
        return _iso(found[3], _MONTHS.get(found[1], 0), found[2])
    if found := _DOTS.match(word):
        return _iso(found[3], int(found[2]), found[1])
    if found := _MONTH.match(word):
        return _iso(found[2], _MONTHS.get(found[1], 0), "1")
    return ""


def _american(first: str, second: str, year: str) -> str:
    # LinkedIn writes the month first; only a first number above 12 can be a day.
    month, day = (second, first) if int(first) > 12 else (first, second)
    return _iso(year, int(month), day)


def _iso(year: str, month: int, day: str) -> str:
    number = int(year) + (2000 if len(year) == 2 else 0)
    try:
        return date(number, month, int(day)).isoformat() if number >= 1900 else ""
    except ValueError:
        return ""
