"""`check`: whether a text on stdin may be sent as it stands, and what to change first."""

from __future__ import annotations

import shutil
import sys
import textwrap
from argparse import ArgumentParser

from secondhop.cli.parser import Arguments, Verb
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit, Stop
from secondhop.cli.who import row_of
from secondhop.exports.objects import Object
from secondhop.model.text import plural
from secondhop.network.people import ME
from secondhop.outreach.guards.check import check
from secondhop.outreach.guards.finding import Verdict
from secondhop.outreach.guards.message import KINDS, Message
from secondhop.store.situation import situation_for

_MOST_BYTES = 4_000_000
"""What is read at most: any text of that size is blocked for its length alone."""


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--kind", required=True, choices=KINDS, metavar="KIND", help="one of: " + ", ".join(KINDS)
    )
    parser.add_argument("--to", metavar="PERSON", help="whom it is for; without, less is checked")
    parser.add_argument("--via", metavar="PERSON", help="who is to introduce you")


def _check(session: Session, arguments: Arguments) -> int:
    to, via = (_row(session, who) for who in (arguments.to, arguments.via))
    if via is not None and via == to:
        raise Stop(Exit.WRONG, "nobody introduces themselves; give --via somebody else")
    message = Message(arguments.kind, _read(session))
    situation = situation_for(session.store, to, via)
    verdict = check(message, situation, session.store.settings.limits)
    if session.json:
        session.print_json(verdict_object(verdict))
    else:
        _show(session, verdict)
    return Exit.NOTHING if verdict.verdict == "block" else Exit.FINE


def _row(session: Session, who: str | None) -> int | None:
    if who is None:
        return None
    if (row := row_of(session.state, who)) == ME:
        raise Stop(Exit.WRONG, "a message to yourself needs no check; name somebody else")
    return row


def _read(session: Session) -> str:
    if sys.stdin.isatty():
        session.say("write or paste the text, then press ctrl+d")
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        return sys.stdin.read(_MOST_BYTES)
    return str(stream.read(_MOST_BYTES).decode("utf-8-sig", "replace"))


def _show(session: Session, verdict: Verdict) -> None:
    for one in verdict.findings:
        for line in _wrapped(f"{one.level}: {one.message} ({one.guard})"):
            session.print(line)
    session.say(summary(verdict))


def _wrapped(line: str) -> list[str]:
    """Lines that a terminal does not break in the middle of a word; a pipe gets one."""
    if not sys.stdout.isatty():
        return [line]
    width = max(shutil.get_terminal_size().columns, 20)
    return textwrap.wrap(line, width, subsequent_indent="  ")


def summary(verdict: Verdict) -> str:
    """What the guards say, in a line."""
    blocks = sum(one.level == "block" for one in verdict.findings)
    warnings = len(verdict.findings) - blocks
    if not verdict.findings:
        return "ok: nothing to change"
    if not blocks:
        return f"ok to send, with {plural(warnings, 'warning')}"
    more = f", and {plural(warnings, 'warning')}" if warnings else ""
    return f"do not send yet: {plural(blocks, 'thing')} to change{more}"


def verdict_object(verdict: Verdict) -> Object:
    """A verdict as JSON."""
    return {
        "verdict": verdict.verdict,
        "findings": [
            {"guard": one.guard, "level": one.level, "message": one.message}
            for one in verdict.findings
        ],
    }


VERBS = {"check": Verb(_declare, _check)}
