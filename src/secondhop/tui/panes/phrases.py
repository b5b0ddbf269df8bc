"""How people, dates and numbers are put into words on every screen."""

from __future__ import annotations

from datetime import date

from secondhop.model.person import Person
from secondhop.network.people import ME
from secondhop.network.ways import mutuals
from secondhop.store.state import State
from secondhop.store.stated import stated_mutuals
from secondhop.tui.widgets.cells import cells, cut

MOST_NAMED = 3
DEGREES = {0: "you", 1: "1st", 2: "2nd", 3: "3rd"}


def degree_badge(degree: int) -> str:
    """`2`, or `-` for somebody not connected."""
    return str(degree) if degree >= 0 else "-"


def degree_word(degree: int) -> str:
    """`2nd`, or `not connected`."""
    return DEGREES.get(degree, "not connected")


def mutual_count(state: State, row: int) -> str:
    """`5`, or `≥5` while not every list that could name more is loaded."""
    count = int(state.mutuals[row])
    return f"{count}" if state.mutuals_known(row) or not count else f"≥{count}"


def mutuals_word(state: State, row: int) -> str:
    """`≥7 mutuals`, `2 of 14 mutuals known` where a profile states more, "" when there are none."""
    count, stated = int(state.mutuals[row]), stated_mutuals(state, row)
    if stated is not None and stated > count:
        return f"{count} of {stated:,} mutuals known"
    return f"{mutual_count(state, row)} mutual{'s' if count != 1 else ''}" if count else ""


def where(person: Person) -> str:
    """`VP Engineering at Helsing, Berlin`."""
    return ", ".join(part for part in (person.role, person.location) if part)


def first_name(person: Person) -> str:
    """What one calls them."""
    return person.name.split()[0] if person.name.split() else person.name


def both_know(state: State, row: int, width: int) -> str:
    """`You and Ivo both know Gita Clarke, Nils Holm and 3 more`, as many as fit, warmest first."""
    rows = by_warmth(state, row)
    if not rows:
        return cut(no_mutuals(state, row), width)
    texts = [_both_know(state, row, rows, most) for most in range(MOST_NAMED, 0, -1)]
    return cut(next((text for text in texts if cells(text) <= width), texts[-1]), width)


def _both_know(state: State, row: int, rows: list[int], most: int) -> str:
    person = state.people.person(row)
    names = [state.people.name[other] for other in rows[:most]]
    more = len(rows) - len(names)
    if more:
        listed = ", ".join(names) + f" and {more} more"
    else:
        listed = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    return f"You and {first_name(person)} both know {listed}"


def no_mutuals(state: State, row: int) -> str:
    """Why there is nobody to ask."""
    degree = int(state.degree[row])
    if row == ME:
        return "This is you"
    if degree == 1:
        return "Your own contact; no other contact is known to know them"
    if degree == 3:
        return "Three steps away: a contact of a contact knows them"
    return "No tie to them is known yet"


def by_warmth(state: State, row: int) -> list[int]:
    """The mutuals of a person, the best introducer first."""
    rows = [int(other) for other in mutuals(state.ties, state.degree, row)]
    return sorted(rows, key=lambda other: (-introduction(state, other, row), other))


def introduction(state: State, introducer: int, row: int) -> float:
    """How likely this introducer manages it, 0..1."""
    quality = state.ties.quality_of(introducer, row)
    return float((state.strength[introducer] * quality) ** 0.5)


def short_date(iso: str, today: date) -> str:
    """`21 Nov`, with the year when it is another one; "" for no date."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return ""
    text = f"{day.day} {day:%b}"
    return text if day.year == today.year else f"{day:%b} {day.year}"


def due_word(due: date, today: date) -> str:
    """How far off: `3 d` overdue, a weekday this week, else the date."""
    days = (due - today).days
    if days < 0:
        return f"{-days} d"
    if days == 0:
        return ""
    return f"{due:%a}" if days < 7 else f"{due.day} {due:%b}"


def age(iso: str, today: date) -> str:
    """`27d`, `3mo`, `4y` since a date; "–" when it is unknown."""
    try:
        days = max((today - date.fromisoformat(iso)).days, 0)
    except ValueError:
        return "–"
    if days < 60:
        return f"{days}d"
    return f"{days // 30}mo" if days < 730 else f"{days // 365}y"
