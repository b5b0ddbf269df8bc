"""`research`: what was found out about a person, and what is still to find out."""

from __future__ import annotations

from argparse import ArgumentParser

from secondhop.cli.parser import Arguments, Verb
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit
from secondhop.cli.table import table
from secondhop.cli.who import row_of
from secondhop.exports.objects import reference
from secondhop.model.edits import research
from secondhop.model.research import RESEARCH, missing
from secondhop.store.tracking import research_of


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("person", metavar="PERSON")
    parser.add_argument("item", nargs="?", metavar="ITEM", help="one of: " + ", ".join(RESEARCH))
    parser.add_argument(
        "text", nargs="*", metavar="TEXT", help="what you found; none takes it back"
    )


def _research(session: Session, arguments: Arguments) -> int:
    row = row_of(session.state, arguments.person)
    if arguments.item:
        person, text = session.state.people.ids[row], " ".join(arguments.text)
        session.store.apply(research(person, arguments.item.lower(), text, session.today))
    _tell(session, row)
    return Exit.FINE


def _tell(session: Session, row: int) -> None:
    found = research_of(session.state, row)
    lacks = missing(found)
    if session.json:
        document = {
            "person": reference(session.state, session.state.people.ids[row]),
            "ready": not lacks,
            "findings": [{"item": one.item, "text": one.text, "on": one.on} for one in found],
            "missing": lacks,
        }
        session.print_json(document)
    else:
        for line in table([(one.item, one.on, one.text) for one in found]):
            session.print(line)
    still = "; ".join(f"{item} ({RESEARCH[item]})" for item in lacks)
    session.say(f"still to find out: {still}" if lacks else "ready to ask")


VERBS = {"research": Verb(_declare, _research)}
