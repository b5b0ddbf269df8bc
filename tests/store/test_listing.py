"""Lists in every order over a store: the same people, and orders that follow changes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from secondhop.model.edits import tag
from secondhop.search.query import parse
from secondhop.search.sort import ORDERS, SORTS, STRATEGIES
from secondhop.store import listing as module
from secondhop.store.listing import Listing
from secondhop.store.scoring import taken_apart, terms_of
from secondhop.store.store import Store
from tests.worlds import QUERIES, id_of, row_of, small_world


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return small_world(tmp_path)


def names(store: Store, listing: Listing, text: str, order: str) -> list[str]:
    rows = listing.search(parse(text), order).rows.tolist()
    return [store.state.people.name[row] for row in rows]


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_finds_and_counts_the_same(store: Store, order: str) -> None:
    listing = Listing(store)
    for text in QUERIES:
        plain, listed = store.state.index.search(parse(text)), listing.search(parse(text), order)
        assert sorted(listed.rows.tolist()) == sorted(plain.rows.tolist())
        assert (listed.total, listed.out_of) == (plain.total, plain.out_of)
        assert listed.facets("company") == plain.facets("company")
        assert [listed.place_of(row) for row in listed.rows.tolist()] == [*range(listed.total)]
        assert listed.window(0, 2).tolist() == listed.rows[:2].tolist()


def test_strategies_have_an_order_of_their_own(store: Store) -> None:
    assert set(ORDERS) == {*SORTS, *STRATEGIES}
    listing = Listing(store)
    contacts = {"Ana Silva", "Ben Ito", "Fay Moreau"}
    assert set(names(store, listing, "degree:1..2", "warmest")[3:]) == contacts
    assert names(store, listing, "degree:2", "novel")[0] != "Cleo Diaz"  # two know her
    with pytest.raises(ValueError, match="unknown order"):
        listing.search(parse(""), "size")


def test_asks_are_planned_for_those_found(store: Store) -> None:
    """Ana opens Cleo and Dan, Ben opens Cleo and Eva; for Eva and Dan alone, both are needed."""
    listing = Listing(store)
    assert names(store, listing, "degree:2", "fewest-asks")[2:] in (["Eva Diaz"], ["Dan Okoro"])
    assert set(names(store, listing, "degree:2 diaz", "fewest-asks")) == {"Cleo Diaz", "Eva Diaz"}


def test_many_are_planned_once_for_all(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    listing = Listing(store)
    few = names(store, listing, "degree:2", "fewest-asks")
    monkeypatch.setattr(module, "MOST_PLANNED", 0)
    assert names(store, listing, "degree:2", "fewest-asks") == few


def test_fit_follows_goals_and_changes(store: Store) -> None:
    listing = Listing(store)
    assert not listing.goals.goal.names_anything
    assert names(store, listing, "degree:2", "fit") == names(store, listing, "degree:2", "score")
    store.home.goals.write_text('[goal]\nwords = ["designer"]\n')
    store.poll()
    assert names(store, listing, "degree:2", "fit")[0] == "Eva Diaz"
    store.home.goals.write_text('[goal]\nkind = "job"\nwords = ["keen", "data"]\n')
    store.poll()
    assert names(store, listing, "degree:2", "fit")[0] == "Dan Okoro"
    store.apply(tag(id_of(store, "Cleo Diaz"), ["keen"]))
    store.apply(tag(id_of(store, "Eva Diaz"), ["keen", "data"]))
    fit = listing.fit
    assert fit is not None
    assert fit[row_of(store, "Eva Diaz")] == 1
    assert names(store, listing, "degree:2", "fit")[0] == "Eva Diaz"


def test_the_score_of_everybody_is_taken_apart(store: Store) -> None:
    state, listing = store.state, Listing(store)
    for row in range(len(state.people)):
        taken = taken_apart(state, row)
        assert taken.score == state.standing.score[row]
        terms = terms_of(state, row, listing.goals.goal, 2)
        score = round(float(state.standing.score[row]), 2)
        assert round(sum(term.points for term in terms), 2) == score
        assert all(term.why for term in terms)
    assert np.count_nonzero(state.standing.score) == 3
