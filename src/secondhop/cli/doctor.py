"""`doctor`: what is wrong with the files, and how much is known of the people."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from secondhop.cli.parser import Arguments, Verb
from secondhop.cli.session import Session, problem_line
from secondhop.cli.stop import Exit
from secondhop.cli.table import table
from secondhop.model.text import plural
from secondhop.network.people import ME
from secondhop.store.home import Home
from secondhop.store.problem import Problem
from secondhop.store.state import State
from secondhop.store.store import Store
from secondhop.store.templates import read_templates

COVERED = ("title", "company", "location", "industry", "url", "skills")
_OTHERS = 0o077


def _declare(_parser: ArgumentParser) -> None:
    pass


def _doctor(session: Session, _arguments: Arguments) -> int:
    store = session.open(quiet=True)
    session.check(store.settings)
    own = read_templates(store.home.templates).problems
    problems = [*store.problems, *own, *open_to_others(store.home)]
    if session.json:
        session.print_json(_document(store, problems))
    else:
        for line in _lines(store):
            session.print(line)
        for problem in problems:
            session.print(f"problem: {problem_line(problem)}")
    session.say(plural(len(problems), "problem"))
    return Exit.FILE if problems else Exit.FINE


def coverage(state: State) -> dict[str, float]:
    """The share of prospects of whom each field is known, of everybody when there are none."""
    rows = np.flatnonzero(state.degree == 2).tolist() or range(ME + 1, len(state.people))
    return {
        field: round(sum(bool(column[row]) for row in rows) / max(len(rows), 1), 4)
        for field in COVERED
        for column in (getattr(state.people, field),)
    }


def counts(store: Store) -> dict[str, int]:
    """How much there is; people are counted without me."""
    state = store.state
    return {
        "people": len(state.people) - 1,
        "contacts": int(np.count_nonzero(state.degree == 1)),
        "prospects": int(np.count_nonzero(state.degree == 2)),
        "ties": state.ties.tie_count,
        "sources": len(store.sources),
    }


def open_to_others(home: Home) -> Iterator[Problem]:
    """What other users of this machine could read. The user's own settings are theirs to share."""
    own = {home.config, home.companies, home.templates, home.views}
    for folder in (home.data, home.state):
        for path in (folder, *sorted(folder.rglob("*"))):
            if own.isdisjoint((path, *path.parents)) and _is_open(path):
                yield Problem(str(path), 0, "can be read by others; chmod go= repairs it")


def _is_open(path: Path) -> bool:
    try:
        return not path.is_symlink() and bool(path.stat().st_mode & _OTHERS)
    except OSError:
        return False


def _document(store: Store, problems: list[Problem]) -> dict[str, object]:
    return {
        "problems": [
            {"path": one.path, "line": one.line, "reason": one.reason} for one in problems
        ],
        "coverage": coverage(store.state),
        "counts": counts(store),
    }


def _lines(store: Store) -> list[str]:
    counted = counts(store)
    numbers = [(name, f"{count:,}") for name, count in counted.items()]
    shares = [(name, f"{share:.0%}") for name, share in coverage(store.state).items()]
    prospects = plural(counted["prospects"], "prospect")
    whom = prospects if counted["prospects"] else plural(counted["people"], "person", "people")
    lines = (f"  {line}" for line in table(shares, right=(1,), indent=2))
    return [*table(numbers, right=(1,)), "", f"known of {whom}", *lines]


VERBS = {"doctor": Verb(_declare, _doctor)}
