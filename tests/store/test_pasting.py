"""Pasted mutual connections against the contacts of a small world, as one change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from secondhop.model.edits import tie
from secondhop.model.person import PersonId
from secondhop.model.tie import EvidenceKind
from secondhop.sources.mutualtext import Mention, read_mutuals
from secondhop.store.facts import evidence
from secondhop.store.pasting import Contacts, Matching, change_of, match, may_be_one
from secondhop.store.stated import kept_names, stated_mutuals
from secondhop.store.store import Store
from tests.worlds import TODAY, add, differences, id_of, open_store, picture, row_of, small_world


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """I know Ana, Ben and Fay; Ana knows Cleo and Dan, Ben knows Cleo, Eva and Ana."""
    store = small_world(tmp_path)
    yield store
    store.close()


def matched(store: Store, name: str, text: str, **chosen: int | None) -> Matching:
    state = store.state
    spoken = {key.replace("_", " "): row for key, row in chosen.items()}
    return match(Contacts(state), state, row_of(store, name), read_mutuals(text), spoken)


def paste(store: Store, name: str, text: str) -> Matching:
    """Paste and keep it; nothing is applied when there is nothing new."""
    found = matched(store, name, text)
    change = change_of(store.state, found, TODAY)
    if change is not None:
        store.apply(change)
    return found


def befriend(store: Store, name: str, **values: str) -> PersonId:
    """A new contact of mine."""
    person, change = add(name, **values)
    store.apply(change)
    store.apply(tie(store.state.people.ids[0], person, "by hand", TODAY))
    return person


def names(store: Store, rows: tuple[int, ...]) -> list[str]:
    return [store.state.people.name[row] for row in rows]


TEXT = "Ana Silva, Fay Moreau, Zed Zorro and 11 other mutual connections"


def test_pasting_adds_exactly_those_ties_and_undo_takes_them_back(store: Store) -> None:
    before = picture(store.state)
    eva = row_of(store, "Eva Diaz")
    known = set(store.state.ties.neighbours(eva).tolist())
    found = paste(store, "Eva Diaz", TEXT)
    assert names(store, found.new) == ["Ana Silva", "Fay Moreau"]
    now = set(store.state.ties.neighbours(eva).tolist())
    assert now - known == {row_of(store, "Ana Silva"), row_of(store, "Fay Moreau")}
    assert known <= now
    assert stated_mutuals(store.state, eva) == 14
    assert kept_names(store.state, eva) == ["Zed Zorro"]
    store.undo()
    assert differences(before, picture(store.state)) == {}
    assert stated_mutuals(store.state, eva) is None
    assert kept_names(store.state, eva) == []


def test_the_tie_says_how_it_is_known_and_since_when(store: Store) -> None:
    paste(store, "Eva Diaz", TEXT)
    (said,) = evidence(store.state, row_of(store, "Ana Silva"), row_of(store, "Eva Diaz"))
    assert (said.kind, said.source, said.seen) == (EvidenceKind.PASTED, "pasted", "2026-11-23")
    assert said.confidence == store.state.weights.confidence_pasted


def test_pasting_the_same_again_adds_nothing(store: Store) -> None:
    paste(store, "Eva Diaz", TEXT)
    again = matched(store, "Eva Diaz", TEXT)
    assert again.new == ()
    assert names(store, again.known) == ["Ana Silva", "Fay Moreau"]
    assert change_of(store.state, again, TODAY) is None


def test_it_is_still_there_after_a_start(store: Store, tmp_path: Path) -> None:
    paste(store, "Eva Diaz", TEXT)
    with_paste = picture(store.state)
    store.close()
    later = open_store(tmp_path / "home")
    assert differences(with_paste, picture(later.state)) == {}
    later.close()


def test_what_a_file_said_is_made_fresh_and_the_users_word_is_left_alone(store: Store) -> None:
    cleo, ana, ben = (id_of(store, name) for name in ("Cleo Diaz", "Ana Silva", "Ben Ito"))
    store.apply(tie(cleo, ben, "confirmed", TODAY))
    paste(store, "Cleo Diaz", "Ana Silva and Ben Ito are mutual connections")
    assert store.state.tie_word(cleo, ana)["tie"] == "pasted"
    assert store.state.tie_word(cleo, ben)["tie"] == "confirmed"


def test_a_rejected_tie_comes_back_when_a_profile_shows_it(store: Store) -> None:
    eva, ben = id_of(store, "Eva Diaz"), id_of(store, "Ben Ito")
    store.apply(tie(eva, ben, "rejected", TODAY))
    found = paste(store, "Eva Diaz", "Ben Ito is a mutual connection")
    assert names(store, found.new) == ["Ben Ito"]
    assert store.state.ties.has(row_of(store, "Eva Diaz"), row_of(store, "Ben Ito"))


def test_only_contacts_are_meant(store: Store) -> None:
    found = matched(store, "Eva Diaz", "Cleo Diaz is a mutual connection")
    assert (found.new, found.unknown) == ((), ("Cleo Diaz",))


def test_nobody_is_their_own_mutual(store: Store) -> None:
    found = matched(store, "Ana Silva", "Ana Silva, Ben Ito and 1 other mutual connection")
    assert names(store, (*found.new, *found.known)) == ["Ben Ito"]


def test_a_name_kept_for_later_is_found_when_the_contact_has_come(store: Store) -> None:
    paste(store, "Eva Diaz", TEXT)
    befriend(store, "Zed Zorro")
    found = paste(store, "Eva Diaz", "14 mutual connections")
    assert names(store, found.new) == ["Zed Zorro"]
    assert kept_names(store.state, row_of(store, "Eva Diaz")) == []
    store.undo()
    assert kept_names(store.state, row_of(store, "Eva Diaz")) == ["Zed Zorro"]


def test_namesakes_are_asked_about_and_the_answer_counts(store: Store) -> None:
    befriend(store, "Fay Moreau", company="Kiln Labs")
    found = matched(store, "Eva Diaz", "Fay Moreau is a mutual connection")
    ((name, rows),) = ((one.name, one.rows) for one in found.unclear)
    assert (name, len(rows), found.new) == ("Fay Moreau", 2, ())
    chosen = matched(store, "Eva Diaz", "Fay Moreau is a mutual connection", Fay_Moreau=rows[1])
    assert (chosen.new, chosen.unclear) == ((rows[1],), ())
    nobody = matched(store, "Eva Diaz", "Fay Moreau is a mutual connection", Fay_Moreau=None)
    assert (nobody.new, nobody.unknown) == ((), ("Fay Moreau",))


def test_a_headline_tells_namesakes_apart(store: Store) -> None:
    other = befriend(store, "Fay Moreau", company="Kiln Labs")
    contacts = Contacts(store.state)
    assert contacts.find(Mention("Fay Moreau", "Lead at Kiln Labs")) == (
        store.state.people.row_of[other],
    )
    assert len(contacts.find(Mention("Fay Moreau", "Lead at Öresund Data"))) == 2


@pytest.mark.parametrize(
    ("pasted", "contact", "same"),
    [
        ("Ana Silva", "Ana Silva", True),
        ("ANA SILVA", "Ana Sílva 🚀", True),
        ("Ana M. Silva", "Ana Maria Silva", True),
        ("Ana Silva", "Dr. Ana Maria Silva, PhD", True),
        ("Ana (Anna) Silva", "Ana Silva", True),
        ("Ana S.", "Ana Silva", True),
        ("Ana", "Ana Silva", True),
        ("Ana Lima Silva", "Ana Costa Silva", False),
        ("Ana Silva", "Ana Silveira", False),
        ("Anabel Silva", "Ana Silva", False),
        ("Ana Silva", "Ana", False),
        ("Silva", "Ana Silva", False),
    ],
)
def test_who_may_be_meant_by_a_name(tmp_path: Path, pasted: str, contact: str, same: bool) -> None:
    store = small_world(tmp_path)
    gone = id_of(store, "Ana Silva")
    store.apply(tie(store.state.people.ids[0], gone, "removed", TODAY))
    person = befriend(store, contact)
    found = Contacts(store.state).find(Mention(pasted))
    assert found == ((store.state.people.row_of[person],) if same else ())
    store.close()


def test_different_middle_names_are_different_people() -> None:
    assert may_be_one(["ana", "maria", "silva"], ["ana", "m", "silva"])
    assert not may_be_one(["ana", "maria", "silva"], ["ana", "lima", "silva"])
