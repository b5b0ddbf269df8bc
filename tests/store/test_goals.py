"""goals.toml: one wrong value leaves the others, and is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondhop.model.goal import Goal
from secondhop.store.goals import PAGE, read_goals

GOOD = """\
[goal]
kind = "mentor"
titles = ["CTO", " vp  data "]
companies = []
industries = ["robotics"]
places = ["Berlin", "Łódź"]
words = ["machine learning", ""]
"""
GOAL = Goal(
    "mentor", ("CTO", "vp data"), (), ("robotics",), ("Berlin", "Łódź"), ("machine learning",)
)


def read(folder: Path, text: str) -> tuple[Goal, list[tuple[int, str]]]:
    path = folder / "goals.toml"
    path.write_text(text, "utf-8")
    goals = read_goals(path)
    assert all(one.path == str(path) for one in goals.problems)
    return goals.goal, [(one.line, one.reason) for one in goals.problems]


def test_a_goal_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD) == (GOAL, [])


def test_no_file_is_no_goal_and_no_problem(tmp_path: Path) -> None:
    goals = read_goals(tmp_path / "none.toml")
    assert (goals.goal, goals.problems) == (Goal(), ())
    assert not goals.goal.names_anything


def test_the_page_to_begin_with_is_right_with_and_without_its_marks(tmp_path: Path) -> None:
    assert read(tmp_path, PAGE) == (Goal(), [])
    goal, problems = read(tmp_path, "[goal]\n" + PAGE.partition("[goal]\n")[2].replace("# ", ""))
    assert problems == []
    assert goal.kind
    assert goal.names_anything


@pytest.mark.parametrize(
    ("wrong", "line", "reason"),
    [
        ('kind = "money"', 2, "one of: job, mentor"),
        ("kind = []", 2, "one of: job, mentor"),
        ('titles = "CTO"', 3, 'titles = ["berlin"]'),
        ("places = [1]", 6, "texts in a list"),
        ('salary = "high"', 8, "a goal has no salary"),
    ],
)
def test_one_wrong_value_leaves_the_others(
    tmp_path: Path, wrong: str, line: int, reason: str
) -> None:
    name = wrong.partition(" ")[0]
    lines = GOOD.splitlines()
    places = [place for place, text in enumerate(lines) if text.startswith(name)]
    lines[places[0] if places else len(lines) :][:1] = []
    at = places[0] if places else len(lines)
    lines[at : at + 1] = [wrong]
    goal, problems = read(tmp_path, "\n".join(lines))
    ((where, why),) = problems
    assert where == line
    assert reason in why
    others = {"kind", "titles", "industries", "places", "words"} - {name}
    assert all(getattr(goal, field) == getattr(GOAL, field) for field in others)


@pytest.mark.parametrize(
    ("text", "line"), [("[goal\n", 1), ("[goal]\nkind = \n", 2), ('goal = "job"\n', 1)]
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, text: str, line: int) -> None:
    goal, problems = read(tmp_path, text)
    assert goal == Goal()
    assert [where for where, _ in problems] == [line]
