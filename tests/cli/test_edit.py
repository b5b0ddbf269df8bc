from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from secondhop.cli.page import PageError, read_page
from tests.cli.archives import ANA
from tests.cli.conftest import Run

Replacing = Callable[..., None]
SCRIPT = """
import sys, pathlib, stat
path = pathlib.Path(sys.argv[-1])
assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.stat()
assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
text = path.read_text()
for change in sys.argv[1:-1]:
    old, new = change.split("=>")
    assert old in text, text
    text = text.replace(old, new)
path.write_text(text)
"""


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Replacing:
    """Sets $EDITOR to a program that replaces texts on the page."""
    script = tmp_path / "an editor.py"
    script.write_text(SCRIPT)

    def replacing(*changes: str) -> None:
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", shlex.join([sys.executable, str(script), *changes]))

    return replacing


def left_over(home: Path) -> list[Path]:
    return list((home / "state").glob("edit-*"))


def test_the_difference_is_one_change(world: Run, home: Path, editor: Replacing) -> None:
    world("tag", "cleo", "old", "kept")
    editor('title = "VP Engineering"=>title = "CTO"', '"old"=>"new"', 'stage = ""=>stage = "asked"')
    person = world("edit", "cleo", "--json").json
    assert (person["title"], person["tags"], person["stage"]) == ("CTO", ["kept", "new"], "asked")
    assert world("history", "--json").json["changes"][0]["kind"] == "edit"
    world("undo")
    person = world("show", "cleo", "--json").json
    assert (person["title"], person["tags"]) == ("VP Engineering", ["kept", "old"])
    assert person["stage"] is None
    assert left_over(home) == []


def test_where_somebody_belongs_and_whether_they_hire(world: Run, editor: Replacing) -> None:
    editor(
        'hiring = ""=>hiring = "yes"',
        "schools = []=>schools = ['Uni Porto', 'Bergen']",
        "groups = []=>groups = ['PyData']",
    )
    assert world("find", "school:porto", "group:pydata", "hiring:yes", "--json").code == 1
    world("edit", "eva")
    (found,) = world("find", "school:porto group:pydata hiring:yes", "--json").json["people"]
    assert found["name"] == "Eva Diaz"
    editor('"Bergen"=>"Oslo"', 'hiring = "yes"=>hiring = "perhaps"')
    assert world("edit", "eva").code == 2
    editor(
        '"Bergen",=>', 'hiring = "yes"=>hiring = ""', 'groups = [\n    "PyData",\n]=>groups = []'
    )
    world("edit", "eva")
    assert world("find", "school:porto -school:bergen missing:group", "--json").json["total"] == 1
    change = world("history", "--json").json["changes"][0]
    assert change["text"] == "hiring; schools -Bergen; groups -PyData"


def test_an_untouched_page_changes_nothing(world: Run, editor: Replacing) -> None:
    editor()
    ran = world("edit", "cleo")
    assert (ran.code, ran.err) == (0, "nothing changed\n")
    assert len(world("history", "--json").json["changes"]) == 1


def emptied(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    script = f"import sys, pathlib; pathlib.Path(sys.argv[1]).write_text({text!r})"
    monkeypatch.setenv("VISUAL", shlex.join([sys.executable, "-c", script]))


@pytest.mark.parametrize("text", ["", "# nothing\n", 'company = "Helsing"\n'])
def test_what_is_left_out_stays(world: Run, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    world("tag", "cleo", "vip")
    world("stage", "cleo", "asked")
    emptied(monkeypatch, text)
    ran = world("edit", "cleo")
    assert (ran.code, ran.err) == (0, "nothing changed\n")
    person = world("show", "cleo", "--json").json
    assert (person["tags"], person["stage"]) == (["vip"], "asked")


def test_empty_tags_and_an_empty_stage_are_taken_away(
    world: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    world("tag", "cleo", "vip", "old")
    world("stage", "cleo", "asked")
    emptied(monkeypatch, 'tags = []\nstage = ""\n')
    ran = world("edit", "cleo")
    assert ran.err == "changed Cleo Diaz: no stage; tags -old -vip\n"
    person = world("show", "cleo", "--json").json
    assert (person["tags"], person["stage"]) == ([], None)


def test_the_summary_says_what_was_done(world: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    world("tag", "cleo", "vip", "kept")
    page = 'title = "CTO"\nlocation = "Bonn"\nstage = "Asked"\ntags = ["#kept", "so keen"]\n'
    emptied(monkeypatch, page)
    told = "changed Cleo Diaz: title, location; stage asked; tags +so-keen -vip\n"
    assert world("edit", "cleo").err == told
    assert world("edit", "cleo").err == "nothing changed\n"
    assert world("undo").err == told.replace("changed Cleo Diaz:", "undid edit Cleo Diaz")


def test_an_empty_text_takes_the_own_value_back(world: Run, editor: Replacing) -> None:
    editor("VP Engineering=>CTO")
    world("edit", "cleo")
    editor('"CTO"=>""')
    assert world("edit", "cleo", "--json").json["title"] == "VP Engineering"


def test_an_address_taken_back_is_free_again(world: Run, editor: Replacing) -> None:
    world("add", "Zed", "--url", "linkedin.com/in/zed")
    editor("linkedin.com/in/zed=>linkedin.com/in/zed-zorro")
    assert world("edit", "zed").code == 0
    assert world("show", "linkedin.com/in/zed").code == 1
    assert world("show", "linkedin.com/in/zed-zorro").code == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ('title = "=>title = ', "line "),
        ("title ==>titel =", "'titel' is no field"),
        ('stage = ""=>stage = "married"', "'married' is no stage"),
        ('stage = ""=>stage = 3', "stage must be a text"),
        ("in/cleo-diaz=>in/" + ANA.slug, "belongs to Ana Silva"),
        ("tags = []=>tags = [1]", "tags must be texts"),
    ],
)
def test_a_page_that_makes_no_sense_is_kept(
    world: Run, home: Path, editor: Replacing, change: str, words: str
) -> None:
    editor(change)
    ran = world("edit", "cleo")
    assert ran.code == 2
    assert words in ran.err
    (folder,) = left_over(home)
    assert str(folder / "person.toml") in ran.err
    assert len(world("history", "--json").json["changes"]) == 1


@pytest.mark.parametrize("wish", ["/no/such/editor", "false", 'a "broken', "true --"])
def test_an_editor_that_fails(
    world: Run, home: Path, monkeypatch: pytest.MonkeyPatch, wish: str
) -> None:
    monkeypatch.setenv("VISUAL", wish)
    assert world("edit", "cleo").code == (0 if wish.startswith("true") else 2)
    assert left_over(home) == []


def test_a_name_may_not_go_when_no_file_has_one(world: Run, editor: Replacing) -> None:
    world("add", "Zed")
    editor('"Zed"=>""')
    assert world("edit", "zed").code == 2


def test_a_line_left_out_is_left_alone() -> None:
    page = read_page('\ufefftitle = "CTO"\n')
    assert (dict(page.texts), page.tags) == ({"title": "CTO"}, None)
    with pytest.raises(PageError, match="line 1"):
        read_page("title\n=")
