"""Names that nobody has on the command line: what is printed is text, what is written is read."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from secondhop.store.home import home_in
from secondhop.store.store import Store
from tests.cli.conftest import TODAY, Ran, Run
from tests.hostile import NAMES, assert_only_drawing, harm
from tests.hostile_home import make_hostile_home
from tests.journeys.terminal import Terminal

JOINERS = {"\u200c", "\u200d"}
UNKNOWN_TO_CLEAN = {"\ue000", "\U000f0000", "\u0378", "\uffff"}
"""Kept as they came: what they are is nobody's to say, and they do nothing."""
LISTS = (
    ("find",),
    ("find", "company:x"),
    ("history",),
    ("due", "--until", "1y"),
    ("doctor",),
    ("paths",),
)


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_hostile_home(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def hostile(master: Path, home: Path, run: Run) -> Run:
    shutil.copytree(master, home)
    return run


def harmless(ran: Ran) -> Ran:
    left = harm(ran.out.replace("\r\n", "\n")) | harm(ran.err)
    assert left <= {"\n", *JOINERS, *UNKNOWN_TO_CLEAN}, left
    return ran


def test_every_list(hostile: Run) -> None:
    for argv in LISTS:
        assert harmless(hostile(*argv)).code in (0, 1), argv
        json.loads(harmless(hostile(*argv, "--json")).out)


def test_everybody_shown(hostile: Run) -> None:
    for number in range(0, len(NAMES), 12):
        assert harmless(hostile("show", f"linkedin.com/in/h-{number}")).code in (0, 2)


@pytest.mark.parametrize("first", range(3))
def test_names_as_arguments(hostile: Run, first: int, tmp_path: Path) -> None:
    url = "linkedin.com/in/h-1"
    for number, name in enumerate(NAMES[first::9]):
        if name.startswith("-") or "\x00" in name:
            continue  # an option, and what no program can be given
        argv = (
            ("find", name),
            ("show", name),
            ("note", url, name),
            ("tag", url, name),
            ("follow", url, name, "--due", "tomorrow"),
            ("import", str(tmp_path / "none" / name[:100])),
            ("export", name),
        )[number % 7]
        assert harmless(hostile(*argv)).code in (0, 1, 2, 3), argv


def export(run: Run, name: str) -> str:
    return harmless(run("export", name)).out


def test_a_spreadsheet_is_read_back(hostile: Run) -> None:
    head, *rows = csv.reader(io.StringIO(export(hostile, "csv"), newline=""))
    assert len(rows) > 300
    assert {len(row) for row in rows} == {len(head)}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_json_is_read_back(hostile: Run, home: Path) -> None:
    people = json.loads(export(hostile, "json"))
    people = people["people"] if isinstance(people, dict) else people
    store = Store.open(home_in(home), today=TODAY)
    assert {person["name"] for person in people} <= set(store.state.people.name)
    assert len(people) > 300
    store.close()


def test_markdown_is_one_table(hostile: Run) -> None:
    lines = export(hostile, "markdown").splitlines()
    assert len(lines) > 300
    assert {len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in lines} == {10}
    assert not re.search(r"<[a-zA-Z!/]", "\n".join(lines))


@pytest.mark.parametrize(
    ("name", "outer", "inner"), [("vcard", "", "VCARD"), ("ics", "VCALENDAR", "VEVENT")]
)
def test_cards_and_calendars_are_read_back(hostile: Run, name: str, outer: str, inner: str) -> None:
    ran = hostile("export", name)
    text = ran.out if "\r\n" in ran.out else ran.out.replace("\n", "\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    depth: list[str] = []
    for line in text.replace("\r\n ", "").split("\r\n")[:-1]:
        assert re.match(r"[A-Z][A-Z0-9-]*(;[A-Z-]+=[^:;]+)*:", line), line[:80]
        assert not harm(line) - JOINERS - UNKNOWN_TO_CLEAN, line[:80]
        if line.startswith("BEGIN:"):
            depth.append(line.removeprefix("BEGIN:"))
        elif line.startswith("END:"):
            assert depth.pop() == line.removeprefix("END:")
    assert not depth
    assert text.count(f"\r\nBEGIN:{inner}") + text.startswith(f"BEGIN:{inner}") > 200
    assert not outer or text.startswith(f"BEGIN:{outer}")


def test_on_a_terminal_nothing_acts_either(hostile: Run, home: Path) -> None:
    del hostile
    code = (
        "import sys; from datetime import date; from secondhop.__main__ import main\n"
        "for argv in (['find'], ['due', '--until', '1y'], ['history'],"
        " ['show', 'linkedin.com/in/h-31'],"
        " ['find', '\\x1b[45mx\\x9d0;t\\x07 \\u202ey'], ['show', '\\x1b]52;c;eA==\\x07'],"
        " ['import', '/none/\\x1b[45m\\u202e.csv']):\n"
        "    main(argv, today=date(2026, 11, 23))\n"
    )
    environment = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": ":".join(sys.path),
        "SECONDHOP_HOME": str(home),
        "TERM": "xterm",
        "LANG": "C.UTF-8",
    }
    with Terminal([sys.executable, "-c", code], 100, 50, environment) as terminal:
        assert terminal.exit_code(timeout=20.0) == 0
        terminal.read()
    assert b"N31" in terminal.written
    kept = terminal.written
    for joiner in (*JOINERS, *UNKNOWN_TO_CLEAN):
        kept = kept.replace(joiner.encode(), b"")
    assert_only_drawing(kept)
    assert b"\x1b" not in kept
