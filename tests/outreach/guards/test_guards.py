"""Every guard fires where it must, and is silent over everything that is well written."""

from __future__ import annotations

import pytest
from msgspec.structs import fields, replace

from secondhop.outreach.guards.check import GUARDS, Guard, check
from secondhop.outreach.guards.finding import Concerns
from secondhop.outreach.guards.message import Message
from secondhop.outreach.guards.situation import Invitations, Situation
from secondhop.outreach.limits import Limits, load_limits
from tests.outreach.guards.bad import BAD, BLOCKS, Case
from tests.outreach.guards.calm import CALM
from tests.outreach.guards.good import GOOD, Good

LIMITS = load_limits()
OFF = {"likeness_warn": 1.0, "likeness_block": 1.0}
"""Limits that switch their guard off when they are as high as can be."""
LOW = {"acceptance_warn", "acceptance_block", "neglect_share", "weak_leg", "sure_confidence"}
LOW |= {"follow_up_gap", "follow_up_memory", "pending_days", "reinvite_days", "acceptance_days"}
LOW |= {"asks_warn_days", "asks_block_days"}
"""Those that switch it off when they are 0."""
WITHOUT_LIMITS = {"unfilled-slot", "wrong-name", "generic-opener", "no-hook", "no-research"}
WITHOUT_LIMITS |= {"do-not-contact", "already-connected", "reply-seen", "second-introducer"}


def names(case: Case, limits: Limits = LIMITS, guards: tuple[Guard, ...] = GUARDS) -> set[str]:
    """Which guards found anything."""
    return {one.guard for one in check(*case, limits, guards).findings}


def missed(name: str, guards: tuple[Guard, ...]) -> list[str]:
    """The bad examples of a guard that get through."""
    return [case[0].text for case in BAD[name] if name not in names(case, guards=guards)]


def disturbed(guards: tuple[Guard, ...]) -> list[str]:
    """The good messages and situations that are complained about."""
    good = [*((one.message, one.situation) for one in GOOD), *CALM.values()]
    return [case[0].text for case in good if names(case, guards=guards)]


@pytest.mark.parametrize("guard", GUARDS, ids=lambda one: one.name)
def test_a_guard_fires_on_every_bad_example(guard: Guard) -> None:
    assert BAD[guard.name]
    assert missed(guard.name, GUARDS) == []


@pytest.mark.parametrize("good", GOOD, ids=lambda one: f"{one.kind} {one.text[:20]!a}")
def test_good_messages_are_ok(good: Good) -> None:
    found = check(good.message, good.situation, LIMITS)
    assert (found.verdict, found.findings) == ("ok", ())


@pytest.mark.parametrize("name", CALM)
def test_calm_situations_are_ok(name: str) -> None:
    assert names(CALM[name]) == set()


def test_there_is_enough_to_be_silent_about() -> None:
    assert len({one.text for one in GOOD}) >= 60
    assert len(CALM) >= 30
    for kind in ("note", "cover", "forwardable", "message", "thanks"):
        assert sum(one.kind == kind for one in GOOD) >= 10


@pytest.mark.parametrize("name", BLOCKS)
def test_what_blocks(name: str) -> None:
    verdict = check(*BLOCKS[name], LIMITS)
    assert ("block", name) in {(one.level, one.guard) for one in verdict.findings}
    assert verdict.verdict == "block"


@pytest.mark.parametrize("name", sorted(set(BAD) - set(BLOCKS)))
def test_what_only_warns(name: str) -> None:
    found = [one for case in BAD[name] for one in check(*case, LIMITS).findings]
    assert {one.level for one in found if one.guard == name} == {"warn"}


@pytest.mark.parametrize("guard", GUARDS, ids=lambda one: one.name)
def test_control_a_guard_that_sees_nothing_is_noticed(guard: Guard) -> None:
    def silent(_: Message, __: Situation, ___: Limits) -> Concerns:
        yield from ()

    blind = tuple(replace(one, find=silent) if one is guard else one for one in GUARDS)
    assert len(missed(guard.name, blind)) == len(BAD[guard.name])


@pytest.mark.parametrize("guard", GUARDS, ids=lambda one: one.name)
def test_control_a_guard_that_always_barks_is_noticed(guard: Guard) -> None:
    def barking(_: Message, __: Situation, ___: Limits) -> Concerns:
        yield "warn", "something is wrong"

    loud = tuple(replace(one, find=barking) if one is guard else one for one in GUARDS)
    assert len(disturbed(loud)) == len(GOOD) + len(CALM)


def _off() -> Limits:
    values: dict[str, float] = {
        one.name: 0 if one.name in LOW else OFF.get(one.name, 100_000) for one in fields(Limits)
    }
    return Limits(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize("guard", GUARDS, ids=lambda one: one.name)
def test_the_limits_decide(guard: Guard) -> None:
    """With limits out of reach the guards that measure are silent, and only those."""
    heard = [guard.name in names(case, _off()) for case in BAD[guard.name]]
    if guard.name in WITHOUT_LIMITS:
        assert all(heard)
    else:
        expected = {"neglected-contacts": 1, "reinvite": 1}.get(guard.name, 0)
        assert sum(heard) == expected  # overdue contacts, and an open invitation


@pytest.mark.parametrize("name", sorted(BAD))
def test_what_is_unknown_keeps_a_guard_silent(name: str) -> None:
    """Without a situation only the guards of the text speak."""
    textual = {one.name for one in GUARDS if one.group == "the text"} - {"wrong-name", "copy-paste"}
    assert {one for m, _ in BAD[name] for one in names((m, Situation()))} <= textual


def test_messages_say_what_to_do_next() -> None:
    for cases in BAD.values():
        for case in cases:
            for one in check(*case, LIMITS).findings:
                assert one.message.endswith((".", "best."))
                assert "\n" not in one.message
                assert len(one.message) < 240


def test_blocks_come_first() -> None:
    message = Message("note", "Hi {name}! I'd like to add you to my network! " + "a" * 200)
    levels = [one.level for one in check(message, Situation(), LIMITS).findings]
    assert levels == sorted(levels)
    assert {"block", "warn"} == set(levels)


def test_the_note_counts_as_linkedin_does() -> None:
    for text, account in (("ä" * 200, "free"), ("a\u0308" * 200, "free"), ("👋" * 300, "premium")):
        assert "note-length" not in names((Message("note", text), Situation(account=account)))


def test_a_limit_of_the_user_counts() -> None:
    tight = load_limits({"invitations_week_block": 3})
    case = (Message("note", "Hi"), Situation(invitations=Invitations(week=3)))
    assert names(case) == set()
    assert [one.level for one in check(*case, tight).findings] == ["block"]
