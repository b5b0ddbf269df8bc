from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_a_query_chooses_who_is_written(world: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(world("export", "csv", "degree:2").out)))
    assert {row["name"] for row in rows} == {"Cleo Diaz", "Dan Okoro", "Eva Diaz"}
    assert {row["degree"] for row in rows} == {"2"}


def test_json_is_what_find_gives(world: Run) -> None:
    assert world("export", "json", "cleo").json == world("find", "cleo", "--json").json["people"]


def test_into_a_file(world: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.vcf"
    assert world("export", "vcard", "cleo", "--out", path).code == 0
    assert path.stat().st_mode & 0o777 == 0o600
    assert b"\r\nFN:Cleo Diaz\r\n" in path.read_bytes()
    again = world("export", "vcard", "eva", "--out", path)
    assert again.code == 3
    assert "--force" in again.err
    assert b"Cleo" in path.read_bytes()
    assert world("export", "vcard", "eva", "--out", path, "--force").code == 0
    assert b"Eva" in path.read_bytes()


@pytest.mark.parametrize("name", ["csv", "json", "markdown", "ics", "vcard"])
def test_nobody_is_1_and_no_file(world: Run, tmp_path: Path, name: str) -> None:
    assert world("export", name, "nobody-like-this").code == 1
    world("export", name, "nobody-like-this", "--out", tmp_path / "none")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("name", ["csv", "markdown", "ics", "vcard"])
def test_only_json_is_json(world: Run, tmp_path: Path, name: str) -> None:
    ran = world("export", name, "--json")
    assert (ran.code, ran.out) == (2, "")
    assert "export json is the JSON form" in ran.err
    path = tmp_path / "out"
    world("follow", "cleo", "nudge", "--due", "fri")
    assert world("export", name, "--out", path, "--json").json == {"path": str(path)}
    assert world("export", "json", "--json").code == 0


def test_a_calendar_counts_what_is_owed(world: Run, tmp_path: Path) -> None:
    ran = world("export", "ics", "degree:2")
    assert (ran.code, ran.err) == (1, "0 follow-ups\n")
    assert ran.out.split() == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//secondhop//EN",
        "END:VCALENDAR",
    ]
    assert world("export", "ics", "--out", tmp_path / "none.ics").code == 1
    assert (tmp_path / "none.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    for text in ("write", "call"):
        world("follow", "cleo", text, "--due", "fri")
    ran = world("export", "ics", "degree:2")
    assert (ran.code, ran.err) == (0, "2 follow-ups\n")


@pytest.mark.parametrize("argv", [("csv", "degree:"), ("outlook",), ()])
def test_wrong_usage(world: Run, argv: tuple[str, ...]) -> None:
    assert world("export", *argv).code == 2
