"""Every guard, over at least thirty written examples that it must see, and thirty that are fine."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from secondhop.outreach.guards.check import GUARDS, Guard, check
from secondhop.outreach.guards.finding import Concerns
from secondhop.outreach.guards.message import Message
from secondhop.outreach.guards.situation import Situation
from secondhop.outreach.limits import Limits, load_limits
from tests.outreach.guards.bad import BAD, Case
from tests.outreach.guards.good import GOOD
from tests.outreach.guards.many import LEAST, TEXTUAL, firing, silent
from tests.outreach.guards.sides import SITUATED
from tests.outreach.guards.written import MORE

LIMITS = load_limits()
every = pytest.mark.parametrize("guard", GUARDS, ids=lambda one: one.name)


def speaks(guard: Guard, case: Case) -> bool:
    return bool(check(*case, LIMITS, (guard,)).findings)


def must_see(guard: Guard) -> list[Case]:
    return [*BAD[guard.name], *firing(guard.name)]


def must_let_pass(guard: Guard) -> list[Case]:
    """Good messages of the kinds it looks at, and those made for it."""
    good = [(one.message, one.situation) for one in GOOD]
    return silent(guard.name) or good


@every
def test_it_speaks_where_it_must(guard: Guard) -> None:
    assert [case for case in must_see(guard) if not speaks(guard, case)] == []


@every
def test_it_is_silent_where_all_is_fine(guard: Guard) -> None:
    assert [case for case in must_let_pass(guard) if speaks(guard, case)] == []


@every
def test_there_are_enough_of_both_and_no_two_are_the_same(guard: Guard) -> None:
    for cases in (must_see(guard), must_let_pass(guard)):
        texts = {message.text for message, _ in cases}
        assert len(texts) >= LEAST, f"{guard.name}: {len(texts)} texts"


@every
def test_the_same_text_meets_both_sides(guard: Guard) -> None:
    """Where the situation decides, nothing in the words does."""
    sides = SITUATED.get(guard.name)
    if sides is not None:
        bad, fine = sides.cases(sides.bad), sides.cases(sides.fine)
        assert [message for message, _ in bad] == [message for message, _ in fine]


@every
def test_control_a_blind_guard_and_one_that_always_barks(guard: Guard) -> None:
    def nothing(_: Message, __: Situation, ___: Limits) -> Concerns:
        yield from ()

    def anything(_: Message, __: Situation, ___: Limits) -> Concerns:
        yield "warn", "something is wrong."

    blind, barking = replace(guard, find=nothing), replace(guard, find=anything)
    assert not any(speaks(blind, case) for case in must_see(guard))
    assert all(speaks(barking, case) for case in must_let_pass(guard))


@pytest.mark.parametrize("good", MORE, ids=lambda one: f"{one.kind} {one.to}")
def test_the_messages_themselves_are_fine(good: object) -> None:
    assert good in MORE
    (one,) = [other for other in MORE if other is good]
    assert check(one.message, one.situation, LIMITS).findings == ()


def test_every_table_is_about_a_guard() -> None:
    assert {*SITUATED, *TEXTUAL} <= {guard.name for guard in GUARDS}
