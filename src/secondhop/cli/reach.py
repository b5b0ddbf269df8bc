"""`reach`: how to get to know of more people: by whom, by whose list, by which profiles."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from secondhop.cli.parser import Arguments, Verb, count
from secondhop.cli.plan import lists_line
from secondhop.cli.searching import asked, search
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit
from secondhop.cli.table import table
from secondhop.exports.objects import Object, person_objects
from secondhop.network.reach import Reach, reach
from secondhop.network.worksheet import Profile
from secondhop.store.state import State
from secondhop.store.stated import all_stated

MOST: Final = 10
"""How many stand in each list unless more are asked for."""

_WHO = ("NAME", "TITLE", "COMPANY")
_CONNECT, _ASK = (*_WHO, "OPENS"), (*_WHO, "ADDS", "OUTSIDE", "MUTUALS")
_BROWSE = (*_WHO, "TIES", "LISTS", "PROFILE")


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("query", nargs="*", metavar="QUERY", help="about whom; without one: all")
    help_ = f"at most so many in each list; {MOST} without it"
    parser.add_argument("--limit", type=count, metavar="N", default=MOST, help=help_)


def _reach(session: Session, arguments: Arguments) -> int:
    state, (text, _) = session.state, asked(session, arguments.query)
    rows = search(state, text).rows
    found = reach(state, state.people, rows, arguments.limit, all_stated(state))
    if session.json:
        session.print_json(_document(state, text, found))
    elif len(rows):
        for line in _lines(state, found):
            session.print(line)
    session.say(_last_line(state) if len(rows) else _nobody(state))
    return Exit.NOTHING if found.is_empty else Exit.FINE


def _last_line(state: State) -> str:
    return lists_line(state, "secondhop import FILE takes a list in")


def _nobody(state: State) -> str:
    if len(state.people) == 1:
        return "nobody here yet; begin with secondhop import FILE"
    return "nobody is found; without a query everybody counts"


def _document(state: State, text: str, found: Reach) -> Object:
    return {
        "query": text,
        "connect": _objects(state, (one._asdict() for one in found.connect.found)),
        "ask": _objects(state, (one._asdict() for one in found.ask.found)),
        "browse": _objects(state, (one._asdict() for one in found.browse.found)),
        "typical": found.ask.typical,
        "loaded_lists": found.browse.loaded,
        "unknown_lists": found.browse.unknown,
    }


def _objects(state: State, found: Iterable[dict[str, Any]]) -> list[Object]:
    """Person objects with what was found about each."""
    told = list(found)
    people = person_objects(state, [one.pop("row") for one in told])
    return [{**person, **one} for person, one in zip(people, told, strict=True)]


def _lines(state: State, found: Reach) -> Iterator[str]:
    """Three tables, each with what it follows from."""
    connect = [(*_who(state, one.row), f"+{one.opens:,}") for one in found.connect.found]
    ask = [
        (*_who(state, one.row), _guess(one.adds), f"{one.outside:,}", f"{one.mutuals:,}")
        for one in found.ask.found
    ]
    urls = state.people.url
    browse = [
        (*_who(state, one.row), _ties(one), str(one.named), urls[one.row])
        for one in found.browse.found
    ]
    yield from _section("CONNECT WITH", found.connect.reason, _CONNECT, connect)
    yield ""
    yield from _section("ASK FOR A LIST", found.ask.reason, _ASK, ask)
    yield ""
    yield from _section("OPEN BY HAND", found.browse.reason, _BROWSE, browse)


def _section(
    name: str, reason: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> Iterator[str]:
    yield f"{name}  {reason}"
    if rows:
        numbers = [place for place, cell in enumerate(head) if cell not in (*_WHO, "PROFILE")]
        yield from table([head, *rows], right=numbers)


def _who(state: State, row: int) -> tuple[str, str, str]:
    people = state.people
    return people.name[row], people.title[row], people.company[row]


def _ties(profile: Profile) -> str:
    return f"{profile.gains:,}" if profile.is_stated else _guess(profile.gains)


def _guess(number: int | None) -> str:
    """An estimate as such; a question mark while there is none."""
    return "?" if number is None else f"~{number:,}"


VERBS = {"reach": Verb(_declare, _reach)}
