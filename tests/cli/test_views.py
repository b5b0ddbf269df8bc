"""Views and goals without the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondhop.search.sort import ORDERS
from tests.cli.archives import ANA, BEN, Row, write_connections
from tests.cli.conftest import Run


@pytest.fixture
def kept(world: Run) -> Run:
    """A home with two views."""
    assert world("views", "save", "Helsing people", "degree:2", "company:helsing").code == 0
    assert world("views", "save", "all", "--sort", "name").code == 0
    return world


def names(run: Run, *words: str) -> list[str]:
    return [one["name"] for one in run("find", *words, "--json").json["people"]]


def test_no_views_yet(world: Run) -> None:
    ran = world("views")
    assert (ran.code, ran.out, ran.err) == (0, "", "0 views\n")
    assert world("views", "--json").json == {"views": []}


def test_views_are_listed_with_their_people(kept: Run) -> None:
    ran = kept("views")
    assert [line.split()[0] for line in ran.out.splitlines()] == ["NAME", "all", "Helsing"]
    assert kept("views", "--json").json["views"] == [
        {"name": "all", "query": "", "order": "name", "people": 6, "new": 0},
        {
            "name": "Helsing people",
            "query": "degree:2 company:helsing",
            "order": "score",
            "people": 2,
            "new": 0,
        },
    ]


def test_find_opens_a_view_in_its_order(kept: Run) -> None:
    document = kept("find", "@HELSING people", "--json").json
    assert (document["query"], document["total"]) == ("degree:2 company:helsing", 2)
    assert names(kept, "@all")[:2] == ["Ana Silva", "Ben Ito"]
    assert names(kept, "@all", "--sort", "company")[:2] == ["Fay Moreau", "Ana Silva"]


def test_every_command_that_takes_a_query_takes_a_view(kept: Run) -> None:
    kept("views", "save", "by name", "degree:2", "--sort", "name")
    exported = kept("export", "json", "@by name").json
    assert [one["name"] for one in exported] == ["Cleo Diaz", "Dan Okoro", "Eva Diaz"]
    assert len(kept("export", "json", "@by name", "-diaz").json) == 1
    for command in ("plan", "reach"):
        document = kept(command, "@by name", "diaz", "--json").json
        assert document["query"] == "degree:2 diaz"
    assert kept("plan", "@by name", "diaz", "--json").json["targets"] == 2
    for words in (["find"], ["export", "csv"], ["plan"], ["reach"]):
        ran = kept(*words, "@nobody")
        assert ran.code == 2
        assert "nobody" in ran.err


def test_find_narrows_a_view(kept: Run) -> None:
    assert names(kept, "@Helsing people", "-diaz") == ["Dan Okoro"]
    kept("views", "save", "either", "ana or eva")
    assert names(kept, "@either", "diaz") == ["Eva Diaz"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("find", "@helsng people"), "did you mean Helsing people?"),
        (("find", "@zzz"), "there are: all, Helsing people"),
        (("find", "@all", "@Helsing people"), "one view at a time"),
        (("find", "@all", "compny:x"), "^^^^^^"),
        (("views", "save", "x", "company:"), "is not finished"),
        (("views", "save", "@", "x"), "needs a name"),
        (("views", "save"), "needs the name"),
        (("views", "remove", "zzz"), "there is no view 'zzz'"),
        (("views", "remove", "Helsing", "people"), "quotes"),
        (("views", "list", "all"), "find @all"),
    ],
)
def test_what_cannot_be_is_told(kept: Run, words: tuple[str, ...], told: str) -> None:
    ran = kept(*words)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_saving_again_changes_and_removing_removes(kept: Run, home: Path) -> None:
    ran = kept("views", "save", "ALL", "diaz", "--json")
    assert ran.err.startswith("changed ALL")
    assert ran.json["people"] == 2
    assert len([*(home / "data" / "views").iterdir()]) == 2
    assert kept("views", "remove", "all", "--json").json["query"] == "diaz"
    assert kept("find", "@all").code == 2
    assert [*(home / "state" / "views").iterdir()] == [home / "state/views/helsing-people.seen"]


def test_finding_does_not_count_as_opening(kept: Run, tmp_path: Path) -> None:
    path = write_connections(
        tmp_path / "more.csv", [ANA, Row("Gus", "Hall", "gus-hall", "Helsing")]
    )
    assert kept("import", path, "--owner", BEN.url).code == 0
    for _ in range(2):
        assert kept("find", "@Helsing people").err == "3 of 4\n"
        assert [one["new"] for one in kept("views", "--json").json["views"]] == [1, 1]


def test_a_damaged_view_is_told_and_the_others_count(kept: Run, home: Path) -> None:
    path = home / "data" / "views" / "wrong.toml"
    path.write_text('schema = 1\nname = "Wrong"\nquery = "compny:x"\n')
    ran = kept("views")
    assert f"{path}:3: " in ran.err
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 3
    assert kept("find", "@wrong").code == 2


@pytest.mark.parametrize("order", ORDERS)
def test_find_takes_every_order(world: Run, order: str) -> None:
    assert sorted(names(world, "degree:2", "--sort", order)) == [
        *("Cleo Diaz", "Dan Okoro", "Eva Diaz")
    ]


def test_goals_are_printed_and_count_for_fit(world: Run, home: Path) -> None:
    ran = world("goals")
    assert (ran.code, ran.out) == (0, "")
    assert "no goals yet" in ran.err
    assert "see secondhop goals" in world("find", "degree:2", "--sort", "fit").err
    page = home / "data" / "goals.toml"
    page.write_text('[goal]\nkind = "job"\ntitles = ["designer"]\nplaces = ["berlin"]\n')
    ran = world("goals")
    assert ran.out.split() == ["kind", "job", "titles", "designer", "places", "berlin"]
    assert "1 prospect fit" in ran.err
    assert world("goals", "--json").json["titles"] == ["designer"]
    assert names(world, "degree:2", "--sort", "fit")[0] == "Eva Diaz"


def test_goals_are_edited_and_a_wrong_page_is_kept(
    world: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    monkeypatch.setenv("VISUAL", str(editor))
    page = home / "data" / "goals.toml"

    def writing(text: str) -> None:
        editor.write_text(f'#!/bin/sh\ngrep -q goal "$1" && echo \'{text}\' > "$1"\n')
        editor.chmod(0o700)

    writing('[goal]\nwords = ["data"]')
    assert f"wrote {page}" in world("goals", "edit").err
    assert page.stat().st_mode & 0o777 == 0o600
    writing("[goal]\nsalary = 9")
    ran = world("goals", "edit")
    assert ran.code == 2
    assert "goals.toml:2: a goal has no salary" in ran.err
    assert "data" in page.read_text()
    (left,) = (home / "state").glob("goals-*/goals.toml")
    assert "salary" in left.read_text()
    editor.write_text("#!/bin/sh\n")
    assert "wrote" not in world("goals", "edit").err


def test_a_wrong_value_of_goals_is_told(world: Run, home: Path) -> None:
    (home / "data" / "goals.toml").write_text('[goal]\nkind = "x"\nwords = ["cfo"]\n')
    ran = world("goals")
    assert (ran.code, ran.out.split()) == (2, ["words", "cfo"])
    assert "goals.toml:2: kind must be one of" in ran.err


def test_show_takes_the_score_apart(world: Run) -> None:
    document = world("show", "Cleo Diaz", "--json").json
    points = [term["points"] for term in document["score_terms"]]
    assert round(sum(points), 2) == document["score"] > 0
    assert [term["term"] for term in document["score_terms"]] == ["path", "novelty"]
    lines = world("show", "Cleo Diaz").out.splitlines()
    at = lines.index("SCORE")
    assert lines[at + 3].split()[0] == "score"
    assert world("show", "Ana Silva", "--json").json["score_terms"] == []
    assert "SCORE" not in world("show", "Ana Silva").out
