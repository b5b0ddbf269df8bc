"""Whether `find`, the screen and the counts agree on the demo, asked random queries.

`python -m tests.agreement [QUERIES]` asks a thousand.
"""

from __future__ import annotations

import asyncio
import io
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random

from textual import events
from textual.pilot import Pilot

from secondhop.cli.find import VERBS
from secondhop.cli.options import Options
from secondhop.cli.parser import Parser
from secondhop.cli.session import Session
from secondhop.search.facets import FACETS
from secondhop.search.query import parse
from secondhop.search.spelling import format_query, quoted_if_needed
from secondhop.store.demo import make_demo
from secondhop.store.home import make_private
from secondhop.store.state import State
from secondhop.tui.app import SecondhopApp
from secondhop.tui.panes.prospects import ProspectsPane
from tests.screens import TODAY, dashboard
from tests.search.queries import random_text

FIELDS = {"industry": "industry", "location": "location", "company": "employer", "title": "title"}
LISTS = {"tag": "tags", "school": "schools", "group": "groups", "past": "past", "skill": "skills"}


class Finding:
    """`secondhop find` on one home, which it opens but once."""

    def __init__(self, home: Path) -> None:
        self._session = Session(Options(home=str(home)), TODAY, lambda settings: None)
        self._parser, self._verb = Parser("find", ""), VERBS["find"]
        self._verb.declare(self._parser)

    @property
    def state(self) -> State:
        return self._session.state

    def __call__(self, text: str) -> tuple[str, int]:
        """What it says of the number found, and how many lines it prints."""
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            self._verb.run(self._session, self._parser.read(["--limit", "3", "--", text]))
        return err.getvalue().strip(), max(len(out.getvalue().splitlines()) - 1, 0)

    def close(self) -> None:
        self._session.close()


def random_queries(state: State, count: int, seed: int) -> Iterator[str]:
    """Half of them with what somebody in the demo really has."""
    numbers, asked = Random(seed), 0
    people = state.people
    while asked < count:
        text = random_text(numbers)
        if numbers.random() < 0.5:
            row = numbers.randrange(1, len(people))
            name = numbers.choice(tuple(FIELDS))
            if value := getattr(people, FIELDS[name])[row]:
                some = value[: numbers.randrange(1, len(value) + 1)].strip()
                text = f"{name}:{quoted_if_needed(some)} {numbers.choice(('', 'or '))}{text}"
        text = format_query(parse(text))
        if parse(text).items == parse(text).terms:
            asked += 1
            yield text


def counted(state: State, rows: list[int], name: str) -> Counter[str]:
    """How many of these people have each value, counted one by one."""
    column = getattr(state.people, FIELDS.get(name) or LISTS[name])
    cells = [column[row] for row in rows]
    return Counter(
        value for cell in cells for value in ({cell} if name in FIELDS else set(cell)) if value
    )


async def disagreements(home: Path, queries: int, seed: int) -> AsyncIterator[tuple[str, str]]:
    """Each query with what is wrong about its counts, "" when nothing is."""
    finding = Finding(home)
    async with dashboard(home) as (app, pilot):
        await pilot.press("slash")
        for text in random_queries(app.store.state, queries, seed):
            yield text, await _disagreement(app, pilot, finding, text)
    finding.close()


async def _disagreement(app: SecondhopApp, pilot: Pilot[str], finding: Finding, text: str) -> str:
    await pilot.press("ctrl+u")
    app.post_message(events.Paste(text))
    await pilot.pause()
    shown = "".join(part for part, _ in app.query_one(ProspectsPane).filter.right).strip()
    result = app.desk.result
    said, lines = finding(text)
    if said.replace(",", "") != shown:
        return f"find says {said!r}, the screen {shown!r}"
    rows = result.rows.tolist()
    if len(rows) != result.total or lines != min(len(rows), 3):
        return f"{result.total} counted, {len(rows)} listed, {lines} printed"
    if rows != finding.state.index.search(parse(text)).rows.tolist():
        return "find and the screen list others"
    for name in (*FIELDS, *LISTS):
        facet, expected = result.facets(name), counted(app.store.state, rows, name)
        if dict(facet.values) != expected or facet.total != len(rows):
            return f"{name} is counted wrong"
        if name in FIELDS and facet.known != expected.total():
            return f"{name} is known of {expected.total()}, not {facet.known}"
    return ""


async def _ask(queries: int) -> int:
    start, wrong, found = time.perf_counter(), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        make_private(Path(folder))
        make_demo(Path(folder) / "demo")
        async for text, what in disagreements(Path(folder) / "demo", queries, 1):
            found += 1
            if what:
                wrong += 1
                print(f"  {text}: {what}")
    print(f"{found:,} queries, {wrong} of them disagree, {time.perf_counter() - start:.0f} s")
    return wrong


if __name__ == "__main__":
    assert set(FACETS) >= {*FIELDS, *LISTS}
    sys.exit(bool(asyncio.run(_ask(int(sys.argv[1]) if sys.argv[1:] else 1_000))))
