from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.model.text import MAX_FIELD, clean, fold, plural

ANYTHING = st.text(st.characters(codec=None), max_size=80)
PIECES = (
    *"ab1m;[]\\\t\r\n…éé",
    *("\x1b", "\x1b[", "\x1b]", "\x07", "\x9b", "\x9c", "\x9d", "\x90", "\x00", "\x85"),
    *(
        "\u202e",
        "\u2066",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\ud800",
        "\u0301",
        "e",
        "\u0958",
        "\u2028",
    ),
)
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Ana Silva", "Ana Silva"),
        ("  Ana \t\r\n  Silva ", "Ana Silva"),
        ("Ana\u2028Silva\u00a0Diaz\u3000", "Ana Silva Diaz"),
        ("\x1b[31mAna\x1b[0m", "Ana"),
        ("\x1b[38;2;1;2;3mAna\x1b[2J\x1b[H", "Ana"),
        ("\x9b31mAna", "Ana"),
        ("\x1b]0;owned\x07Ana", "Ana"),
        ("\x1b]52;c;cm0gLXJm\x1b\\Ana", "Ana"),
        ("\x1b]8;;http://evil.example\x1b\\Ana\x1b]8;;\x1b\\", "Ana"),
        ("\x9d0;owned\x9cAna", "Ana"),
        ("\x1bPq#0\x1b\\Ana", "Ana"),
        ("Ana\x1b]0;never ends", "Ana"),
        ("Ana\x1b", "Ana"),
        ("A\x00n\x07a\x7f", "Ana"),
        ("A\x85na\x9f", "Ana"),
        ("Ana\u202eavliS\u202c", "AnaavliS"),
        ("\u2066Ana\u2069 \u200fSilva\u061c", "Ana Silva"),
        ("\ufeffA\u200bn\u2060a", "Ana"),
        ("A\ud83dna\udc00", "Ana"),
        ("Ana\U000e0041\U000e007f", "Ana"),
        ("Jose\u0301", "José"),
        ("[bold red]Ana[/] [link=x]", "[bold red]Ana[/] [link=x]"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d💻 Ana", "👩\u200d💻 Ana"),
        ("王小明 👋🏽", "王小明 👋🏽"),
        ("", ""),
        ("\x1b[0m \u200b", ""),
    ],
)
def test_clean_leaves_one_harmless_line(raw: str, shown: str) -> None:
    assert clean(raw) == shown


def test_a_name_that_was_encoded_twice_keeps_its_rest() -> None:
    # ß and ş in UTF-8 that was read as Latin-1: the second byte looks like a C1 control.
    assert clean("Gro\u00c3\u009fmann") == "Gro\u00c3mann"
    assert clean("Ay\u00c5\u009fe Y\u0131lmaz") == "Ay\u00c5e Y\u0131lmaz"


@pytest.mark.parametrize("letter", ["x", "é", "王", "\x1b", "\x9d", "\u0301", " "])
def test_clean_cuts_a_name_of_ten_kilobytes(letter: str) -> None:
    shown = clean(letter * 10_240)
    assert len(shown) <= MAX_FIELD
    assert not shown or shown.endswith("…")


def test_clean_says_that_it_cut() -> None:
    assert clean("x" * MAX_FIELD) == "x" * MAX_FIELD
    assert clean("x" * (MAX_FIELD + 1)) == "x" * (MAX_FIELD - 1) + "…"
    assert clean("ab cd", 4) == "ab…"


@pytest.mark.parametrize("piece", ["\x1b]", "\x9d", "\x9b1", "\x1b[1", "\x90\x9d"])
def test_clean_takes_no_longer_for_hostile_text(piece: str) -> None:
    begun = time.perf_counter()
    clean(piece * 40_000, 20_000)
    assert time.perf_counter() - begun < 1


@given(st.one_of(ANYTHING, HOSTILE), st.integers(2, 60))
def test_clean_twice_is_clean_once(text: str, limit: int) -> None:
    shown = clean(text, limit)
    assert clean(shown, limit) == shown


@given(st.one_of(ANYTHING, HOSTILE))
def test_cleaned_text_moves_no_cursor(text: str) -> None:
    shown = clean(text)
    assert not any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
    assert unicodedata.is_normalized("NFC", shown)
    assert shown == shown.strip()
    shown.encode()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ana SILVA", "ana silva"),
        ("José", "jose"),
        ("Jose\u0301", "jose"),
        ("Łukasz Ørsted", "lukasz orsted"),
        ("Groß", "gross"),
        ("Iğdır", "igdir"),
        ("ﬁn", "fin"),
        ("王", "王"),
    ],
)
def test_fold_compares_as_people_do(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(ANYTHING)
def test_fold_sees_no_difference_in_normal_forms(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


def test_plural_groups_digits() -> None:
    assert plural(1, "person", "people") == "1 person"
    assert plural(5904, "person", "people") == "5,904 people"
    assert plural(0, "tie") == "0 ties"
