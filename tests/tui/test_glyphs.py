"""Glyph sets: every sign of ours has a stand-in, and the stand-ins take the same room."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

import secondhop
from secondhop.tui.widgets.cells import safe
from secondhop.tui.widgets.glyphs import ASCII, CONSOLE, SIGNS, UTF_8

SOURCE = Path(secondhop.__file__).parent
NOT_DRAWN = {"glyphs.py", "letters.py"}
"""Tables of characters."""
CP437 = set(bytes(range(128, 256)).decode("cp437")) | set("§¶•◘○◙►◄↕▬↑↓→←↔▲▼▶◀◆")


def drawn() -> Iterator[tuple[str, str]]:
    """Every piece of text in the code of the screen, docstrings aside, with its file."""
    files = {*SOURCE.joinpath("tui").rglob("*.py"), SOURCE / "model" / "tie.py"}
    for path in sorted(one for one in files if one.name not in NOT_DRAWN):
        tree = ast.parse(path.read_text("utf-8"))
        said = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in said:
                yield str(path), node.value


def test_every_sign_in_the_code_has_a_stand_in() -> None:
    for path, text in drawn():
        printable = {char for char in text if not char.isascii() and cell_len(char)}
        assert printable <= SIGNS, (path, printable - SIGNS)


def test_every_sign_keeps_its_room_and_is_known_to_the_console() -> None:
    for sign in SIGNS:
        assert ASCII.shown(sign).isascii()
        assert len(ASCII.shown(sign)) == cell_len(CONSOLE.shown(sign)) == cell_len(sign) == 1
        assert CONSOLE.shown(sign).isascii() or CONSOLE.shown(sign) in CP437


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("▌Ivo Weber ●●●○ ≥5 · 2 due", ">Ivo Weber ***. >5 - 2 due"),
        ("╭╴ ███▍ ╶─╮", "+- ###> --+"),
        ("│ Öresund Łódź Straße", "| Oresund Lodz Strase"),
        ("王小明", "??????"),
        ("ивн", "???"),
        ("Zoe\u0308q\u0301", "Zoeq"),
        ("“x” – …", '"x" - ~'),
    ],
)
def test_what_ascii_shows(text: str, shown: str) -> None:
    assert ASCII.shown(safe(text)) == shown


@given(st.text(st.characters(codec=None), max_size=60).map(safe))
def test_ascii_shows_any_text_in_as_many_cells(text: str) -> None:
    shown = ASCII.shown(text)
    assert shown.isascii()
    assert len(shown) == cell_len(text)


def test_the_console_keeps_what_its_font_has() -> None:
    assert CONSOLE.shown("▌●●○ ╭─╮ ▎█ Öresund ≥5") == "▌••○ ┌─┐ ▌█ Öresund ≥5"


def test_utf_8_changes_nothing() -> None:
    text = "▌Ivo ●●●○ 王"
    assert UTF_8.shown(text) is text
