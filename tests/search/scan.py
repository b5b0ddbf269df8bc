"""The plain scan that the word index must agree with: is the text in the cell?"""

from __future__ import annotations

from random import Random

from secondhop.model.text import fold
from secondhop.network.people import People
from secondhop.search.conditions import START
from secondhop.search.hiring import hiring

COLUMNS = (
    *("anything", "name", "title", "company", "location", "industry"),
    *("skill", "tag", "stage", "source", "past", "school", "group", "note", "email", "url"),
    "hiring",
)


def cell(people: People, column: str, row: int) -> str:
    """The values of a cell, folded, each after START."""
    values = {
        "name": (people.name[row],),
        "title": (people.title[row],),
        "company": (people.company[row], people.employer[row]),
        "location": (people.location[row],),
        "industry": (people.industry[row],),
        "skill": people.skills[row],
        "tag": people.tags[row],
    }
    everything = tuple(value for some in values.values() for value in some)
    values |= {
        "stage": (people.stage[row],),
        "source": people.sources[row],
        "past": people.past[row],
        "school": people.schools[row],
        "group": people.groups[row],
        "note": people.notes[row],
        "email": (people.email[row],),
        "url": (people.url[row],),
        "hiring": (hiring(people.title[row], people.hiring[row]),),
    }
    chosen = everything if column == "anything" else values[column]
    return "".join(START + " ".join(fold(value).split()) for value in chosen if value)


def holders(people: People, column: str, needle: str) -> list[int]:
    """The rows that have a folded text in a column."""
    return [row for row in range(len(people)) if needle in cell(people, column, row)]


def needle(people: People, column: str, dice: Random) -> str:
    """A part of somebody's cell, now and then with one letter that may be wrong."""
    value = dice.choice(cell(people, column, dice.randrange(len(people))).split(START))
    start = dice.randrange(len(value) + 1)
    part = value[start : start + dice.choice((1, 1, 2, 3, 4, 5, 8, 20))]
    if dice.random() < 0.1:
        part += dice.choice("aeß xz王")
    part = " ".join(part.split()) if dice.random() < 0.5 else part.replace("  ", " ")
    bound = column in ("tag", "stage") and dice.random() < 0.7
    return (START if bound else "") + part if part.strip() else "a"
