from __future__ import annotations

from pathlib import Path

import pytest

from secondhop.sources import Candidate, SourceError, load_columns, read
from tests.sources.samples import save, url, values


def test_a_file_with_its_own_column_names(tmp_path: Path) -> None:
    text = (
        '\ufeff[columns]\r\n"Rufname" = "first name"\r\n"Zuname" = "last name"\r\n'
        '"Seite" = "url"\r\n"Beruf" = "title"\r\n'
    )
    columns = load_columns(save(tmp_path, text, "map.toml"))
    assert dict(columns) == {
        "Rufname": "first name",
        "Zuname": "last name",
        "Seite": "url",
        "Beruf": "position",
    }
    path = save(tmp_path, f"Rufname;Zuname;Seite;Beruf\nAna;Silva;{url('ana')};Boss\n", "x.csv")
    (ana,) = read(Candidate(path), columns=columns).people
    assert (ana.name, values(ana)["title"]) == ("Ana Silva", "Boss")
    with pytest.raises(SourceError, match="--map"):
        read(Candidate(path))


def test_whole_names_in_one_column(tmp_path: Path) -> None:
    path = save(tmp_path, f"Wer,Wo\nAna Silva,{url('ana')}\n", "x.csv")
    (ana,) = read(Candidate(path), columns={"Wer": "full name", "wo": "URL"}).people
    assert (ana.name, ana.keys) == ("Ana Silva", ("in:ana",))


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('[columns]\n"a" = \n', 2, "no TOML"),
        ('[columns]\n"a" = "first name"\n"b" = "mood"\n', 3, "'mood' is no field"),
        ('[columns]\n"a" = 3\n', 2, "3 is no field"),
        ('[colums]\n"a" = "url"\n', 0, "no table"),
        ("columns = 3\n", 0, "no table"),
        ("a = " + "[" * 100_000, 0, "nested too deep"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, line: int, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        load_columns(save(tmp_path, text, "map.toml"))
    assert reason in caught.value.reason
    assert caught.value.line == line


def test_files_that_are_no_text(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="not UTF-8"):
        load_columns(save(tmp_path, b"\xff\xff", "map.toml"))
    with pytest.raises(SourceError, match="cannot be read"):
        load_columns(tmp_path / "nowhere.toml")
