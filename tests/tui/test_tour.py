"""The guided tour: its Markdown, its keys, and how it is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

import pytest

from secondhop.tui.actions import BY_ID, DEFAULTS, key_of, use_keys
from secondhop.tui.screens.tour import Block, draw_blocks, flow, pieces, read_blocks, tour_lines
from secondhop.tui.widgets.cells import cells
from secondhop.tui.widgets.lines import Line

MARKDOWN = files("secondhop.tui").joinpath("tour.md").read_text("utf-8")
TOLD = {"pane-network", "pane-prospects", "pane-outreach", "filter", "ways", "follow-up", "done"}
TOLD |= {"import", "undo", "redo", "help", "palette", "next-pane", "open"}


@pytest.fixture
def other_keys() -> Iterator[None]:
    use_keys({"filter": ("f9",), "done": ("X",)})
    yield
    use_keys(DEFAULTS)


def plain(lines: list[Line]) -> str:
    return "\n".join("".join(text for text, _ in line) for line in lines)


def test_it_names_only_actions_that_exist_and_all_that_matter() -> None:
    named = re.findall(r"\{key:([^}]*)\}", MARKDOWN)
    assert set(named) <= set(BY_ID)
    assert set(named) >= TOLD


def test_it_is_about_two_screens() -> None:
    assert 40 <= len(tour_lines(80)) <= 60


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_no_line_is_wider_than_the_screen_and_none_is_cut(width: int) -> None:
    lines = tour_lines(width)
    assert max(cells("".join(text for text, _ in line)) for line in lines) <= width
    shown = plain(lines)
    assert "…" not in shown
    assert "{" not in shown
    assert "`" not in shown
    assert "*" not in shown


def test_every_word_of_it_is_shown() -> None:
    text = re.sub(r"\{key:([^}]*)\}", lambda found: key_of(found[1]), MARKDOWN)
    words = re.sub(r"(?m)^#+ |^- |[`*]", "", text).split()
    assert [word for word in plain(tour_lines(100)).split() if word != "·"] == words


def test_keys_are_the_ones_in_force(other_keys: None) -> None:
    shown = plain(tour_lines(80))
    assert "Press f9 and type" in shown
    assert "In Outreach X marks it done" in shown


def test_blocks() -> None:
    blocks = read_blocks("# One\n\nSome words\nand more.\n\n- an item\n  goes on\n- two\n1. first")
    assert blocks == (
        Block("#", "One"),
        Block("", "Some words and more."),
        Block("-", "an item goes on"),
        Block("-", "two"),
        Block("1.", "first"),
    )


def test_items_hang_under_their_sign_and_stand_close() -> None:
    lines = draw_blocks(read_blocks("- one two three four five six\n- seven"), 22)
    assert plain(lines) == "\n   · one two three\n     four five six\n   · seven"


def test_a_word_of_several_styles_is_not_broken() -> None:
    spans = pieces("press `x`, then **go**")
    assert spans == [("press ", ""), ("x", "accent"), (", then ", ""), ("go", "strong")]
    assert plain(flow(spans, 7)) == "press\nx, then\ngo"
