"""Nothing that stands in somebody's file may reach the terminal as more than text."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.cli.archives import ANA, BEN, Row, write_archive, write_connections
from tests.cli.conftest import Run

NAMES = (
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07bell",
    "\u202egnp.exe\u202c",
    "[bold]markup[/bold]",
    "=HYPERLINK(1)",
    "| pipe ` tick",
    "王小明" * 20,
    "👩‍👩‍👧 family",
    "x" * 10_000,
    "line\nbreak",
    "<script>alert(1)</script>",
    "BEGIN:VCARD\r\nFN:Other",
)
COMMANDS = (
    ("find",),
    ("find", "--json"),
    ("history",),
    ("due", "--until", "1y"),
    *(("export", name) for name in ("csv", "json", "markdown", "ics", "vcard")),
)
ALLOWED = {"\n", "\r", "\u200d", "\u200c"}


@pytest.fixture
def hostile(run: Run, tmp_path: Path) -> Run:
    rows = [Row(name, "Doe", f"h-{n}", name, name) for n, name in enumerate(NAMES)]
    run("import", write_archive(tmp_path / "mine", [ANA, BEN, rows[0]]))
    path = write_connections(tmp_path / "list.csv", rows)
    assert run("import", path, "--owner", "ana").code == 0
    for number, name in enumerate(NAMES):
        url = f"linkedin.com/in/h-{number}"
        assert run("note", url, name).code == 0
        assert run("follow", url, name, "--due", "tomorrow").code == 0
        assert run("tag", url, name).code == 0
    return run


def test_every_command(hostile: Run) -> None:
    people = [("show", f"linkedin.com/in/h-{number}") for number in range(len(NAMES))]
    for argv in (*COMMANDS, *people):
        ran = hostile(*argv)
        assert ran.code == 0, argv
        harmful = {c for c in ran.out + ran.err if unicodedata.category(c) in ("Cc", "Cf", "Cs")}
        assert harmful <= ALLOWED, argv
