"""A program that saves changes until it is killed, and says which were acknowledged.

`python -m tests.faults.victim` reads orders, one per line: home, name, how many changes, and a
file to import in between. Each order is done by a fork of its own, so that starting one is quick.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.worlds import bring, note, open_store


def work(home: Path, name: str, changes: int, late: Path) -> None:
    """Save one change after another; the file is imported after the fifth."""
    store = open_store(home)
    for number in range(changes):
        if number == 5:
            bring(store, late)
            say(f"imported {late.name}")
        store.apply(note(f"{name}x{number}", store.state.people.ids[0]))
        say(f"saved {name}x{number}")
    store.close()


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def main() -> None:
    """Take orders until there are no more."""
    for order in sys.stdin:
        home, name, changes, late = order.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            status = 1
            try:
                work(Path(home), name, int(changes), Path(late))
                status = 0
            finally:
                os._exit(status)
        say(f"began {child}")
        _, status = os.waitpid(child, 0)
        say(f"ended {status}")


if __name__ == "__main__":
    main()
