"""Connections.csv: the contact list of its owner, in every era of the format."""

from __future__ import annotations

from functools import lru_cache

from secondhop.model.facts import OWNER, PersonFact, TieFact
from secondhop.model.identity import email_key, profile_url
from secondhop.model.text import clean
from secondhop.model.tie import EvidenceKind
from secondhop.sources.dates import iso_date
from secondhop.sources.people import Roster, full_name, key_of
from secondhop.sources.table import Table

_known = lru_cache(maxsize=1 << 15)(clean)  # the same titles and companies come again and again
_FIELDS = (
    "first name",
    "last name",
    "full name",
    "name",
    "url",
    "email address",
    "company",
    "position",
    "connected on",
)


def read_connections(table: Table, roster: Roster, emails: bool = True) -> list[TieFact]:
    """A person and a tie to the owner for each row; date-only rows are members who hide."""
    first, last, full, name, url, email, company, position, on = table.at(*_FIELDS)
    ties: list[TieFact] = []
    for line, row in table.rows():
        called = full_name(row[first], row[last])
        if not called and (row[full] or row[name]):
            called = full_name(row[full] or row[name], "")
        if not called and not row[url].strip():
            _nobody(table, line, row[on], row[email] + row[company] + row[position])
            continue
        address = row[email].strip() if emails else ""
        fact = _person(called, row[url], address, row[company], row[position], line)
        if not fact.name and not fact.keys:
            table.skip(line, "no name, and the address is no profile")
            continue
        known = roster.find(fact)
        if known is not None:
            table.skip(line, f"same profile as line {roster.line(known)}")
            roster.fill(known, fact)
            continue
        since = iso_date(when := row[on].strip())
        if when and not since:
            table.tally.skip(line, "the date cannot be read, so this person came in without one")
        ties.append(TieFact(OWNER, roster.add(fact), EvidenceKind.CONNECTION, since))
        table.tally.kept += 1
    return ties


def _nobody(table: Table, line: int, on: str, rest: str) -> None:
    if rest.strip():
        table.skip(line, "no name and no address")
    elif on.strip():
        table.tally.hidden += 1
    else:
        table.skip(line, "no name, no profile and no date")


def _person(name: str, url: str, email: str, company: str, position: str, line: int) -> PersonFact:
    key = key_of(url.strip())
    values: list[tuple[str, str]] = []
    if title := _known(position):
        values.append(("title", title))
    if firm := _known(company):
        values.append(("company", firm))
    if key:
        values.append(("url", profile_url(key)))
    keys = (key,) if key else ()
    if email and (mail := email_key(email)):
        values.append(("email", mail.partition(":")[2]))
        keys = (*keys, mail)
    return PersonFact(name, keys, tuple(values), (), line)
