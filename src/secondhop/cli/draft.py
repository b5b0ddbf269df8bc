"""`draft`: the words of a message, from a template and from what is known."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from secondhop.cli.check import summary, verdict_object
from secondhop.cli.parser import Arguments, Verb
from secondhop.cli.session import Session, problem_line
from secondhop.cli.stop import Exit, Stop
from secondhop.cli.table import table
from secondhop.cli.who import row_of
from secondhop.exports.eml import eml
from secondhop.exports.objects import Object, reference
from secondhop.exports.saving import NotWrittenError, save
from secondhop.model.person import Person
from secondhop.model.text import plural
from secondhop.network.people import ME
from secondhop.outreach.drafts.draft import Draft, message
from secondhop.outreach.drafts.facts import Facts
from secondhop.outreach.drafts.starters import starters
from secondhop.outreach.drafts.template import KINDS, Template
from secondhop.outreach.drafts.templates import fitting, named
from secondhop.outreach.guards.check import GUARDS, check
from secondhop.outreach.guards.finding import Finding, Verdict
from secondhop.outreach.guards.situation import Situation
from secondhop.store.drafting import drafted, facts_of
from secondhop.store.routes import Route, route_via, routes
from secondhop.store.sending import TO_INTRODUCER
from secondhop.store.situation import situation_for
from secondhop.store.templates import read_templates

STARTERS = "starters"
_USES = f"""\
KIND is {", ".join(KINDS)}, or {STARTERS} for what one could begin with.
Nothing is sent, and nothing is made up: what nobody knows is left out, or stays as a {{slot}}."""


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", choices=(*KINDS, STARTERS))
    parser.add_argument("person", metavar="PERSON")
    parser.add_argument("--via", metavar="PERSON", help="who introduces you; else the warmest way")
    parser.add_argument("--template", metavar="NAME", help="other words than the first that suit")
    parser.add_argument("--lang", default="en", metavar="LANG", help="en, de, fr, es, or your own")
    parser.add_argument("--check", action="store_true", help="say what speaks against sending it")
    parser.add_argument("--out", metavar="FILE.eml", help="a mail to open and send, instead")
    parser.add_argument("--force", action="store_true", help="replace the file if it exists")
    parser.epilog = f"{_USES}\n{parser.epilog}"


def _draft(session: Session, arguments: Arguments) -> int:
    row = row_of(session.state, arguments.person)
    if row == ME:
        raise Stop(Exit.WRONG, "a draft to yourself needs no words; name somebody else")
    route = _route(session, row, arguments.via)
    facts = facts_of(session.store, row, route)
    if arguments.kind == STARTERS:
        return _starters(session, facts)
    template = _template(session, arguments, facts)
    made = drafted(session.store, template, facts)
    situation = situation_for(session.store, row, route.via if route else None)
    return _give(session, arguments, made, facts, situation)


def _route(session: Session, row: int, via: str | None) -> Route | None:
    if via is None:
        return next(iter(routes(session.state, row)), None)
    between = row_of(session.state, via)
    if between in (row, ME):
        raise Stop(Exit.WRONG, "somebody else must introduce you; give --via another person")
    return route_via(session.state, row, between)


def _template(session: Session, arguments: Arguments, facts: Facts) -> Template:
    known = read_templates(session.home.templates)
    for problem in known.problems:
        session.say(problem_line(problem))
    lang, kind = arguments.lang.strip().lower(), arguments.kind
    found = fitting(known.all, [kind], lang, facts.degree)
    if not found:
        langs = ", ".join(dict.fromkeys(one.lang for one in known.all if one.kind == kind))
        raise Stop(Exit.WRONG, f"there is no {kind} in {lang!r}; there are: {langs}")
    if arguments.template is None:
        return found[0]
    chosen = named(found, arguments.template, lang)
    if chosen is None:
        names = ", ".join(one.name for one in found)
        raise Stop(Exit.WRONG, f"no {kind} is called {arguments.template!r}; there are: {names}")
    return chosen


def _give(
    session: Session, arguments: Arguments, made: Draft, facts: Facts, situation: Situation
) -> int:
    said = message(made.template, made.whole)
    verdict = check(said, situation, session.store.settings.limits) if arguments.check else None
    is_blocked = verdict is not None and verdict.verdict == "block"
    if arguments.out and not is_blocked:
        _save(session, arguments, made, facts)
    if session.json:
        session.print_json(_object(session, made, facts, verdict))
    elif not arguments.out:
        session.print(made.whole)
    _narrate(session, made, facts, verdict)
    return Exit.NOTHING if is_blocked else Exit.FINE


def _save(session: Session, arguments: Arguments, made: Draft, facts: Facts) -> None:
    subject = made.subject or f"{facts.me.name} <> {facts.to.name}"
    try:
        mail = eml(subject, made.text, _reader(made, facts), facts.me)
        save(Path(arguments.out).expanduser(), [mail], arguments.force)
    except NotWrittenError as error:
        raise Stop(Exit.FILE, str(error)) from error
    session.say(f"saved {arguments.out}; open it in a mail program to send it")


def _reader(made: Draft, facts: Facts) -> Person:
    """Who reads it: the introducer, where there is one and it is for them."""
    return facts.via if facts.via and made.template.kind in TO_INTRODUCER else facts.to


def _narrate(session: Session, made: Draft, facts: Facts, verdict: Verdict | None) -> None:
    """To whom it goes, by which words, and what speaks against it."""
    via = f" about {facts.to.name}" if _reader(made, facts) is not facts.to else ""
    words = f"{made.template.name}, {made.template.lang}"
    session.say(f"for {_reader(made, facts).name or 'nobody'}{via} ({words})")
    found = verdict.findings if verdict else _unfilled(session, made)
    for one in found:
        session.say(f"{one.level}: {one.message} ({one.guard})")
    if verdict:
        session.say(summary(verdict))


def _unfilled(session: Session, made: Draft) -> list[Finding]:
    """What is told in any case: that something is still to be written."""
    limits = session.store.settings.limits
    guards = [one for one in GUARDS if one.name == "unfilled-slot"]
    return list(check(message(made.template, made.whole), Situation(), limits, guards).findings)


def _object(session: Session, made: Draft, facts: Facts, verdict: Verdict | None) -> Object:
    """A draft as JSON."""
    return {
        "kind": made.template.kind,
        "template": made.template.name,
        "lang": made.template.lang,
        "to": reference(session.state, facts.to.id),
        "via": None if facts.via is None else reference(session.state, facts.via.id),
        "subject": made.subject or None,
        "text": made.text,
        "check": None if verdict is None else verdict_object(verdict),
    }


def _starters(session: Session, facts: Facts) -> int:
    found = starters(facts)
    if session.json:
        session.print_json({"starters": [{"text": s.text, "source": s.source} for s in found]})
    else:
        for line in table([(one.text, one.source) for one in found]):
            session.print(line)
    session.say(plural(len(found), "starter"))
    return Exit.FINE if found else Exit.NOTHING


VERBS = {"draft": Verb(_declare, _draft)}
