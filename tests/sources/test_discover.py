from __future__ import annotations

from pathlib import Path

import pytest

from secondhop.sources import Candidate, SourceError, discover, read
from secondhop.sources.names import dated, member_key, owner_hint
from tests.sources.samples import VALID, archive, save


def test_a_missing_path(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no such file"):
        discover(tmp_path / "nowhere")


def test_a_path_behind_a_closed_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_dir", closed)
    with pytest.raises(SourceError, match="permission denied; make it readable"):
        discover(tmp_path / "closed" / "Connections.csv")


def test_a_folder_with_members_is_one_archive(tmp_path: Path) -> None:
    save(tmp_path, VALID, "messages.csv")
    save(tmp_path, VALID, "ana.csv")
    assert discover(tmp_path) == (Candidate(tmp_path),)


def test_a_lone_sub_folder_is_the_archive(tmp_path: Path) -> None:
    save(tmp_path, VALID, "Basic_LinkedInDataExport_01-02-2026/Connections.csv")
    save(tmp_path, "hello", "README.txt")
    assert discover(tmp_path) == (Candidate(tmp_path),)
    assert len(read(*discover(tmp_path)).people) == 3


def test_friends_in_every_shape(tmp_path: Path) -> None:
    save(tmp_path, VALID, "ana-silva_Connections.csv")
    save(tmp_path, VALID.encode("cp1252", "replace"), "dan doe.csv")
    save(tmp_path, VALID, "Bob Okoro/Connections.csv")
    save(tmp_path, VALID, "eve-ek/Complete_LinkedInDataExport_01-02-2026/Connections.csv")
    archive(tmp_path, {"Connections.csv": VALID}, "cem_yildiz.zip")
    save(tmp_path, b"PK broken", "fay.zip")
    save(tmp_path, "hello", "README.txt")
    save(tmp_path, "a,b\n1,2\n", "numbers.csv")
    save(tmp_path, VALID, ".hidden.csv")
    save(tmp_path, VALID, "__MACOSX/Connections.csv")
    archive(tmp_path, {"pictures.txt": "x"}, "holiday.zip")
    found = discover(tmp_path)
    assert [candidate.owner_hint for candidate in found] == [
        "Bob Okoro",
        "ana silva",
        "cem yildiz",
        "dan doe",
        "eve ek",
        "fay",
    ]
    assert all(candidate.in_folder_of_friends for candidate in found)
    assert found[4].path.name.startswith("Complete_")


def test_one_named_file_in_a_folder_is_still_a_friends(tmp_path: Path) -> None:
    path = save(tmp_path, VALID, "ana-silva.csv")
    assert discover(tmp_path) == (Candidate(path, "ana silva", True),)


def test_a_zip_alone_in_a_folder_is_an_archive(tmp_path: Path) -> None:
    path = archive(tmp_path, {"Connections.csv": VALID}, "Basic_LinkedInDataExport_01-02-2026.zip")
    assert discover(tmp_path) == (Candidate(path),)
    assert read(Candidate(path)).as_of == "2026-01-02"


def test_a_folder_without_lists(tmp_path: Path) -> None:
    save(tmp_path, "a,b\n1,2\n", "numbers.csv")
    with pytest.raises(SourceError, match=r"holds no Connections\.csv"):
        discover(tmp_path)


def test_members_come_from_one_folder_only(tmp_path: Path) -> None:
    save(tmp_path, VALID)
    save(tmp_path, "secret", "ana/messages.csv")
    batch = read(*discover(tmp_path))
    assert [(report.name, report.rows) for report in batch.files] == [
        ("Connections.csv", 3),
        ("ana/messages.csv", 0),
    ]


@pytest.mark.parametrize(
    ("stem", "hint"),
    [
        ("Connections", ""),
        ("Connections (1)", ""),
        ("connections_2026-01-02", ""),
        ("LinkedIn_export", ""),
        ("Basic_LinkedInDataExport_01-02-2026", ""),
        ("ana-silva_Connections", "ana silva"),
        ("Ana Silva's connections", "Ana Silva"),
        ("James' LinkedIn connections", "James"),
        ("AnaSilvaConnections", "Ana Silva"),
        ("2026-01-02 josé.garcía", "josé garcía"),
        ("export", ""),
    ],
)
def test_hints(stem: str, hint: str) -> None:
    assert owner_hint(stem) == hint


def test_a_single_file_carries_its_hint(tmp_path: Path) -> None:
    path = save(tmp_path, VALID, "ana-silva_Connections.csv")
    assert discover(path) == (Candidate(path, "ana silva"),)
    path = save(tmp_path, VALID, "messages.csv")
    assert discover(path) == (Candidate(path),)


def test_member_names() -> None:
    assert member_key("Endorsement Received Info_42.CSV") == "endorsementreceivedinfo"
    assert dated("Complete_LinkedInDataExport_11-21-2026.zip.zip") == "2026-11-21"
