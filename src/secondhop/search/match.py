"""Which of some rows meet conditions: numbers first, then text over those that are left."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from secondhop.network.people import ME
from secondhop.search.columns import Columns
from secondhop.search.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Conditions,
    Contains,
    Filled,
    Leaf,
    Tied,
    Within,
)
from secondhop.search.corpus import Corpus, Mask, Rows


def matching(conditions: Conditions, rows: Rows, corpus: Corpus, columns: Columns) -> Rows:
    """The rows, in the order given, that meet every condition."""
    for condition in sorted(conditions, key=_cost):
        if not len(rows):
            break
        rows = rows[_meets(condition, rows, corpus, columns)]
    return rows


def _cost(condition: Condition) -> tuple[int, int]:
    match condition:
        case Within():
            return 0, 0
        case Tied():
            return 1, 0
        case Filled():
            return 2, 0
        case Contains(needle=needle, negated=negated):
            return 4 if negated else 3, -len(needle)
    return 5 if any(_cost(one)[0] for one in condition.conditions) else 0, 1


def _meets(condition: Condition, rows: Rows, corpus: Corpus, columns: Columns) -> Mask:
    match condition:
        case AnyOf(conditions):
            return _any(conditions, rows, corpus, columns)
        case AllOf(conditions):
            met = np.zeros(len(corpus), np.bool_)
            met[matching(conditions, rows, corpus, columns)] = True
            return met[rows]
    mask = _holds(condition, rows, corpus, columns)
    return ~mask if condition.negated else mask


def _any(conditions: Iterable[Condition], rows: Rows, corpus: Corpus, columns: Columns) -> Mask:
    """Each condition is asked only of those who met none before."""
    met = np.zeros(len(rows), np.bool_)
    for condition in sorted(conditions, key=_cost):
        open_places = np.flatnonzero(~met)
        if not len(open_places):
            break
        met[open_places] = _meets(condition, rows[open_places], corpus, columns)
    return met


def _holds(condition: Leaf, rows: Rows, corpus: Corpus, columns: Columns) -> Mask:
    match condition:
        case Within(column, low, high):
            numbers = corpus.numbers(column)[rows]
            return np.asarray((numbers >= low) & (numbers <= high))
        case Tied(needle, person):
            return _tied_to(_contacts(needle, person, corpus, columns), corpus)[rows]
        case Filled(column):
            cells = columns[column]
            return np.frombuffer(bytes([cells[row] != "" for row in rows.tolist()]), np.bool_)
        case Contains(column, needle):
            return _having(columns[column], needle, rows)


def _having(cells: list[str], needle: str, rows: Rows) -> Mask:
    everybody = len(rows) == len(cells) - 1 and ME not in rows
    if everybody:
        found = [needle in cell for cell in cells]
        del found[ME]
    else:
        found = [needle in cells[row] for row in rows.tolist()]
    return np.frombuffer(bytes(found), np.bool_)  # several times quicker than np.array


def _contacts(needle: str, person: str, corpus: Corpus, columns: Columns) -> Rows:
    contacts = np.flatnonzero(corpus.degree == 1).astype(np.int32)
    named = _having(columns["name"], needle, contacts)
    ids = corpus.people.ids
    is_person = np.fromiter((ids[row] == person for row in contacts.tolist()), np.bool_)
    return contacts[named | is_person]


def _tied_to(contacts: Rows, corpus: Corpus) -> Mask:
    tied = np.zeros(len(corpus), np.bool_)
    if len(contacts):
        reached = corpus.ties.half_edges(contacts).dst
        tied[reached[reached < len(corpus)]] = True
    return tied
