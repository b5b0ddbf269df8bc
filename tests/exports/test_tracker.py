"""The tracker: whoever is under way, as a spreadsheet, a page and a document."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from secondhop.exports.formats import WRITERS
from secondhop.exports.tracker import COLUMNS
from secondhop.model.edits import (
    add_follow_up,
    add_note,
    add_person,
    log_touch,
    research,
    set_stage,
    tie,
)
from secondhop.model.person import PersonId
from secondhop.store.asking import asking
from secondhop.store.home import home_in
from secondhop.store.store import Store

TODAY = date(2026, 11, 23)
ANA, CLEO, DAN = PersonId("anaanaan"), PersonId("cleocleo"), PersonId("dandanda")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(home_in(tmp_path / "home"), today=TODAY)
    me = store.state.people.ids[0]
    url = "https://www.linkedin.com/in/cleo"
    store.apply(add_person(ANA, {"name": "@Ana Silva", "company": "Foxglove"}))
    store.apply(add_person(CLEO, {"name": "=Cleo|*Diaz*", "company": "+Helsing", "url": url}))
    store.apply(add_person(DAN, {"name": "Dan Okoro"}))
    store.apply(tie(me, ANA, "by hand", TODAY))
    store.apply(tie(ANA, CLEO, "by hand", TODAY))
    store.apply(set_stage(CLEO, "warming"))
    store.apply(add_note("n1", CLEO, "-prefers mail\n| and <b>tables</b>", TODAY))
    store.apply(research(CLEO, "hook", "her talk", TODAY))
    store.apply(log_touch("t1", CLEO, "message", date(2026, 11, 3), "hello"))
    store.apply(asking(store, ANA, CLEO, "asked"))
    yield store
    store.close()


def written(store: Store, name: str) -> str:
    return "".join(WRITERS[name](store, range(len(store.state.people))))


def test_a_spreadsheet_of_those_under_way_without_formulas(store: Store) -> None:
    head, *lines = csv.reader(io.StringIO(written(store, "tracker-csv")))
    assert tuple(head) == COLUMNS
    (row,) = (dict(zip(head, line, strict=True)) for line in lines)
    assert (row["name"], row["company"]) == ("'=Cleo|*Diaz*", "'+Helsing")
    assert (row["stage"], row["ask"], row["introducer"]) == ("asked", "asked", "'@Ana Silva")
    assert row["notes"].startswith("'-prefers mail")
    assert "nudge" in row["follow-up actions"]
    for line in csv.reader(io.StringIO(written(store, "tracker-csv"))):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in line)


def test_a_page_whose_cells_stay_cells(store: Store) -> None:
    head, rule, line = written(store, "tracker-markdown").splitlines()
    bars = head.count("|")
    assert rule.count("|") == line.replace("\\|", "").count("|") == bars
    assert "<b>" not in line
    assert "(https://www.linkedin.com/in/cleo)" in line


def test_a_document_with_every_ask_and_finding(store: Store) -> None:
    (person,) = json.loads(written(store, "tracker-json"))
    assert "=Cleo|*Diaz*" in json.dumps(person)
    (ask,) = person["asks"]
    assert (ask["state"], ask["introducer"]["name"]) == ("asked", "@Ana Silva")
    assert "her talk" in json.dumps(person)


def test_a_promise_is_enough_to_be_under_way(store: Store) -> None:
    store.apply(add_follow_up("f1", DAN, "write", TODAY))
    names = [one[0] for one in csv.reader(io.StringIO(written(store, "tracker-csv")))]
    assert names[1:] == ["'=Cleo|*Diaz*", "Dan Okoro"]
