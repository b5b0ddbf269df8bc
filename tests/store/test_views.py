"""Views on the disk: what is kept comes back, and nothing of anybody's is written over."""

from __future__ import annotations

import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.model.text import clean, fold
from secondhop.search.query import parse
from secondhop.search.sort import ORDERS
from secondhop.search.spelling import format_query
from secondhop.store.views import (
    View,
    ViewError,
    read_view,
    read_views,
    remove_view,
    rename_view,
    restore_view,
    save_view,
    slug,
    suggested_name,
    view_of,
)
from tests.hostile import NAMES
from tests.search.queries import query_texts

GOOD = 'schema = 1\nname = "Berlin"\nquery = "degree:2 berlin"\norder = "name"\n'


def saved(folder: Path, name: str, query: str = "degree:2", order: str = "score") -> View:
    return save_view(folder, read_views(folder), view_of(name, query, order))


@given(query_texts, st.sampled_from(ORDERS))
def test_a_view_is_read_as_it_was_saved(
    tmp_path_factory: pytest.TempPathFactory, text: str, order: str
) -> None:
    folder = tmp_path_factory.mktemp("views")
    try:
        wanted = view_of("One", text, order)
    except ViewError:
        assert parse_fails_or_is_unfinished(text)
        return
    kept = save_view(folder, read_views(folder), wanted)
    (view,) = read_views(folder).all
    assert view == kept
    assert view.asks == wanted.asks
    assert parse(view.query) == parse(clean(text, 10_000))
    assert view.query == format_query(parse(view.query))


def parse_fails_or_is_unfinished(text: str) -> bool:
    try:
        query = parse(clean(text, 10_000))
    except ValueError:
        return True
    return query.items != query.terms


PATHS = ("../../etc/passwd", "/", "..", "con", ".hidden", "a" * 900)


@pytest.mark.parametrize("name", (*NAMES, *PATHS))
def test_no_name_leaves_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "views"
    if not clean(name.lstrip().removeprefix("@")):
        with pytest.raises(ViewError, match="needs a name"):
            view_of(name, "")
        return
    kept = saved(folder, name)
    (path,) = folder.iterdir()
    assert [*tmp_path.iterdir()] == [folder]
    assert path == kept.path
    assert path.suffix == ".toml"
    assert set(path.stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(path.stem) <= 40
    assert read_views(folder).need(kept.name) == kept
    assert read_views(folder).find(f"@{kept.name}") == kept


def test_names_that_fold_to_one_file_keep_their_own(tmp_path: Path) -> None:
    names = ("Berlin!", "berlin?", "王", "山")
    paths = {saved(tmp_path, name, name).path for name in names}
    assert len(paths) == len(names)
    assert {one.name for one in read_views(tmp_path).all} == set(names)


def test_a_name_is_found_whatever_its_case_and_accents(tmp_path: Path) -> None:
    kept = saved(tmp_path, "Málaga Data")
    again = saved(tmp_path, "malaga data", "degree:1")
    assert again.path == kept.path
    (view,) = read_views(tmp_path).all
    assert (view.name, view.query) == ("malaga data", "degree:1")


def test_files_are_private(tmp_path: Path) -> None:
    kept = saved(tmp_path / "views", "One")
    assert kept.path is not None
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.path.parent.stat().st_mode) == 0o700


def test_keys_of_later_versions_survive_saving_and_renaming(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(GOOD + 'colour = "red"\n[columns]\nwide = ["name"]\n')
    saved(tmp_path, "BERLIN", "degree:1")
    views = read_views(tmp_path)
    rename_view(views, views.need("berlin"), "Bern")
    assert [*tmp_path.iterdir()] == [path]
    values = tomllib.loads(path.read_text())
    assert (values["name"], values["query"]) == ("Bern", "degree:1")
    assert (values["colour"], values["columns"]) == ("red", {"wide": ["name"]})


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (GOOD.replace("schema = 1\n", ""), 0, "schema = 1"),
        (GOOD.replace("= 1", "= true"), 1, "schema = 1"),
        (GOOD.replace("= 1", "= 2"), 1, "newer secondhop"),
        (GOOD.replace('"Berlin"', '""'), 2, "needs a name"),
        (GOOD.replace('"Berlin"', "7"), 2, 'name = "…"'),
        (GOOD.replace("degree:2 berlin", "compny:x"), 3, "compny"),
        (GOOD.replace("degree:2 berlin", "company:"), 3, "not finished"),
        (GOOD.replace('"name"', '"size"'), 4, "no order 'size'"),
        (GOOD.replace('"Berlin"', '"Berlin'), 2, ""),
        ("query = 1 2", 1, ""),
        ("\xff", 0, "UTF-8"),
    ],
)
def test_a_damaged_file_is_told_with_its_line_and_never_lost(
    tmp_path: Path, text: str, line: int, reason: str
) -> None:
    path = tmp_path / "berlin.toml"
    path.write_bytes(text.encode("latin-1" if text == "\xff" else "utf-8"))
    before = path.read_bytes()
    (problem,) = read_views(tmp_path).problems
    assert (problem.path, problem.line) == (str(path), line)
    assert reason in problem.reason
    kept = saved(tmp_path, "Berlin")
    assert kept.path != path
    assert path.read_bytes() == before
    assert [one.name for one in read_views(tmp_path).all] == ["Berlin"]


def test_of_two_files_with_one_name_the_second_is_told(tmp_path: Path) -> None:
    for stem in ("a", "b"):
        (tmp_path / f"{stem}.toml").write_text(GOOD)
    views = read_views(tmp_path)
    assert [one.path for one in views.all] == [tmp_path / "a.toml"]
    (problem,) = views.problems
    assert (problem.path, problem.line) == (str(tmp_path / "b.toml"), 2)
    assert "a.toml has this name too" in problem.reason


def test_an_unknown_name_suggests_one(tmp_path: Path) -> None:
    with pytest.raises(ViewError, match="save one first"):
        read_views(tmp_path).need("x")
    saved(tmp_path, "Berlin data")
    saved(tmp_path, "Oslo")
    with pytest.raises(ViewError, match=r"did you mean Berlin data\?"):
        read_views(tmp_path).need("berlin dta")
    with pytest.raises(ViewError, match="there are: Berlin data, Oslo"):
        read_views(tmp_path).need("zzzz")


def test_a_name_that_is_taken_is_not_given_twice(tmp_path: Path) -> None:
    saved(tmp_path, "Oslo", "oslo")
    kept = saved(tmp_path, "Bern", "bern")
    views = read_views(tmp_path)
    with pytest.raises(ViewError, match="'Oslo' already"):
        rename_view(views, kept, "OSLO")
    assert rename_view(views, kept, "BERN").name == "BERN"
    assert {one.query for one in read_views(tmp_path).all} == {"oslo", "bern"}


def test_what_was_removed_comes_back_and_covers_nothing(tmp_path: Path) -> None:
    path = tmp_path / "berlin.toml"
    path.write_text(GOOD + "later = 1\n")
    view = read_view(path)
    remove_view(view)
    assert read_views(tmp_path).all == ()
    restore_view(view)
    assert tomllib.loads(path.read_text())["later"] == 1
    remove_view(view)
    path.write_text("somebody was quicker")
    restore_view(view)
    assert path.read_text() == "somebody was quicker"
    assert [one.asks for one in read_views(tmp_path).all] == [view.asks]


def test_an_unwritable_folder_is_an_error_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = saved(tmp_path, "One", "berlin")
    assert kept.path is not None
    before = kept.path.read_bytes()

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("secondhop.store.writer._write_all", refuse)
    with pytest.raises(OSError, match="No space"):
        saved(tmp_path, "One", "oslo")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [before]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("degree:2", "prospects"),
        ("", "prospects"),
        ("degree:2 location:berlin data", "location berlin data"),
        ("mutuals>=3 #keen", "mutuals 3 #keen"),
        ('company:("fjord bank"|helsing)', "company fjord bank helsing"),
    ],
)
def test_a_name_is_suggested(query: str, name: str) -> None:
    assert suggested_name(query) == name
    assert suggested_name(query, [name.upper(), f"{name} 2"]) == f"{name} 3"


@given(query_texts)
def test_what_is_suggested_can_be_used(text: str) -> None:
    name = suggested_name(text)
    assert view_of(name, "").name == name
    assert slug(name)
    assert fold(suggested_name(text, [name])) != fold(name)
