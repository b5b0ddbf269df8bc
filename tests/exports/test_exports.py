from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.exports.contentlines import content_line, escaped
from secondhop.exports.formats import WRITERS
from secondhop.exports.markdown import escaped as escaped_markdown
from secondhop.exports.saving import NotWrittenError, save
from secondhop.exports.spreadsheet import COLUMNS, harmless
from secondhop.model.edits import add_follow_up, add_note, add_person, log_touch, tag, tie
from secondhop.model.person import PersonId
from secondhop.store.home import home_in
from secondhop.store.store import Store

TODAY = date(2026, 11, 23)
ANA, CLEO = PersonId("anaanaan"), PersonId("cleocleo")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(home_in(tmp_path / "home"), today=TODAY)
    me = store.state.people.ids[0]
    url = "https://www.linkedin.com/in/cleo"
    store.apply(add_person(ANA, {"name": "Ana, Silva; MSc", "company": "+Acme"}))
    cleo = {"name": "=Cleo|*Diaz*", "title": "VP <b>", "url": url, "email": "c@example.org"}
    store.apply(add_person(CLEO, {**cleo, "location": "Berlin, Germany"}))
    store.apply(tie(me, ANA, "by hand", TODAY))
    store.apply(tie(ANA, CLEO, "by hand", TODAY))
    store.apply(tag(CLEO, ["berlin", "a,b"]))
    store.apply(add_note("n1", CLEO, "@prefers mail", TODAY))
    store.apply(add_follow_up("f1", CLEO, "send; the, paper\\ " + "ä" * 80, date(2026, 12, 1)))
    store.apply(log_touch("t1", CLEO, "message", date(2026, 11, 3)))
    store.apply(log_touch("t2", CLEO, "message", date(2026, 11, 9), direction="in"))
    store.apply(log_touch("t3", CLEO, "like", date(2026, 11, 10)))
    yield store
    store.close()


def written(store: Store, name: str, *people: PersonId) -> str:
    rows = [store.state.people.row_of[person] for person in people]
    return "".join(WRITERS[name](store, rows))


def unfolded(text: str) -> list[str]:
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_spreadsheet(store: Store) -> None:
    text = written(store, "csv", CLEO, ANA)
    head, cleo, ana = csv.reader(io.StringIO(text))
    assert tuple(head) == COLUMNS
    row = dict(zip(head, cleo, strict=True))
    assert row["name"] == "'=Cleo|*Diaz*"
    assert row["mutual connection"] == "Ana, Silva; MSc"
    assert row["date contacted"] == "2026-11-03"
    assert row["notes"] == "'@prefers mail"
    assert row["follow-up actions"].startswith("2026-12-01 send; the, paper")
    assert (row["degree"], row["mutuals"]) == ("2", "1")
    assert row["tags"] == "a,b berlin"
    assert ana[1] == "'+Acme"
    assert all(line.startswith('"') and line.endswith('"') for line in text.splitlines())


@given(st.text())
def test_no_cell_is_a_formula(text: str) -> None:
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert harmless(text).removeprefix("'") == text.removeprefix("'")


def test_json(store: Store) -> None:
    (person,) = json.loads(written(store, "json", CLEO))
    assert (person["name"], person["degree"], person["tags"]) == (
        "=Cleo|*Diaz*",
        2,
        ["a,b", "berlin"],
    )


def test_markdown(store: Store) -> None:
    head, rule, line = written(store, "markdown", CLEO).splitlines()
    assert head.count("|") == rule.count("|") == line.replace("\\|", "").count("|")
    assert r"[=Cleo\|\*Diaz\*](https://www.linkedin.com/in/cleo)" in line
    assert "VP &lt;b&gt;" in line


@given(st.text(alphabet="ab*_|`<>[]\\!#"))
def test_markdown_leaves_no_bar_and_no_tag(text: str) -> None:
    plain = escaped_markdown(text)
    assert "<" not in plain
    assert ">" not in plain
    assert "|" not in plain.replace("\\\\", "").replace("\\|", "")


def test_calendar(store: Store) -> None:
    text = written(store, "ics", CLEO)
    lines = unfolded(text)
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//secondhop//EN"]
    assert lines[-1] == "END:VCALENDAR"
    for kind in ("VTODO", "VEVENT"):
        assert lines.count(f"BEGIN:{kind}") == lines.count(f"END:{kind}") == 1
    assert "DUE;VALUE=DATE:20261201" in lines
    assert "DTEND;VALUE=DATE:20261202" in lines
    summary = next(line for line in lines if line.startswith("SUMMARY:"))
    assert r"send\; the\, paper\\ ää" in summary
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert len({line for line in lines if line.startswith("UID:")}) == 2


def test_a_calendar_without_anything_is_still_one(store: Store) -> None:
    lines = unfolded(written(store, "ics", ANA))
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//secondhop//EN"]
    assert lines == [*head, "END:VCALENDAR"]


def test_vcards(store: Store) -> None:
    lines = unfolded(written(store, "vcard", CLEO, ANA))
    assert lines.count("BEGIN:VCARD") == lines.count("END:VCARD") == 2
    assert lines[:4] == ["BEGIN:VCARD", "VERSION:4.0", "UID;VALUE=text:cleocleo", "FN:=Cleo|*Diaz*"]
    assert r"ADR:;;;Berlin\, Germany;;;" in lines
    assert r"CATEGORIES:a\,b,berlin" in lines
    assert r"RELATED;TYPE=contact;VALUE=text:Ana\, Silva\; MSc" in lines
    assert r"FN:Ana\, Silva\; MSc" in lines
    assert "EMAIL:c@example.org" in lines


@given(st.text(alphabet="aä早👩,;\\ \n", min_size=40, max_size=300))
def test_a_content_line_unfolds_to_what_it_was(text: str) -> None:
    line = content_line("NOTE", escaped(text))
    assert line.endswith("\r\n")
    assert all(len(part.encode("utf-8", "replace")) <= 75 for part in line.split("\r\n"))
    assert line[:-2].replace("\r\n ", "") == f"NOTE:{escaped(text)}"
    assert "\n" not in escaped(text)


def test_saving_is_private_and_asks_first(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    save(path, ["a", "b"])
    assert path.read_text() == "ab"
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(NotWrittenError, match="--force"):
        save(path, ["c"])
    assert path.read_text() == "ab"
    save(path, ["c"], force=True)
    assert path.read_text() == "c"
    assert [one.name for one in tmp_path.iterdir()] == ["people.csv"]


@pytest.mark.parametrize("name", ["", "missing/people.csv"])
def test_places_where_nothing_can_be_saved(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotWrittenError):
        save(tmp_path / name, ["a"], force=True)
