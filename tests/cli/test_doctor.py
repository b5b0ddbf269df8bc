from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_a_healthy_home(world: Run) -> None:
    ran = world("doctor", "--json")
    assert ran.code == 0
    assert ran.json["problems"] == []
    assert ran.json["coverage"] == {
        "title": 1.0,
        "company": 1.0,
        "location": 0.0,
        "industry": 0.0,
        "url": 1.0,
        "skills": 0.0,
    }
    assert ran.json["counts"] == {
        "people": 6,
        "contacts": 3,
        "prospects": 3,
        "ties": 8,
        "sources": 3,
    }
    lines = world("doctor").out.splitlines()
    assert "prospects  3" in lines
    assert lines[-7:-5] == ["known of 3 prospects", "  title     100%"]


def test_an_empty_home(run: Run) -> None:
    ran = run("doctor", "--json")
    assert ran.code == 0
    assert set(ran.json["coverage"].values()) == {0.0}
    assert "known of 0 people" in run("doctor").out


def test_coverage_of_everybody_while_there_are_no_prospects(run: Run) -> None:
    run("add", "Zed")
    assert "known of 1 person\n" in run("doctor").out


def test_files_that_others_can_read(world: Run, home: Path) -> None:
    log = next((home / "data" / "log").iterdir())
    log.chmod(0o640)
    (home / "data" / "views").mkdir(mode=0o755)
    ran = world("doctor", "--json")
    assert ran.code == 3
    assert [problem["path"] for problem in ran.json["problems"]] == [str(log)]


def test_a_missing_and_a_damaged_file(world: Run, home: Path) -> None:
    first, second, _ = sorted((home / "data" / "graph").iterdir())
    first.unlink()
    second.write_bytes(second.read_bytes()[:-20] + b"\n")
    ran = world("doctor", "--json")
    assert ran.code == 3
    assert {first.name, second.name} == {problem["path"] for problem in ran.json["problems"]}
    assert "see secondhop doctor" in world("find").err


def test_views_and_goals_that_cannot_be_read(world: Run, home: Path) -> None:
    view, goals = home / "data" / "views" / "odd.toml", home / "goals.toml"
    view.parent.mkdir(mode=0o700)
    view.write_text('name = "odd"\nquery = "degree:"\norder = "size"\n')
    goals.write_text('[goal]\nkind = "job"\nsalary = "high"\n')
    ran = world("doctor", "--json")
    assert ran.code == 3
    told = {one["path"]: one["line"] for one in ran.json["problems"]}
    assert told == {str(view): told[str(view)], str(goals): 3}
    assert "2 problems in the files; see secondhop doctor" in world("find").err


def test_wrong_glyphs_are_told_with_their_line(world: Run, home: Path) -> None:
    (home / "config.toml").write_text('[terminal]\ndiffer = true\nglyphs = "runes"\n')
    (told,) = world("doctor", "--json").json["problems"]
    assert (told["path"], told["line"]) == (str(home / "config.toml"), 3)


def test_settings_that_cannot_be_used(world: Run, home: Path) -> None:
    (home / "companies.toml").write_text("company = 3\n")
    ran = world("doctor")
    assert ran.code == 3
    assert str(home / "companies.toml") in ran.out


def test_paths(run: Run, home: Path) -> None:
    places = run("paths", "--json").json
    assert places["data"] == str(home / "data")
    assert list(places) == [
        "data",
        "state",
        "cache",
        "config",
        "companies",
        "graph",
        "log",
        "quarantine",
    ]
    assert str(home / "data" / "graph") in run("paths").out
    assert not home.exists()
