"""What drafts know of people, and through whom they go."""

from __future__ import annotations

import pytest

from secondhop.model.edits import add_said, log_touch, research, tie
from secondhop.network.people import ME
from secondhop.outreach.drafts.context import known_slots
from secondhop.store.asking import asking
from secondhop.store.drafting import facts_for
from secondhop.store.intake import new_id
from secondhop.store.routes import Route, route_via, routes
from secondhop.store.store import Store
from tests.worlds import TODAY, add, id_of, row_of

pytestmark = pytest.mark.usefixtures("quick_disk")


def names(store: Store, found: list[Route]) -> list[str]:
    return [store.state.people.name[one.via] for one in found]


def test_the_warmest_way_comes_first(world: Store) -> None:
    for _ in range(3):
        ben = id_of(world, "Ben Ito")
        world.apply(log_touch(new_id(), ben, "message", TODAY, "hi"))
        world.apply(log_touch(new_id(), ben, "message", TODAY, "hi", direction="in"))
    assert names(world, routes(world.state, row_of(world, "Cleo Diaz"))) == ["Ben Ito", "Ana Silva"]
    assert routes(world.state, ME) == []


def test_three_steps_away_somebody_stands_between(world: Store) -> None:
    zoe, change = add("Zoe Quill", company="Acme")
    world.apply(change)
    assert names(world, routes(world.state, row_of(world, "Zoe Quill"))) == ["Fay Moreau"]
    world.apply(tie(zoe, id_of(world, "Dan Okoro"), "by hand", TODAY))
    row = row_of(world, "Zoe Quill")
    assert routes(world.state, row) == [
        Route(row_of(world, "Ana Silva"), row_of(world, "Dan Okoro"))
    ]
    facts = facts_for(world.state, row, routes(world.state, row)[0])
    assert (facts.degree, facts.mutuals) == (3, ())
    assert known_slots(facts)["beyond"] == "Dan Okoro"


def test_whoever_is_named_may_introduce(world: Store) -> None:
    fay, cleo = row_of(world, "Fay Moreau"), row_of(world, "Cleo Diaz")
    assert route_via(world.state, cleo, fay) == Route(fay)
    assert known_slots(facts_for(world.state, cleo, Route(fay)))["via"] == "Fay Moreau"


def test_all_that_is_known_arrives(world: Store) -> None:
    cleo, ana = id_of(world, "Cleo Diaz"), id_of(world, "Ana Silva")
    me = world.state.people.ids[ME]
    world.apply(research(cleo, "hook", "her talk on lineage", TODAY))
    world.apply(add_said(cleo, "group", ["Panke Choir"]))
    world.apply(add_said(me, "group", ["panke choir"]))
    world.apply(asking(world, ana, cleo, "introduced"))
    row = row_of(world, "Cleo Diaz")
    facts = facts_for(world.state, row, Route(row_of(world, "Ana Silva")))
    known = known_slots(facts)
    assert (known["work"], known["shared_group"]) == ("talk on lineage", "Panke Choir")
    assert known["introduced"] == "Cleo Diaz"
    assert facts.touches[0].kind == "introduction"
    other = facts_for(world.state, row, Route(row_of(world, "Ben Ito")))
    assert "introduced" not in known_slots(other)
