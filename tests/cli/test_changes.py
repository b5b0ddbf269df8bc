from __future__ import annotations

import pytest

from tests.cli.archives import CLEO
from tests.cli.conftest import Run


def test_add_with_a_tie_is_one_change(world: Run) -> None:
    ran = world(
        "add", "Zed", "Zorro", "--title", "CFO", "--company", "Acme", "--location", "Oslo",
        "--industry", "Energy", "--url", "de.linkedin.com/in/ZedZ/?x", "--tie", "ana", "--json",
    )  # fmt: skip
    person = ran.json
    assert (person["name"], person["degree"], person["mutuals"]) == ("Zed Zorro", 2, 1)
    assert person["url"] == "https://www.linkedin.com/in/zedz"
    assert (person["title"], person["location"], person["industry"]) == ("CFO", "Oslo", "Energy")
    assert world("undo").code == 0
    assert world("show", "zed").code == 1


def test_add_tied_to_me(world: Run) -> None:
    assert world("add", "Zed", "--tie", "me", "--json").json["degree"] == 1


def test_add_in_an_empty_home(run: Run) -> None:
    assert run("add", "Zed", "--tie", "me").code == 0
    assert run("find", "degree:1", "--json").json["total"] == 1


def test_an_address_is_one_person(world: Run) -> None:
    ran = world("add", "Somebody", "--url", CLEO.url.upper().replace("HTTPS", "https"))
    assert ran.code == 2
    assert "Cleo Diaz" in ran.err
    world("add", "Zed", "--email", "zed@example.org")
    assert world("add", "Zed Too", "--email", "ZED@example.org").code == 2


def test_a_namesake_is_added_with_a_warning(world: Run) -> None:
    cleo = world("show", "cleo", "--json").json
    ran = world("add", "cleo", "DIAZ")
    assert ran.code == 0
    told = ran.err.splitlines()
    assert told[0] == "somebody of this name is known already:"
    assert cleo["id"] in told[1]
    assert CLEO.url in told[1]
    assert world("find", "cleo", "--json").json["total"] == 2
    assert "known already" not in world("add", "Zed").err


def test_a_tie_that_is_not_there_cannot_be_removed(world: Run) -> None:
    for _ in range(2):
        ran = world("tie", "me", "eva", "--remove", "--json")
        assert (ran.code, ran.out) == (1, "")
        assert "no tie of" in ran.err
        assert "Eva Diaz" in ran.err
    assert world("tie", "ben", "eva", "--remove").code == 0
    assert world("tie", "ben", "eva", "--remove").code == 1
    assert len(world("history", "--json").json["changes"]) == 2


def test_a_tag_that_is_not_there_cannot_be_taken_away(world: Run) -> None:
    world("tag", "cleo", "data")
    ran = world("untag", "cleo", "#berlin", "--json")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "secondhop: there is no tag berlin on Cleo Diaz\n"
    assert len(world("history", "--json").json["changes"]) == 2
    ran = world("untag", "cleo", "berlin", "#data")
    told = ["there is no tag berlin on Cleo Diaz", "untag Cleo Diaz: data"]
    assert (ran.code, ran.err.splitlines()) == (0, told)


def test_ties(world: Run) -> None:
    assert world("tie", "me", "eva").code == 0
    assert world("find", "eva", "--json").json["people"][0]["degree"] == 1
    assert world("tie", "eva", "me", "--remove").code == 0
    assert world("find", "eva", "--json").json["people"][0]["degree"] == 2
    assert world("tie", "ben", "eva", "--reject").code == 0
    assert world("find", "eva", "--json").json["people"][0]["degree"] is None
    assert world("tie", "ben", "eva", "--confirm", "--json").json["tie"] == "confirmed"
    kinds = world("show", "eva", "--json").json["evidence"][0]["statements"]
    assert [one["kind"] for one in kinds] == ["confirmed", "connection"]


@pytest.mark.parametrize(
    "argv", [("tie", "ana", "ana"), ("tie", "ana", "ben", "--confirm", "--reject")]
)
def test_ties_that_make_no_sense(world: Run, argv: tuple[str, ...]) -> None:
    assert world(*argv).code == 2


def test_tags_and_stage(world: Run) -> None:
    assert world("tag", "cleo", "#berlin", "data").err == "tag Cleo Diaz: berlin data\n"
    assert world("untag", "cleo", "data", "--json").json["tags"] == ["berlin"]
    assert world("stage", "cleo", "Asked", "--json").json["stage"] == "asked"
    assert world("find", "#berlin", "stage:asked", "--json").json["total"] == 1
    assert world("stage", "cleo", "married").code == 2


def test_notes_and_touches(world: Run) -> None:
    assert world("note", "cleo", "-", "prefers", "mail").code == 0
    assert world("show", "cleo", "--json").json["notes"][0]["text"] == "- prefers mail"
    touch = world("log", "cleo", "call", "--on", "yesterday", "long", "one", "--json").json
    assert (touch["kind"], touch["on"], touch["text"]) == ("call", "2026-11-22", "long one")
    assert touch["person"]["name"] == "Cleo Diaz"


@pytest.mark.parametrize(
    "argv",
    [
        ("log", "cleo", "dance"),
        ("log", "cleo", "call", "--on", "tomorrow"),
        ("log", "cleo", "call", "--on", "someday"),
        ("log", "cleo", "call", "--via", "cleo"),
        ("note", "cleo", " "),
        ("tag", "cleo", "#"),
        ("add", " "),
    ],
)
def test_what_makes_no_sense_changes_nothing(world: Run, argv: tuple[str, ...]) -> None:
    ran = world(*argv)
    assert (ran.code, ran.out) == (2, "")
    assert len(world("history", "--json").json["changes"]) == 1


def test_history_undo_and_redo(world: Run) -> None:
    world("tag", "cleo", "berlin")
    world("stage", "cleo", "asked")
    assert world("undo").err == "undid stage Cleo Diaz asked\n"
    first, second, third = world("history", "--json").json["changes"]
    assert (first["kind"], first["undone"], first["text"]) == ("stage", True, "asked")
    assert (second["kind"], second["undone"]) == ("tag", False)
    assert [one["name"] for one in second["people"]] == ["Cleo Diaz"]
    assert third["kind"] == "import"
    assert world("redo", "--json").json["redid"]["kind"] == "stage"
    assert not world("history", "--limit", "1", "--json").json["changes"][0]["undone"]
    assert world("redo").code == 1
    out = world("history").out.splitlines()
    assert len(out) == 3
    assert "stage  " in out[0]


def test_nothing_to_undo_is_1(run: Run) -> None:
    assert run("undo").code == 1
    assert run("redo").code == 1
    assert run("history").code == 1
