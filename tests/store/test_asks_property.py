"""Whatever is done in whatever order: nothing owed gets lost, and nobody is asked for twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secondhop.model.asks import ASK_STATES, Ask
from secondhop.model.change import Change
from secondhop.model.edits import EditError, add_follow_up, finish, log_touch, snooze
from secondhop.model.outreach import FollowUp
from secondhop.outreach.drafts.templates import packaged
from secondhop.store.advising import suggestions
from secondhop.store.asking import asking, asks_in, finishing, nudged, owed_by, stepped
from secondhop.store.counting import budgets_of
from secondhop.store.intake import new_id
from secondhop.store.sending import Sending, sent
from secondhop.store.store import Store
from tests.worlds import TODAY, differences, id_of, picture, small_world

VIAS = ("Ana Silva", "Ben Ito", "Fay Moreau")
TARGETS = ("Cleo Diaz", "Dan Okoro", "Eva Diaz")
TEMPLATES = [one for one in packaged() if one.lang == "en"]

Act = tuple[int, int, int]
"""Which action, and two numbers from which it chooses what it is about."""


def _asking(store: Store, a: int, b: int) -> Change:
    via, target = VIAS[a % 3], TARGETS[b % 3]
    state = ASK_STATES[(a // 3) % len(ASK_STATES)]
    return asking(store, id_of(store, via), id_of(store, target), state)


def _step(store: Store, a: int, b: int) -> Change:
    return stepped(store, _any_ask(store, a), ASK_STATES[b % len(ASK_STATES)])


def _nudge(store: Store, a: int, _: int) -> Change:
    ask = _any_ask(store, a)
    if not ask.is_open or ask.is_made:
        raise EditError("nobody nudges what is done")
    return nudged(store, ask)


def _finish(store: Store, a: int, _: int) -> Change:
    return finishing(store, _any_owed(store, a), new_id())


def _snooze(store: Store, a: int, b: int) -> Change:
    return snooze(_any_owed(store, a), TODAY + timedelta(days=b), TODAY)


def _promise(store: Store, a: int, b: int) -> Change:
    person = id_of(store, TARGETS[a % 3])
    return add_follow_up(new_id(), person, "a word", TODAY, "2w" if b % 2 else "")


def _send(store: Store, a: int, b: int) -> Change:
    via, target = id_of(store, VIAS[a % 3]), id_of(store, TARGETS[b % 3])
    template = TEMPLATES[(a // 3) % len(TEMPLATES)]
    return sent(store, Sending(template, "a text", target, via, "burst: why not" if b % 2 else ""))


def _log(store: Store, a: int, b: int) -> Change:
    kind = ("message", "invitation", "withdrawal", "meeting")[b % 4]
    person = id_of(store, TARGETS[a % 3])
    on = TODAY - timedelta(days=a % 40)
    return log_touch(new_id(), person, kind, on, "a note" if a % 2 else "")


def _any_ask(store: Store, number: int) -> Ask:
    asks = [*asks_in(store.state).values()]
    if not asks:
        raise EditError("nobody is asked")
    return asks[number % len(asks)]


def _any_owed(store: Store, number: int) -> FollowUp:
    owed = sorted((one for one in store.state.records.follow_ups()), key=lambda one: one.id)
    if not owed:
        raise EditError("nothing is owed")
    return owed[number % len(owed)]


ACTS: tuple[Callable[[Store, int, int], Change], ...] = (
    _asking, _asking, _step, _step, _nudge, _finish, _finish, _snooze, _promise, _send, _send, _log,
)  # fmt: skip

acts = st.lists(
    st.tuples(st.integers(0, len(ACTS) - 1), st.integers(0, 99), st.integers(0, 99)),
    min_size=1,
    max_size=25,
)


def do(store: Store, act: Act) -> bool:
    """Do an act, unless the rules refuse it."""
    which, a, b = act
    try:
        store.apply(ACTS[which](store, a, b))
    except EditError:
        return False
    return True


def lost(store: Store) -> list[Ask]:
    """Open asks of which nothing tells any more: neither what is due nor what is suggested."""
    told = {one.ask for one in suggestions(store)}
    return [
        ask
        for ask in asks_in(store.state).values()
        if ask.is_open and not _is_told(store, ask) and ask.id not in told
    ]


def _is_told(store: Store, ask: Ask) -> bool:
    return any(one.is_open for one in owed_by(store.state, ask))


def double(store: Store) -> list[str]:
    """People for whom more than one ask is open."""
    counted = Counter(one.person for one in asks_in(store.state).values() if one.is_open)
    return [person for person, count in counted.items() if count > 1]


@pytest.mark.usefixtures("quick_disk")
@settings(max_examples=100, suppress_health_check=[*HealthCheck])
@given(acts)
def test_nothing_gets_lost_and_nobody_is_asked_for_twice(
    tmp_path_factory: pytest.TempPathFactory, done: list[Act]
) -> None:
    store = small_world(tmp_path_factory.mktemp("asks"))
    known: dict[str, FollowUp] = {}
    for act in done:
        before = known
        do(store, act)
        known = {one.id: one for one in store.state.records.follow_ups()}
        assert before.keys() <= known.keys(), "a follow-up has gone"
        assert all(one.is_open or one.done_on for one in known.values())
        assert double(store) == []
        assert lost(store) == []
        assert all(one.used >= 0 and one.left >= 0 for one in budgets_of(store))
        assert all(one.left <= one.most for one in budgets_of(store))
    store.close()


@pytest.mark.usefixtures("quick_disk")
@settings(max_examples=25, suppress_health_check=[*HealthCheck])
@given(st.lists(st.sampled_from(range(len(ACTS))), max_size=8), st.integers(0, 99))
def test_undo_leads_back_step_by_step(
    tmp_path_factory: pytest.TempPathFactory, which: list[int], number: int
) -> None:
    store = small_world(tmp_path_factory.mktemp("asks"))
    pictures = []
    for place, one in enumerate(which):
        before = picture(store.state)
        if do(store, (one, number + place * 7, number // 3 + place)):
            pictures.append(before)
    for before in reversed(pictures):
        assert store.undo() is not None
        assert differences(before, picture(store.state)) == {}
    store.close()


@pytest.mark.usefixtures("quick_disk")
def test_control_what_gets_lost_is_noticed(tmp_path: Path) -> None:
    """Marking a follow-up of an ask done without a word to the ask is what must not happen."""
    store = small_world(tmp_path)
    store.apply(asking(store, id_of(store, "Ana Silva"), id_of(store, "Cleo Diaz"), "asked"))
    (owed,) = store.state.records.follow_ups()
    assert lost(store) == []
    store.apply(finish(owed, TODAY, new_id()))
    assert len(lost(store)) == 1
    store.close()


@pytest.mark.usefixtures("quick_disk")
def test_control_a_second_ask_is_noticed(tmp_path: Path) -> None:
    store = small_world(tmp_path)
    for number, via in enumerate(("Ana Silva", "Ben Ito")):
        fields = {"introducer": id_of(store, via), "person": id_of(store, "Cleo Diaz")}
        day = {"state": "asked", "on:asked": TODAY.isoformat()}
        store.apply(Change("ask", {f"a:{number}": {**fields, **day}}))
    assert double(store) == [id_of(store, "Cleo Diaz")]
    store.close()
