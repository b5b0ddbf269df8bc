from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.archives import ANA, CLEO, ME
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    "spelling",
    [
        "https://www.linkedin.com/in/cleo-diaz",
        "linkedin.com/in/Cleo-Diaz/",
        "https://de.linkedin.com/in/cleo-diaz/de?trk=x",
        "Cleo Diaz",
        "cleo",
        "CLEO d",
    ],
)
def test_a_person_by_any_spelling(world: Run, spelling: str) -> None:
    person = world("show", spelling, "--json").json
    assert person["name"] == "Cleo Diaz"
    assert world("show", person["id"], "--json").json == person


def test_me_is_me(world: Run) -> None:
    me = world("show", "me", "--json").json
    assert (me["degree"], me["name"], me["introducers"]) == (0, "Robin Vale", [])
    assert world("show", ME.url, "--json").json["id"] == me["id"]


def test_an_ambiguous_name_is_2_with_candidates(world: Run) -> None:
    ran = world("show", "diaz")
    assert (ran.code, ran.out) == (2, "")
    assert "Cleo Diaz, VP Engineering at Helsing, " in ran.err
    assert CLEO.url in ran.err
    assert "Eva Diaz" in ran.err


def test_an_unknown_name_is_1_with_near_ones(world: Run) -> None:
    ran = world("ways", "Kleo", "Dias")
    assert (ran.code, ran.out) == (1, "")
    assert "Cleo Diaz" in ran.err


def test_show_tells_who_said_what(world: Run) -> None:
    facts = world("show", "cleo", "--json").json["facts"]
    titles = [one for one in facts if one["field"] == "title"]
    assert [one["shown"] for one in titles] == [True, False]
    assert {one["source"] for one in titles} == {
        "Ana Silva.csv",
        "Ben Ito.csv",
    }
    assert all(one["on"] == "2026-11-02" for one in titles)


def test_facts_from_companies(world: Run, home: Path) -> None:
    (home / "companies.toml").write_text('[company."Helsing"]\nindustry = "Defence"\n')
    document = world("show", "cleo", "--json").json
    (fact,) = [one for one in document["facts"] if one["field"] == "industry"]
    assert (fact["value"], fact["source"], fact["shown"]) == ("Defence", "companies.toml", True)


def test_show_in_words(world: Run) -> None:
    world("note", "cleo", "prefers mail")
    world("follow", "cleo", "send the paper", "--due", "+3d")
    world("log", "cleo", "meeting", "coffee", "--via", "ana")
    world("tag", "cleo", "berlin")
    out = world("show", "cleo").out
    for words in (
        "Cleo Diaz  2nd",
        "VP Engineering at Helsing",
        "You and Cleo Diaz both know Ana Silva and Ben Ito, and maybe others",
        "#berlin",
        "prefers mail",
        "2026-11-26  open  send the paper",
        "2026-11-23  meeting  from you  coffee",
        "and 1 more source",
        "connection  Ana Silva.csv",
    ):
        assert words in out


def test_show_as_json_holds_the_records(world: Run) -> None:
    world("note", "cleo", "prefers mail")
    world("follow", "cleo", "send the paper", "--due", "+3d")
    world("log", "cleo", "meeting", "coffee", "--via", "ana")
    document = world("show", "cleo", "--json").json
    assert [one["text"] for one in document["notes"]] == ["prefers mail"]
    assert [(one["due"], one["state"]) for one in document["follow_ups"]] == [
        ("2026-11-26", "open")
    ]
    (touch,) = document["touches"]
    assert (touch["kind"], touch["on"], touch["via"]["name"]) == (
        "meeting",
        "2026-11-23",
        "Ana Silva",
    )
    statements = {one["with"]["name"]: one["statements"] for one in document["evidence"]}
    assert statements["Ana Silva"][0]["kind"] == "connection"


def test_an_address_shows_only_where_it_is_asked_for(world: Run) -> None:
    world("add", "Zed", "--email", "zed@example.org")
    assert world("show", "zed", "--json").json["email"] == "zed@example.org"
    assert "email" not in world("find", "zed", "--json").json["people"][0]
    assert "email" not in world("show", "cleo", "--json").json


def test_ways_and_their_limit(world: Run) -> None:
    document = world("ways", "cleo", "--limit", "1", "--json").json
    assert document.keys() == {"person", "mutuals", "ways"}
    assert {one["name"] for one in document["mutuals"]} == {"Ana Silva", "Ben Ito"}
    (way,) = document["ways"]
    assert way["via"][0]["url"] == ANA.url
    assert 0 < way["warmth"] <= 1


def test_ways_over_two_people(world: Run) -> None:
    world("add", "Zed", "--tie", "cleo")
    (first, second) = world("ways", "zed", "--json").json["ways"]
    assert [one["name"] for one in first["via"]] == ["Ana Silva", "Cleo Diaz"]
    assert first["warmth"] >= second["warmth"]
    assert "Ana Silva → Cleo Diaz" in world("ways", "zed").out


def test_no_way_is_1(world: Run) -> None:
    world("add", "Zed")
    ran = world("ways", "zed", "--json")
    assert ran.code == 1
    assert ran.json["ways"] == []
    assert world("ways", "ana").code == 0
