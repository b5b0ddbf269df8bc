from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from secondhop.cli.plan import percent
from tests.cli.archives import ME, Row, write_archive, write_connections
from tests.cli.conftest import Run

Knows = dict[str, set[str]]


def _crowd(run: Run, folder: Path, seed: int) -> Knows:
    """An imported world of twelve contacts, nine of whom gave their lists; who knows whom."""
    rng = random.Random(seed)
    contacts = [Row(f"C{n % 5}", "Kim", f"c-{n}", f"Firm {n}") for n in range(12)]
    others = [Row("P", f"Q{n}", f"p-{n}", rng.choice(["Helsing", "Acme"])) for n in range(60)]
    run("import", write_archive(folder / "mine", contacts))
    knows: Knows = {}
    for row in contacts[:9]:
        known = rng.sample(others, rng.randint(0, 25))
        path = write_connections(folder / f"{row.slug}.csv", [*known, ME])
        assert run("import", path, "--owner", row.url).code == 0
        knows[row.url] = {one.url for one in known if one.company == "Helsing"}
    return knows


def _greedy(knows: Knows, people: dict[str, Any]) -> list[dict[str, Any]]:
    """Who opens most new ones, by name and id where equal, until nobody adds anybody."""
    left, reached = {url: set(known) for url, known in knows.items()}, set[str]()
    targets = set().union(*left.values())
    asks: list[dict[str, Any]] = []

    def key(url: str) -> tuple[int, str, str]:
        return -len(left[url] - reached), people[url]["name"].lower(), people[url]["id"]

    while True:
        best = min(left, key=key)
        new = left[best] - reached
        if not new:
            return asks
        reached |= new
        asks.append(
            {
                "id": people[best]["id"],
                "name": people[best]["name"],
                "opens": len(left[best]),
                "adds": len(new),
                "covered": len(reached) / len(targets),
                "people": sorted(people[url]["id"] for url in new),
            }
        )


@pytest.mark.parametrize("seed", range(4))
def test_by_count_is_the_greedy_cover_of_plain_sets(run: Run, tmp_path: Path, seed: int) -> None:
    knows = _crowd(run, tmp_path, seed)
    people = {one["url"]: one for one in run("find", "--json").json["people"]}
    ran = run("plan", "company:helsing", "--by", "count", "--json")
    document = ran.json
    targets = set().union(*knows.values())
    assert (ran.code, document["query"]) == (0, "company:helsing")
    assert (document["targets"], document["unknown_lists"]) == (len(targets), 3)
    for ask in document["asks"]:
        ask["people"].sort()
        assert ask.pop("list_known") is True
        ask.pop("warmer")
    assert document["asks"] == _greedy(knows, people)


def test_by_warmth_reaches_everybody_too_and_the_limit_is_the_beginning(
    run: Run, tmp_path: Path
) -> None:
    _crowd(run, tmp_path, 7)
    by_warmth = run("plan", "--json").json
    assert by_warmth["by"] == "warmth"
    assert by_warmth["asks"][-1]["covered"] == 1
    people = [person for ask in by_warmth["asks"] for person in ask["people"]]
    assert len(people) == len(set(people)) == by_warmth["targets"]
    found = run("find", "degree:2", "--json").json["people"]
    assert set(people) == {one["id"] for one in found}
    limited = run("plan", "--limit", "2", "--json").json
    assert limited["asks"] == by_warmth["asks"][:2]
    assert limited["targets"] == by_warmth["targets"]


def test_the_best_ones_are_asked_about_first(world: Run) -> None:
    world("log", "Ben Ito", "meeting")
    ben, ana = world("plan", "--json").json["asks"]
    assert (ben["name"], ana["name"]) == ("Ben Ito", "Ana Silva")
    people = world("find", "degree:2", "via:ben", "--json").json["people"]
    assert ben["people"] == [one["id"] for one in people]


def test_the_table_and_what_it_cannot_know(world: Run) -> None:
    ran = world("plan", "--by", "count")
    head, ana, ben = ran.out.splitlines()
    assert head.split() == ["ASK", "OPENS", "ADDS", "WARMER", "REACHED", "ABOUT"]
    assert ana.split()[:2] == ["Ana", "Silva"]
    assert ana.split()[3:6] == ["2", "+2", "66%"]
    assert ben.split()[3:5] == ["2", "+1"]
    assert ben.endswith("100%  Eva Diaz")
    reached, unknown = ran.err.splitlines()
    assert reached == "2 asks reach 3 of 3"
    assert unknown.startswith("1 of 3 contact lists is not loaded")
    assert "secondhop reach" in unknown


def test_an_unknown_list_opens_at_least_so_many(world: Run) -> None:
    world("tie", "Fay Moreau", "Eva Diaz")
    table = world("plan", "degree:2")
    fay, ben = (next(line for line in table.out.splitlines() if name in line) for name in _BOTH)
    assert "≥1" in fay
    assert "≥" not in ben
    asks = world("plan", "degree:2", "--json").json["asks"]
    known = {ask["name"]: ask["list_known"] for ask in asks}
    assert known == {"Fay Moreau": False, "Ben Ito": True, "Ana Silva": True}


_BOTH = ("Fay Moreau", "Ben Ito")


def test_contacts_only_are_nobody_to_plan_for(world: Run) -> None:
    ran = world("plan", "ana")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("1 person found, nobody of 2nd degree")
    assert world("plan", "ana", "--json").json["asks"] == []


def test_nobody_found_is_1(world: Run, run: Run) -> None:
    ran = world("plan", "nobody-like-this", "--json")
    assert (ran.code, ran.json["targets"]) == (1, 0)
    assert "nobody is found" in ran.err


def test_an_empty_home_is_told_how_to_begin(run: Run) -> None:
    ran = run("plan")
    assert (ran.code, ran.out) == (1, "")
    assert "secondhop import" in ran.err


def test_a_plan_is_by_warmth_or_by_count(world: Run) -> None:
    assert world("plan", "--by", "luck").code == 2


def test_no_plan_is_complete_before_it_is() -> None:
    assert [percent(share) for share in (0, 2 / 3, 0.9999, 0.29, 1.0)] == [0, 66, 99, 29, 100]
