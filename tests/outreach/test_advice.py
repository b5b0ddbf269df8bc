from __future__ import annotations

from datetime import date

import pytest

from secondhop.model.asks import Ask
from secondhop.model.person import PersonId
from secondhop.model.research import NEEDED, Finding
from secondhop.outreach.advice import (
    KINDS,
    MOST,
    Suggestion,
    of_ask,
    of_cadence,
    of_dormant,
    of_old_invitations,
    of_research,
    ordered,
)
from secondhop.outreach.cadence import kept
from secondhop.outreach.pacing import load_pacing

ANA, CLEO = PersonId("ana"), PersonId("cleo")
MONDAY = date(2026, 11, 23)
PACING = load_pacing()


def ask(**days: str) -> Ask:
    said = tuple((state.replace("_", " "), day) for state, day in days.items())
    return Ask("a1", ANA, CLEO, said[-1][0], said)


def advised(one: Ask, *owed: str) -> dict[str, str]:
    found = of_ask(one, ("Ana", "Cleo"), owed, MONDAY, PACING)
    return {suggestion.kind: suggestion.text for suggestion in found}


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ({"asked": "2026-11-15"}, "Ana was asked 8 days ago, nothing since"),
        ({"agreed": "2026-11-15"}, "Ana agreed 8 days ago, nothing since"),
        ({"yes": "2026-11-15"}, "Cleo said yes 8 days ago: ask Ana for the introduction"),
        ({"drafted": "2026-11-15"}, "the request to Ana lies drafted for 8 days"),
    ],
)
def test_an_ask_that_waits_says_since_when(days: dict[str, str], text: str) -> None:
    assert advised(ask(**days)) == {"ask": text}


def test_what_is_promised_or_fresh_is_not_suggested() -> None:
    assert advised(ask(asked="2026-11-15"), "asked") == {}
    assert advised(ask(asked="2026-11-17")) == {}
    assert advised(ask(asked="2026-10-15", dropped="2026-10-20")) == {}


def test_thanks_and_outcome_are_owed_until_they_are_said() -> None:
    made = ask(introduced="2026-11-15", replied="2026-11-16")
    assert advised(made) == {
        "thank": "thank Ana for introducing Cleo",
        "outcome": "tell Ana what came of it with Cleo",
    }
    assert advised(made, "thank", "outcome") == {}
    assert advised(ask(asked="2026-11-01", no="2026-11-02")) == {
        "thank": "thank Ana for trying with Cleo"
    }


def test_contacts_who_should_hear_from_me() -> None:
    late = [
        kept(ANA, "inner", "2026-10-01", MONDAY, PACING.tiers),
        kept(ANA, "inner", "2024-10-01", MONDAY, PACING.tiers),
        kept(ANA, "inner", "", date(2026, 1, 1), PACING.tiers),
    ]
    assert [one.text for one in of_cadence(late, MONDAY)] == [
        "no word for 53 days (inner)",
        "no word for 2 years (inner)",
        "no word yet (inner)",
    ]
    dormant = of_dormant(ANA, "2022-11-17", "knows 6 at Helsing", MONDAY)
    assert dormant.text == "was close, no word for 4 years; knows 6 at Helsing"


def test_old_invitations_are_told_one_by_one_or_by_number() -> None:
    few = [(f"2026-09-{day}", PersonId(str(day))) for day in (12, 11)]
    assert [one.text for one in of_old_invitations(few, MONDAY, PACING)] == [
        "invited 73 days ago: withdraw it",
        "invited 72 days ago: withdraw it",
    ]
    many = [(f"2026-09-{day}", PersonId(str(day))) for day in range(10, 20)]
    (one,) = of_old_invitations(many, MONDAY, PACING)
    assert (one.person, one.since) == ("10", "2026-09-10")
    assert "10 invitations" in one.text


def researched(stage: str, items: tuple[str, ...], noticed: str = "") -> Suggestion | None:
    found = [Finding(item, "x", "2026-11-20") for item in items]
    return of_research(CLEO, stage, found, noticed, MONDAY, PACING)


def test_research_leads_to_warming_up_and_then_to_asking() -> None:
    assert researched("researching", ()) is None
    begun = researched("researching", ("role", "hook"))
    assert begun is not None
    assert (begun.kind, begun.text) == ("research", "still to find out: reason, ask")
    cold, stale = researched("warming", ()), researched("warming", (), "2026-10-01")
    assert cold is not None
    assert stale is not None
    assert (cold.kind, stale.kind) == ("warm", "warm")
    assert researched("warming", (), "2026-11-20") is None
    ready = researched("warming", NEEDED)
    assert ready is not None
    assert ready.kind == "ready"


def test_nobody_is_suggested_twice_and_no_kind_takes_over() -> None:
    many = [Suggestion("keep", PersonId(f"p{n}"), "x", f"2026-01-{n:02}") for n in range(1, 9)]
    twice = [Suggestion("dormant", PersonId("p1"), "x")]
    shown = ordered([*twice, *many], set())
    assert [one.person for one in shown] == ["p1", "p2", "p3"]
    assert len(shown) == MOST
    assert [one.person for one in ordered(many, {PersonId("p1")})] == ["p2", "p3", "p4"]


def test_what_an_ask_waits_for_is_never_left_out() -> None:
    waiting = [Suggestion("ask", CLEO, "x", ask=f"a{n}") for n in range(MOST + 2)]
    assert len(ordered(waiting, {CLEO})) == MOST + 2


def test_the_most_pressing_comes_first() -> None:
    one_of_each = [Suggestion(kind, PersonId(kind), "x") for kind in reversed(KINDS)]
    assert [one.kind for one in ordered(one_of_each, set())] == list(KINDS)
