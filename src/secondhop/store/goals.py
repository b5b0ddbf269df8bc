"""The user's goals.toml: read and checked like config.toml; one wrong value leaves the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from secondhop.model.goal import KINDS, LISTS, Goal
from secondhop.model.text import clean
from secondhop.store.config import ConfigError, read_toml
from secondhop.store.keyline import line_of
from secondhop.store.problem import Problem

_KNOWN = ("kind", *LISTS)


@dataclass(frozen=True, slots=True)
class Goals:
    """What goals.toml says, and what is wrong with it."""

    goal: Goal = field(default_factory=Goal)
    problems: tuple[Problem, ...] = field(default=(), compare=False)


def read_goals(path: Path) -> Goals:
    """The goal of a file; a missing file is no goal, and what cannot be used is told."""
    try:
        values = read_toml(path)
    except ConfigError as error:
        return Goals(problems=(Problem(str(path), error.line, error.reason),))
    table = values.get("goal", {})
    if not isinstance(table, dict):
        return Goals(problems=(_problem(path, "goal", "write [goal] above what you look for"),))
    return _goal(path, table)


def _goal(path: Path, table: dict[str, Any]) -> Goals:
    kind, lists, wrong = "", {}, []
    for name, value in table.items():
        if name == "kind" and value in KINDS:
            kind = value
        elif name in LISTS and _is_list(value):
            lists[name] = tuple(text for one in value if (text := clean(one)))
        else:
            wrong.append(_problem(path, name, _reason(name, value)))
    return Goals(Goal(kind, **lists), tuple(wrong))


def _reason(name: str, value: object) -> str:
    if name == "kind":
        return f"kind must be one of: {', '.join(KINDS)}; it is {value!r}"
    if name in LISTS:
        return f'{name} must be texts in a list, as in {name} = ["berlin"]'
    return f"a goal has no {clean(name)}; there are {', '.join(_KNOWN)}"


def _problem(path: Path, name: str, reason: str) -> Problem:
    return Problem(str(path), line_of(path, name), reason)


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


PAGE = """\
# Whom you would like to meet. People who meet more of it fit better, and rank higher.
# What stands in one list is alternatives: one of them will do. Leave out what does not matter.
# kind is one of: {kinds}.

[goal]
# kind = "job"
# titles = ["head of data", "vp engineering"]
# companies = ["Helsing"]
# industries = ["robotics", "energy"]
# places = ["berlin"]
# words = ["machine learning"]
""".format(kinds=", ".join(KINDS))
"""What an editor shows when there is no goals.toml yet."""
