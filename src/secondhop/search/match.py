"""Which of some rows meet conditions: numbers first, then text over those that are left."""

from __future__ import annotations

import numpy as np

from secondhop.network.people import ME
from secondhop.search.columns import Columns
from secondhop.search.conditions import Condition, Conditions, Contains, Tied, Within
from secondhop.search.corpus import Corpus, Mask, Rows


def matching(conditions: Conditions, rows: Rows, corpus: Corpus, columns: Columns) -> Rows:
    """The rows, in the order given, that meet every condition."""
    for condition in sorted(conditions, key=_cost):
        if not len(rows):
            break
        mask = _meets(condition, rows, corpus, columns)
        rows = rows[~mask if condition.negated else mask]
    return rows


def _cost(condition: Condition) -> tuple[int, int]:
    match condition:
        case Within():
            return 0, 0
        case Tied():
            return 1, 0
        case Contains(needle=needle, negated=negated):
            return 3 if negated else 2, -len(needle)


def _meets(condition: Condition, rows: Rows, corpus: Corpus, columns: Columns) -> Mask:
    match condition:
        case Within(column, low, high):
            numbers = (corpus.degree if column == "degree" else corpus.mutuals)[rows]
            return np.asarray((numbers >= low) & (numbers <= high))
        case Tied(needle, person):
            return _tied_to(_contacts(needle, person, corpus, columns), corpus)[rows]
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
