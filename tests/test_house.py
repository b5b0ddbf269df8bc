"""The house rules that only a fresh process, or a look at the whole tree, can check."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "secondhop"
SCREEN = ("textual", "rich")
HEAVY = ("textual", "rich", "numpy", "networkx", "msgspec")


def loaded(code: str, names: tuple[str, ...]) -> list[str]:
    """Which of some modules a fresh interpreter has loaded after running the code."""
    tail = f"\nimport sys; print(*[name for name in {names!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code + tail], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()[-1].split()


def test_version_loads_nothing_heavy() -> None:
    code = "from secondhop.__main__ import main; main(['--version'])"
    assert loaded(code, HEAVY) == []


@pytest.mark.parametrize(
    "module",
    ["store.store", "store.importing", "cli.program", "exports.formats", "search.index"],
)
def test_below_the_screen_nothing_loads_it(module: str) -> None:
    assert loaded(f"import secondhop.{module}", SCREEN) == []


def test_the_dashboard_does_without_networkx() -> None:
    assert loaded("import secondhop.tui.app", ("networkx",)) == []


def test_there_is_no_room_for_odds_and_ends() -> None:
    names = {path.stem for path in SOURCE.rglob("*.py")} | {
        path.name for path in SOURCE.rglob("*") if path.is_dir()
    }
    assert names.isdisjoint({"utils", "util", "helpers", "common", "misc", "manager"})


def test_nothing_opens_a_network_connection() -> None:
    """No module of ours imports what talks to other machines."""
    forbidden = {"socket", "http", "urllib.request", "ssl", "ftplib", "smtplib", "requests"}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert forbidden.isdisjoint(names), path
