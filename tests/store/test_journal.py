from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from secondhop.store.fields import Fields
from secondhop.store.journal import Journal
from secondhop.store.lines import HEADER, LogLine, encode


def line(second: int, machine: str = "m1", **values: str | bool | None) -> bytes:
    stamp = f"{1_795_400_000_000 + second * 1000}.0000.{machine}.0a0b0c"
    return encode(LogLine(t=stamp, do="edit", set={f"p:{second}": dict(values)}))


def about(lines: list[LogLine]) -> list[str]:
    return [entity for line in lines for entity in line.set]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path


def append(path: Path, content: bytes) -> None:
    with path.open("ab") as file:
        file.write(content)


def told(journal: Journal) -> list[tuple[str, int]]:
    return [(problem.path, problem.line) for problem in journal.problems]


def test_no_folder_is_an_empty_log(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "nowhere")
    assert journal.read_new() == []
    assert journal.problems == []


def test_files_are_followed_as_they_grow(log: Path) -> None:
    (log / "m1.0.jsonl").write_bytes(HEADER + line(1))
    journal = Journal(log)
    assert about(journal.read_new()) == ["p:1"]
    assert journal.read_new() == []
    append(log / "m1.0.jsonl", line(2) + line(3))
    (log / "m2.0.jsonl").write_bytes(HEADER + line(4, "m2"))
    assert about(journal.read_new()) == ["p:2", "p:3", "p:4"]
    assert journal.problems == []


def test_a_line_still_being_written_waits_and_is_told(log: Path) -> None:
    path, whole = log / "m1.0.jsonl", line(2)
    path.write_bytes(HEADER + line(1) + whole[:20])
    journal = Journal(log)
    assert about(journal.read_new()) == ["p:1"]
    assert told(journal) == [("m1.0.jsonl", 3)]
    append(path, whole[20:40])
    assert journal.read_new() == []
    append(path, whole[40:])
    assert about(journal.read_new()) == ["p:2"]
    assert journal.problems == []


def test_a_whole_line_counts_before_its_end_is_there(log: Path) -> None:
    path = log / "m1.0.jsonl"
    path.write_bytes(HEADER + line(1)[:-1])
    journal, fields = Journal(log), Fields()
    found = journal.read_new()
    assert about(found) == ["p:1"]
    append(path, b"\n" + line(2))
    found += journal.read_new()
    changed = [fields.fold(one) for one in found]
    assert [entity for one in changed for entity in one] == []
    assert sorted(fields.entities("p:")) == ["p:1", "p:2"]
    append(path, b"garbage\n")
    journal.read_new()
    assert told(journal) == [("m1.0.jsonl", 4)]


def test_lines_by_hand_take_the_place_they_stand_in(log: Path) -> None:
    by_hand = b'{"set":{"p:1":{"stage":"asked"}}}\n# why not\n\n{"set":{"p:1":{"stage":"new"}}}\n'
    (log / "m1.0.jsonl").write_bytes(HEADER + line(1, stage="done") + by_hand)
    (log / "m2.0.jsonl").write_bytes(HEADER + line(5, "m2"))
    fields = Fields()
    for one in Journal(log).read_new():
        fields.fold(one)
    assert fields.of("p:1") == {"stage": "new"}
    stamps = [one.t for one in fields.lines]
    assert stamps[0] < stamps[1] < stamps[2] < stamps[3]


def test_a_line_by_hand_needs_a_line_above_it(log: Path) -> None:
    (log / "mine.jsonl").write_bytes(b'{"set":{"p:1":{"stage":"asked"}}}\n' + line(1))
    journal = Journal(log)
    assert about(journal.read_new()) == ["p:1"]
    assert told(journal) == [("mine.jsonl", 1)]


def test_conflict_copies_are_read_as_more_lines(log: Path) -> None:
    start = HEADER + line(1) + line(2)
    (log / "m1.0.jsonl").write_bytes(start + line(3))
    copy = log / "m1.0.sync-conflict-20261123-120000-ABCDEFG.jsonl"
    copy.write_bytes(start + line(4, "m2"))
    fields = Fields()
    for one in Journal(log).read_new():
        fields.fold(one)
    assert sorted(fields.entities("p:")) == ["p:1", "p:2", "p:3", "p:4"]
    assert len(fields.lines) == 4


def test_different_lines_by_hand_in_two_copies_both_count(log: Path) -> None:
    start = HEADER + line(1)
    (log / "m1.0.jsonl").write_bytes(start + b'{"set":{"p:1":{"stage":"asked"}}}\n')
    (log / "m1.0 (copy).jsonl").write_bytes(start + b'{"set":{"p:1":{"tag:x":true}}}\n')
    fields = Fields()
    for one in Journal(log).read_new():
        fields.fold(one)
    assert fields.of("p:1") == {"stage": "asked", "tag:x": True}


def test_marks_of_a_git_conflict_are_told_by_line_and_lose_nothing(log: Path) -> None:
    content = b"".join(
        (
            HEADER,
            line(1),
            b"<<<<<<< HEAD\n",
            line(2),
            b"=======\n",
            line(3, "m2"),
            b">>>>>>> theirs\n",
            line(4),
        )
    )
    (log / "m1.0.jsonl").write_bytes(content)
    journal = Journal(log)
    assert about(journal.read_new()) == ["p:1", "p:2", "p:3", "p:4"]
    assert told(journal) == [("m1.0.jsonl", 3), ("m1.0.jsonl", 5), ("m1.0.jsonl", 7)]


def test_windows_line_ends_and_bom_are_fine(log: Path) -> None:
    content = b"\xef\xbb\xbf" + (HEADER + line(1) + line(2)).replace(b"\n", b"\r\n")
    (log / "m1.0.jsonl").write_bytes(content)
    journal = Journal(log)
    assert about(journal.read_new()) == ["p:1", "p:2"]
    assert journal.problems == []


def test_a_shorter_or_replaced_file_is_read_again(log: Path) -> None:
    path = log / "m1.0.jsonl"
    path.write_bytes(HEADER + line(1) + line(2) + b"garbage\n")
    journal = Journal(log)
    journal.read_new()
    path.write_bytes(HEADER + line(1))
    assert about(journal.read_new()) == ["p:1"]
    assert journal.problems == []
    other = log / "other"
    other.write_bytes(HEADER + line(1) + line(7) + line(8))
    other.replace(path)
    assert about(journal.read_new()) == ["p:1", "p:7", "p:8"]


def test_an_unreadable_file_is_told_and_read_when_it_can_be(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (log / "m1.0.jsonl").write_bytes(HEADER + line(1))
    (log / "m2.0.jsonl").write_bytes(HEADER + line(2, "m2"))
    healthy = Path.open

    def refuse(self: Path, mode: str = "r") -> object:
        if self.name == "m1.0.jsonl":
            raise PermissionError(13, "Permission denied")
        return healthy(self, mode)

    journal = Journal(log)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        assert about(journal.read_new()) == ["p:2"]
        (problem,) = journal.problems
        assert "m1.0.jsonl" in str(problem)
        assert "Permission denied" in str(problem)
    assert about(journal.read_new()) == ["p:1"]
    assert journal.problems == []


def test_a_folder_that_cannot_be_listed_is_told(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    monkeypatch.setattr(Path, "glob", lambda self, pattern: iter(()))  # as pathlib swallows it
    journal = Journal(log)
    assert journal.read_new() == []
    assert [problem.reason for problem in journal.problems] != []


def test_a_directory_named_like_a_log_is_told(log: Path) -> None:
    (log / "odd.jsonl").mkdir()
    (log / "m1.0.jsonl").write_bytes(HEADER + line(1))
    journal = Journal(log)
    assert about(journal.read_new()) == ["p:1"]
    assert told(journal) == [("odd.jsonl", 0)]


def test_a_file_that_vanishes_keeps_what_it_said(log: Path, tmp_path: Path) -> None:
    (log / "m1.0.jsonl").write_bytes(HEADER + line(1))
    journal = Journal(log)
    journal.read_new()
    shutil.move(log / "m1.0.jsonl", tmp_path / "gone")
    assert journal.read_new() == []
    assert journal.problems == []
