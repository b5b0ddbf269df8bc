"""`paths`: where everything is kept."""

from __future__ import annotations

from argparse import ArgumentParser

from secondhop.cli.parser import Arguments, Verb
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit

PLACES = ("data", "state", "cache", "config", "companies", "graph", "log", "quarantine")


def _declare(_parser: ArgumentParser) -> None:
    pass


def _paths(session: Session, _arguments: Arguments) -> int:
    places = {name: str(getattr(session.home, name)) for name in PLACES}
    if session.json:
        session.print_json(places)
    else:
        for name, path in places.items():
            session.print(f"{name:<10}  {path}")
    return Exit.FINE


VERBS = {"paths": Verb(_declare, _paths)}
