"""The user's templates: what is wrong is told with file and line, and leaves the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondhop.outreach.drafts.templates import named, packaged
from secondhop.store.templates import read_templates

MINE = """\
schema = 1

[note]
kind = "note"
text = "Hi {first}"
"""


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_without_any_the_packaged_count(tmp_path: Path) -> None:
    found = read_templates(tmp_path / "missing")
    assert (found.all, found.problems) == (packaged(), ())


def test_ones_own_replaces_the_packaged_of_its_name_and_language(tmp_path: Path) -> None:
    found = read_templates(written(tmp_path, en=MINE))
    mine = named(found.all, "note", "en")
    assert found.problems == ()
    assert mine is not None
    assert mine.text == "Hi {first}"
    assert len(found.all) == len(packaged())


def test_the_language_is_said_or_the_name_of_the_file(tmp_path: Path) -> None:
    found = read_templates(written(tmp_path, pl=MINE, mine=f'lang = "nb"\n{MINE}', work=MINE))
    assert found.problems == ()
    assert {one.lang for one in found.all if one.text == "Hi {first}"} == {"pl", "nb", "en"}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[note\n", 1, "Expected"),
        ('schema = 2\n[note]\nkind = "note"\ntext = "x"\n', 1, "schema must be 1"),
        ('lang = "English"\n' + MINE, 1, "lang must be"),
        ("note = 5\n", 1, "write [note] above"),
        ('[note]\nkind = "poem"\ntext = "x"\n', 2, "kind must be one of"),
        ('[note]\nkind = "note"\n', 1, 'needs text = "…"'),
        ('[note]\nkind = "note"\ntext = """\nHi {first},\nat {compny}\n"""\n', 5, "{company}?"),
        ('[note]\nkind = "note"\ntext = """\nHi,\n\nso [[ {first}\n"""\n', 6, "has no ]]"),
        ('[a]\nkind = "note"\ntext = "x"\n[b]\nkind = "note"\ntxt = "x"\n', 6, "has no txt"),
        ('["Bad Name"]\nkind = "note"\ntext = "x"\n', 1, "is no name"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    found = read_templates(written(tmp_path, en=text, de=MINE))
    (problem,) = found.problems
    assert (Path(problem.path).name, problem.line) == ("en.toml", line)
    assert words in problem.reason
    mine = named(found.all, "note", "de")
    assert mine is not None
    assert mine.text == "Hi {first}"


def test_what_is_right_in_a_file_counts_beside_what_is_wrong(tmp_path: Path) -> None:
    found = read_templates(written(tmp_path, en=MINE + '[other]\nkind = "poem"\ntext = "x"\n'))
    assert [one.line for one in found.problems] == [7]
    assert any(one.text == "Hi {first}" for one in found.all)


def test_one_name_in_two_files_counts_once(tmp_path: Path) -> None:
    found = read_templates(written(tmp_path, en=MINE, other=MINE))
    assert [Path(one.path).name for one in found.problems] == ["other.toml"]


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_bytes(b"\xff\xfe\x00")
    (problem,) = read_templates(tmp_path).problems
    assert "not UTF-8" in problem.reason
