"""Random queries of the whole language, answered in three ways and by a matcher too plain to err.

    python -m benchmarks.random_queries [QUERIES] [PEOPLE]

A hundred thousand queries over 1,500 people unless told otherwise, in five different worlds. The
first index was built from the people as they are; the second was built before a third of them was
edited and another third was added; the third is what replaced it in the background. All must find
what the plain matcher finds, which reads one person and one term at a time.
"""

from __future__ import annotations

import sys
import time

from tests.search.ways import differences

WORLDS = 5


def main(queries: int = 100_000, people: int = 1_500) -> None:
    """Ask everybody, and print how often they differ."""
    wrong = {"index": 0, "edited": 0, "renewed": 0}
    asked = found = 0
    start = time.perf_counter()
    for seed in range(WORLDS):
        for name, text, finds in differences(queries // WORLDS, people, seed):
            if not name:
                asked, found = asked + 1, found + finds
                continue
            wrong[name] += 1
            print(f"  {name} in world {seed} is wrong about: {text}")
    took = time.perf_counter() - start
    print(f"{asked:,} queries over {people:,} people, {found:,} found somebody, {took:.0f} s")
    for name, number in wrong.items():
        print(f"  {name:<10} unlike the plain matcher: {number}")
    sys.exit(any(wrong.values()))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
