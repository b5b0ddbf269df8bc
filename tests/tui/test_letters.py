"""Text that every terminal counts the same, whatever it is made of."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from secondhop.model.text import disarm
from secondhop.tui.widgets.cells import cells, exactly, fit, safe
from secondhop.tui.widgets.letters import is_plain, settled
from tests.hostile import NAMES, assert_harmless, by_code_points

ANYTHING = st.text(st.characters(codec=None), max_size=60)
STYLED = st.lists(
    st.sampled_from([*"ae 1\u0301\u0308\u200d\ufe0f🏽👩🇩🇪क\u093e\u094dᄀ\u1161王\x1b"])
).map("".join)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ana Silva", "Ana Silva"),
        ("  Zoë ", "  Zoë "),
        ("王小明", "王小明"),
        ("עברית", "עברית"),
        ("नमस्ते", "नमस्ते"),
        ("राज", "रआज"),
        ("\u1100\u1161\u11a8", "각"),
        ("\u1100\u119e", "\u1100\u318d"),
        ("👩\u200d👩\u200d👧", "👩👩👧"),
        ("👍🏽", "👍"),
        ("🇩🇪", "DE"),
        ("1\ufe0f\u20e3 ❤\ufe0f", "1 ❤"),
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴"),
        ("می\u200cخواهم", "میخواهم"),
        ("a\tb\u2028c", "a b c"),
        ("q" + "\u0301" * 500, "q\u0301\u0301"),
        ("\u0301q", "q"),
        ("\u200c\u0301q", "q"),
        ("x\ue000\U000f0000\u0378y", "x\ufffd\ufffd\ufffdy"),
        ("so\u00adft \ufff9a\ufffb", "soft a"),
        ("\x1b[31mred", "red"),
        ("\u202eevil", "evil"),
        ("\u3248 ㈱", "\ufffd ㈱"),
    ],
)
def test_what_is_shown_for_a_text(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_every_character_takes_the_same_room_everywhere() -> None:
    planes = (range(0x80, 0xD800), range(0xE000, 0x20000), range(0xE0000, 0xE0200))
    for code in (code for plane in planes for code in plane):
        shown = safe(f"a{chr(code)}b")
        assert cell_len(shown) == by_code_points(shown), hex(code)


@given(st.one_of(ANYTHING, STYLED))
def test_any_text_comes_to_one_width(text: str) -> None:
    shown = safe(text)
    assert_harmless(shown, cell_len(shown))
    assert safe(shown) == shown
    assert cells(text) == cell_len(shown)


@given(st.one_of(ANYTHING, STYLED), st.integers(1, 40), st.booleans())
def test_a_fitted_text_is_as_wide_as_asked_by_both_counts(
    text: str, width: int, right: bool
) -> None:
    assert_harmless(fit(text, width, right), width)


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_in_a_column(name: str) -> None:
    for width in (1, 2, 7, 16, 40):
        assert_harmless(fit(name, width), width)


@given(ANYTHING)
def test_what_others_measured_keeps_its_room(text: str) -> None:
    shown = exactly(text)
    assert cell_len(shown) == (cell_len(text) if safe(text) != text else cell_len(shown))


def test_plain_text_is_not_looked_at_twice() -> None:
    text = "Hana Weber " * 1_000
    assert safe(text) is text


def test_what_is_unknown_is_so_in_this_version_of_unicode() -> None:
    assert unicodedata.category("\u0378") == "Cn"


def test_what_is_taken_for_plain_is_what_nothing_has_to_be_done_about() -> None:
    for code in (*range(0x20, 0xD800), *range(0xE000, 0x20000)):
        char = chr(code)
        if is_plain(char):
            assert settled(disarm(f"a{char}")) == f"a{char}", hex(code)
            assert cell_len(char) == 1, hex(code)
