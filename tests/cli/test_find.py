from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pytest

from secondhop.cli.table import cut, table, width_of
from tests.cli.archives import ANA, BEN, Row, write_archive, write_connections
from tests.cli.conftest import Run

FIELDS = {
    "id": str,
    "name": str,
    "degree": int,
    "title": str,
    "company": str,
    "location": str,
    "industry": str,
    "skills": list,
    "url": str,
    "tags": list,
    "stage": type(None),
    "mutuals": int,
    "mutuals_known": bool,
    "introducers": list,
    "score": float,
}


def test_the_person_object_is_the_contract(world: Run) -> None:
    document = world("find", "cleo", "--json").json
    assert document.keys() == {"query", "total", "people"}
    assert (document["query"], document["total"]) == ("cleo", 1)
    (person,) = document["people"]
    assert {field: type(value) for field, value in person.items()} == FIELDS
    assert person["url"] == "https://www.linkedin.com/in/cleo-diaz"
    assert [one["name"] for one in person["introducers"]] == ["Ana Silva", "Ben Ito"]
    assert all(one.keys() == {"id", "name", "warmth"} for one in person["introducers"])


def test_everybody_but_me(world: Run) -> None:
    people = world("find", "--json").json["people"]
    assert sorted(one["name"] for one in people) == [
        "Ana Silva",
        "Ben Ito",
        "Cleo Diaz",
        "Dan Okoro",
        "Eva Diaz",
        "Fay Moreau",
    ]


def test_the_table_and_its_count(world: Run) -> None:
    ran = world("find", "degree:2", "company:helsing")
    assert ran.err == "2 of 3\n"
    head, cleo, dan = ran.out.splitlines()
    assert head.split()[0] == "NAME"
    assert "≥2" in cleo
    assert "≥1" in dan
    assert head.index("COMPANY") == cleo.index("Helsing") == dan.index("Helsing")


def test_words_of_a_query_may_exclude_and_stand_around_options(world: Run) -> None:
    people = world("find", "-helsing", "--limit", "9", "degree:2", "--json").json["people"]
    assert [one["name"] for one in people] == ["Eva Diaz"]


def test_limit_cuts_people_and_not_the_total(world: Run) -> None:
    document = world("find", "--limit", "2", "--sort", "name", "--json").json
    assert document["total"] == 6
    assert [one["name"] for one in document["people"]] == ["Ana Silva", "Ben Ito"]


def test_nothing_found_is_1_and_still_a_document(world: Run) -> None:
    ran = world("find", "nobody-like-this", "--json")
    assert ran.code == 1
    assert ran.json == {"query": "nobody-like-this", "total": 0, "people": []}


def test_somebody_not_connected_has_no_degree(world: Run) -> None:
    world("add", "Zed Zorro")
    (person,) = world("find", "degree:-", "--json").json["people"]
    assert (person["degree"], person["stage"]) == (None, None)


@pytest.mark.parametrize(
    ("query", "mark"),
    [("compny:x", "^^^^^^"), ("ana degree:9x", "           ^^"), ("company:", "^^^^^^^^")],
)
def test_a_wrong_query_gets_a_caret(world: Run, query: str, mark: str) -> None:
    ran = world("find", query)
    assert (ran.code, ran.out) == (2, "")
    assert f"  {query}\n  {mark}" in ran.err


def test_explain_names_the_terms_that_keep_somebody_out(world: Run) -> None:
    ran = world("find", "is:contact", "(helsing or acme)", "diaz", "--explain", "Eva Diaz")
    assert (ran.code, ran.out.splitlines()) == (1, ["is:contact", "(helsing or acme)"])
    assert ran.err == "Eva Diaz is kept out by\n"
    document = world("find", "degree:2", "-diaz", "--explain", "Eva Diaz", "--json").json
    assert document["against"] == ["-diaz"]
    assert document["person"]["name"] == "Eva Diaz"


def test_explain_says_when_nothing_does(world: Run) -> None:
    ran = world("find", "degree:2", "--explain", "Eva Diaz")
    assert (ran.code, ran.out, ran.err) == (0, "", "Eva Diaz is found\n")
    assert world("find", "--explain", "me").code == 1


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("is:contact or diaz", ["Ana Silva", "Ben Ito", "Fay Moreau", "Cleo Diaz", "Eva Diaz"]),
        ("company:(helsing|nothing) -title:vp", ["Dan Okoro"]),
        ("note:coffee", ["Cleo Diaz"]),
        ("touched:today", ["Dan Okoro"]),
        ("is:overdue", ["Ana Silva"]),
        ("due>today", []),
        ("has:due", ["Ana Silva"]),
        ("stage:asked | #keen", ["Cleo Diaz", "Eva Diaz"]),
    ],
)
def test_what_the_user_wrote_is_found(world: Run, query: str, names: list[str]) -> None:
    world("note", "Cleo Diaz", "likes coffee")
    world("log", "Dan Okoro", "call")
    world("follow", "Ana Silva", "write", "--due", "2026-11-20")
    world("stage", "Cleo Diaz", "asked")
    world("tag", "Eva Diaz", "keen")
    people = world("find", query, "--json").json["people"]
    assert sorted(one["name"] for one in people) == sorted(names)


def test_a_narrow_terminal_gets_cut_lines(
    world: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [("Cleo Diaz with a long name", "2", "早" * 30), ("Ana", "1", "x")]
    assert max(map(width_of, table(rows))) == 26 + 2 + 1 + 2 + 60
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")
    cut_lines = table(rows)
    assert max(map(width_of, cut_lines)) <= 40
    assert "…" in cut_lines[0]


def test_width_of_wide_and_combining_characters() -> None:
    assert [width_of(text) for text in ("abc", "早い", "e\u0301", "")] == [3, 4, 1, 0]
    assert cut("早早早", 5) == "早早…"
    assert cut("abc", 3) == "abc"


def test_six_thousand_people_within_a_second_of_work(run: Run, tmp_path: Path) -> None:
    others = [Row(f"P{n}", "Q", f"p-{n}") for n in range(6000)]
    run("import", write_archive(tmp_path / "mine", [ANA, BEN]))
    for friend in (ANA, BEN):
        path = write_connections(tmp_path / f"{friend.slug}.csv", others)
        assert run("import", path, "--owner", friend.url).code == 0
    start = time.process_time()
    ran = run("find", "degree:2", "--json")
    assert time.process_time() - start < 1.5
    people = json.loads(ran.out)["people"]
    assert len(people) == 6000
    assert all(len(one["introducers"]) == 2 for one in people)
