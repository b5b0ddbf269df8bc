from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import secondhop.cli.program
from secondhop import __version__
from secondhop.__main__ import main
from secondhop.cli.commands import COMMANDS
from secondhop.store.home import Home
from tests.cli.conftest import Run

HEAVY = ("textual", "rich", "numpy", "networkx", "msgspec", "secondhop.store")


def python(*argv: str | bytes, **more: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, *argv], capture_output=True, check=False, **more)


def test_version_loads_nothing_heavy() -> None:
    code = (
        "import sys; from secondhop.__main__ import main; assert main(['--version']) == 0;"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = python("-c", code)
    assert done.stdout.decode().split("\n")[:2] == [f"secondhop {__version__}", "[]"]


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_loads_the_screen(name: str) -> None:
    done = python(
        "-c",
        f"""
import sys
from secondhop.__main__ import main
assert main([{name!r}, '--help']) == 0
assert not {{'textual', 'rich', 'networkx'}} & set(sys.modules)
""",
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.startswith(f"usage: secondhop {name}".encode())


@pytest.mark.parametrize("where", [("--version", "find"), ("find", "x", "--version")])
def test_version_before_and_after_the_command(run: Run, where: tuple[str, ...]) -> None:
    assert run(*where).out == f"secondhop {__version__}\n"


def test_global_options_before_and_after(world: Run, home: Path) -> None:
    before, after = world("--json", "find"), world("find", "--json")
    assert before.json == after.json
    assert main(["find", f"--home={home}", "ana"], date(2026, 11, 23)) == 0


def test_unknown_command_suggests_one(run: Run) -> None:
    ran = run("fnid", "x")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean find?" in ran.err


@pytest.mark.parametrize(
    "argv",
    [
        ("--nonsense",),
        ("--home",),
        ("find", "--nonsense"),
        ("find", "--limit", "-3"),
        ("find", "--sort", "age"),
        ("show",),
        ("tag", "x"),
        ("undo", "x"),
        ("demo", "x"),
        ("follow", "x", "y"),
    ],
)
def test_wrong_usage_is_2_and_says_so_on_stderr(run: Run, argv: tuple[str, ...]) -> None:
    ran = run(*argv)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("secondhop: ")
    assert "\0" not in ran.err


def test_help_lists_every_command(run: Run) -> None:
    ran = run("--help")
    assert ran.code == 0
    assert all(f"  {name} " in ran.out for name in COMMANDS)


def test_without_a_command_the_dashboard_opens(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    screen = ModuleType("secondhop.tui.run")

    def record(where: Home, _today: date | None) -> int:
        opened.append(where.data)
        return 7

    screen.__dict__["run"] = record
    screen.__dict__["run_demo"] = lambda: 8
    monkeypatch.setitem(sys.modules, "secondhop.tui.run", screen)
    assert main(["--home", str(home)]) == 7
    assert opened == [home / "data"]
    assert main(["demo"]) == 8


class OddError(Exception):
    pass


@pytest.mark.parametrize("error", [OddError("Ana Silva"), KeyError("Ana Silva")])
def test_an_internal_error_is_one_line_without_values(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object) -> int:
        raise error

    monkeypatch.setattr(secondhop.cli.program, "run_command", fail)
    ran = run("find")
    assert ran.code == 3
    assert ran.err.count("\n") == 1
    assert ran.err.startswith(f"secondhop: internal error ({type(error).__name__}, test_main.py:")
    assert "Ana" not in ran.err
    assert "Traceback" in run("find", "--debug").err


def test_an_interrupt_is_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(secondhop.cli.program, "run_command", interrupt)
    assert run("find").code == 130


def test_a_closed_pipe_is_quiet(world: Run, home: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "secondhop", "--home", str(home), "find"]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert done.returncode == 0
    assert b"roken" not in done.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_are_quiet(world: Run, home: Path, closed: str) -> None:
    for words in ("find --limit 1", "find zzzz", "nonsense"):
        command = f"{sys.executable} -m secondhop --home {home} {words} {closed}"
        done = subprocess.run(command, shell=True, capture_output=True, check=False)
        assert done.returncode == {"find zzzz": 1, "nonsense": 2}.get(words, 0)
        assert b"internal error" not in done.stderr
        assert b"secondhop: " not in done.stdout
        assert b" of 6" not in done.stdout


def test_what_the_output_cannot_show_is_replaced(world: Run, home: Path) -> None:
    world("add", "Zoë 早")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    argv = ("-m", "secondhop", "--home", str(home), "find", "zo")
    assert b"Zo? ?" in python(*argv, env=environment).stdout
    document = python(*argv, "--json", env=environment).stdout
    assert rb"Zo\u00eb \u65e9" in document


@pytest.mark.parametrize(
    "argv",
    [
        ("find", b"x\xff"),
        ("find", b"\xff", "--json"),
        ("show", b"\xff"),
        ("note", "ana", b"odd \xff"),
        ("log", "ana", b"\xff"),
        ("due", "--until", b"\xff"),
        ("done", b"\xff"),
        (b"\xff",),
        ("import", b"/nowhere/\xff", "--json"),
        ("add", b"Zed \xff"),
        ("export", "csv", "--out", b"/nowhere/\xff"),
    ],
)
def test_arguments_that_are_no_text_do_not_crash(
    world: Run, home: Path, argv: tuple[str | bytes, ...]
) -> None:
    done = python("-m", "secondhop", "--home", str(home), *argv)
    assert done.returncode in (0, 1, 2, 3)
    assert b"internal error" not in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_setting_that_cannot_be_used_is_2(world: Run, home: Path) -> None:
    (home / "config.toml").write_text("theme = \n")
    ran = world("find")
    assert (ran.code, ran.out) == (2, "")
    assert f"{home / 'config.toml'}:1: " in ran.err
    assert world("paths").code == 0
    assert world("undo").code == 0
