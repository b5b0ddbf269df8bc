"""The calendar as another program reads it: no complaint, and the same follow-ups every time."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Component

from secondhop.exports.formats import WRITERS
from secondhop.model.edits import EditError, add_follow_up, add_person, finish, snooze
from secondhop.model.person import PersonId
from secondhop.store.home import home_in
from secondhop.store.store import Store
from tests.worlds import Clock

TODAY = date(2026, 11, 23)
CLEO = PersonId("cleocleo")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(home_in(tmp_path / "home"), today=TODAY, now_ms=Clock())
    store.apply(add_person(CLEO, {"name": "Cleo; Diaz, \\MSc", "url": "linkedin.com/in/cleo"}))
    store.apply(add_follow_up("f1", CLEO, "send; the, paper\\ " + "ä早👩" * 40, date(2026, 12, 1)))
    store.apply(add_follow_up("f2", CLEO, "first line\nsecond line", TODAY, "2w"))
    yield store
    store.close()


def exported(store: Store) -> str:
    return "".join(WRITERS["ics"](store, range(len(store.state.people))))


def read(text: str) -> Calendar:
    """The calendar as the library reads it; whatever it dislikes is an error here."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        calendar = Calendar.from_ical(text)
        assert isinstance(calendar, Calendar)
        assert calendar.errors == []
        assert all(one.errors == [] for one in calendar.walk())
        calendar.to_ical()
    return calendar


def items(text: str) -> dict[str, Component]:
    return {str(one["UID"]): one for one in read(text).walk() if "UID" in one}


def test_it_opens_without_a_warning(store: Store) -> None:
    found = items(exported(store))
    assert set(found) == {f"{f}-{kind}@secondhop" for f in ("f1", "f2") for kind in ("todo", "day")}
    todo, day = found["f1-todo@secondhop"], found["f1-day@secondhop"]
    assert str(todo["SUMMARY"]) == "Cleo; Diaz, \\MSc: send; the, paper\\ " + "ä早👩" * 40
    assert todo.decoded("DUE") == date(2026, 12, 1)
    assert day.decoded("DTSTART") == date(2026, 12, 1)
    assert day.decoded("DTEND") == date(2026, 12, 2)
    assert str(found["f2-todo@secondhop"]["SUMMARY"]).endswith("first line\nsecond line")


def test_uids_stay_over_two_exports_and_changes_are_newer(store: Store) -> None:
    first = exported(store)
    assert exported(store) == first
    (follow_up,) = [one for one in store.state.records.follow_ups() if one.id == "f1"]
    store.apply(snooze(follow_up, date(2026, 12, 9), TODAY))
    moved = exported(store)
    (follow_up,) = [one for one in store.state.records.follow_ups() if one.id == "f1"]
    store.apply(finish(follow_up, TODAY, "f3"))
    exports = [items(text) for text in (first, moved, exported(store))]
    assert exports[0].keys() == exports[1].keys() == exports[2].keys()
    for before, after in pairwise(exports):
        for uid in ("f1-todo@secondhop", "f1-day@secondhop"):
            assert int(str(after[uid]["SEQUENCE"])) > int(str(before[uid]["SEQUENCE"]))
        for uid in ("f2-todo@secondhop", "f2-day@secondhop"):
            assert int(str(after[uid]["SEQUENCE"])) == int(str(before[uid]["SEQUENCE"]))
    assert str(exports[2]["f1-todo@secondhop"]["STATUS"]) == "COMPLETED"
    assert exports[1]["f1-todo@secondhop"].decoded("DUE") == date(2026, 12, 9)


def test_no_two_items_share_a_uid(store: Store) -> None:
    lines = [line for line in exported(store).splitlines() if line.startswith("UID:")]
    assert len(lines) == len(set(lines)) == 4


def test_control_a_broken_file_is_noticed(store: Store) -> None:
    broken = exported(store).replace("DUE;VALUE=DATE:20261201", "DUE;VALUE=DATE:2026-12-01")
    with pytest.raises(Exception):  # noqa: B017 - whatever the library says
        read(broken)


@pytest.mark.usefixtures("quick")
@settings(max_examples=60, suppress_health_check=[*HealthCheck])
@given(st.text(min_size=1, max_size=120), st.integers(0, 400))
def test_any_words_come_back(store: Store, text: str, days: int) -> None:
    due = TODAY + timedelta(days=days)
    try:
        store.apply(add_follow_up("fx", CLEO, text, due))
    except EditError:
        return
    (follow_up,) = [one for one in store.state.records.follow_ups() if one.id == "fx"]
    item = items(exported(store))["fx-todo@secondhop"]
    assert str(item["SUMMARY"]) == f"Cleo; Diaz, \\MSc: {follow_up.text}"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that confirms at once."""
    monkeypatch.setattr("os.fsync", lambda file: None)
    monkeypatch.setattr("os.fdatasync", lambda file: None)
