"""Keys on the Board: none raises or loses the cursor, and none costs many bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.journeys.board_runs import SIZES, run
from tests.journeys.sessions import session

MOST_BYTES: Final = 700
"""That a key which moves the cursor may cost at 80×24."""
MOVES: Final = "jlkwbh"
ON_CIRCLES: Final = "ljhk"
ZOOMS: Final = ("\r", "\x7f", "\r", "\r", "\r", "\x7f", "]", "\r", "\x7f")
REPAINT: Final = 4_500
"""Bytes of the whole Board painted anew at 80×24, as was measured of the design."""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_random_keys_never_raise_or_lose_the_cursor(
    demo: Path, size: tuple[int, int]
) -> None:
    """The first few of the 20,000 that `python -m tests.journeys.board_runs` presses."""
    assert await run(demo, size, 100, seed=SIZES.index(size)) >= 100


def test_cursor_keys_cost_few_bytes(place: dict[str, str]) -> None:
    with session(place) as terminal:
        terminal.press("1")
        for level in ("", "\r", "\r", "]"):
            terminal.press(level)
            if level == "]":
                terminal.until("┏")  # they are found beside the screen
                terminal.read()
            moves = ON_CIRCLES if level == "]" else MOVES
            costs = {f"{level}{key}": len(terminal.press(key, answers=False)) for key in moves}
            assert max(costs.values()) <= MOST_BYTES, costs
            assert sum(costs.values())


def test_no_key_costs_more_than_a_plain_repaint(place: dict[str, str]) -> None:
    with session(place) as terminal:
        terminal.press("1")
        costs = [len(terminal.press(key)) for key in ZOOMS]
        assert max(costs) <= REPAINT, costs
