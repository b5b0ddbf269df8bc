"""`plan`: which contacts to ask about the people found, in which order."""

from __future__ import annotations

from argparse import ArgumentParser

import numpy as np

from secondhop.cli.parser import Arguments, Verb, count
from secondhop.cli.searching import asked, search
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit
from secondhop.cli.table import table
from secondhop.exports.objects import Object
from secondhop.model.text import plural
from secondhop.model.tie import dots
from secondhop.network.arrays import Int32, rows_where
from secondhop.network.byname import places_by_name
from secondhop.network.plan import ORDERS, Ask, plan, unknown_lists
from secondhop.store.state import State

HEAD = ("ASK", "", "OPENS", "ADDS", "WARMER", "REACHED", "ABOUT")
NUMBERS = (2, 3, 4, 5)
NAMED = 3
"""How many of the people to ask about a line names."""


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("query", nargs="*", metavar="QUERY", help="whom to reach; only 2nd degree")
    parser.add_argument(
        "--by",
        choices=ORDERS,
        default=ORDERS[0],
        help="the warmest ways to the best people first, or the most new people at each step",
    )
    parser.add_argument("--limit", type=count, metavar="N", help="at most so many asks")


def _plan(session: Session, arguments: Arguments) -> int:
    state, (text, _) = session.state, asked(session, arguments.query)
    found = search(state, text).rows
    targets = found[state.degree[found] == 2]
    asks = _asks(state, targets, arguments)
    if session.json:
        session.print_json(_document(state, text, arguments.by, len(targets), asks))
    else:
        for line in _lines(state, asks):
            session.print(line)
    _tell(session, len(found), len(targets), asks)
    return Exit.FINE if len(targets) else Exit.NOTHING


def _asks(state: State, targets: Int32, arguments: Arguments) -> list[Ask]:
    places = places_by_name(state.people, rows_where(state.degree == 1))
    columns = (state.ties, state.degree, state.strength, targets)
    return plan(*columns, by=arguments.by, places=places, limit=arguments.limit)


def _document(state: State, text: str, by: str, targets: int, asks: list[Ask]) -> Object:
    return {
        "query": text,
        "targets": targets,
        "by": by,
        "asks": [_object(state, ask) for ask in asks],
        "unknown_lists": len(unknown_lists(state.degree, state.listed)),
    }


def _object(state: State, ask: Ask) -> Object:
    ids = state.people.ids
    return {
        "id": ids[ask.row],
        "name": state.people.name[ask.row],
        "opens": ask.opens,
        "adds": ask.adds,
        "covered": ask.covered,
        "people": [ids[row] for row in ask.people.tolist()],
        "warmer": ask.warmer,
        "list_known": bool(state.listed[ask.row]),
    }


def _lines(state: State, asks: list[Ask]) -> list[str]:
    return table([HEAD, *(_cells(state, ask) for ask in asks)], right=NUMBERS) if asks else []


def _cells(state: State, ask: Ask) -> tuple[str, ...]:
    return (
        state.people.name[ask.row],
        dots(float(state.strength[ask.row])),
        ("" if state.listed[ask.row] else "≥") + str(ask.opens),
        f"+{ask.adds}" if ask.adds else "",
        f"↑{ask.warmer}" if ask.warmer else "",
        f"{percent(ask.covered)}%",
        _about(state, ask),
    )


def percent(share: float) -> int:
    """A share in whole percents, rounded down: nothing is 100 % before it is complete."""
    return int(100 * share + 1e-9)


def _about(state: State, ask: Ask) -> str:
    names = [state.people.name[row] for row in ask.people[:NAMED].tolist()]
    more = ask.adds - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")


def _tell(session: Session, found: int, targets: int, asks: list[Ask]) -> None:
    """How far the plan reaches, and what it cannot know."""
    if not targets:
        session.say(_nobody(session, found))
        return
    reached = sum(ask.adds for ask in asks)
    verb = "reaches" if len(asks) == 1 else "reach"
    session.say(f"{plural(len(asks), 'ask')} {verb} {reached:,} of {targets:,}")
    session.say(lists_line(session.state, "secondhop reach says whose to ask for first"))


def _nobody(session: Session, found: int) -> str:
    if len(session.state.people) == 1:
        return "nobody here yet; begin with secondhop import FILE"
    if not found:
        return "nobody is found, so there is nobody to ask about"
    people = plural(found, "person", "people")
    return f"{people} found, nobody of 2nd degree; a plan is for those whom only contacts know"


def lists_line(state: State, advice: str) -> str:
    """How many contact lists are not loaded, and what to do about that."""
    contacts = int(np.count_nonzero(state.degree == 1))
    unknown = len(unknown_lists(state.degree, state.listed))
    if not unknown:
        return "all contact lists are loaded"
    verb = "is" if unknown == 1 else "are"
    many = f"{unknown:,} of {plural(contacts, 'contact list')} {verb} not loaded"
    return f"{many} and may open more: {advice}"


VERBS = {"plan": Verb(_declare, _plan)}
