from __future__ import annotations

from datetime import date

import pytest

from tests.cli.conftest import Run


def test_an_empty_due_is_fine(run: Run) -> None:
    ran = run("due", "--json")
    assert ran.code == 0
    assert ran.json == {"today": "2026-11-23", "follow_ups": [], "suggested": []}


def test_due_lists_overdue_first(world: Run) -> None:
    for person, when in (("cleo", "today"), ("dan", "2026-11-20"), ("eva", "tomorrow")):
        assert world("follow", person, "write", "to", person, "--due", when).code == 0
    owed = world("due", "--json").json["follow_ups"]
    assert [(one["person"]["name"], one["due"], one["state"]) for one in owed] == [
        ("Dan Okoro", "2026-11-20", "open"),
        ("Cleo Diaz", "2026-11-23", "open"),
    ]
    assert owed[0]["text"] == "write to dan"
    assert len(world("due", "--until", "fri", "--json").json["follow_ups"]) == 3
    assert "3 days late" in world("due").out


def test_when_nothing_is_due_the_next_is_told(world: Run) -> None:
    world("follow", "cleo", "write", "--due", "fri")
    world("follow", "dan", "call", "--due", "+30d")
    ran = world("due")
    told = "0 follow-ups due; the next one is due 2026-11-27: Cleo Diaz: write\n"
    assert (ran.code, ran.out, ran.err) == (0, "", told)
    assert world("due", "--json").err == "0 follow-ups due\n"
    later = world("due", "--until", "fri")
    assert (later.out.count("\n"), later.err) == (1, "1 follow-up due\n")


def test_the_id_is_told_and_its_beginning_is_enough(world: Run) -> None:
    number = world("follow", "cleo", "nudge", "--due", "today").out.strip()
    ran = world("done", number[:5])
    assert ran.code == 0
    assert number in ran.err
    assert world("due", "--json").json["follow_ups"] == []
    again = world("done", number)
    assert again.code == 2
    assert "done already" in again.err
    assert world("snooze", number, "fri").code == 2


def test_a_repeated_one_comes_again(world: Run) -> None:
    number = world("follow", "cleo", "say hello", "--due", "today", "--every", "2w").out.strip()
    assert "next: 2026-12-07" in world("done", number).err
    (following,) = world("due", "--until", "1m", "--json").json["follow_ups"]
    assert (following["due"], following["every"]) == ("2026-12-07", "2w")
    assert following["id"] != number


def test_a_snoozed_one_is_open_again_on_its_day(world: Run) -> None:
    number = world("follow", "cleo", "nudge", "--due", "today").out.strip()
    assert world("snooze", number, "next", "tue").code == 0
    assert world("due", "--json").json["follow_ups"] == []
    (later,) = world("due", "--until", "2w", "--json").json["follow_ups"]
    assert (later["state"], later["due"]) == ("snoozed", "2026-11-24")
    (then,) = world("due", "--json", today=date(2026, 11, 24)).json["follow_ups"]
    assert then["state"] == "open"


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("follow", "cleo", "x", "--due", "someday"), 2),
        (("follow", "cleo", "x", "--due", "fri", "--every", "often"), 2),
        (("follow", "nobody at all", "x", "--due", "fri"), 1),
        (("done", "zzz"), 1),
        (("done", ""), 1),
        (("snooze", "zzz", "fri"), 1),
        (("due", "--until", "someday"), 2),
    ],
)
def test_what_cannot_be(world: Run, argv: tuple[str, ...], code: int) -> None:
    ran = world(*argv)
    assert (ran.code, ran.out) == (code, "")


def test_an_ambiguous_beginning_lists_them(world: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in ("abcd1", "abcd2"):
        monkeypatch.setattr("secondhop.cli.follow_ups.new_id", lambda number=number: number)
        world("follow", "cleo", "nudge", "--due", "today")
    ran = world("done", "abc")
    assert ran.code == 2
    assert "abcd1" in ran.err
    assert "abcd2" in ran.err
    assert world("done", "abcd2").code == 0
    assert world("done", "abc").code == 0  # only one is still open
