from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from secondhop.model.facts import Batch
from secondhop.sources import Candidate, SourceError, archive, discover, read
from tests.sources.samples import ANA, BOB, ME, MY_KEY, NEW, VALID, names, save, url, values
from tests.sources.samples import archive as zipped

INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
OLD_INVITATIONS = "From,To,Sent At,Message,Direction\n"
POSITIONS = "Company Name,Title,Description,Location,Started On,Finished On\n"
RECOMMENDED = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
NOTES = (
    "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On\n"
)
PRIVATE = [
    "Registration.csv",
    "Receipts_v2.csv",
    "Receipts.csv",
    "Ad_Targeting.csv",
    "Ads Clicked.csv",
    "LAN Ads Engagement.csv",
    "Inferences_about_you.csv",
    "Logins.csv",
    "Security Challenges.csv",
    "SavedJobAlerts.csv",
    "Private_identity_asset.csv",
    "Verifications/Verifications.csv",
    "Whatsapp Phone Numbers.csv",
    "PhoneNumbers.csv",
]


def read_member(folder: Path, name: str, text: str) -> Batch:
    save(folder, NEW + ANA)
    save(folder, text, name)
    return read(Candidate(folder))


def test_invitations_with_addresses(tmp_path: Path) -> None:
    batch = read_member(
        tmp_path,
        "Invitations.csv",
        INVITATIONS
        + f'Ana Silva,Mira Moss,"1/29/26, 2:37 PM",Hello,INCOMING,{url("ana-silva")},{ME}\n'
        f'Mira Moss,Dan Doe,"2/1/26, 9:00\u202fAM",,OUTGOING,{ME},{url("dan")}\n'
        f'X,Y,"2/1/26, 9:00 AM",,SIDEWAYS,{ME},{url("dan")}\n',
    )
    assert names(batch) == ["Ana Silva", "Dan Doe"]
    assert [(t.person, t.kind, t.on, t.direction, t.text, t.line) for t in batch.touches] == [
        (0, "invitation", "2026-01-29", "in", "Hello", 2),
        (1, "invitation", "2026-02-01", "out", "", 3),
    ]
    assert batch.me.keys == (MY_KEY,)
    assert [skip.line for skip in batch.skipped] == [4]


def test_invitations_before_addresses_go_by_name_and_have_the_same_digest(tmp_path: Path) -> None:
    old = f'{OLD_INVITATIONS}Ana Silva,Mira Moss,"1/29/26, 2:37 PM",Hello,INCOMING\n'
    new = (
        f'{INVITATIONS}Ana Silva,Mira Moss,"1/29/26, 2:37 PM",Hello,INCOMING,{url("ana-silva")},\n'
    )
    before = read_member(tmp_path / "old", "Invitations.csv", old)
    after = read_member(tmp_path / "new", "Invitations.csv", new)
    assert before.people[1].must_exist
    assert not before.people[0].must_exist
    assert before.touches[0].digest == after.touches[0].digest


def test_profile_and_current_position(tmp_path: Path) -> None:
    save(
        tmp_path,
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
        "Geo Location,Twitter Handles,Websites,Instant Messengers\n"
        'Mira,Moss,,,,"Maker, of things",,Toys,1234,"Lyon, France",,,\n',
        "Profile.csv",
    )
    positions = (
        f"{POSITIONS}Oldco,Intern,,,Jan 2020,Jan 2021\nNewco,Head,,,Jan 2024,\nSide,Z,,,Jan 2023,\n"
    )
    me = read_member(tmp_path, "Positions.csv", positions).me
    assert me.name == "Mira Moss"
    assert dict(me.values) == {
        "title": "Head",
        "company": "Newco",
        "location": "Lyon, France",
        "industry": "Toys",
    }


@pytest.mark.parametrize(("given", "who"), [(True, "Endorsee"), (False, "Endorser")])
def test_endorsements(tmp_path: Path, given: bool, who: str) -> None:
    header = (
        f"Endorsement Date,Skill Name,{who} First Name,{who} Last Name,{who} Public Url,"
        "Endorsement Status\n"
    )
    rows = (
        "2026/08/01 10:00:00 UTC,Python,Ana,Silva,www.linkedin.com/in/ana-silva,ACCEPTED\n"
        "2026/08/01 10:00:00 UTC,Go,Ana,Silva,www.linkedin.com/in/ana-silva,\n"
        "2026/08/01 10:00:00 UTC,Rust,Ana,Silva,www.linkedin.com/in/ana-silva,PENDING\n"
    )
    name = f"Endorsement_{'Given' if given else 'Received'}_Info.csv"
    batch = read_member(tmp_path, name, header + rows)
    assert names(batch) == ["Ana Silva"]
    direction = "out" if given else "in"
    assert [(t.kind, t.on, t.direction, t.text) for t in batch.touches] == [
        ("endorsement", "2026-08-01", direction, "Python"),
        ("endorsement", "2026-08-01", direction, "Go"),
    ]
    assert batch.people[0].skills == (("Python", "Go") if given else ())


@pytest.mark.parametrize("given", [True, False])
def test_recommendations_name_people_who_must_exist(tmp_path: Path, given: bool) -> None:
    row = 'Ana,Silva,Acme,Engineer,"Great, truly","08/15/26, 1:32 PM",VISIBLE\n'
    other = 'Ana,Silva,Other,Boss,"Also great","08/16/26, 1:32 PM",VISIBLE\n'
    name = f"Recommendations_{'Given' if given else 'Received'}.csv"
    batch = read_member(tmp_path, name, RECOMMENDED + row + other)
    known, *named = batch.people
    assert not known.must_exist
    assert [(p.must_exist, values(p)["company"]) for p in named] == [
        (True, "Acme"),
        (True, "Other"),
    ]
    assert [(t.kind, t.direction, t.on, t.text) for t in batch.touches] == [
        ("recommendation", "out" if given else "in", "2026-08-15", "Great, truly"),
        ("recommendation", "out" if given else "in", "2026-08-16", "Also great"),
    ]


def test_notes(tmp_path: Path) -> None:
    rows = (
        f'Ana,Silva,{url("ana-silva")},"Met at\nthe fair",2026-01-02 10:00:00,\n'
        f"Dan,Doe,{url('dan')},Owes me lunch,2026-01-02,2026-02-03\n"
        f"Dan,Doe,{url('dan')},,2026-01-02,\n"
    )
    batch = read_member(tmp_path, "Notes.csv", NOTES + rows)
    assert [(n.person, n.text, n.on, n.line) for n in batch.notes] == [
        (0, "Met at the fair", "2026-01-02", 2),
        (1, "Owes me lunch", "2026-02-03", 4),
    ]
    assert [(p.name, p.must_exist) for p in batch.people] == [
        ("Ana Silva", False),
        ("Dan Doe", True),
    ]
    assert [skip.reason for skip in batch.skipped] == ["no text"]


def refuse_to_open(
    monkeypatch: pytest.MonkeyPatch, allowed: frozenset[str]
) -> tuple[list[str], Callable[[], None]]:
    """Every opened entry is noted; one that is not allowed fails at once."""
    opened: list[str] = []
    original = archive.open_entry

    def guarded(entry: archive.Entry, *rest: object) -> IO[bytes]:
        opened.append(entry.name)
        assert entry.name in allowed, f"{entry.name} was opened"
        return original(entry, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("secondhop.sources.reader.open_entry", guarded)
    return opened, monkeypatch.undo


@pytest.mark.parametrize("as_zip", [True, False])
def test_private_and_unknown_files_are_never_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_zip: bool
) -> None:
    contents = dict.fromkeys([*PRIVATE, "Rich_Media.csv", "Jobs/Saved Jobs.csv"], VALID)
    contents["Connections.csv"] = NEW + BOB
    if as_zip:
        path = zipped(tmp_path, contents)
    else:
        path = tmp_path
        for name, text in contents.items():
            save(tmp_path, text, name)
            if name != "Connections.csv":
                (tmp_path / name).chmod(0)
    opened, _ = refuse_to_open(monkeypatch, frozenset({"Connections.csv"}))
    batch = read(*discover(path))
    assert opened == ["Connections.csv"]
    assert names(batch) == ["Bob Okoro"]


def test_contacts_only_opens_nothing_but_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("messages.csv", "Notes.csv", "Invitations.csv", "Profile.csv"):
        save(tmp_path, "secret", name)
    save(tmp_path, VALID)
    opened, undo = refuse_to_open(monkeypatch, frozenset({"Connections.csv"}))
    assert len(read(Candidate(tmp_path), contacts_only=True).people) == 3
    assert opened == ["Connections.csv"]
    undo()
    assert len(read(Candidate(tmp_path)).files) == 5  # the control: all of them otherwise


@pytest.mark.parametrize("name", PRIVATE)
def test_a_private_file_given_alone_is_not_opened(tmp_path: Path, name: str) -> None:
    path = save(tmp_path, VALID, name)
    with pytest.raises(SourceError, match="was not opened"):
        discover(path)


def test_private_files_are_not_sniffed_among_friends(tmp_path: Path) -> None:
    for name in PRIVATE:
        save(tmp_path, VALID, Path(name).name)
    save(tmp_path, VALID, "ana.csv")
    assert [candidate.path.name for candidate in discover(tmp_path)] == ["ana.csv"]


def test_an_archive_without_contacts_still_has_people(tmp_path: Path) -> None:
    save(tmp_path, f"{NOTES}Ana,Silva,{url('ana-silva')},Hello,2026-01-02,\n", "Notes.csv")
    assert names(read(*discover(tmp_path))) == ["Ana Silva"]
    with pytest.raises(SourceError, match=r"holds no Connections\.csv"):
        read(Candidate(tmp_path), contacts_only=True)
