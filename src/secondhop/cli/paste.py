"""`paste`: the mutual connections that a profile shows, read from stdin, become ties."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence

from secondhop.cli.parser import Arguments, Verb
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit, Stop
from secondhop.cli.who import lines_of, row_of
from secondhop.exports.objects import Object, reference
from secondhop.model.text import plural
from secondhop.network.people import ME
from secondhop.sources.mutualtext import MOST_CHARACTERS, MutualText, read_mutuals
from secondhop.store.pasting import Contacts, Matching, change_of, match
from secondhop.store.state import State
from secondhop.store.stated import stated_mutuals

_BYTES_A_CHARACTER = 4  # at most, in UTF-8


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("person", nargs="+", metavar="PERSON", help="whose profile it was")
    parser.add_argument(
        "--as",
        dest="chosen",
        action="append",
        default=[],
        metavar="NAME=PERSON",
        help="which of several contacts a name means; NAME= is none of them",
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")


def _paste(session: Session, arguments: Arguments) -> int:
    state = session.state
    row = row_of(state, arguments.person)
    if row == ME:
        raise Stop(Exit.WRONG, "your own profile shows no mutual connections; name somebody else")
    chosen = dict(_choice(state, text) for text in arguments.chosen)
    text = _read(session)
    matching = match(Contacts(state), state, row, text, chosen)
    if matching.unclear and not arguments.dry_run:
        raise Stop(Exit.WRONG, *_questions(state, matching))
    change = change_of(state, matching, session.today)
    if change is not None and not arguments.dry_run:
        session.store.apply(change)
    if change is None:
        session.say("nothing new")
    _narrate(session, matching, text, arguments.dry_run)
    if session.json:
        session.print_json(_document(session.state, matching, text, arguments.dry_run))
    return Exit.FINE


def _choice(state: State, text: str) -> tuple[str, int | None]:
    name, equals, who = text.partition("=")
    if not equals or not name.strip():
        raise Stop(Exit.WRONG, f"--as wants NAME=PERSON, as in --as 'Ana Silva=ID', not {text!a}")
    row = row_of(state, who) if who.strip() else None
    if row is not None and state.degree[row] != 1:
        raise Stop(Exit.WRONG, f"{state.people.name[row]} is no contact of yours")
    return name.strip(), row


def _read(session: Session) -> MutualText:
    if sys.stdin.isatty():
        session.say("paste what the profile says of mutual connections, then press ctrl+d")
    stream = getattr(sys.stdin, "buffer", None)
    most = MOST_CHARACTERS * _BYTES_A_CHARACTER + 1
    text = stream.read(most).decode("utf-8", "replace") if stream else sys.stdin.read(most)
    read = read_mutuals(text)
    if read.refused:
        raise Stop(Exit.WRONG, read.refused)
    if read.says_nothing:
        hint = "copy the line that says who you both know, or the list that it opens"
        raise Stop(Exit.NOTHING, f"this text names no mutual connections; {hint}")
    return read


def _questions(state: State, matching: Matching) -> Iterator[str]:
    """What has to be decided before anything is changed, and how to say it."""
    for one in matching.unclear:
        yield f"several contacts are called '{one.name}'; say who with --as '{one.name}=ID':"
        yield from lines_of(state.people.person(row) for row in one.rows)


def _narrate(session: Session, matching: Matching, text: MutualText, is_dry: bool) -> None:
    names = session.state.people.name
    added, known = ([names[row] for row in rows] for rows in (matching.new, matching.known))
    if added:
        verb = "would add" if is_dry else "added"
        session.say(f"{verb} {plural(len(added), 'tie')}{_listed(added)}")
    if known:
        session.say(f"{len(known)} known already{_listed(known)}")
    if matching.unknown:
        rest = "not among your contacts" + ("" if is_dry else ", kept for the next time")
        session.say(f"{len(matching.unknown)} {rest}{_listed(matching.unknown)}")
    for one in matching.unclear:
        session.say(f"{len(one.rows)} of your contacts are called {one.name}; --as says who")
    if matching.stated is not None:
        session.say(f"{matching.stated:,} mutual connections in all, says the profile")
    if text.strange:
        session.say(f"{plural(len(text.strange), 'line')} not understood{_listed(text.strange)}")


def _listed(names: Sequence[str]) -> str:
    return f": {', '.join(names)}" if names else ""


def _document(state: State, matching: Matching, text: MutualText, is_dry: bool) -> Object:
    def people(rows: Sequence[int]) -> list[Object]:
        return [reference(state, state.people.ids[row]) for row in rows]

    return {
        "person": reference(state, state.people.ids[matching.row]),
        "stated": stated_mutuals(state, matching.row) if not is_dry else matching.stated,
        "added": people(matching.new),
        "known": people(matching.known),
        "unknown": list(matching.unknown),
        "unclear": [{"name": one.name, "people": people(one.rows)} for one in matching.unclear],
        "not_understood": list(text.strange),
        "dry_run": is_dry,
    }


VERBS = {"paste": Verb(_declare, _paste)}
