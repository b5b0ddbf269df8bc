from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from secondhop.__main__ import main
from tests.cli.archives import ME, write_world

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.delenv("SECONDHOP_HOME", raising=False)

    def call(*argv: object, today: date = TODAY) -> Ran:
        code = main(["--home", str(home), *map(str, argv)], today)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return call


@pytest.fixture
def world(run: Run, tmp_path: Path) -> Run:
    """The command line on a home with two friends' lists."""
    archive, friends = write_world(tmp_path)
    assert run("import", archive, friends, "--me", ME.url).code == 0
    return run
