"""Connections.csv, as LinkedIn writes it and as Excel writes it again."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from io import StringIO
from random import Random
from urllib.parse import quote

from demo_data.world.people import Person

HEADER = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
PREAMBLE = (
    "When exporting your connection data, you may notice that some of the email addresses are "
    "missing. You will only see email addresses for connections who have allowed their "
    "connections to see or download their email address using this setting "
    "https://www.linkedin.com/psettings/privacy/email. "
    "You can learn more here https://www.linkedin.com/help/linkedin/answer/261"
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Row = tuple[str, ...]
Tied = tuple[Person, date]


def linkedin_file(tied: Sequence[Tied], exported: date, hidden: int, rng: Random) -> str:
    """The file as delivered: a three-line preamble, LF, no final newline."""
    rows = [
        (*row, f"{day.day:02} {MONTHS[day.month - 1]} {day.year}")
        for *row, day in _rows(tied, exported, hidden, rng)
    ]
    return f'Notes:\n"{PREAMBLE}"\n\n' + _csv([HEADER, *rows], ",", "\n").removesuffix("\n")


def excel_file(tied: Sequence[Tied], exported: date, hidden: int, rng: Random) -> str:
    """The same, opened and saved in Excel: BOM, CRLF, semicolons, `7-Feb-22`, padded preamble."""
    rows = [
        (*row, f"{day.day}-{MONTHS[day.month - 1]}-{day.year % 100:02}")
        for *row, day in _rows(tied, exported, hidden, rng)
    ]
    padding = ("",) * (len(HEADER) - 1)
    head = [("Notes:", *padding), (PREAMBLE, *padding), ("", *padding)]
    return "\ufeff" + _csv([*head, HEADER, *rows], ";", "\r\n")


def csv_text(rows: Iterable[Row], *, quoted: bool = False) -> str:
    """Comma-separated lines, all fields quoted or only those that need it."""
    return _csv(rows, ",", "\n", quoted=quoted)


def _csv(rows: Iterable[Row], delimiter: str, newline: str, *, quoted: bool = False) -> str:
    out = StringIO()
    csv.writer(
        out,
        delimiter=delimiter,
        lineterminator=newline,
        quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL,
    ).writerows(rows)
    return out.getvalue()


def _rows(
    tied: Sequence[Tied], exported: date, hidden: int, rng: Random
) -> list[tuple[str, str, str, str, str, str, date]]:
    """The cells of all rows with the date last, among them those of members who hide themselves."""
    rows = [_cells(person, day, exported, rng) for person, day in tied]
    days = [exported - timedelta(days=rng.randrange(3, 4000)) for _ in range(hidden)]
    rows += [("", "", "", "", "", "", day) for day in days]
    return sorted(rows, key=lambda row: row[-1], reverse=True)


def _cells(
    person: Person, day: date, exported: date, rng: Random
) -> tuple[str, str, str, str, str, str, date]:
    title, company = person.role_on(exported)
    return person.first, person.last, _spelled(person, rng), person.email, company, title, day


def _spelled(person: Person, rng: Random) -> str:
    """A profile URL in one of the spellings that lead to the same person."""
    fate = rng.random()
    slug = person.slug
    if not slug.isascii():
        encoded = quote(slug)
        slug = slug if fate < 0.15 else encoded.lower() if fate < 0.35 else encoded
    elif fate < 0.02:
        slug = slug.title()
    elif fate < 0.04:
        slug += "/"
    elif fate < 0.05:
        slug = slug.title() + "/"
    return f"https://www.linkedin.com/in/{slug}"
