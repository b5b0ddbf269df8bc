"""Endorsements and recommendations: who vouched for whom, and for which skills."""

from __future__ import annotations

from collections.abc import Iterator

from secondhop.model.facts import Direction, TouchFact
from secondhop.model.identity import name_key
from secondhop.model.text import clean
from secondhop.sources.dates import iso_date
from secondhop.sources.people import Roster, full_name, key_of, pairs, somebody
from secondhop.sources.table import Table
from secondhop.sources.touches import digest, one_line


def read_endorsements(table: Table, roster: Roster, given: bool) -> Iterator[TouchFact]:
    """A touch for each accepted endorsement; one that I gave also names a skill of the person."""
    who = "endorsee" if given else "endorser"
    on, skill, first, last, url, status = table.at(
        "endorsement date",
        "skill name",
        f"{who} first name",
        f"{who} last name",
        f"{who} public url",
        "endorsement status",
    )
    direction: Direction = "out" if given else "in"
    for line, row in table.rows():
        if row[status].strip().upper() not in ("", "ACCEPTED"):
            table.tally.leave_out(line, "endorsements not accepted")
            continue
        name, key, text = full_name(row[first], row[last]), key_of(row[url].strip()), row[skill]
        if not name and not key:
            table.skip(line, "no name and no profile")
            continue
        table.tally.kept += 1
        skills = (clean(text),) if given and clean(text) else ()
        mark = digest("endorsement", direction, key or name_key(name), text, row[on])
        person = roster.meet(somebody(name, key, line, skills))
        when = iso_date(row[on].strip())
        yield TouchFact(person, "endorsement", when, direction, one_line(text), mark, line)


def read_recommendations(table: Table, roster: Roster, given: bool) -> Iterator[TouchFact]:
    """A touch for each recommendation; the file has no addresses, so the person must exist."""
    first, last, company, title, text, on = table.at(
        "first name", "last name", "company", "job title", "text", "creation date"
    )
    direction: Direction = "out" if given else "in"
    for line, row in table.rows():
        name = full_name(row[first], row[last])
        if not name:
            table.skip(line, "no name")
            continue
        table.tally.kept += 1
        values = pairs(title=clean(row[title]), company=clean(row[company]))
        mark = digest("recommendation", direction, name_key(name), row[on], row[text])
        person = roster.meet(somebody(name, "", line, values=values))
        when = iso_date(row[on].strip())
        yield TouchFact(person, "recommendation", when, direction, one_line(row[text]), mark, line)
