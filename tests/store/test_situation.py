"""What the guards are told is what the store knows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from secondhop.model.edits import add_follow_up, log_touch, research, tag, tie
from secondhop.model.person import PersonId
from secondhop.network.people import ME
from secondhop.outreach.guards.situation import Invitations
from secondhop.store.intake import new_id
from secondhop.store.situation import situation_for
from secondhop.store.store import Store
from tests.worlds import TODAY, add, id_of, row_of

pytestmark = pytest.mark.usefixtures("quick_disk")


def log(store: Store, name: str, kind: str, days: int, text: str = "", way: str = "out") -> None:
    on = TODAY - timedelta(days=days)
    store.apply(log_touch(new_id(), id_of(store, name), kind, on, text, direction=way))


def test_without_a_recipient_only_what_holds_for_all(world: Store) -> None:
    known = situation_for(world)
    assert known.today == TODAY
    assert known.account == "free"
    assert (known.to, known.via, known.degree, known.strength) == (None, None, None, None)
    assert (known.mutuals, known.research, known.touches) == (None, None, None)
    assert known.colleagues is None
    assert known.invitations == Invitations()
    assert known.imported == date(2026, 11, 2)


def test_mutuals_come_with_what_speaks_for_them(world: Store) -> None:
    known = situation_for(world, row_of(world, "Cleo Diaz"), row_of(world, "Ana Silva"))
    assert known.to is not None and known.to.name == "Cleo Diaz"
    assert known.via is not None and known.via.name == "Ana Silva"
    assert known.degree == 2
    assert known.mutuals is not None
    assert {one.name for one in known.mutuals} == {"Ana Silva", "Ben Ito"}
    assert {round(one.confidence or 0, 2) for one in known.mutuals} == {0.95}
    assert known.strength == pytest.approx(float(world.state.strength[row_of(world, "Ana Silva")]))


def test_a_confirmed_tie_is_sure(world: Store) -> None:
    ana, cleo = id_of(world, "Ana Silva"), id_of(world, "Cleo Diaz")
    world.apply(tie(ana, cleo, "confirmed", TODAY))
    known = situation_for(world, row_of(world, "Cleo Diaz"))
    sure = {one.name: (one.confidence, one.seen) for one in known.mutuals or ()}
    assert sure["Ana Silva"] == (1.0, TODAY)


def test_invitations_are_counted(world: Store) -> None:
    log(world, "Cleo Diaz", "invitation", 0, "a note")
    log(world, "Dan Okoro", "invitation", 6)
    log(world, "Eva Diaz", "invitation", 40, "a note")
    log(world, "Ana Silva", "invitation", 30)
    known = situation_for(world)
    assert known.invitations == Invitations(
        week=2, today=1, notes=1, pending=3, pending_old=1, accepted=1, ignored=1
    )


def test_no_acceptance_at_all_says_nothing(world: Store) -> None:
    log(world, "Eva Diaz", "invitation", 40)
    known = situation_for(world).invitations
    assert known is not None
    assert (known.accepted, known.ignored) == (0, 0)


def test_a_withdrawal_is_told_until_the_next_invitation(world: Store) -> None:
    log(world, "Cleo Diaz", "invitation", 40)
    log(world, "Cleo Diaz", "withdrawal", 5)
    row = row_of(world, "Cleo Diaz")
    assert situation_for(world, row).withdrawn == TODAY - timedelta(days=5)
    log(world, "Cleo Diaz", "invitation", 1)
    assert situation_for(world, row).withdrawn is None


def test_colleagues_are_those_whom_i_approached(world: Store) -> None:
    log(world, "Dan Okoro", "message", 3)
    log(world, "Eva Diaz", "message", 3)
    cleo = row_of(world, "Cleo Diaz")
    assert situation_for(world, cleo).colleagues == ("Dan Okoro",)
    assert situation_for(world, row_of(world, "Dan Okoro")).colleagues == ()


def test_what_went_to_others_is_told_newest_first(world: Store) -> None:
    log(world, "Dan Okoro", "message", 3, "older")
    log(world, "Eva Diaz", "message", 1, "newer")
    log(world, "Eva Diaz", "message", 1, "theirs", "in")
    log(world, "Cleo Diaz", "message", 1, "own")
    known = situation_for(world, row_of(world, "Cleo Diaz"))
    assert [one.text for one in known.sent or ()] == ["newer", "older"]
    assert (known.sent or ())[1].names == ("Dan Okoro", "Helsing")
    assert [one.text for one in known.touches or ()] == ["own"]


def test_how_much_goes_to_contacts(world: Store) -> None:
    log(world, "Ana Silva", "message", 2)
    log(world, "Cleo Diaz", "message", 2)
    log(world, "Dan Okoro", "invitation", 2, "with a note")
    log(world, "Eva Diaz", "invitation", 2)
    log(world, "Eva Diaz", "message", 200)
    assert situation_for(world).outreach == (1, 3)


def test_research_and_tags_arrive(world: Store) -> None:
    cleo = id_of(world, "Cleo Diaz")
    assert situation_for(world, row_of(world, "Cleo Diaz")).research == ()
    world.apply(research(cleo, "hook", "talk on lineage", TODAY))
    world.apply(tag(cleo, ["dnc"]))
    known = situation_for(world, row_of(world, "Cleo Diaz"))
    assert known.research == ("hook",)
    assert "talk on lineage" in known.hooks
    assert known.to is not None and known.to.tags == ("dnc",)


def test_somebody_alone_in_the_world(world: Store) -> None:
    person, change = add("Zoe Quill")
    world.apply(change)
    row = world.state.people.row_of[PersonId(person)]
    known = situation_for(world, row)
    assert (known.mutuals, known.colleagues, known.touches) == ((), (), ())
    assert row != ME


def test_contacts_who_waited_twice_as_long_are_counted(world: Store) -> None:
    world.apply(tag(id_of(world, "Ana Silva"), ["keep-2w"]))
    world.apply(tag(id_of(world, "Ben Ito"), ["inner"]))
    log(world, "Ana Silva", "message", 27)
    log(world, "Ben Ito", "message", 60)
    assert situation_for(world).overdue == 1
    log(world, "Ana Silva", "like", 28)
    assert situation_for(world).overdue == 1
    log(world, "Ben Ito", "call", 59)
    assert situation_for(world).overdue == 0


def test_a_reminder_is_one_once_it_is_due(world: Store) -> None:
    cleo, row = id_of(world, "Cleo Diaz"), row_of(world, "Cleo Diaz")
    world.apply(add_follow_up("f1.chase", cleo, "one reminder", TODAY + timedelta(days=1)))
    world.apply(add_follow_up("f2", cleo, "send the paper", TODAY))
    assert not situation_for(world, row).follows_up
    world.apply(add_follow_up("f3.chase", cleo, "one reminder", TODAY))
    assert situation_for(world, row).follows_up
    assert not situation_for(world).follows_up
