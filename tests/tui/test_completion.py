"""Paths at the prompt: completed as a shell does, and understood as terminals paste them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.tui import paths
from secondhop.tui.paths import complete, newest_archive, paths_of, shown


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with two archives, a folder, a picture and something hidden."""
    folder = tmp_path / "home"
    (folder / "Downloads").mkdir(parents=True)
    (folder / "Documents").mkdir()
    (folder / ".config").mkdir()
    for name in ("archive-a.zip", "archive-b.csv", "archive-c.png", "My File.zip"):
        (folder / name).write_bytes(b"")
    return folder


def text(home: Path, rest: str) -> str:
    return f"{home}/{rest}"


def test_the_common_start_and_then_what_it_may_go_on_with(home: Path) -> None:
    found = complete(text(home, "ar"), home)
    assert found.text == text(home, "archive-")
    assert found.names == ("archive-a.zip", "archive-b.csv")


def test_what_is_clear_is_completed_and_folders_get_a_slash(home: Path) -> None:
    assert complete(text(home, "Dow"), home) == paths.Completion(text(home, "Downloads/"))
    assert complete(text(home, "archive-a"), home).text == text(home, "archive-a.zip")


def test_other_files_are_offered_when_nothing_else_begins_so(home: Path) -> None:
    assert complete(text(home, "archive-c"), home).text == text(home, "archive-c.png")


def test_another_case_is_found_when_this_one_is_not(home: Path) -> None:
    assert complete(text(home, "down"), home).text == text(home, "Downloads/")
    (home / "download.zip").write_bytes(b"")
    assert complete(text(home, "down"), home).text == text(home, "download.zip")


def test_several_in_another_case_keep_what_was_typed(home: Path) -> None:
    (home / "DOCS.zip").write_bytes(b"")
    found = complete(text(home, "do"), home)
    assert found.text == text(home, "do")
    assert found.names == ("DOCS.zip", "Documents/", "Downloads/")


def test_hidden_ones_only_when_asked_for(home: Path) -> None:
    assert ".config/" not in complete(text(home, ""), home).names
    assert complete(text(home, ".c"), home).text == text(home, ".config/")


def test_the_home_sign_is_kept(home: Path) -> None:
    assert complete("~", home).text == "~/"
    assert complete("~/Dow", home).text == "~/Downloads/"


def test_names_from_the_folder_one_stands_in(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    assert complete("Dow", home).text == "Downloads/"
    assert complete("./Dow", home).text == "./Downloads/"


@pytest.mark.parametrize(
    "typed", ["'{}/My F", '"{}/My F', "{}/My\\ F", "{}/My F", "file://{}/My%20F"]
)
def test_quotes_and_backslashes_do_not_stand_in_the_way(home: Path, typed: str) -> None:
    assert complete(typed.format(home), home).text == text(home, "My File.zip")


def test_nothing_begins_so(home: Path) -> None:
    assert complete(text(home, "xyz"), home) == paths.Completion(text(home, "xyz"))
    assert complete("/no/such/folder/x", home).text == "/no/such/folder/x"


@pytest.mark.parametrize(
    ("name", "as_shown"),
    [
        ("evil\x1b[31m.zip", "evil.zip"),
        ("ev\u202eil.zip", "evil.zip"),
        ("evile\u0301.zip", "evil\u00e9.zip"),
        (os.fsdecode(b"evil\xff.zip"), "evil.zip"),
    ],
)
def test_names_that_no_terminal_shows_are_found_under_what_it_does(
    home: Path, name: str, as_shown: str
) -> None:
    (home / name).mkdir()
    (home / name / "x.csv").write_bytes(b"")
    assert complete(text(home, "ev"), home).text == text(home, f"{as_shown}/")
    assert complete(text(home, f"{as_shown}/"), home).text == text(home, f"{as_shown}/x.csv")
    assert paths_of(text(home, f"{as_shown}/x.csv"), home) == [home / name / "x.csv"]


def test_a_huge_folder_is_looked_at_only_so_far(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(folder: Path) -> Iterator[str]:
        for number in range(paths.MOST_LOOKED_AT + 1):
            yield f"many-{number}.csv"
        raise AssertionError("a folder of a million files is not read to its end")

    monkeypatch.setattr(paths, "_entries", endless)
    found = complete(text(home, "many"), home)
    assert found.was_cut
    assert found.text == text(home, "many-")


def test_a_folder_of_usual_size_is_looked_at_whole(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "MOST_LOOKED_AT", len(list(home.iterdir())))
    assert not complete(text(home, "ar"), home).was_cut
    monkeypatch.setattr(paths, "MOST_LOOKED_AT", len(list(home.iterdir())) - 1)
    assert complete(text(home, "ar"), home).was_cut


@pytest.mark.parametrize(
    "pasted",
    [
        "{}/My File.zip",
        " '{}/My File.zip' ",
        '"{}/My File.zip"',
        "{}/My\\ File.zip",
        "file://{}/My%20File.zip",
        "'file://{}/My%20File.zip'",
        "~/My File.zip",
        "~/My\\ File.zip",
    ],
)
def test_a_dropped_file_is_understood(home: Path, pasted: str) -> None:
    assert paths_of(pasted.format(home), home) == [home / "My File.zip"]


def test_several_dropped_files_are_several_paths(home: Path) -> None:
    pasted = f"'{home}/My File.zip' {home}/archive-a.zip file://{home}/archive-b.csv"
    names = [path.name for path in paths_of(pasted, home)]
    assert names == ["My File.zip", "archive-a.zip", "archive-b.csv"]


def test_a_path_that_is_not_there_stays_one(home: Path) -> None:
    assert paths_of(text(home, "no such file.zip"), home) == [home / "no such file.zip"]
    assert paths_of("it's here.zip", home) == [Path("it's here.zip")]
    assert paths_of("  ", home) == []


def test_the_newest_archive_of_the_downloads(home: Path) -> None:
    assert newest_archive(home) is None
    for age, name in enumerate(
        (
            "Basic_LinkedInDataExport_11-02-2026.zip",
            "Complete_LinkedInDataExport_11-21-2026.zip",
            "Basic_LinkedInDataExport_01-02-2020.zip",
        )
    ):
        path = home / "Downloads" / name
        path.write_bytes(b"")
        os.utime(path, (1000 - age, 1000 - age if age != 1 else 5000))
    found = newest_archive(home)
    assert found is not None
    assert shown(found, home) == "~/Downloads/Complete_LinkedInDataExport_11-21-2026.zip"


@given(st.text(max_size=60))
def test_no_text_hurts(text: str) -> None:
    home = Path("/nowhere/at/all")
    complete(text, home)
    assert all(isinstance(path, Path) for path in paths_of(text, home))


def test_an_address_that_is_not_finished_is_no_path_yet(home: Path) -> None:
    assert paths_of("file://[x", home) == [Path("file://[x")]


def test_a_link_to_itself_does_not_hide_the_others(home: Path) -> None:
    (home / "round").symlink_to(home / "round")
    for number in range(40):
        (home / f"list-{number:02}.csv").touch()
    assert len(complete(text(home, "list-"), home).names) == 40
