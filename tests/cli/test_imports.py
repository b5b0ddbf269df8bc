from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.archives import ANA, BEN, CLEO, ME, Row, write_archive, write_connections, zipped
from tests.cli.conftest import Run


def test_one_archive(run: Run, tmp_path: Path) -> None:
    ran = run("import", write_archive(tmp_path / "mine", [ANA, BEN]), "--json")
    assert ran.code == 0
    (source,) = ran.json["sources"]
    assert source["path"] == str(tmp_path / "mine")
    assert (source["format"], source["rows"]) == ("linkedin", 3)
    assert (source["people"], source["new_people"]) == (2, 2)
    assert (source["ties"], source["new_ties"], source["touches"]) == (2, 2, 0)
    assert source["skipped"] == []
    assert ran.json["errors"] == []
    assert "Connections.csv: 2 rows read, 2 kept" in ran.err


def test_the_same_again_is_nothing_new(world: Run, tmp_path: Path) -> None:
    for path in (tmp_path / "archive", zipped(tmp_path / "archive"), tmp_path / "friends"):
        ran = world("import", path, "--json")
        assert ran.code == 0
        assert {(s["new_people"], s["new_ties"]) for s in ran.json["sources"]} == {(0, 0)}
    assert world("history", "--json").json["changes"][1:] == []


def test_dry_run_writes_nothing(run: Run, home: Path, tmp_path: Path) -> None:
    mine = write_archive(tmp_path / "mine", [ANA, BEN])
    ran = run("import", mine, "--dry-run")
    assert ran.code == 0
    assert "2 new people, 2 new ties, nothing was written" in ran.out
    assert not (home / "data").exists()
    assert run("find").code == 1


def test_skipped_rows_are_told_with_line_and_reason(run: Run, tmp_path: Path) -> None:
    odd = [Row("", "", "", on="")] * 13
    path = write_archive(tmp_path / "mine", [ANA, *odd])
    ran = run("import", path, "--json")
    skipped = ran.json["sources"][0]["skipped"]
    assert [one["line"] for one in skipped] == list(range(6, 19))
    assert all(one["reason"] and one["file"] == "Connections.csv" for one in skipped)
    assert "Connections.csv line 6: " in ran.err
    assert "line 16" not in ran.err
    assert "… and 3 more" in ran.err


def test_a_member_that_cannot_be_read_is_3_and_the_rest_is_taken(run: Run, tmp_path: Path) -> None:
    mine = write_archive(tmp_path / "mine", [ANA])
    (mine / "messages.csv").write_text("<html>\n<body>Sign in</body>\n")
    (mine / "Invitations.csv").write_text("From,To,Sent At,Message,Direction\n")
    ran = run("import", mine, "--json")
    assert ran.code == 3
    (error,) = ran.json["errors"]
    assert (error["path"], error["file"]) == (str(mine), "messages.csv")
    assert error["reason"].startswith("line 1: this is a web page, not a CSV file; ")
    (source,) = ran.json["sources"]
    assert (source["new_people"], source["skipped"]) == (1, [])
    assert f"  error: messages.csv: {error['reason']}\n" in ran.err
    again = run("import", mine)
    assert again.code == 3
    assert "1 file not read" in again.out
    assert "messages.csv: 0 rows" not in again.err


def test_who_i_am_in_messages_is_no_error(run: Run, tmp_path: Path) -> None:
    mine = write_connections(tmp_path / "mine" / "Connections.csv", [ANA]).parent
    head = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT\n"
    row = f"t,Ana Silva,{ANA.url},Ben Ito,{BEN.url},2025-06-01 14:03:22 UTC,Hello\n"
    (mine / "messages.csv").write_text(head + row)
    ran = run("import", mine)
    assert ran.code == 0
    assert "messages.csv line 1: cannot tell which of these people is you" in ran.err


def test_a_missing_file_is_3_and_the_others_are_taken(run: Run, tmp_path: Path) -> None:
    mine = write_archive(tmp_path / "mine", [ANA])
    ran = run("import", tmp_path / "none", mine, "--json")
    assert ran.code == 3
    assert [error["path"] for error in ran.json["errors"]] == [str(tmp_path / "none")]
    assert len(ran.json["sources"]) == 1
    assert run("find").code == 0


def test_a_file_of_something_else_shows_how_it_begins(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text("<html>\n<body>Sign in</body>\n")
    ran = run("import", path)
    assert ran.code == 3
    assert "| <body>Sign in</body>" in ran.err
    assert "1 file refused" in ran.out


def test_an_ambiguous_owner_is_2_with_candidates(run: Run, tmp_path: Path) -> None:
    other = Row("Ana", "Silva", "another-ana", "Kiln Labs")
    run("import", write_archive(tmp_path / "mine", [ANA, other]))
    path = write_connections(tmp_path / "list.csv", [CLEO])
    ran = run("import", path, "--owner", "Ana Silva", "--json")
    assert ran.code == 2
    (error,) = ran.json["errors"]
    assert {one["url"] for one in error["candidates"]} == {ANA.url, other.url}
    assert all(person in ran.err for person in ("CTO at Foxglove", "Engineer at Kiln Labs"))
    assert run("import", path, "--owner", other.url).code == 0


def test_an_unknown_owner_is_2(world: Run, tmp_path: Path) -> None:
    ran = world("import", write_connections(tmp_path / "x.csv", [CLEO]), "--owner", "Nobody Here")
    assert ran.code == 2
    assert "Nobody Here" in ran.err


def test_an_unknown_me_is_told_once_friends_come(run: Run, tmp_path: Path) -> None:
    run("import", write_archive(tmp_path / "mine", [ANA]))
    path = write_connections(tmp_path / "list.csv", [CLEO])
    assert "--me" in run("import", path, "--owner", "ana").err
    assert "--me" not in run("import", path, "--owner", "ana", "--me", ME.url).err
    assert "--me" not in run("import", path, "--owner", "ana").err


def test_own_names_for_columns(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"Wer,Link,Seit\nAna Silva,{ANA.url},2 Nov 2026\n")
    columns = tmp_path / "map.toml"
    columns.write_text('[columns]\n"Wer" = "full name"\n"Link" = "url"\n"Seit" = "connected on"\n')
    assert run("import", path).code == 3
    assert run("import", path, "--map", columns).code == 0
    assert run("find", "--json").json["people"][0]["url"] == ANA.url


@pytest.mark.parametrize(
    ("content", "code"), [(None, 3), ("[columns]\nWer = 'age'", 2), ("[col", 2)]
)
def test_a_wrong_map(run: Run, tmp_path: Path, content: str | None, code: int) -> None:
    columns = tmp_path / "map.toml"
    if content is not None:
        columns.write_text(content)
    mine = write_archive(tmp_path / "mine", [ANA])
    assert run("import", mine, "--map", columns).code == code


@pytest.mark.parametrize(
    "option", [("--format", "outlook"), ("--encoding", "nonsense"), ("--encoding", "hex")]
)
def test_wrong_options(run: Run, tmp_path: Path, option: tuple[str, str]) -> None:
    assert run("import", write_archive(tmp_path / "mine", [ANA]), *option).code == 2
