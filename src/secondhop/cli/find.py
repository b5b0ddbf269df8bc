"""`find`: lists people."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable

from secondhop.cli.parser import Arguments, Verb, count
from secondhop.cli.searching import query_of, search
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit
from secondhop.cli.table import table
from secondhop.exports.objects import best_introducer, degree_of, person_objects
from secondhop.model.tie import dots
from secondhop.search.sort import SORTS
from secondhop.store.state import State

HEAD = ("NAME", "°", "TITLE", "COMPANY", "M", "BEST WAY IN", "")
NUMBERS = (1, 4)


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("query", nargs="*", metavar="QUERY", help="without one: everybody")
    parser.add_argument("--sort", choices=SORTS, default="score", help="the order")
    parser.add_argument("--limit", type=count, metavar="N", help="at most so many")


def _find(session: Session, arguments: Arguments) -> int:
    text = query_of(arguments.query)
    result = search(session.state, text, arguments.sort)
    rows = result.rows[: arguments.limit].tolist()
    if session.json:
        people = person_objects(session.state, rows)
        session.print_json({"query": text, "total": result.total, "people": people})
    elif rows:
        for line in people_table(session.state, rows):
            session.print(line)
    session.say(f"{result.total:,} of {result.out_of:,}")
    if len(session.state.people) == 1:
        session.say("nobody here yet; begin with secondhop import FILE")
    return Exit.FINE if result.total else Exit.NOTHING


def people_table(state: State, rows: Iterable[int]) -> list[str]:
    """People as lines of a table, with a head."""
    return table([HEAD, *(_cells(state, row) for row in rows)], right=NUMBERS)


def _cells(state: State, row: int) -> tuple[str, ...]:
    people, degree = state.people, degree_of(state, row)
    introducer = best_introducer(state, row)
    return (
        people.name[row],
        "-" if degree is None else str(degree),
        people.title[row],
        people.company[row],
        mutuals_text(state, row),
        introducer,
        dots(float(state.standing.best_warmth[row])) if introducer else "",
    )


def mutuals_text(state: State, row: int) -> str:
    """How many mutuals, with ≥ where there may be more; nothing where there cannot be any."""
    if state.degree[row] not in (1, 2):
        return ""
    return ("" if state.mutuals_known(row) else "≥") + str(state.mutuals[row])


VERBS = {"find": Verb(_declare, _find)}
