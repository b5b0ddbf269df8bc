"""Milliseconds a key in the filter, beside a plain scan of the same texts in the same run.

    python benchmarks/filter_keys.py [PEOPLE]

Sixty thousand invented people unless told otherwise. A key is everything it causes below the
screen: parse, match, order, and three facets with their first values. The scan is what a short
script would do: `all(word in text for word in words)` over every person.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable

import numpy as np

from secondhop.model.person import Person, PersonId
from secondhop.model.text import fold
from secondhop.network.degrees import degrees, mutual_counts
from secondhop.network.people import People
from secondhop.network.ties import Ties
from secondhop.search.corpus import Corpus
from secondhop.search.index import Index
from secondhop.search.query import parse

SESSIONS = ("head of data", "vp eng berlin", "recruiter", "nordwind -sales", "mutuals>=2 cto oslo")
FACETS = ("industry", "location", "company")
TITLES = (
    "Head of Data",
    "VP Engineering",
    "Recruiter",
    "CTO",
    "Sales Lead",
    "Designer",
    "Engineer",
)
PLACES = ("Berlin", "Oslo", "London", "Lisbon", "Munich", "")


def invented(count: int, dice: random.Random) -> Corpus:
    """People with a heavy tail of companies, known by a few hundred contacts."""
    people = People(Person(PersonId("me"), "Me"))
    for number in range(1, count):
        company = f"Nordwind {int(dice.paretovariate(0.8))}" if number % 5 else "Helsing"
        people.append(
            Person(
                PersonId(f"p{number}"),
                f"{dice.choice('ABCDEFGH')}na {dice.choice('STUVW')}ilva {number % 977}",
                dice.choice(TITLES),
                company,
                dice.choice(PLACES),
                f"Industry {number % 23}",
            )
        )
    contacts = 400
    knows = np.array([dice.randrange(1, contacts) for _ in range(2 * count)], np.int32)
    known = np.array([dice.randrange(contacts, count) for _ in range(2 * count)], np.int32)
    mine = np.arange(1, contacts, dtype=np.int32)
    a = np.concatenate((np.zeros(contacts - 1, np.int32), knows))
    b = np.concatenate((mine, known))
    ties = Ties.build(count, a, b, np.full(len(a), 0.5, np.float32))
    degree = degrees(ties)
    order = np.arange(count, dtype=np.int32)
    return Corpus(people, degree, mutual_counts(ties, degree), ties, order)


def keys() -> list[str]:
    """Every text that stands in the filter line while the sessions are typed and erased."""
    typed = []
    for session in SESSIONS:
        texts = [f"degree:2 {session[:end]}" for end in range(len(session) + 1)]
        typed += [*texts, *reversed(texts)]
    return typed


def timed(answer: Callable[[str], object]) -> list[float]:
    """Milliseconds for each text."""
    times = []
    for text in keys():
        start = time.perf_counter()
        answer(text)
        times.append((time.perf_counter() - start) * 1000)
    return times


def main(count: int) -> None:
    """Print one table."""
    corpus = invented(count, random.Random(7))
    index = Index(corpus)
    texts = [
        fold(f"{corpus.people.name[row]} {corpus.people.title[row]} {corpus.people.company[row]}")
        for row in range(count)
    ]

    def ours(text: str) -> None:
        result = index.search(parse(text))
        for facet in FACETS:
            result.facets(facet, 10)

    def scan(text: str) -> None:
        words = fold(text).split()[1:]
        sum(all(word in one for word in words) for one in texts)

    ours("degree:2")  # facets and columns are made at their first use
    rows = {"secondhop": timed(ours), "plain scan, no facets": timed(scan)}
    print(f"{count:,} people, {len(keys())} keys, ms a key")
    for name, times in rows.items():
        p95 = statistics.quantiles(times, n=20)[-1]
        print(
            f"{name:<24} p50 {statistics.median(times):7.2f}  p95 {p95:7.2f}  max {max(times):7.2f}"
        )
    ratio = statistics.median(rows["secondhop"]) / statistics.median(rows["plain scan, no facets"])
    print(f"ratio of the medians     {ratio:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60_000)
