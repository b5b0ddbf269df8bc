"""Every file operation fails once, in every way: nothing acknowledged is lost, nothing is half."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from secondhop.store import writer
from secondhop.store.writer import LogWriter
from tests.faults.disk import MODES, Disk, Platter
from tests.faults.session import (
    Day,
    every_fault,
    files_for_it,
    healthy_steps,
    live,
    number_ids,
    saved,
)
from tests.worlds import open_store


@pytest.mark.parametrize("mode", MODES)
def test_a_fault_at_any_operation_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    faults, wrong = every_fault(tmp_path, mode, monkeypatch)
    assert wrong == []
    assert faults > 40


# -- controls: without each precaution the same harness finds the loss ---------------------------


def is_found_out(folder: Path, mode: str, patch: pytest.MonkeyPatch) -> bool:
    return every_fault(folder, mode, patch, stop_at_first=True)[1] != []


def test_trusting_a_file_after_a_failed_sync_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def append_and_retry(self: LogWriter, line: bytes) -> None:
        if self._file is None:
            self._open()
        assert self._file is not None
        os.write(self._file, line)
        try:
            os.fdatasync(self._file)
        except OSError:
            os.fdatasync(self._file)

    monkeypatch.setattr(LogWriter, "_append_here", append_and_retry)
    assert is_found_out(tmp_path, "lost", monkeypatch)


def test_leaving_half_a_line_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LogWriter, "_cut", lambda self, size: None)
    assert is_found_out(tmp_path, "partial", monkeypatch)


def test_repairing_no_torn_end_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "repair_tail", lambda file, path, quarantine: None)
    assert is_found_out(tmp_path, "kill", monkeypatch)


def test_believing_a_short_write_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "_write_all", lambda file, content: os.write(file, content))
    assert is_found_out(tmp_path, "short", monkeypatch)


# -- the power goes off --------------------------------------------------------------------------


def power_cuts(folder: Path, patch: pytest.MonkeyPatch, skipped: str = "") -> tuple[int, list[str]]:
    """Cut the power before every operation of a day: how often, and what was lost."""
    files = files_for_it(folder)
    root, wrong = folder / "disk", list[str]()
    root.mkdir()
    seen = Day(steps=healthy_steps(folder / "healthy", files, patch))
    platter, disk = Platter(root), Disk(root)

    def cut() -> None:
        left = folder / f"left{disk.count}"
        with patch.context() as healthy:
            for name, real in disk.real.items():
                healthy.setattr(os, name, real)
            number_ids(healthy)  # ids of the day itself are not used up by looking at it
            platter.copy_to(left)
            store = open_store(left / "home")
        if saved(store) not in (seen.acknowledged, seen.undecided):
            wrong.append(f"at {disk.count}: {seen.acknowledged} became {saved(store)}")
        wrong.extend(str(one) for one in store.problems)

    disk.before = cut
    with patch.context() as watched:
        platter.install(watched)
        disk.install(watched)
        if skipped:
            watched.setattr(os, skipped, lambda file: None)
        live(root / "home", files, watched, seen)
    cut()
    assert not seen.refused
    return disk.count, wrong


def test_a_power_cut_at_any_moment_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cuts, wrong = power_cuts(tmp_path, monkeypatch)
    assert wrong == []
    assert cuts > 40


@pytest.mark.parametrize("skipped", ["fsync", "fdatasync"])
def test_a_skipped_sync_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, skipped: str
) -> None:
    assert power_cuts(tmp_path, monkeypatch, skipped)[1] != []


@pytest.mark.parametrize("module", ["home", "writer"])
def test_a_folder_that_is_not_synced_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    monkeypatch.setattr(f"secondhop.store.{module}.sync_folder", lambda folder: None)
    assert power_cuts(tmp_path, monkeypatch)[1] != []
