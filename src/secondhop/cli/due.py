"""`due`: what I owe by a day, overdue first."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date

from secondhop.cli.parser import Arguments, Verb
from secondhop.cli.records import follow_up_object
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit
from secondhop.cli.table import table
from secondhop.cli.who import names_of
from secondhop.exports.asks import suggestion_object
from secondhop.model.outreach import FollowUp
from secondhop.model.text import clean, plural
from secondhop.model.when import parse_when
from secondhop.store.advising import suggestions
from secondhop.store.state import State


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("--until", default="today", metavar="WHEN", help="as in fri, +3d, 1 dec")


def _due(session: Session, arguments: Arguments) -> int:
    until = parse_when(arguments.until, session.today)
    owed = owed_until(session.state, until)
    if session.json:
        objects = [follow_up_object(session.state, one) for one in owed]
        steps = [suggestion_object(session.state, one) for one in suggestions(session.store)]
        document = {"today": session.today, "follow_ups": objects, "suggested": steps}
        session.print_json(document)
    else:
        for line in table([_cells(session, one) for one in owed]):
            session.print(line)
        _suggest(session)
    later = "" if owed or session.json else _next(session.state)
    session.say(f"{plural(len(owed), 'follow-up')} due{later}")
    return Exit.FINE


def _suggest(session: Session) -> None:
    """Narrate the next steps that nobody promised: they are advice, not data."""
    for one in suggestions(session.store):
        session.say(f"suggested: {names_of(session.state, [one.person])}: {one.text}")


def _next(state: State) -> str:
    """When something is due at all, "" when never."""
    following = next(iter(owed_until(state, date.max)), None)
    if following is None:
        return ""
    who = names_of(state, [following.person])
    return f"; the next one is due {following.due}: {who}: {clean(following.text, 60)}"


def owed_until(state: State, until: date) -> list[FollowUp]:
    """Follow-ups that are not done and due by a day, by their due dates."""
    return [one for one in state.records.follow_ups() if one.is_open and one.due <= until]


def _cells(session: Session, one: FollowUp) -> tuple[str, ...]:
    late = (session.today - one.due).days
    mark = f"{plural(late, 'day')} late" if late > 0 else ""
    return one.due.isoformat(), mark, names_of(session.state, [one.person]), one.text, one.id


VERBS = {"due": Verb(_declare, _due)}
