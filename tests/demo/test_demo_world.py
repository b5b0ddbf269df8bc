"""The demo world is reproducible, and its files agree with each other."""

from __future__ import annotations

import csv
import io
import tomllib
from collections import Counter
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from demo_data.generate import write
from secondhop.model.identity import profile_key
from secondhop.model.outreach import STAGES, TOUCH_KINDS

DEMO = Path(__file__).resolve().parents[2] / "demo_data"
FRIENDS = sorted(path.stem for path in (DEMO / "friends").glob("*.csv"))
TODAY = date(2026, 11, 23)

Row = dict[str, str]


def rows_of(path: Path) -> list[Row]:
    text = path.read_bytes().decode("utf-8-sig")
    delimiter = ";" if text.startswith("Notes:;") else ","
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    start = next((i for i, row in enumerate(rows) if row[:1] == ["First Name"]), 0)
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]


@cache
def contacts_in(path: Path) -> dict[str, Row]:
    return {profile_key(row["URL"]): row for row in rows_of(path) if row["URL"]}


def mine() -> dict[str, Row]:
    return contacts_in(DEMO / "archive" / "Connections.csv")


def friend_file(name: str) -> dict[str, Row]:
    return contacts_in(DEMO / "friends" / f"{name}.csv")


def key_of(name: str) -> str:
    keys = [key for key, row in mine().items() if name_of(row) == name]
    assert len(keys) == 1, f"{name} is not one of my contacts, once"
    return keys[0]


def name_of(row: Row) -> str:
    return f"{row['First Name']} {row['Last Name']}".strip()


def connected_on(row: Row) -> date:
    shape = "%d-%b-%y" if "-" in row["Connected On"] else "%d %b %Y"
    return datetime.strptime(row["Connected On"], shape).date()


def toml(name: str) -> dict[str, Any]:
    return tomllib.loads((DEMO / name).read_text())


def outreach(kind: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = toml("outreach.toml")[kind]
    return entries


@cache
def introducers() -> dict[str, set[str]]:
    """Prospects with the keys of the friends who have them in their file."""
    me = profile_key(toml("demo.toml")["url"])
    known: dict[str, set[str]] = {}
    for name in FRIENDS:
        for key in friend_file(name).keys() - mine().keys() - {me}:
            known.setdefault(key, set()).add(key_of(name))
    return known


def test_generator_gives_the_committed_bytes(tmp_path: Path) -> None:
    write(tmp_path)
    again = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    for path in again:
        assert (tmp_path / path).read_bytes() == (DEMO / path).read_bytes(), path
    shipped = [path for path in DEMO.rglob("*") if path.suffix in (".csv", ".toml")]
    assert sorted(path.relative_to(DEMO) for path in shipped) == again


def test_data_stays_small() -> None:
    data = [path for path in DEMO.rglob("*") if path.suffix in (".csv", ".toml")]
    assert sum(path.stat().st_size for path in data) < 1_600_000


def test_contacts_and_prospects_are_as_many_as_the_readme_says() -> None:
    assert len(mine()) == 312
    assert len(introducers()) == 5904
    assert all(350 <= len(friend_file(name)) <= 900 for name in FRIENDS)


def test_many_prospects_have_several_introducers() -> None:
    counts = Counter(len(friends) for friends in introducers().values())
    shared = sum(people for mutuals, people in counts.items() if mutuals > 1)
    assert 0.15 <= shared / len(introducers()) <= 0.40
    assert sum(people for mutuals, people in counts.items() if mutuals >= 5) >= 30


def test_preamble_is_as_linkedin_writes_it() -> None:
    raw = (DEMO / "archive" / "Connections.csv").read_bytes()
    assert raw.startswith(b'Notes:\n"When exporting your connection data, you may notice')
    assert raw.split(b"\n")[2:4] == [
        b"",
        b"First Name,Last Name,URL,Email Address,Company,Position,Connected On",
    ]
    assert b"\r" not in raw
    assert not raw.endswith(b"\n")


def test_hidden_members_are_rows_with_only_a_date() -> None:
    hidden = [row for row in rows_of(DEMO / "archive" / "Connections.csv") if not row["URL"]]
    assert len(hidden) == 15
    assert all([key for key, cell in row.items() if cell] == ["Connected On"] for row in hidden)


def test_one_friend_used_excel() -> None:
    raw = (DEMO / "friends" / "Hans Aho.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") > 500
    assert len(friend_file("Hans Aho")) > 350


@pytest.mark.parametrize("name", FRIENDS)
def test_friend_and_i_agree_about_each_other(name: str) -> None:
    me = profile_key(toml("demo.toml")["url"])
    mine_of_them, theirs_of_me = mine()[key_of(name)], friend_file(name)[me]
    assert name_of(theirs_of_me) == toml("demo.toml")["me"]
    assert connected_on(theirs_of_me) == connected_on(mine_of_them)
    assert key_of(name) not in friend_file(name)


def test_friends_know_each_other_and_agree() -> None:
    pairs = 0
    for one in FRIENDS:
        for other in FRIENDS:
            row = friend_file(one).get(key_of(other))
            if row is not None:
                back = friend_file(other)[key_of(one)]
                assert connected_on(row) == connected_on(back)
                pairs += 1
    assert pairs >= 20


def test_nobody_connected_in_the_future() -> None:
    files = [DEMO / "archive" / "Connections.csv"]
    files += [DEMO / "friends" / f"{name}.csv" for name in FRIENDS]
    days = [connected_on(row) for file in files for row in rows_of(file)]
    assert min(days) >= date(2009, 1, 1)
    assert max(days) <= date(2026, 11, 20)


def test_one_person_is_spelled_in_several_ways() -> None:
    spellings: dict[str, set[str]] = {}
    for name in FRIENDS:
        for key, row in friend_file(name).items():
            spellings.setdefault(key, set()).add(row["URL"])
    urls = [url for variants in spellings.values() if len(variants) > 1 for url in variants]
    assert any("%C3" in url for url in urls)
    assert any(url.endswith("/") for url in urls)
    assert any(url != url.lower() for url in urls)


def test_two_people_share_name_and_company() -> None:
    twins = [key for key, row in friend_file("Pia Ilic").items() if name_of(row) == "Lea Sandoval"]
    assert len(twins) == 2


def test_industry_is_known_for_most_people_but_not_all() -> None:
    listed = {
        name
        for company, facts in toml("companies.toml")["company"].items()
        for name in (company, *facts.get("aliases", ()))
    }
    people = {key: row for name in FRIENDS for key, row in friend_file(name).items()}
    assert 0.6 <= sum(row["Company"] in listed for row in people.values()) / len(people) <= 0.8


def test_messages_have_everything_a_reader_must_cope_with() -> None:
    messages = rows_of(DEMO / "archive" / "messages.csv")
    assert 800 <= len(messages) <= 1000
    assert any("\n" in row["CONTENT"] for row in messages)
    assert sum(row["IS MESSAGE DRAFT"] == "Yes" for row in messages) == 1
    assert sum("spinmail" in row["CONTENT"] for row in messages) == 1
    assert max(row["DATE"] for row in messages) < "2026-11-21"
    crowds = {
        row["CONVERSATION ID"]: row["RECIPIENT PROFILE URLS"].count(",") + 2 for row in messages
    }
    assert sum(3 <= size <= 6 for size in crowds.values()) == 6


def test_messages_are_between_people_of_this_world() -> None:
    everybody = mine().keys() | introducers().keys() | {profile_key(toml("demo.toml")["url"])}
    for row in rows_of(DEMO / "archive" / "messages.csv"):
        urls = [row["SENDER PROFILE URL"], *row["RECIPIENT PROFILE URLS"].split(",")]
        assert {profile_key(url) for url in urls if url} <= everybody


def test_invitations_go_both_ways_and_some_wait() -> None:
    invitations = rows_of(DEMO / "archive" / "Invitations.csv")
    pending = Counter(
        row["Direction"]
        for row in invitations
        if not {profile_key(row["inviterProfileUrl"]), profile_key(row["inviteeProfileUrl"])}
        & mine().keys()
    )
    assert pending["OUTGOING"] > 30
    assert pending["INCOMING"] > 3
    assert len(invitations) > sum(pending.values()) + 20


def test_outreach_is_about_known_people() -> None:
    known = mine().keys() | introducers().keys()
    for kind in ("stage", "tag", "note", "touch", "follow_up"):
        assert {profile_key(entry["url"]) for entry in outreach(kind)} <= known


def test_stages_cover_the_whole_way() -> None:
    assert {entry["stage"] for entry in outreach("stage")} == set(STAGES)
    assert all(profile_key(entry["url"]) in introducers() for entry in outreach("stage"))


def test_touches_went_through_people_who_know_the_prospect() -> None:
    for touch in outreach("touch"):
        assert touch["kind"] in TOUCH_KINDS
        assert 0 <= (TODAY - touch["on"]).days <= 42
        if "via" in touch:
            assert profile_key(touch["via"]) in introducers()[profile_key(touch["url"])]


def test_follow_ups_fill_the_agenda() -> None:
    follow_ups = outreach("follow_up")
    due = [entry["due"] for entry in follow_ups if "done_on" not in entry]
    assert sum(day < TODAY for day in due) == 3
    assert sum(day == TODAY for day in due) == 3
    assert sum(day > TODAY for day in due) >= 5
    assert len(follow_ups) - len(due) == 3
    assert all(len(entry["text"]) <= 60 for entry in follow_ups)


def test_ivo_weber_is_known_by_five_friends() -> None:
    ivo = next(key for key in introducers() if key == "in:ivo-weber-demo")
    assert len(introducers()[ivo]) == 5
    assert friend_file("Gita Clarke")[ivo]["Position"] == "VP Engineering"
