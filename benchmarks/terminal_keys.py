"""Bytes and milliseconds per key of the dashboard, beside other programs in the same run.

    python -m benchmarks.terminal_keys [--quick] [--write docs/performance.md] [--path FOLDER]
    python -m benchmarks.terminal_keys --self-check

Prints Markdown tables: one per terminal size, and one per slow link. Peers that are not installed
are named as missing. The figures are those of the demo, and of about as much of what the others
show. Bytes are the same on any machine; milliseconds want a quiet one.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from benchmarks.peers import PROGRAMS, Program
from benchmarks.pty_probe import Answer
from benchmarks.self_check import problems
from benchmarks.sessions import (
    FULL,
    QUICK,
    Held,
    Keys,
    Pace,
    Size,
    hold_key,
    press_keys,
    type_word,
    wait_idle,
)
from benchmarks.slow_link import Link
from benchmarks.tables import NONE, cost, lag, machine, milliseconds, table, write_between
from benchmarks.workshop import Workshop, furnish

MIDDLE: Size = (120, 40)
SIZES: tuple[Size, ...] = ((80, 24), MIDDLE, (200, 60))
LINKS = (Link(9_600, 0.1), Link(56_000, 0.1))
SIDE_BY_SIDE = 5
"""Sessions at once where only bytes count, or where the link is far slower than the machine."""
APART = 1.5
"""Seconds between the first of them, so that no two start together."""

KEY_HEADER = ("start", "down", "scroll by one", "page", "typed letter", "pane", "idle 10 s")
GOAL = ("≤ 10,000", "≤ 282", "≤ 500", "≤ 3,500", "≤ 3,500", "≤ 6,000", "0")
LINK_HEADER = ("first screen", "lag after holding ↓ 2 s", "bytes of that", "lag after 7 letters")
LINK_GOAL = (NONE, "≤ 0.50 s", NONE, NONE)

Result = TypeVar("Result")


@dataclass
class Beside:
    """Sessions that run beside others, by size or link, and by the name of the program."""

    held: dict[tuple[Link, str], Future[Held]] = field(default_factory=dict)
    typed: dict[tuple[Link, str], Future[Answer]] = field(default_factory=dict)
    idle: dict[tuple[Size, str], Future[int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """What one run measures."""

    programs: tuple[Program, ...]
    sizes: tuple[Size, ...]
    links: tuple[Link, ...]
    pace: Pace


def tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def measure_keys(plan: Plan, shop: Workshop, size: Size) -> dict[str, Keys]:
    """One program after the other, as this is where time counts."""
    found = {}
    for program in plan.programs:
        tell(f"{size[0]}×{size[1]}: {program.name}")
        try:
            found[program.name] = press_keys(program, shop, size, plan.pace)
        except (OSError, TimeoutError) as error:
            tell(f"  not measured: {error}")
    return found


def outcome(future: Future[Result], what: str) -> Result | None:
    """What a session beside others found; None, and a word about it, when it failed."""
    try:
        return future.result()
    except (OSError, TimeoutError) as error:
        tell(f"  {what} not measured: {error}")
        return None


def size_table(plan: Plan, size: Size, keys: dict[str, Keys], beside: Beside) -> str:
    """One row for each program, at one size."""
    rows = []
    for program in plan.programs:
        waited = outcome(beside.idle[size, program.name], f"{program.name} idle")
        cells = key_cells(keys.get(program.name))
        rows.append((label(program), *cells, NONE if waited is None else f"{waited:,}"))
    goal = [("*goal*", *GOAL)] if size == MIDDLE else []
    return f"**{size[0]}×{size[1]}**\n\n{table(('bytes · ms', *KEY_HEADER), [*goal, *rows])}"


def key_cells(keys: Keys | None) -> list[str]:
    if keys is None:
        return [NONE] * (len(KEY_HEADER) - 1)
    return [
        cost(series)
        for series in (keys.start, keys.down, keys.edge, keys.page, keys.letter, keys.pane)
    ]


def link_table(plan: Plan, link: Link, beside: Beside) -> str:
    """One row for each program, over one link at 120×40."""
    rows = []
    for program in plan.programs:
        held = outcome(beside.held[link, program.name], f"{program.name} held on the link")
        typing = beside.typed.get((link, program.name))
        typed = outcome(typing, f"{program.name} typed on the link") if typing else None
        rows.append((label(program), *held_cells(held), lag(typed)))
    title = f"**{link.bandwidth:,.0f} B/s, {link.round_trip * 1000:.0f} ms there and back, 120×40**"
    return f"{title}\n\n{table(('', *LINK_HEADER), [('*goal*', *LINK_GOAL), *rows])}"


def held_cells(held: Held | None) -> list[str]:
    if held is None:
        return [NONE] * 3
    return [milliseconds(held.start.milliseconds), lag(held.lag), f"{held.lag.bytes:,}"]


def label(program: Program) -> str:
    return f"{program.name} {program.version()}".strip()


def start_beside(plan: Plan, shop: Workshop, pool: ProcessPoolExecutor) -> Beside:
    """Start everything that may run beside others; the longest first."""
    beside, number = Beside(), itertools.count()

    def submit(session: Callable[..., Result], *words: object) -> Future[Result]:
        if next(number) < SIDE_BY_SIDE:
            time.sleep(APART)
        return pool.submit(session, *words)

    for link in plan.links:
        for each in plan.programs:
            about = (each.name, shop, MIDDLE, plan.pace, link)
            beside.held[link, each.name] = submit(hold_key, *about)
            if each.can_filter:
                beside.typed[link, each.name] = submit(type_word, *about)
    for size in plan.sizes:
        for each in plan.programs:
            beside.idle[size, each.name] = submit(wait_idle, each.name, shop, size, plan.pace)
    return beside


def measure(plan: Plan, shop: Workshop) -> dict[str, str]:
    """All tables by the name of their place in the page.

    Keys come first and alone; then everything that may run beside others.
    """
    keys = {size: measure_keys(plan, shop, size) for size in plan.sizes}
    tell(f"slow links and idling, {SIDE_BY_SIDE} at a time …")
    with ProcessPoolExecutor(SIDE_BY_SIDE) as pool:
        beside = start_beside(plan, shop, pool)
        sizes = [size_table(plan, size, keys[size], beside) for size in plan.sizes]
        links = [link_table(plan, link, beside) for link in plan.links]
    told = machine() + missing()
    return {"keys": "\n\n".join([*sizes, told]), "links": "\n\n".join(links)}


def missing() -> str:
    names = [program.name for program in PROGRAMS if not program.is_installed]
    return f" Not installed here: {', '.join(names)}." if names else ""


def main(words: list[str] | None = None) -> int:
    """Measure, print, and write into a page when asked to."""
    parser = argument_parser()
    wishes = parser.parse_args(words)
    if wishes.write and (wishes.quick or wishes.only):
        parser.error("a page takes whole tables only: --write goes with neither --quick nor --only")
    if wishes.self_check:
        wrong = list(problems())
        print("\n".join(wrong) or "the measuring measures right")
        return 1 if wrong else 0
    os.environ["PATH"] = os.pathsep.join([*wishes.path, os.environ["PATH"]])
    plan = plan_of(wishes)
    with tempfile.TemporaryDirectory(prefix="terminal-keys-") as folder:
        tell("making the demo, a mailbox and a repository …")
        shop = furnish(Path(folder), has_git=shutil.which("git") is not None)
        texts = measure(plan, shop)
    print("\n\n".join(texts.values()))
    for name, text in texts.items() if wishes.write else ():
        write_between(wishes.write, name, text)
    return 0


def plan_of(wishes: argparse.Namespace) -> Plan:
    wanted = [
        program
        for program in PROGRAMS
        if program.is_installed and any(word in program.name for word in wishes.only or [""])
    ]
    if wishes.quick:
        return Plan(tuple(wanted), (MIDDLE,), LINKS[:1], QUICK)
    return Plan(tuple(wanted), SIZES, LINKS, FULL)


def argument_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="120×40 and one link only")
    parser.add_argument("--only", action="append", metavar="NAME", help="programs named like this")
    parser.add_argument("--path", action="append", default=[], help="a folder with more programs")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the tables into a page")
    parser.add_argument("--self-check", action="store_true", help="check the measuring itself")
    return parser


if __name__ == "__main__":
    sys.exit(main())
