from __future__ import annotations

import stat
import struct
import warnings
import zipfile
from pathlib import Path

import pytest

from secondhop.sources import Candidate, SourceError, discover, read
from secondhop.sources import archive as archives
from tests.sources.samples import ANA, BOB, NEW, VALID, archive, names


def test_members_at_the_root_or_one_folder_down(tmp_path: Path) -> None:
    for name in ("Connections.csv", "export/Connections.csv", "Connections_123.csv"):
        path = archive(tmp_path, {name: VALID, "readme.txt": "x"})
        (candidate,) = discover(path)
        assert candidate == Candidate(path)
        assert len(read(candidate).people) == 3
    with pytest.raises(SourceError, match=r"holds no Connections\.csv"):
        discover(archive(tmp_path, {"a/b/Connections.csv": VALID}))


def test_what_the_system_adds_is_no_data(tmp_path: Path) -> None:
    junk = {"__MACOSX/Connections.csv": "junk", "__MACOSX/._Connections.csv": "junk"}
    path = archive(tmp_path, {**junk, "._Connections.csv": "junk", "Connections.csv": VALID})
    batch = read(*discover(path))
    assert (len(batch.people), len(batch.files)) == (3, 1)


@pytest.mark.parametrize(
    "name", ["../../Connections.csv", "/Connections.csv", "..\\..\\Connections.csv"]
)
def test_traversal_writes_nothing(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    path = archive(inside, {name: VALID})
    before = sorted(tmp_path.rglob("*"))
    assert len(read(*discover(path)).people) == 3
    assert sorted(tmp_path.rglob("*")) == before


def test_of_two_members_of_one_name_the_shallowest_and_first_is_read(tmp_path: Path) -> None:
    path = tmp_path / "twice.zip"
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as target:
        warnings.simplefilter("ignore")
        target.writestr("friend/Connections.csv", NEW + BOB)
        target.writestr("Connections.csv", NEW + ANA)
        target.writestr("Connections.csv", NEW + BOB)
    batch = read(Candidate(path))
    assert names(batch) == ["Ana Silva"]
    assert [report.name for report in batch.files[1:]] == [
        "friend/Connections.csv",
        "Connections.csv",
    ]
    assert all("not read" in skip.reason for skip in batch.skipped)


def test_symbolic_links_are_ignored(tmp_path: Path) -> None:
    path = tmp_path / "link.zip"
    link = zipfile.ZipInfo("Connections.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as target:
        target.writestr(link, "/etc/passwd")
        target.writestr("real/Connections.csv", VALID)
    assert len(read(Candidate(path)).people) == 3
    folder = tmp_path / "folder"
    folder.mkdir()
    outside = tmp_path / "outside.csv"
    outside.write_text(VALID)
    (folder / "Connections.csv").symlink_to(outside)
    with pytest.raises(SourceError):
        discover(folder)


def test_an_encrypted_member(tmp_path: Path) -> None:
    path = archive(tmp_path, {"Connections.csv": VALID})
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    path.write_bytes(data)
    with pytest.raises(SourceError, match="is encrypted; unpack it"):
        read(Candidate(path))


def test_a_cut_off_download(tmp_path: Path) -> None:
    path = archive(tmp_path, {"Connections.csv": VALID})
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(SourceError, match=r"not a complete zip file.*download"):
        discover(path)
    path.write_bytes(b"")
    with pytest.raises(SourceError, match="not a complete zip file"):
        discover(path)


def test_damaged_contents(tmp_path: Path) -> None:
    path = archive(tmp_path, {"Connections.csv": VALID})
    data = bytearray(path.read_bytes())
    data[60:80] = bytes(20)
    path.write_bytes(data)
    with pytest.raises(SourceError, match=r"Connections\.csv: cannot be"):
        read(Candidate(path))


@pytest.mark.parametrize("stated", [None, 10])
def test_a_bomb_is_stopped_by_counting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stated: int | None
) -> None:
    monkeypatch.setattr("secondhop.sources.reader.LARGEST", 1 << 20)
    path = archive(tmp_path, {"Connections.csv": VALID + "\n" + "," * (4 << 20)})
    if stated is not None:
        data = bytearray(path.read_bytes())
        at = data.index(b"PK\x01\x02") + 24
        data[at : at + 4] = struct.pack("<I", stated)
        path.write_bytes(data)
    with pytest.raises(SourceError, match=r"more than 1 MB|cannot be read"):
        read(Candidate(path))


def test_messages_may_be_twice_as_large_and_no_more() -> None:
    assert (archives.LARGEST, archives.LARGEST_MESSAGES) == (64 << 20, 128 << 20)


def test_the_meter_does_not_trust_what_is_stated(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(bytes(1000))
    entry = archives.Entry(("x",), 1, lambda: file.open("rb"))
    with (
        archives.open_entry(entry, "x", 999, lambda _: None) as stream,
        pytest.raises(SourceError, match="when unpacked"),
    ):
        stream.read()


def test_very_many_members(tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as target:
        for number in range(5000):
            target.writestr(f"x{number}", b"")
        target.writestr("Connections.csv", VALID)
    assert len(read(Candidate(path)).people) == 3


def test_a_member_without_a_name(tmp_path: Path) -> None:
    path = archive(tmp_path, {"qqq": "", "Connections.csv": VALID})
    data = path.read_bytes().replace(b"qqq", b"\0qq")
    path.write_bytes(data)
    assert len(read(*discover(path)).people) == 3
