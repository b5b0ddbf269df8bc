"""`find`: lists people."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable

from secondhop.cli.parser import Arguments, Verb, count
from secondhop.cli.searching import asked, found
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit
from secondhop.cli.table import table
from secondhop.cli.who import row_of
from secondhop.exports.objects import best_introducer, degree_of, person_objects, reference
from secondhop.model.tie import dots
from secondhop.network.people import ME
from secondhop.search.result import Result
from secondhop.search.sort import ORDERS
from secondhop.store.state import State

HEAD = ("NAME", "°", "TITLE", "COMPANY", "M", "BEST WAY IN", "")
NUMBERS = (1, 4)


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument(
        "query", nargs="*", metavar="QUERY", help="@NAME is a saved view; without one: everybody"
    )
    parser.add_argument("--sort", choices=ORDERS, help="the order; without one, score")
    parser.add_argument("--limit", type=count, metavar="N", help="at most so many")
    parser.add_argument(
        "--explain", metavar="PERSON", help="which terms keep somebody out, and nothing else"
    )


def _find(session: Session, arguments: Arguments) -> int:
    text, order = asked(session, arguments.query)
    result = found(session, text, arguments.sort or order)
    if arguments.explain is not None:
        return _explain(session, result, text, arguments.explain)
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


def _explain(session: Session, result: Result, text: str, person: str) -> int:
    state, row = session.state, row_of(session.state, person)
    against = [
        text[item.column : item.column + item.length]
        for item in state.index.explain(result.query, row)
    ]
    if row == ME:
        session.say("you are never found")
    elif against:
        session.say(f"{state.people.name[row]} is kept out by")
    else:
        session.say(f"{state.people.name[row]} is found")
    if session.json:
        session.print_json(
            {"query": text, "person": reference(state, state.people.ids[row]), "against": against}
        )
    else:
        for term in against:
            session.print(term)
    return Exit.NOTHING if against or row == ME else Exit.FINE


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
