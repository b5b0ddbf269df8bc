from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.model.asks import ASK_STATES, ENDS, STEPS, THANKED, Ask, next_states, why_not
from secondhop.model.edits import EditError, add_ask, research, step_ask
from secondhop.model.person import PersonId
from secondhop.model.research import NEEDED, RESEARCH, Finding, findings, missing

ANA, CLEO = PersonId("ana"), PersonId("cleo")
MONDAY = date(2026, 11, 23)
DAY_SETS = st.sets(st.sampled_from(ASK_STATES), max_size=len(ASK_STATES))


def ask(*states: str, nudged: str = "") -> Ask:
    days = tuple((one, f"2026-11-{10 + place}") for place, one in enumerate(states))
    return Ask("a1", ANA, CLEO, states[-1] if states else "", days, nudged)


@pytest.mark.parametrize(
    ("states", "is_open", "is_made", "owes_thanks", "owes_outcome"),
    [
        (("drafted",), True, False, False, False),
        (("asked",), True, False, False, False),
        (("asked", "agreed", "target asked", "yes"), True, False, False, False),
        (("asked", "introduced"), True, True, True, True),
        (("asked", "introduced", "thanked"), True, True, False, True),
        (("asked", "introduced", "replied"), False, True, True, True),
        (("asked", "introduced", "outcome"), False, True, True, False),
        (("asked", "no"), False, False, True, False),
        (("asked", "no", "thanked"), False, False, False, False),
        (("drafted", "dropped"), False, False, False, False),
    ],
)
def test_what_an_ask_is_and_owes(
    states: tuple[str, ...], is_open: bool, is_made: bool, owes_thanks: bool, owes_outcome: bool
) -> None:
    one = ask(*states)
    assert (one.is_open, one.is_made) == (is_open, is_made)
    assert (one.owes_thanks, one.owes_outcome) == (owes_thanks, owes_outcome)


@pytest.mark.parametrize(
    ("states", "to", "why"),
    [
        (("asked",), "agreed", ""),
        (("asked",), "introduced", ""),
        (("asked",), "no", ""),
        (("asked",), "asked", "since 2026-11-10"),
        (("asked", "agreed"), "drafted", "as far as agreed"),
        (("asked",), "thanked", "nothing to thank for"),
        (("asked", "no"), "thanked", ""),
        (("asked", "no"), "agreed", "ended with no"),
        (("asked", "introduced", "replied"), "no", "as far as replied"),
        (("asked", "introduced", "replied"), "outcome", ""),
        (("asked", "introduced", "thanked"), "replied", ""),
    ],
)
def test_where_an_ask_may_go(states: tuple[str, ...], to: str, why: str) -> None:
    said = why_not(ask(*states), to)
    assert why in said
    assert bool(said) == bool(why)


@given(DAY_SETS)
def test_only_what_may_be_is_offered_and_nothing_leads_back(states: set[str]) -> None:
    one = ask(*(state for state in ASK_STATES if state in states))
    offered = next_states(one)
    assert {state for state in ASK_STATES if not why_not(one, state)} == set(offered)
    assert not set(offered) & states
    assert all(STEPS.index(state) > one.progress for state in offered if state in STEPS)
    if any(end in states for end in ENDS):
        assert set(offered) <= {THANKED}


def test_the_last_day_is_that_of_the_last_word() -> None:
    assert ask("asked", "agreed").last_day == "2026-11-11"
    assert ask("asked", nudged="2026-11-20").idle(MONDAY) == 3
    assert ask().idle(MONDAY) == 0


def test_what_is_set_is_a_day_of_its_own_for_each_step() -> None:
    made = add_ask("a1", ANA, CLEO, "asked", MONDAY)
    assert made.sets["a:a1"]["on:asked"] == "2026-11-23"
    assert made.about == (CLEO, ANA)
    assert dict(step_ask(ask("asked"), "agreed", MONDAY).sets["a:a1"]) == {
        "state": "agreed",
        "on:agreed": "2026-11-23",
    }


def test_nobody_introduces_themselves_and_no_state_is_made_up() -> None:
    with pytest.raises(EditError, match="nobody introduces themselves"):
        add_ask("a1", ANA, ANA, "asked", MONDAY)
    with pytest.raises(EditError, match="no state of an ask"):
        add_ask("a1", ANA, CLEO, "hoped", MONDAY)


def test_research_is_kept_with_its_day_and_taken_back() -> None:
    made = research(CLEO, "hook", "her talk, example.org/talk", MONDAY)
    values = made.sets["p:cleo"]
    assert findings(values) == [Finding("hook", "her talk, example.org/talk", "2026-11-23")]
    assert research(CLEO, "hook", " ", MONDAY).sets["p:cleo"]["research:hook"] is None
    with pytest.raises(EditError, match="not on the list"):
        research(CLEO, "gossip", "x", MONDAY)


def test_ready_is_what_is_needed() -> None:
    found = [Finding(item, "x", "2026-11-23") for item in NEEDED]
    assert missing(found) == []
    assert missing(found[1:]) == [NEEDED[0]]
    assert missing([]) == list(NEEDED)
    assert set(NEEDED) <= set(RESEARCH)
