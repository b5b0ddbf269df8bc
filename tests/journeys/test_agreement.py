"""`find`, the screen and the counts agree; `python -m tests.agreement` asks ten times as much."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondhop.search.facets import FacetColumn
from tests.agreement import disagreements


async def test_find_the_screen_and_the_counts_agree(demo: Path) -> None:
    told = [one async for one in disagreements(demo, 100, seed=3)]
    assert len(told) == 100
    assert [one for one in told if one[1]] == []


async def test_the_control_a_wrong_count_is_seen(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = FacetColumn._tally

    def wrong(self: FacetColumn, found: object) -> object:
        group, size = right(self, found)  # type: ignore[arg-type]
        return group, size + (group > 0)

    monkeypatch.setattr(FacetColumn, "_tally", wrong)
    assert any([what async for _, what in disagreements(demo, 5, seed=3)])
