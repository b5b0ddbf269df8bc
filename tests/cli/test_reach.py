from __future__ import annotations

from pathlib import Path

from tests.cli.archives import BEN, CLEO, Row, write_archive, write_connections
from tests.cli.conftest import Run


def test_the_document(world: Run) -> None:
    document = world("reach", "--json").json
    assert document.keys() == {
        *("query", "connect", "ask", "browse"),
        *("typical", "loaded_lists", "unknown_lists"),
    }
    assert (document["query"], document["connect"]) == ("", [])
    assert (document["typical"], document["loaded_lists"], document["unknown_lists"]) == (1, 2, 1)
    (fay,) = document["ask"]
    told = {name: fay[name] for name in ("name", "adds", "outside", "mutuals", "is_stated")}
    assert told == {"name": "Fay Moreau", "adds": 1, "outside": 0, "mutuals": 0, "is_stated": False}


def test_whoever_stands_in_every_loaded_list_is_worth_opening(world: Run) -> None:
    (cleo,) = world("reach", "--json").json["browse"]
    told = (cleo["name"], cleo["url"], cleo["gains"], cleo["named"], cleo["is_stated"])
    assert told == ("Cleo Diaz", CLEO.url, 1, 2, False)


def test_connecting_opens_whom_they_alone_know(world: Run) -> None:
    world("add", "Zed Zorro", "--tie", "Dan Okoro")
    world("add", "Zoe Zimmer", "--tie", "Dan Okoro")
    world("tie", "Zoe Zimmer", "Eva Diaz")
    document = world("reach", "--json").json
    assert [(one["name"], one["opens"]) for one in document["connect"]] == [
        ("Dan Okoro", 2),
        ("Eva Diaz", 1),
    ]
    assert [one["name"] for one in world("reach", "eva", "--json").json["connect"]] == ["Eva Diaz"]


def test_the_page_says_what_each_part_follows_from(world: Run) -> None:
    ran = world("reach")
    lines = ran.out.splitlines()
    assert lines[0].startswith("CONNECT WITH  Nobody beyond 2nd degree")
    assert any(line.startswith("ASK FOR A LIST  Estimate: median") for line in lines)
    assert any(line.startswith("OPEN BY HAND  Estimate: their share") for line in lines)
    assert any(line.endswith(CLEO.url) and "~1" in line for line in lines)
    assert ran.err.startswith("1 of 3 contact lists is not loaded")


def test_a_limit_holds_for_each_list(run: Run, tmp_path: Path) -> None:
    many = [Row(f"F{n}", "Kim", f"f-{n}") for n in range(12)]
    run("import", write_archive(tmp_path / "mine", [BEN, *many]))
    run("import", write_connections(tmp_path / "b.csv", many), "--owner", BEN.url)
    for wanted, limit in ((10, ()), (3, ("--limit", "3")), (12, ("--limit", "99"))):
        document = run("reach", "--json", *limit).json
        assert len(document["ask"]) == wanted
        assert len(document["browse"]) == min(wanted, 10)


def test_nobody_found_is_1(world: Run) -> None:
    ran = world("reach", "nobody-like-this", "--json")
    assert ran.code == 1
    assert (ran.json["ask"], ran.json["browse"]) == ([], [])
    assert "nobody is found" in ran.err
    assert world("reach", "nobody-like-this").out == ""


def test_an_empty_home_is_told_how_to_begin(run: Run) -> None:
    ran = run("reach")
    assert (ran.code, ran.out) == (1, "")
    assert "secondhop import" in ran.err
