"""What an import makes of files: who is who, whose list it is, and what is written."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from secondhop.model.change import Changed
from secondhop.model.edits import set_fields
from secondhop.sources import SourceError
from secondhop.store.graphfile import PersonLine
from secondhop.store.importing import Importing
from secondhop.store.receipt import OwnerError, Receipt
from secondhop.store.state import State
from secondhop.store.store import Store
from tests.cli.archives import (
    ANA,
    BEN,
    CLEO,
    DAN,
    EVA,
    FAY,
    ME,
    Row,
    write_archive,
    write_connections,
    zipped,
)
from tests.worlds import (
    add,
    bring,
    id_of,
    note,
    open_store,
    outline,
    row_of,
    small_world,
    taken,
    tree,
    write_friends,
    write_mine,
)

OLD_HEAD = "First Name,Last Name,Email Address,Company,Position,Connected On\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "home")


def names(store: Store) -> list[str]:
    return sorted(store.state.people.name[1:])


def refused(importing: Importing) -> OwnerError:
    (failure,) = importing.failures
    assert isinstance(failure.error, OwnerError)
    return failure.error


def counts(receipts: Sequence[Receipt]) -> list[tuple[int, int, bool]]:
    return [(one.new_people, one.new_ties, one.is_known) for one in receipts]


def write_old(path: Path, *rows: str) -> Path:
    """A Connections.csv from before there were addresses in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(OLD_HEAD + "".join(row + "\n" for row in rows), "utf-8")
    return path


# -- twice, any order, back and forth ------------------------------------------------------------


def test_receipts_count_what_is_new(store: Store, tmp_path: Path) -> None:
    receipts = taken(
        bring(store, write_mine(tmp_path), *write_friends(tmp_path), me=ME.url)
    ).receipts
    assert counts(receipts) == [(3, 3, False), (2, 2, False), (1, 3, False)]
    assert [receipt.owner for receipt in receipts] == ["", "Ana Silva", "Ben Ito"]
    assert [receipt.people for receipt in receipts] == [3, 3, 4]


def test_twice_is_once(world: Store, tmp_path: Path) -> None:
    before, files = outline(world.state), tree(world.home.graph)
    receipts = taken(bring(world, tmp_path / "archive", tmp_path / "friends", me=ME.url)).receipts
    assert counts(receipts) == [(0, 0, True)] * 3
    assert outline(world.state) == before
    assert tree(world.home.graph) == files


def test_a_zip_and_its_folder_say_the_same(store: Store, tmp_path: Path) -> None:
    mine = write_mine(tmp_path)
    bring(store, mine)
    (receipt,) = taken(bring(store, zipped(mine))).receipts
    assert receipt.is_known


def test_one_file_given_twice_counts_once(store: Store, tmp_path: Path) -> None:
    mine = write_mine(tmp_path)
    receipts = taken(bring(store, mine, mine)).receipts
    assert counts(receipts) == [(3, 3, False), (0, 0, True)]
    assert len(store.sources) == 1


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_any_order_of_friends_is_the_same_world(tmp_path: Path, order: tuple[int, ...]) -> None:
    gus = Row("Gus", "Lind", "gus-lind")
    other_cleo = Row("Cleo", "Diaz", "cleo-diaz-2", "Helsing", "Clerk")
    mine = write_archive(tmp_path / "archive", [ANA, BEN, FAY, gus])
    files = [
        *write_friends(tmp_path),
        write_connections(tmp_path / "friends" / "Fay Moreau.csv", [CLEO, gus, ANA, ME]),
        write_connections(tmp_path / "friends" / "Gus Lind.csv", [other_cleo, EVA, FAY]),
    ]
    store = open_store(tmp_path / "home")
    bring(store, mine, me=ME.url)
    for place in order:
        taken(bring(store, files[place]))
    wanted = open_store(tmp_path / "other")
    taken(bring(wanted, mine, *files, me=ME.url))
    assert outline(store.state) == outline(wanted.state)
    again = open_store(tmp_path / "home")
    assert outline(again.state) == outline(wanted.state)


def test_undo_takes_an_import_back_and_redo_brings_it_again(world: Store, tmp_path: Path) -> None:
    before, cleo = outline(world.state), id_of(world, "Cleo Diaz")
    world.apply(note("n1", cleo))
    world.undo()
    world.undo()
    assert names(world) == []
    assert world.sources == []
    world.redo()
    assert outline(world.state) == before
    assert id_of(world, "Cleo Diaz") == cleo


def test_import_after_undo_writes_no_second_file(world: Store, tmp_path: Path) -> None:
    before, cleo = outline(world.state), id_of(world, "Cleo Diaz")
    files = tree(world.home.graph)
    world.undo()
    taken(bring(world, tmp_path / "archive", *write_friends(tmp_path), me=ME.url))
    assert outline(world.state) == before
    assert tree(world.home.graph) == files
    assert id_of(world, "Cleo Diaz") == cleo


def test_a_dry_run_writes_nothing_at_all(store: Store, tmp_path: Path) -> None:
    before = tree(tmp_path / "home")
    mine, friends = write_mine(tmp_path), write_friends(tmp_path)
    importing = taken(bring(store, mine, *friends, me=ME.url, dry_run=True))
    assert counts(importing.receipts) == [(3, 3, False), (2, 2, False), (1, 3, False)]
    assert "Cleo Diaz" in importing.state.people.name
    assert tree(tmp_path / "home") == before
    assert names(store) == []
    assert store.revision == 0
    assert counts(taken(bring(store, mine, *friends, me=ME.url)).receipts)[0] == (3, 3, False)


def test_friends_are_counted_together(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One state for my own archive, one for all friends, and both friends know the same Cleo."""
    mine, friends, made = write_mine(tmp_path), write_friends(tmp_path), []
    real = Store.build

    def build(self: Store, *given: Any, **named: Any) -> State:
        made.append(len(given))
        return real(self, *given, **named)

    monkeypatch.setattr(Store, "build", build)
    fay = write_connections(tmp_path / "friends" / "Fay Moreau.csv", [CLEO, EVA, DAN, ME])
    importing = taken(bring(store, mine, *friends, fay, me=ME.url))
    assert len(made) == 3  # who I am, my archive, everybody
    assert [one.new_people for one in importing.receipts] == [3, 2, 1, 0]
    assert len(store.state.people) == 7
    lines = [line for file in store.sources for line in file.lines if isinstance(line, PersonLine)]
    assert len({line.id for line in lines if line.name == "Cleo Diaz"}) == 1


def test_what_a_friend_says_of_me_is_known_for_the_next_friend(
    store: Store, tmp_path: Path
) -> None:
    """Ana's list has my address, so that in Ben's somebody else of my name cannot be me."""
    archive = write_archive(tmp_path / "archive", [ANA, BEN])
    ana = write_connections(tmp_path / "friends" / "Ana Silva.csv", [CLEO, ME])
    namesake = Row(ME.first, ME.last, "other-robin")
    ben = write_connections(tmp_path / "friends" / "Ben Ito.csv", [DAN, namesake])
    taken(bring(store, archive, ana, ben))
    row = row_of_url(store, "https://www.linkedin.com/in/other-robin")
    assert store.state.degree[row] == 2
    assert "robin-vale" in store.state.people.url[0]


def test_an_import_is_one_change(store: Store, tmp_path: Path) -> None:
    told: list[Changed] = []
    store.subscribe(told.append)
    bring(store, write_mine(tmp_path), *write_friends(tmp_path), me=ME.url)
    assert [(changed.people, changed.ties, changed.kinds) for changed in told] == [
        (None, True, frozenset({"import"}))
    ]


def test_a_failing_file_stops_no_other(store: Store, tmp_path: Path) -> None:
    ana, _ = write_friends(tmp_path)
    (tmp_path / "friends" / "Ben Ito.csv").write_text("<html>sign in</html>")
    importing = bring(store, write_mine(tmp_path), tmp_path / "friends" / "Ben Ito.csv", ana)
    (failure,) = importing.failures
    assert isinstance(failure.error, SourceError)
    assert [receipt.owner for receipt in importing.receipts] == ["", "Ana Silva"]
    assert "Cleo Diaz" in names(store)


def test_nothing_to_import_changes_nothing(store: Store, tmp_path: Path) -> None:
    importing = bring(store, tmp_path / "nowhere.csv")
    assert len(importing.failures) == 1
    assert store.revision == 0
    assert not store.home.log.exists()


# -- who I am --------------------------------------------------------------------------------------


def assert_i_am_no_prospect(store: Store) -> None:
    assert "Robin Vale" not in names(store)
    assert store.state.people.url[0] in ("", ME.url)
    assert int((store.state.degree == 2).sum()) == 3


def test_i_am_known_in_friends_files_by_my_address(store: Store, tmp_path: Path) -> None:
    bring(store, write_mine(tmp_path), *write_friends(tmp_path), me=ME.url)
    assert_i_am_no_prospect(store)


def test_i_can_say_later_who_i_am(store: Store, tmp_path: Path) -> None:
    bring(store, write_archive(tmp_path / "archive", [ANA, BEN, FAY], Row("", "", "")))
    bring(store, *write_friends(tmp_path))
    assert "Robin Vale" in names(store)
    bring(store, me="https://de.linkedin.com/in/ROBIN-vale/")
    assert_i_am_no_prospect(store)
    store.undo()
    assert "Robin Vale" in names(store)


def test_i_am_known_by_name_and_the_day_we_connected(store: Store, tmp_path: Path) -> None:
    ana = ANA._replace(on="05 Jan 2024")
    bring(store, write_archive(tmp_path / "archive", [ana, BEN, FAY]))
    mine_of_ana = Row(ME.first, ME.last, "", on="05 Jan 2024")
    stranger = Row(ME.first, ME.last, "other-robin", on="06 Jan 2024")
    path = tmp_path / "friends" / "Ana Silva.csv"
    lines = write_connections(path, [CLEO, stranger]).read_text().splitlines()
    lines.append("Robin,Vale,,,Kiln Labs,Lead,05 Jan 2024")
    path.write_text("\n".join(lines))
    taken(bring(store, path))
    assert mine_of_ana.first in store.state.people.name[0]
    assert names(store).count("Robin Vale") == 1
    row = row_of_url(store, "https://www.linkedin.com/in/other-robin")
    assert store.state.degree[row] == 2


def row_of_url(store: Store, url: str) -> int:
    return store.state.people.url.index(url)


def test_my_name_is_enough_with_the_day(store: Store, tmp_path: Path) -> None:
    ana = ANA._replace(on="05 Jan 2024")
    bring(store, write_archive(tmp_path / "archive", [ana], Row("", "", "")), me="Robin Vale")
    row = Row(ME.first, ME.last, "", on="05 Jan 2024")
    path = write_old(
        tmp_path / "friends" / "Ana Silva.csv",
        f"{row.first},{row.last},,Kiln Labs,Lead,{row.on}",
        "Cleo,Diaz,,Helsing,VP,06 Jan 2024",
    )
    taken(bring(store, path))
    assert names(store) == ["Ana Silva", "Cleo Diaz"]


def test_what_friends_say_of_me_ties_me_to_nobody_new(world: Store) -> None:
    contacts = [world.state.people.name[row] for row in world.state.ties.neighbours(0).tolist()]
    assert contacts == ["Ana Silva", "Ben Ito", "Fay Moreau"]


# -- whose list it is ------------------------------------------------------------------------------


def test_an_owner_is_looked_for_among_my_contacts_only(world: Store, tmp_path: Path) -> None:
    path = write_connections(tmp_path / "list.csv", [EVA])
    error = refused(bring(world, path, owner="Cleo Diaz"))
    assert "nobody among your contacts" in str(error)


def test_an_unknown_owner_is_refused_with_candidates(world: Store, tmp_path: Path) -> None:
    path = write_connections(tmp_path / "list.csv", [EVA])
    error = refused(bring(world, path, owner="Anna Silwa"))
    assert [person.name for person in error.candidates] == ["Ana Silva"]


def test_an_ambiguous_owner_is_refused_with_candidates(store: Store, tmp_path: Path) -> None:
    other = ANA._replace(slug="ana-silva-2", company="Acme")
    bring(store, write_archive(tmp_path / "archive", [ANA, other]))
    path = write_connections(tmp_path / "list.csv", [EVA])
    error = refused(bring(store, path, owner="ana silva"))
    assert "several of your contacts" in str(error)
    assert sorted(person.company for person in error.candidates) == ["Acme", "Foxglove"]
    taken(bring(store, path, owner=other.url))
    assert store.sources[1].source.owner_name == "Ana Silva"


def test_a_friend_before_my_own_archive_says_what_to_do(store: Store, tmp_path: Path) -> None:
    path = write_connections(tmp_path / "list.csv", [EVA])
    assert "import your own archive first" in str(refused(bring(store, path, owner="Ana Silva")))


def test_my_own_archive_is_read_first(store: Store, tmp_path: Path) -> None:
    friends = write_friends(tmp_path)
    taken(bring(store, *friends, write_mine(tmp_path), me=ME.url))
    assert len(store.sources) == 3


def test_a_friends_list_given_as_mine_is_refused(world: Store, tmp_path: Path) -> None:
    before = outline(world.state)
    path = write_connections(tmp_path / "Connections.csv", [CLEO, DAN, ME])
    assert "you stand in this list" in str(refused(bring(world, path)))
    assert outline(world.state) == before


def test_my_list_given_as_a_friends_is_refused(world: Store, tmp_path: Path) -> None:
    before = outline(world.state)
    path = write_connections(tmp_path / "Connections.csv", [ANA, BEN, FAY])
    error = refused(bring(world, path, owner="Ana Silva"))
    assert "Ana Silva stands in this list" in str(error)
    assert outline(world.state) == before
    assert len(world.sources) == 3


def test_a_file_in_a_folder_of_friends_needs_its_friend(world: Store, tmp_path: Path) -> None:
    folder = tmp_path / "more"
    write_connections(folder / "Fay Moreau.csv", [EVA])
    write_connections(folder / "Zoe Nobody.csv", [EVA])
    importing = bring(world, folder)
    assert [receipt.owner for receipt in importing.receipts] == ["Fay Moreau"]
    assert "Zoe Nobody" in str(refused(importing))


def test_a_friends_addresses_are_not_taken(world: Store, tmp_path: Path) -> None:
    path = write_connections(tmp_path / "Fay.csv", [EVA._replace(email="eva@x.example")])
    taken(bring(world, path, owner="Fay Moreau"))
    assert world.state.people.email[row_of(world, "Eva Diaz")] == ""
    assert not any(b"eva@x.example" in content for content in tree(world.home.data).values())


# -- who is who ------------------------------------------------------------------------------------


def test_same_name_and_company_but_another_address_are_two(store: Store, tmp_path: Path) -> None:
    twin = CLEO._replace(slug="cleo-diaz-7")
    bring(store, write_archive(tmp_path / "archive", [CLEO, twin, ANA]))
    assert names(store).count("Cleo Diaz") == 2
    taken(bring(store, write_connections(tmp_path / "list.csv", [twin]), owner=ANA.url))
    assert names(store).count("Cleo Diaz") == 2
    row = row_of_url(store, twin.url)
    assert store.state.mutuals[row] == 1


def test_rows_without_addresses_are_known_again_by_name_and_day(
    store: Store, tmp_path: Path
) -> None:
    ana, cleo = "Ana,Silva,,Foxglove,CTO,05 Jan 2016", "Cleo,Diaz,,Acme,Clerk,07 Jan 2016"
    bring(store, write_old(tmp_path / "one" / "Connections.csv", ana, cleo))
    first = id_of(store, "Cleo Diaz")
    store.apply(note("n1", first))
    newer = write_old(
        tmp_path / "two" / "Connections.csv",
        "Cléo,DIAZ,,Helsing,VP,07 Jan 2016",
        "Cleo,Diaz,,Nordwind,Intern,08 Jan 2016",
        ana,
    )
    taken(bring(store, newer))
    assert len(store.state.people) == 4
    row = store.state.graph.row(first)
    assert row is not None
    assert store.state.people.company[row] == "Helsing"
    assert store.state.people.ids[row] == first
    assert [one.id for one in store.state.records.notes(first)] == ["n1"]


def test_an_address_joins_somebody_known_without_one(store: Store, tmp_path: Path) -> None:
    bring(store, write_old(tmp_path / "old" / "Connections.csv", "Ana,Silva,,Acme,CTO,05 Jan 2016"))
    first = id_of(store, "Ana Silva")
    newer = write_archive(tmp_path / "archive", [ANA._replace(on="05 Jan 2016")])
    taken(bring(store, newer))
    assert len(store.state.people) == 2
    assert store.state.people.ids[1] == first
    assert store.state.people.url[1] == ANA.url


def test_hidden_members_make_nobody(store: Store, tmp_path: Path) -> None:
    mine = write_mine(tmp_path)
    with (mine / "Connections.csv").open("a") as file:
        file.write(",,,,,,07 Jun 2026\n" * 3)
    (receipt,) = taken(bring(store, mine)).receipts
    assert (receipt.hidden, receipt.people) == (3, 3)
    assert len(store.state.people) == 4


def test_skipped_rows_are_kept_verbatim(store: Store, tmp_path: Path) -> None:
    mine = write_mine(tmp_path)
    with (mine / "Connections.csv").open("a") as file:
        file.write(",,https://evil.example/x,,Öd & Sons,,07 Jun 2026\n")
    (receipt,) = taken(bring(store, mine)).receipts
    (skip,) = receipt.skipped
    (kept,) = store.home.quarantine.iterdir()
    text = kept.read_text("utf-8")
    assert text == f"# Connections.csv line {skip.line}: {skip.reason}\n{skip.raw}\n"
    assert "Öd & Sons" in text
    taken(bring(store, mine))
    assert kept.read_text("utf-8") == text


def test_somebody_added_by_hand_is_known_again(store: Store, tmp_path: Path) -> None:
    person, change = add("Ana S.", url=ANA.url)
    store.apply(change)
    (receipt,) = taken(bring(store, write_mine(tmp_path))).receipts
    assert receipt.new_people == 2
    row = store.state.graph.row(person)
    assert row is not None
    assert store.state.people.person(row).name == "Ana S."
    assert store.state.people.company[row] == "Foxglove"


# -- layers ----------------------------------------------------------------------------------------


def test_a_newer_export_updates_and_an_older_one_does_not(store: Store, tmp_path: Path) -> None:
    newest = Row("New", "Est", "new-est", on="20 Nov 2026")
    moved = ANA._replace(company="Nordwind", position="")
    bring(store, write_archive(tmp_path / "one", [ANA, BEN, FAY]))
    bring(store, write_archive(tmp_path / "two", [moved, newest]))
    person = store.state.people.person(row_of(store, "Ana Silva"))
    assert (person.company, person.title) == ("Nordwind", "CTO")
    older = write_archive(tmp_path / "three", [ANA._replace(company="Past Inc", on="01 Jan 2020")])
    taken(bring(store, older))
    assert store.state.people.person(row_of(store, "Ana Silva")).company == "Nordwind"
    assert "Fay Moreau" in names(store)


def test_my_own_value_survives_a_newer_export(store: Store, tmp_path: Path) -> None:
    bring(store, write_mine(tmp_path))
    ana = id_of(store, "Ana Silva")
    store.apply(set_fields(ana, {"company": "What I know"}))
    moved = [ANA._replace(company="Nordwind"), Row("New", "Est", "new-est", on="20 Nov 2026")]
    taken(bring(store, write_archive(tmp_path / "two", moved)))
    assert store.state.people.company[row_of(store, "Ana Silva")] == "What I know"
    store.apply(set_fields(ana, {"company": ""}))
    assert store.state.people.company[row_of(store, "Ana Silva")] == "Nordwind"


# -- two machines ----------------------------------------------------------------------------------


def test_two_machines_that_import_the_same_lose_nothing_when_they_meet(tmp_path: Path) -> None:
    mine, friends = write_mine(tmp_path), write_friends(tmp_path)
    first = open_store(tmp_path / "one")
    first.apply(note("n0", "nobody"))
    first.close()
    shutil.copytree(tmp_path / "one" / "data", tmp_path / "two" / "data")
    for place in ("one", "two"):
        store = open_store(tmp_path / place)
        taken(bring(store, mine, *friends, me=ME.url))
        store.apply(note(f"of-{place}", id_of(store, "Cleo Diaz")))
        store.close()
    both = tree(tmp_path / "one" / "data")
    for name, content in tree(tmp_path / "two" / "data").items():
        assert both.get(name, content).startswith(content), f"{name} differs"
        if name not in both:
            (tmp_path / "one" / "data" / name).write_bytes(content)
    store = open_store(tmp_path / "one")
    assert store.problems == []
    assert len(store.state.people) == 7
    notes = store.state.records.notes(id_of(store, "Cleo Diaz"))
    assert {one.id for one in notes} == {"of-one", "of-two"}


def test_a_failed_import_leaves_everything_as_it_was(
    world: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = outline(world.state)
    path = write_connections(tmp_path / "list.csv", [DAN, EVA])

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("secondhop.store.importing.write_graph", refuse)
        with pytest.raises(OSError, match="No space left"):
            bring(world, path, owner="Fay Moreau")
    assert outline(world.state) == before
    taken(bring(world, path, owner="Fay Moreau"))
    assert world.state.mutuals[row_of(world, "Dan Okoro")] == 2


def test_the_world_of_these_tests_is_as_described(tmp_path: Path) -> None:
    store = small_world(tmp_path)
    degrees = dict(zip(store.state.people.name, store.state.degree.tolist(), strict=True))
    assert degrees == {
        "Robin Vale": 0,
        "Ana Silva": 1,
        "Ben Ito": 1,
        "Fay Moreau": 1,
        "Cleo Diaz": 2,
        "Dan Okoro": 2,
        "Eva Diaz": 2,
    }


def test_a_contact_cannot_be_me(store: Store, tmp_path: Path) -> None:
    taken(bring(store, write_archive(tmp_path / "archive", [ANA, BEN])))
    before = tree(tmp_path / "home")
    error = refused(bring(store, tmp_path / "archive", me=ANA.url))
    assert "one of your contacts" in error.reason
    assert [person.name for person in error.candidates] == ["Ana Silva"]
    assert tree(tmp_path / "home") == before


def test_a_refused_import_leaves_me_who_i_am(store: Store, tmp_path: Path) -> None:
    taken(bring(store, write_archive(tmp_path / "archive", [ANA, BEN])))
    before = tree(tmp_path / "home")
    bring(store, tmp_path / "nowhere.zip", me="https://www.linkedin.com/in/somebody")
    assert tree(tmp_path / "home") == before


def test_an_address_comes_from_the_key_where_no_row_states_it(store: Store, tmp_path: Path) -> None:
    archive = write_archive(tmp_path / "archive", [ANA])
    (archive / "Invitations.csv").write_text(
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
        f'Robin Vale,Gus Lind,"1/29/26, 2:37 PM",,OUTGOING,{ME.url},'
        "https://www.linkedin.com/in/gus-lind\n"
    )
    taken(bring(store, archive))
    people = store.state.people
    assert people.url[people.name.index("Gus Lind")] == "https://www.linkedin.com/in/gus-lind"
    assert people.url[0] == ME.url


RECOMMENDED = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_recommendation_waits_for_the_contact_it_names(
    store: Store, tmp_path: Path, order: tuple[int, int]
) -> None:
    praise = tmp_path / "archive" / "Recommendations_Received.csv"
    paths = (write_connections(tmp_path / "Connections.csv", [ANA, BEN]), praise)
    praise.parent.mkdir()
    text = RECOMMENDED + 'Ana,Silva,Foxglove,CTO,Good,"08/15/26, 1:32 PM",VISIBLE\n'
    praise.write_text(text)
    for place in order:
        bring(store, paths[place])
    touches = store.state.records.touches(id_of(store, "Ana Silva"))
    assert [touch.kind for touch in touches] == ["recommendation"]
    assert store.state.traces.recommendations[row_of(store, "Ana Silva")] == 1


def test_without_addresses_my_full_name_is_me(store: Store, tmp_path: Path) -> None:
    taken(bring(store, write_archive(tmp_path / "archive", [ANA, BEN]), me=ME.url))
    listed = write_old(
        tmp_path / "friends" / "Ana Silva.csv",
        "Robin,Vale \N{ROCKET},,Kiln Labs,Lead,01 Jan 2019",
        "Cleo,Diaz,,Helsing,CTO,02 Jan 2019",
    )
    ben = write_connections(tmp_path / "friends" / "Ben Ito.csv", [DAN])
    taken(bring(store, listed, ben))
    assert names(store) == ["Ana Silva", "Ben Ito", "Cleo Diaz", "Dan Okoro"]
