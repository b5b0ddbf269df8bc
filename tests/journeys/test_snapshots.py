"""Every screen looks as it did; `python -m tests.screens` draws them again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens import SCREENS, SIZES, Screen, draw, path_of


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
async def test_screen_is_as_kept(screen: Screen, size: tuple[int, int], demo_master: Path) -> None:
    text, _ = await draw(screen, size, demo_master)
    assert text == path_of(screen, size).read_text("utf-8")


def test_no_line_is_wider_than_its_screen() -> None:
    from rich.cells import cell_len

    for screen in SCREENS:
        for size in SIZES:
            lines = path_of(screen, size).read_text("utf-8").splitlines()
            assert len(lines) <= size[1], screen.name
            assert max(map(cell_len, lines)) <= size[0], screen.name
