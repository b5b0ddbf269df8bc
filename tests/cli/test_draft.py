from __future__ import annotations

import json
from email import message_from_bytes
from pathlib import Path

import pytest

from tests.cli.conftest import Run

FOUND = {"role": "seen", "hook": "her talk on lineage", "reason": "a new team", "ask": "15 minutes"}


@pytest.fixture
def ready(world: Run) -> Run:
    for item, text in FOUND.items():
        world("research", "cleo", item, text)
    return world


def test_a_request_through_the_warmest_way(ready: Run) -> None:
    ran = ready("draft", "cover", "cleo")
    assert ran.code == 0
    assert ran.out.startswith("Hi Ana,\n\nwould you introduce me to Cleo Diaz, VP Engineering at")
    assert "Cleo's talk on lineage" in ran.out
    assert ran.err == "for Ana Silva about Cleo Diaz (cover, en)\n"
    assert ready("draft", "cover", "cleo", "--via", "ben").out.startswith("Hi Ben,")


def test_what_is_not_known_stays_and_is_told(world: Run) -> None:
    ran = world("draft", "forwardable", "cleo")
    assert ran.code == 0
    assert "{ask}" in ran.out
    assert "block: Not filled in: {work}, {ask}." in ran.err
    assert world("draft", "forwardable", "cleo", "--check").code == 1


def test_check_says_what_the_guards_say(ready: Run) -> None:
    ran = ready("draft", "note", "cleo", "--check", "--json")
    assert ran.code == 0
    assert ran.json["check"] == {"verdict": "ok", "findings": []}
    assert ran.json["template"] == "note"
    ready("tag", "cleo", "do-not-contact")
    ran = ready("draft", "note", "cleo", "--check", "--json")
    assert (ran.code, ran.json["check"]["verdict"]) == (1, "block")
    assert "do-not-contact" in {one["guard"] for one in ran.json["check"]["findings"]}


def test_json_has_all_of_it(ready: Run) -> None:
    drafted = ready("draft", "forwardable", "cleo", "--json").json
    assert set(drafted) == {"kind", "template", "lang", "to", "via", "subject", "text", "check"}
    assert drafted["subject"] == "Intro: Robin Vale <> Cleo Diaz (Helsing)"
    assert (drafted["to"]["name"], drafted["via"]["name"]) == ("Cleo Diaz", "Ana Silva")
    assert drafted["check"] is None


@pytest.mark.parametrize(
    ("lang", "begins"), [("de", "Hallo Ana,"), ("fr", "Bonjour Ana,"), ("es", "Hola Ana,")]
)
def test_languages(ready: Run, lang: str, begins: str) -> None:
    assert ready("draft", "cover", "cleo", "--lang", lang).out.startswith(begins)


@pytest.mark.parametrize("kind", ["cover", "forwardable", "intro", "note", "message", "thanks"])
def test_every_kind_is_there(ready: Run, kind: str) -> None:
    ran = ready("draft", kind, "cleo")
    assert ran.code == 0
    assert "Cleo" in ran.out
    assert "[[" not in ran.out


def test_starters_say_where_they_come_from(ready: Run) -> None:
    ran = ready("draft", "starters", "cleo")
    assert ran.code == 0
    assert ran.out.startswith("her talk on lineage  ")
    assert "  checklist (hook), 2026-11-23\n" in ran.out
    found = ready("draft", "starters", "cleo", "--json").json["starters"]
    assert {
        "text": "you both know Ana Silva, Ben Ito",
        "source": "ways, the warmest first",
    } in found


def test_a_mail_to_open(ready: Run, tmp_path: Path) -> None:
    path = tmp_path / "intro.eml"
    ran = ready("draft", "forwardable", "cleo", "--out", path)
    assert (ran.code, ran.out) == (0, "")
    mail = message_from_bytes(path.read_bytes())
    assert mail["Subject"] == "Intro: Robin Vale <> Cleo Diaz (Helsing)"
    assert path.stat().st_mode & 0o777 == 0o600
    assert ready("draft", "forwardable", "cleo", "--out", path).code == 3
    assert ready("draft", "forwardable", "cleo", "--out", path, "--force").code == 0


def test_what_is_blocked_is_not_saved(world: Run, tmp_path: Path) -> None:
    path = tmp_path / "intro.eml"
    assert world("draft", "forwardable", "cleo", "--check", "--out", path).code == 1
    assert not path.exists()


def test_ones_own_words(ready: Run, home: Path) -> None:
    folder = home / "data" / "templates"
    folder.mkdir()
    (folder / "mine.toml").write_text(
        'lang = "pl"\n[hej]\nkind = "note"\ntext = "Hej {first}"\n[bad]\nkind = "x"\n'
    )
    ran = ready("draft", "note", "cleo", "--lang", "pl")
    assert ran.out == "Hej Cleo\n"
    assert f"{folder / 'mine.toml'}:6: bad: kind must be one of" in ran.err
    ran = ready("doctor", "--json")
    assert ran.code == 3
    assert [one["line"] for one in ran.json["problems"]] == [6]


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("poem", "cleo"), "invalid choice"),
        (("note", "me"), "to yourself"),
        (("note", "cleo", "--lang", "xx"), "there are: en, de, fr, es"),
        (("note", "cleo", "--template", "cover"), "no note is called 'cover'"),
        (("cover", "cleo", "--via", "cleo"), "somebody else"),
        (("cover", "cleo", "--via", "me"), "somebody else"),
    ],
)
def test_wrong_usage(world: Run, argv: tuple[str, ...], words: str) -> None:
    ran = world("draft", *argv)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_nothing_is_changed(ready: Run) -> None:
    before = json.dumps(ready("history", "--json").json)
    ready("draft", "cover", "cleo", "--check")
    assert json.dumps(ready("history", "--json").json) == before
