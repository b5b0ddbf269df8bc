"""`goals`: whom I would like to meet, printed, or opened in the editor."""

from __future__ import annotations

import shutil
import tempfile
from argparse import ArgumentParser
from pathlib import Path

from secondhop.cli.edit import open_editor
from secondhop.cli.parser import Arguments, Verb
from secondhop.cli.session import Session, problem_line
from secondhop.cli.stop import Exit, Stop
from secondhop.model.goal import LISTS, Goal
from secondhop.model.text import plural
from secondhop.store.goals import PAGE, Goals, read_goals
from secondhop.store.home import PRIVATE_FILE, make_private
from secondhop.store.listing import Listing
from secondhop.store.writer import write_once


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("do", nargs="?", choices=("show", "edit"), default="show")


def _goals(session: Session, arguments: Arguments) -> int:
    if arguments.do == "edit":
        _edit(session)
    goals = read_goals(session.home.goals)
    for problem in goals.problems:
        session.say(problem_line(problem))
    if session.json:
        session.print_json(_document(goals.goal))
    else:
        for line in _lines(goals.goal):
            session.print(line)
    _tell_fit(session, goals)
    return Exit.WRONG if goals.problems else Exit.FINE


def _edit(session: Session) -> None:
    """Open a copy, and keep it in place of the page when it can be read."""
    page = session.home.goals
    folder = Path(tempfile.mkdtemp(prefix="goals-", dir=make_private(session.home.state)))
    copy, keep = folder / "goals.toml", False
    try:
        before = page.read_text(encoding="utf-8") if page.exists() else PAGE
        copy.touch(PRIVATE_FILE)
        copy.write_text(before, encoding="utf-8")
        open_editor(copy)
        if problems := read_goals(copy).problems:
            keep = True
            told = map(problem_line, problems)
            raise Stop(Exit.WRONG, *told, "nothing was changed; what you wrote is kept there")
        if (text := copy.read_text(encoding="utf-8")) != before:
            write_once(page, text.encode())
            session.say(f"wrote {page}")
    finally:
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)


def _lines(goal: Goal) -> list[str]:
    lines = [f"{'kind':<12}{goal.kind}"] if goal.kind else []
    named = ((name, getattr(goal, name)) for name in LISTS)
    return [*lines, *(f"{name:<12}{', '.join(values)}" for name, values in named if values)]


def _document(goal: Goal) -> dict[str, object]:
    return {"kind": goal.kind or None, **{name: list(getattr(goal, name)) for name in LISTS}}


def _tell_fit(session: Session, goals: Goals) -> None:
    """How many people meet anything of it; without a goal, how one writes it."""
    if not goals.goal.names_anything:
        session.say(f"no goals yet; `secondhop goals edit` writes {session.home.goals}")
        return
    fit = Listing(session.store).fit
    count = 0 if fit is None else int((fit[session.state.degree == 2] > 0).sum())
    session.say(f"{plural(count, 'prospect')} fit at least in part; find --sort fit lists them")


VERBS = {"goals": Verb(_declare, _goals)}
