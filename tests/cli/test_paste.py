from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import Any

import pytest

from tests.cli.conftest import Ran, Run

TEXT = "Ana Silva, Fay Moreau, Zed Zorro and 11 other mutual connections\n"
Paste = Callable[..., Ran]


@pytest.fixture
def paste(world: Run, monkeypatch: pytest.MonkeyPatch) -> Paste:
    """`paste` with a text on stdin."""

    def call(text: str | bytes, *argv: object) -> Ran:
        raw = text.encode() if isinstance(text, str) else text
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        return world("paste", *argv)

    return call


def person(run: Run, name: str) -> Any:
    return run("find", name, "--json").json["people"][0]


def introducers(run: Run, name: str) -> list[str]:
    return sorted(one["name"] for one in person(run, name)["introducers"])


def test_pasting_adds_exactly_those_ties_and_undo_takes_them_back(world: Run, paste: Paste) -> None:
    assert introducers(world, "eva") == ["Ben Ito"]
    ran = paste(TEXT, "eva", "diaz")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == [
        "added 2 ties: Ana Silva, Fay Moreau",
        "1 not among your contacts, kept for the next time: Zed Zorro",
        "14 mutual connections in all, says the profile",
    ]
    assert introducers(world, "eva") == ["Ana Silva", "Ben Ito", "Fay Moreau"]
    assert person(world, "eva")["mutuals"] == 3
    assert introducers(world, "cleo") == ["Ana Silva", "Ben Ito"]
    assert world("undo").err == "undid paste Eva Diaz 2 new ties\n"
    assert introducers(world, "eva") == ["Ben Ito"]


def test_pasting_the_same_again_changes_nothing(world: Run, paste: Paste) -> None:
    paste(TEXT, "eva")
    ran = paste(TEXT, "eva")
    assert ran.code == 0
    assert ran.err.splitlines()[:2] == ["nothing new", "2 known already: Ana Silva, Fay Moreau"]
    assert len(world("history", "--json").json["changes"]) == 2


def test_the_document_says_what_was_done(paste: Paste) -> None:
    document = paste(TEXT + "we met at the fair\n", "eva", "--json").json
    assert document["person"]["name"] == "Eva Diaz"
    assert [one["name"] for one in document["added"]] == ["Ana Silva", "Fay Moreau"]
    assert (document["known"], document["unknown"]) == ([], ["Zed Zorro"])
    assert (document["stated"], document["unclear"], document["dry_run"]) == (14, [], False)
    assert document["not_understood"] == ["we met at the fair"]


def test_a_dry_run_changes_nothing(world: Run, paste: Paste) -> None:
    ran = paste(TEXT, "eva", "--dry-run", "--json")
    assert [one["name"] for one in ran.json["added"]] == ["Ana Silva", "Fay Moreau"]
    assert ran.json["dry_run"] is True
    assert "would add 2 ties" in ran.err
    assert introducers(world, "eva") == ["Ben Ito"]
    assert len(world("history", "--json").json["changes"]) == 1


def test_namesakes_are_listed_and_as_says_who(world: Run, paste: Paste) -> None:
    other = world("add", "Fay", "Moreau", "--company", "Kiln Labs", "--tie", "me").out.strip()
    ran = paste(TEXT, "eva", "--json")
    assert (ran.code, ran.out) == (2, "")
    assert "several contacts are called 'Fay Moreau'" in ran.err
    assert other in ran.err
    assert introducers(world, "eva") == ["Ben Ito"]
    assert paste(TEXT, "eva", "--as", f"Fay Moreau={other}").code == 0
    added = {one["id"] for one in person(world, "eva")["introducers"]}
    assert other in added
    assert len(added) == 3
    world("undo")
    none = paste(TEXT, "eva", "--as", "Fay Moreau=", "--json").json
    assert none["unknown"] == ["Fay Moreau", "Zed Zorro"]


@pytest.mark.parametrize(
    ("text", "argv", "code", "words"),
    [
        ("we met at the fair", ("eva",), 1, "names no mutual connections"),
        ("", ("eva",), 1, "names no mutual connections"),
        (TEXT, ("nobody",), 1, "nobody is called"),
        (TEXT, ("me",), 2, "your own profile"),
        (TEXT, ("eva", "--as", "Fay"), 2, "NAME=PERSON"),
        (TEXT, ("eva", "--as", "Fay=cleo"), 2, "no contact of yours"),
        ("a" * 1_000_000, ("eva",), 2, "200,000 characters"),
    ],
)
def test_what_cannot_be_pasted_says_why_and_changes_nothing(
    world: Run, paste: Paste, text: str, argv: tuple[str, ...], code: int, words: str
) -> None:
    ran = paste(text, *argv)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err
    assert len(world("history", "--json").json["changes"]) == 1


def test_bytes_that_are_no_text_do_no_harm(world: Run, paste: Paste) -> None:
    assert paste(b"\xff\xfe\x00 Ana Silva, \x1b[31mFay\x80", "eva").code in (0, 1)
    assert "Ben Ito" in introducers(world, "eva")


def test_networks_are_added_and_taken_from_each_other(world: Run, paste: Paste) -> None:
    paste("Fay Moreau is a mutual connection", "cleo")
    both = world("find", 'via:"Ana Silva" via:"Ben Ito"', "--json").json["people"]
    assert [one["name"] for one in both] == ["Cleo Diaz"]
    not_fay = world("find", 'via:"Ana Silva" via:"Ben Ito" -via:"Fay Moreau"', "--json").json
    assert not_fay["total"] == 0
    ana_alone = world("find", 'degree:2 via:"Ana Silva" -via:"Ben Ito"', "--json").json["people"]
    assert [one["name"] for one in ana_alone] == ["Dan Okoro"]
