"""An invented world of any size: the same people for the same number, and homes made from them.

    python benchmarks/world.py PEOPLE FOLDER

I know a quarter of a small world and four hundred people of a large one; six of them gave me
their list. Everything goes in by `secondhop import`, as it would for anybody.
"""

from __future__ import annotations

import csv
import json
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

NOTE = ["Notes:", '"Invented people."', ""]
HEADER = (
    "First Name",
    "Last Name",
    "URL",
    "Email Address",
    "Company",
    "Position",
    "Connected On",
)
FIRST = (
    *("Ana", "Bo", "Cleo", "Dai", "Edda", "Finn", "Gita", "Hans"),
    *("Ines", "Jun", "Kaja", "Lars", "Mina", "Nils", "Olga", "Pia"),
)
LAST = (
    *("Aho", "Berg", "Costa", "Dahl", "Eck", "Frank", "Grau", "Holm"),
    *("Ito", "Kim", "Lind", "Mora", "Otto", "Roth", "Silva", "Vogel"),
)
TITLES = (
    "Head of Data",
    "VP Engineering",
    "Recruiter",
    "CTO",
    "Sales Lead",
    "Designer",
    "Software Engineer",
    "Product Manager",
)
SYLLABLES = ("ba", "do", "fe", "gi", "lo", "mu", "na", "po", "ri", "sa", "te", "vu")
ME = "https://www.linkedin.com/in/robin-vale-invented"
NEWEST = date(2026, 11, 20)
MOST_CONTACTS = 400
FRIENDS = 6


@dataclass(frozen=True, slots=True)
class Invented:
    """Somebody who does not exist."""

    first: str
    last: str
    company: str
    title: str

    def row(self, number: int, dice: random.Random) -> tuple[str, ...]:
        url = f"https://www.linkedin.com/in/invented-{number}"
        met = NEWEST - timedelta(days=dice.randrange(3000))
        return self.first, self.last, url, "", self.company, self.title, f"{met:%d %b %Y}"


def populate(count: int, dice: random.Random) -> list[Invented]:
    """People with a heavy tail of companies; family names grow with the crowd.

    The first ones, who give me their lists, have names that nobody shares.
    """
    endings = ["".join(dice.choices(SYLLABLES, k=2)) for _ in range(max(10, count // 300))]
    friends = [Invented(first, "Vale", "Helsing", "Designer") for first in FIRST[:FRIENDS]]
    return friends + [
        Invented(
            dice.choice(FIRST),
            dice.choice(LAST) + dice.choice(endings),
            f"Nordwind {int(dice.paretovariate(0.8))}" if number % 5 else "Helsing",
            dice.choice(TITLES),
        )
        for number in range(FRIENDS, count)
    ]


def write_world(folder: Path, count: int, seed: int = 7) -> list[Path]:
    """Write my list and those of my friends; returns the paths to import."""
    dice = random.Random(seed)
    people = populate(count, dice)
    contacts = min(MOST_CONTACTS, count // 4)
    mine, friends = folder / "archive", folder / "friends"
    for each in (mine, friends):
        each.mkdir(parents=True)
    _write_list(mine / "Connections.csv", range(contacts), people, dice)
    for number, known in enumerate(_lists(count, contacts, dice)):
        owner = people[number]
        _write_list(friends / f"{owner.first} {owner.last}.csv", known, people, dice)
    return [mine, friends]


def _lists(count: int, contacts: int, dice: random.Random) -> Iterator[list[int]]:
    """Everybody is on one list, and half of them on a second one."""
    friends = min(FRIENDS, contacts)
    share = (count - contacts) // friends + 1
    for friend in range(friends):
        start = contacts + friend * share
        own = range(start, min(count, start + share))
        others = dice.sample(range(contacts, count), min(share // 2, count - contacts))
        yield sorted({*own, *others})


def _write_list(
    path: Path, numbers: Sequence[int], people: Sequence[Invented], dice: random.Random
) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("\n".join(NOTE) + "\n")
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(people[number].row(number, dice) for number in numbers)


def make_home(folder: Path, count: int) -> Path:
    """Write a world and import it with the program itself; returns the home."""
    paths = write_world(folder / "files", count)
    home = folder / "home"
    program = [sys.executable, "-m", "secondhop", "--home", str(home)]
    words = [*program, "import", *map(str, paths), "--me", ME]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"the world of {count:,} could not be imported:\n{done.stderr[-1000:]}")
    return home


def second_degree(home: Path) -> int:
    """How many prospects a home has."""
    program = [sys.executable, "-m", "secondhop", "--home", str(home)]
    answer = subprocess.run(
        [*program, "find", "degree:2", "--limit", "1", "--json"], check=True, capture_output=True
    )
    return int(json.loads(answer.stdout)["total"])


if __name__ == "__main__":
    made = make_home(Path(sys.argv[2]), int(sys.argv[1]))
    print(f"{made}: {second_degree(made):,} second-degree people")
