"""Makes the demo world again: `python demo_data/generate.py` rewrites the files beside it."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from demo_data.world.archive import archive_files
from demo_data.world.beyond import beyond_toml
from demo_data.world.cast import TODAY
from demo_data.world.companies import companies_toml
from demo_data.world.connections import excel_file, linkedin_file
from demo_data.world.outreach import outreach_toml
from demo_data.world.people import Person, Population, populate
from demo_data.world.ties import Ties, weave

HERE = Path(__file__).resolve().parent
SEED = "secondhop"
RESAVED_IN_EXCEL = "Hans Aho"


def world_files() -> dict[str, str]:
    """The text of every file, by its path below this folder."""
    people = populate(_dice("people"))
    ties = weave(people, _dice("ties"))
    archive = archive_files(people, ties, _dice("archive"))
    return {
        **{f"archive/{name}": text for name, text in archive.items()},
        **{f"friends/{name}.csv": text for name, text in _friends(people, ties)},
        "companies.toml": companies_toml(),
        "outreach.toml": outreach_toml(people),
        "beyond.toml": beyond_toml(people, _dice("beyond")),
        "demo.toml": _demo_toml(people.me),
    }


def write(target: Path) -> None:
    """Write the world below a folder."""
    for path, text in world_files().items():
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())


def _friends(people: Population, ties: Ties) -> list[tuple[str, str]]:
    dice = _dice("friends")
    return [
        (
            friend.name,
            (excel_file if friend.name == RESAVED_IN_EXCEL else linkedin_file)(
                ties.list(person), friend.exported, dice.randrange(3, 13), dice
            ),
        )
        for friend, person in people.friends
    ]


def _demo_toml(me: Person) -> str:
    return (
        "# How `secondhop demo` opens this world.\n"
        f"today = {TODAY}  # a Monday\n"
        f'me = "{me.name}"\n'
        f'url = "{me.url}"\n'
    )


def _dice(name: str) -> Random:
    """Random numbers of their own for each part, so that a change in one leaves the others."""
    return Random(f"{SEED} {name}")


if __name__ == "__main__":
    write(HERE)
