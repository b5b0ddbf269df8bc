"""A matcher that is too plain to be wrong: one person, one term at a time, no arrays."""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date, timedelta

import numpy as np

from secondhop.model.text import fold
from secondhop.search.corpus import Corpus
from secondhop.search.hiring import hiring
from secondhop.search.terms import Both, Compare, Dated, Either, Field, Item, Query, Words
from tests.search.corpora import TODAY

_OPS: dict[str, Callable[[int, int], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_LISTS = {
    "skill": "skills",
    "tag": "tags",
    "source": "sources",
    "past": "past",
    "school": "schools",
    "group": "groups",
    "note": "notes",
}
_NUMBERS = ("degree", "mutuals", "warmth", "score", "touched", "due", "added")


def matches(query: Query, corpus: Corpus, row: int) -> bool:
    """Whether somebody is found."""
    return all(holds(item, corpus, row) is not False for item in query.items)


def holds(item: Item, corpus: Corpus, row: int) -> bool | None:
    """Whether a term holds; None when it asks for nothing."""
    if isinstance(item, Both | Either):
        parts = [holds(part, corpus, row) for part in item.items]
        said = [part for part in parts if part is not None]
        if not said:
            return None
        found = any(said) if isinstance(item, Either) else all(said)
    else:
        if isinstance(item, Words | Field) and not plain(item.text):
            return None
        found = _term(item, corpus, row)
        if not isinstance(item, Words) and item.maybe:
            found = found or not _is_known(item.name, corpus, row)
    return found != item.negated


def _term(term: Words | Field | Compare | Dated, corpus: Corpus, row: int) -> bool:
    if isinstance(term, Words):
        names = ("name", "title", "company", "location", "industry", "skill", "tag")
        return any(_in(term.text, value) for name in names for value in _values(corpus, name, row))
    if isinstance(term, Compare):
        return _compares(term, _number(corpus, term.name, row))
    if isinstance(term, Dated):
        number = _number(corpus, term.name, row)
        return number >= 0 and _on_day(term, date.fromordinal(number))
    if term.name in ("has", "missing"):
        return _is_known(term.text, corpus, row) == (term.name == "has")
    if term.name == "is":
        return _is(term.text, corpus, row)
    if term.name == "via":
        return _is_via(term.text, corpus, row)
    if term.name == "circle":
        return row in around(corpus, term.text)
    values = _values(corpus, term.name, row)
    if term.name in ("tag", "stage"):
        start = plain(term.text) + (" " if term.text[-1] == " " else "")
        return any(plain(value).startswith(start) for value in values if value)
    return any(_in(term.text, value) for value in values)


def _is(state: str, corpus: Corpus, row: int) -> bool:
    degree, due = int(corpus.degree[row]), int(corpus.figures.due[row])
    return {
        "contact": degree == 1,
        "prospect": degree == 2,
        "connected": degree != -1,
        "due": 0 <= due <= TODAY.toordinal(),
        "overdue": 0 <= due < TODAY.toordinal(),
        "new": int(corpus.figures.added[row]) >= TODAY.toordinal() - 7,
        "hiring": hiring(corpus.people.title[row], corpus.people.hiring[row]) == "yes",
    }[state]


def _is_known(name: str, corpus: Corpus, row: int) -> bool:
    if name in ("via", "mutuals"):
        return int(corpus.mutuals[row]) > 0
    if name in _NUMBERS:
        return _number(corpus, name, row) >= 0
    if name == "circle":
        return row in around(corpus)
    return any(plain(value) for value in _values(corpus, name, row))


def _number(corpus: Corpus, name: str, row: int) -> int:
    if name in ("degree", "mutuals"):
        return int(getattr(corpus, name)[row])
    return int(getattr(corpus.figures, name)[row])


def _compares(term: Compare, number: int) -> bool:
    if term.number == -1:
        return number == -1
    if number == -1:
        return False
    if term.upto is not None:
        return term.number <= number <= term.upto
    return _OPS[term.op](number, term.number)


def _on_day(term: Dated, day: date) -> bool:
    """Ages are told in days before today, everything else in days of the calendar."""
    first, last = _day(term.name, term.day)
    if term.upto is not None:
        ends = (first, last, *_day(term.name, term.upto))
        return min(ends) <= day <= max(ends)
    if term.name != "due" and term.day[0].isdigit() and term.day[-1] in "dwmy":
        age, asked = (TODAY - day).days, (TODAY - first).days
        return _OPS[term.op](age, asked)
    return {
        "=": first <= day <= last,
        "<": day < first,
        "<=": day <= last,
        ">": day > last,
        ">=": day >= first,
    }[term.op]


def _day(name: str, day: str) -> tuple[date, date]:
    """The few ways of naming a day that the random queries use."""
    words = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if day in words:
        return (TODAY + timedelta(words[day]),) * 2
    if day == "fri":
        return (date(2026, 11, 27),) * 2
    if day == "mon":
        return (date(2026, 11, 23),) * 2  # a Monday itself, so the last one is today
    if day[-1] in "dwmy":
        way = -1 if day[0] == "-" or (name != "due" and day[0] != "+") else 1
        count, unit = int(day[:-1].lstrip("+-")), day[-1]
        if unit in "dw":
            return (TODAY + timedelta(way * count * (7 if unit == "w" else 1)),) * 2
        months = {"1m": (2026, 10) if way < 0 else (2026, 12), "1y": (2025, 11)}[f"{count}{unit}"]
        return (date(*months, 23),) * 2
    if len(day) == 4:
        return date(int(day), 1, 1), date(int(day), 12, 31)
    if len(day) == 7:
        first = date.fromisoformat(f"{day}-01")
        following = (first + timedelta(31)).replace(day=1)
        return first, following - timedelta(1)
    return (date.fromisoformat(day),) * 2


def _values(corpus: Corpus, name: str, row: int) -> tuple[str, ...]:
    people = corpus.people
    if name == "company":
        return people.company[row], people.employer[row]
    if name == "hiring":
        return (hiring(people.title[row], people.hiring[row]),)
    found = getattr(people, _LISTS.get(name, name))[row]
    return found if name in _LISTS else (found,)


def plain(text: str) -> str:
    return " ".join(fold(text).split())


def _in(text: str, value: str) -> bool:
    left = " " if text[0] == " " else ""
    right = " " if text[-1] == " " else ""
    return left + plain(text) + right in plain(value)


def _is_via(text: str, corpus: Corpus, row: int) -> bool:
    return row in reached(text, corpus)


def reached(text: str, corpus: Corpus) -> set[int]:
    """Everybody tied to a contact of this name or id."""
    people = corpus.people
    return {
        int(b)
        for contact in range(len(corpus))
        if corpus.degree[contact] == 1
        and (_in(text, people.name[contact]) or people.ids[contact] == text)
        for b in corpus.ties.half_edges(np.array([contact], np.int32)).dst
    }


def around(corpus: Corpus, text: str = "") -> set[int]:
    """Who is in a circle of this name, or no contact and tied to one who is; without a text, in
    any circle but that of all who are in none."""
    found: set[int] = set()
    for circle in corpus.circles():
        if _in(text, circle.name) if text else circle.id != "rest":
            for member in circle.members.tolist():
                near = corpus.ties.half_edges(np.array([member], np.int32)).dst
                found |= {member, *(int(row) for row in near if corpus.degree[row] > 1)}
    return found
