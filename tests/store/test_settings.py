"""config.toml and companies.toml: read with file and line, and never in the way of opening."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondhop.store.companies import Companies, read_companies
from secondhop.store.config import ConfigError, read_config, read_toml
from secondhop.store.home import find_home, home_in, make_private
from secondhop.store.settings import Settings
from tests.worlds import add, open_store, small_world

BAD_TOML = [
    b"theme =",
    b"theme = 'a'\ntheme = 'b'",
    b"\xff\xfe\x00",
    b"\x00",
    b"a = " + b"[" * 20_000,
    b"a = " + b"9" * 5000,
    b"a = 2026-99-99",
    b"<<<<<<< HEAD\ntheme = 'x'",
    b"[weights",
]
BAD_CONFIG = [
    *BAD_TOML,
    b"theme = 7",
    b"weights = 7",
    b"weights = [1]",
    b"[weights]\nluck = 1",
    b"[weights]\nconnected = 'much'",
    b"[weights]\nconnected = true",
    b"[weights]\nconnected = nan",
    b"[weights]\nconnected = inf",
    b"[weights]\nconnected = -1",
    b"[weights]\nconnected = 2026-01-01",
    b"[weights]\nconnected = {}",
    b"[weights]\nnovelty_peak = 0",
    b"[weights]\nnovelty_width = 1" + b"0" * 400,
]
BAD_COMPANIES = [
    *BAD_TOML,
    b"company = 7",
    b"company = []",
    b"[company]\nHelsing = 'Defence'",
    b"[company.Helsing]\nindustry = 7",
    b"[company.Helsing]\nlocation = ['Berlin']",
    b"[company.Helsing]\naliases = 'Helsing GmbH'",
    b"[company.Helsing]\naliases = [7]",
]


def test_one_wrong_value_leaves_the_others_in_force(tmp_path: Path) -> None:
    home = home_in(make_private(tmp_path / "home"))
    make_private(home.config.parent)
    home.config.write_text('theme = 1\n[terminal]\nglyphs = "klingon"\n[keys]\nundo = "U"\n')
    settings = Settings(home)
    assert [entry.id for entry in settings.config.keys] == ["undo"]
    assert len(settings.errors) == 2


@pytest.mark.parametrize("content", BAD_CONFIG, ids=lambda raw: repr(raw[:40]))
def test_a_bad_config_stops_no_opening(tmp_path: Path, content: bytes) -> None:
    home = home_in(tmp_path)
    make_private(home.data)
    home.config.write_bytes(content)
    store = open_store(tmp_path)
    (problem,) = store.settings.errors
    assert "config.toml" in str(problem)
    assert store.problems == [problem]
    store.apply(add("Gus")[1])
    store.close()


@pytest.mark.parametrize("content", BAD_COMPANIES, ids=lambda raw: repr(raw[:40]))
def test_bad_companies_stop_no_opening(tmp_path: Path, content: bytes) -> None:
    home = home_in(tmp_path)
    make_private(home.data)
    home.companies.write_bytes(content)
    store = open_store(tmp_path)
    (problem,) = store.settings.errors
    assert "companies.toml" in str(problem)
    assert store.settings.companies == Companies()


def test_an_error_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('theme = "a"\n\nwrong\n')
    with pytest.raises(ConfigError) as caught:
        read_config(path)
    assert (caught.value.path, caught.value.line) == (path, 3)
    assert str(caught.value).startswith(f"{path}:3: ")


def test_missing_settings_are_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "nothing.toml"
    assert read_toml(path) == {}
    assert read_config(path).theme == ""
    assert read_companies(path) == Companies()


def test_settings_that_are_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="could not be read: Is a directory"):
        read_toml(tmp_path)


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b'\xef\xbb\xbftheme = "a"\r\n[weights]\r\nconnected = 0.5\r\n')
    assert read_config(path).theme == "a"
    assert read_config(path).weights == {"connected": 0.5}


def test_weights_of_the_user_count(tmp_path: Path) -> None:
    home = home_in(tmp_path)
    make_private(home.data)
    home.config.write_text("[weights]\nconnected = 0.5\n")
    store = open_store(tmp_path)
    assert store.settings.weights.connected == 0.5
    assert store.problems == []


COMPANIES = """
[company.Helsing]
industry = "Defence\\u001b[31m"
location = "Munich"
aliases = ["Helsing GmbH", "HELSING AI"]

[company."Kiln Labs"]
industry = "Design"
aliases = ["helsing"]
"""


def test_a_company_is_found_by_every_name(tmp_path: Path) -> None:
    path = tmp_path / "companies.toml"
    path.write_text(COMPANIES)
    companies = read_companies(path)
    for name in ("Helsing", "helsing gmbh", "Hélsing AI"):
        found = companies.find(name)
        assert found is not None
        assert (found.name, found.industry, found.location) == ("Helsing", "Defence", "Munich")
    assert companies.find("") is None
    assert companies.find("Acme") is None


def test_companies_fill_what_nobody_said_for_aliases_too(tmp_path: Path) -> None:
    make_private(tmp_path / "home" / "data")
    (tmp_path / "home" / "data" / "companies.toml").write_text(COMPANIES)
    store = small_world(tmp_path)
    person, change = add("Gus", company="Helsing GmbH", location="Paris")
    store.apply(change)
    people = store.state.people
    rows = {people.name[row]: row for row in range(len(people))}
    cleo, gus = rows["Cleo Diaz"], rows["Gus"]
    assert (people.industry[cleo], people.location[cleo]) == ("Defence", "Munich")
    assert (people.industry[gus], people.location[gus]) == ("Defence", "Paris")
    assert people.employer[gus] == people.employer[cleo] == "Helsing"
    assert people.company[gus] == "Helsing GmbH"
    assert person == people.ids[gus]
    store.close()


def test_settings_may_lie_beside_the_folders_of_a_home(tmp_path: Path) -> None:
    home = home_in(tmp_path)
    assert home.config == tmp_path / "data" / "config.toml"
    (tmp_path / "config.toml").write_text('theme = "a"')
    assert home.config == tmp_path / "config.toml"


def test_the_home_is_the_one_asked_for(
    tmp_path: Path, users_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_home().data == users_folder / "secondhop" / "data"
    assert find_home(str(tmp_path)).data == tmp_path / "data"
    assert find_home("~/mine").data == users_folder / "mine" / "data"
    monkeypatch.delenv("SECONDHOP_HOME")
    assert find_home().data.is_relative_to(users_folder)
    assert find_home().state.is_relative_to(users_folder)
    assert find_home().cache.is_relative_to(users_folder)
