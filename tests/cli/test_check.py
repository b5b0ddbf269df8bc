from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Run

Check = Callable[..., Ran]
NOTE = "Hi Cleo, Ana Silva told me about your talk on lineage."


@pytest.fixture
def check(world: Run, monkeypatch: pytest.MonkeyPatch) -> Check:
    """`check` on a text."""

    def call(text: str | bytes, *argv: str) -> Ran:
        raw = text if isinstance(text, bytes) else text.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        return world("check", *argv)

    return call


def guards(ran: Ran, level: str) -> set[str]:
    return {one["guard"] for one in ran.json["findings"] if one["level"] == level}


def test_a_good_text_is_ok(check: Check) -> None:
    ran = check(NOTE, "--kind", "note", "--json")
    assert (ran.code, ran.json) == (0, {"verdict": "ok", "findings": []})
    ran = check(NOTE, "--kind", "note")
    assert (ran.code, ran.out, ran.err) == (0, "", "ok: nothing to change\n")


def test_a_block_is_exit_1_and_says_what_to_do(check: Check) -> None:
    ran = check("Hi {name}, a word", "--kind", "note")
    assert ran.code == 1
    assert ran.out == ("block: Not filled in: {name}. Write what belongs there. (unfilled-slot)\n")
    assert ran.err == "do not send yet: 1 thing to change\n"


def test_a_warning_is_exit_0(check: Check) -> None:
    ran = check("I came across your profile.", "--kind", "message", "--json")
    assert (ran.code, ran.json["verdict"]) == (0, "warn")
    (finding,) = ran.json["findings"]
    assert set(finding) == {"guard", "level", "message"}
    assert finding["guard"] == "generic-opener"


def test_without_a_recipient_the_name_is_not_compared(check: Check) -> None:
    assert check("Hi Zoe, a word", "--kind", "message", "--json").json["verdict"] == "ok"
    ran = check("Hi Zoe, a word", "--kind", "message", "--to", "cleo", "--json")
    assert (ran.code, guards(ran, "block")) == (1, {"wrong-name"})


@pytest.mark.parametrize(
    ("kind", "greets"), [("cover", "Ana"), ("forwardable", "Ana"), ("thanks", "Ana")]
)
def test_the_introducer_may_be_greeted(check: Check, kind: str, greets: str) -> None:
    text = f"Hi {greets}, would you introduce me to Cleo?"
    for argv in (("--to", "cleo", "--via", "ana"), ("--to", "ana")):
        assert "wrong-name" not in guards(check(text, "--kind", kind, *argv, "--json"), "block")
    ran = check("Hi Fay, a word", "--kind", kind, "--to", "cleo", "--via", "ana", "--json")
    assert "wrong-name" in guards(ran, "block")


@pytest.mark.parametrize(
    ("length", "account", "code"),
    [(200, "", 0), (201, "", 1), (300, "premium", 0), (301, "premium", 1)],
)
def test_how_long_a_note_may_be(
    check: Check, home: Path, length: int, account: str, code: int
) -> None:
    if account:
        (home / "data" / "config.toml").write_text(f'[account]\nkind = "{account}"\n')
    assert check("é" * length, "--kind", "note").code == code


def test_a_limit_in_the_settings_counts(check: Check, home: Path) -> None:
    (home / "data" / "config.toml").write_text("[limits]\nnote_length_free = 10\n")
    assert check(NOTE, "--kind", "note").code == 1


def test_what_was_logged_counts(world: Run, check: Check) -> None:
    for person in ("cleo", "dan", "eva"):
        for number in ("1", "2"):
            world("log", person, "invitation", f"note {number}", "--on", f"2026-11-0{number}")
    ran = check(NOTE, "--kind", "note", "--to", "cleo", "--json")
    assert "note-budget" in guards(ran, "block")
    assert "reinvite" in guards(ran, "warn")
    assert guards(check(NOTE, "--kind", "message", "--json"), "block") == set()


def test_a_tag_keeps_people_alone(world: Run, check: Check) -> None:
    world("tag", "cleo", "do-not-contact")
    ran = check(NOTE, "--kind", "note", "--to", "cleo", "--json")
    assert (ran.code, guards(ran, "block")) == (1, {"do-not-contact"})


def test_an_ask_to_another_one_blocks(world: Run, check: Check) -> None:
    assert world("ask", "ana", "cleo").code == 0
    text = "Hi Ben, would you introduce me to Cleo?"
    ran = check(text, "--kind", "cover", "--to", "cleo", "--via", "ben", "--json")
    assert guards(ran, "block") == {"second-introducer"}
    assert any("Ana Silva was asked" in one["message"] for one in ran.json["findings"])


def test_the_same_text_again_is_seen(world: Run, check: Check) -> None:
    text = (
        "Hi {}, we run a small round table on costs and contracts in May; "
        "would you like to join us there?"
    )
    world("log", "dan", "message", text.format("Dan"))
    ran = check(text.format("Cleo"), "--kind", "message", "--to", "cleo", "--json")
    assert guards(ran, "block") == {"copy-paste"}
    again = check(text.format("Dan"), "--kind", "message", "--to", "dan", "--json")
    assert "copy-paste" not in guards(again, "block")


def test_any_bytes_are_checked(check: Check) -> None:
    for raw in (b"", b"\xff\xfe\x00", b"\x1b[2J{a\x1b[31m}", b"x" * 5_000_000):
        ran = check(raw, "--kind", "message", "--json")
        assert ran.json["verdict"] in ("ok", "warn", "block")
        assert "\x1b" not in ran.out


@pytest.mark.parametrize(
    "argv",
    [
        (),
        ("--kind", "poem"),
        ("--kind", "note", "--to", "me"),
        ("--kind", "note", "--to", "diaz"),
        ("--kind", "cover", "--to", "ana", "--via", "ana"),
    ],
)
def test_wrong_usage(check: Check, argv: tuple[str, ...]) -> None:
    ran = check(NOTE, *argv)
    assert (ran.code, ran.out) == (2, "")


def test_nothing_is_changed(world: Run, check: Check) -> None:
    before = world("history").out
    check(NOTE, "--kind", "note", "--to", "cleo")
    assert world("history").out == before
