"""Telling pastes from keys, in whatever pieces they arrive."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from secondhop.tui.terminal.pasting import (
    END,
    MOST_KEPT,
    MOST_WAITS,
    START,
    Pasted,
    Pastes,
    Typed,
    is_bulk,
)

HARMLESS = st.text(st.characters(exclude_characters="\x1b"), max_size=40)
SEQUENCES = st.sampled_from(["\x1b[A", "\x1b", "\x1b[3;5R", "\x1b[200", "\x1b[20", "[200~"])


def given_in(pieces: list[str]) -> list[Typed | Pasted]:
    """What comes out, neighbouring keys put together."""
    pastes = Pastes()
    out = [one for piece in pieces for one in pastes.feed(piece)] + list(pastes.tick())
    joined: list[Typed | Pasted] = []
    for one in out:
        if isinstance(one, Typed) and joined and isinstance(joined[-1], Typed):
            joined[-1] = Typed(joined[-1].text + one.text)
        else:
            joined.append(one)
    return joined


def test_a_marked_paste_is_a_paste_whatever_is_in_it() -> None:
    text = "a\x1b[31mb\r\x1b]0;x\x07\x1b[200~c"
    assert given_in([f"j{START}{text}{END}k"]) == [Typed("j"), Pasted(text), Typed("k")]


@given(st.lists(st.one_of(HARMLESS, SEQUENCES)), st.lists(st.integers(0, 60)))
def test_pieces_change_nothing(parts: list[str], cuts: list[int]) -> None:
    inside = "".join(parts)
    assume(END not in inside)
    pieces, rest = [f"j{START}"], f"{inside}{END}k"
    for cut in cuts:
        pieces.append(rest[:cut])
        rest = rest[cut:]
    assert given_in([*pieces, rest]) == [Typed("j"), Pasted(inside), Typed("k")]


@pytest.mark.parametrize("length", range(1, len(END)))
def test_an_end_in_two_pieces_is_an_end(length: int) -> None:
    pieces = [f"{START}text{END[:length]}", f"{END[length:]}q"]
    assert given_in(pieces) == [Pasted("text"), Typed("q")]


@pytest.mark.parametrize("length", range(2, len(START)))
def test_a_start_in_two_pieces_is_a_start(length: int) -> None:
    pieces = [f"j{START[:length]}", f"{START[length:]}text{END}"]
    assert given_in(pieces) == [Typed("j"), Pasted("text")]


def test_escape_is_a_key_at_once() -> None:
    assert list(Pastes().feed("\x1b")) == [Typed("\x1b")]


def test_what_looked_like_a_start_becomes_keys_when_nothing_follows() -> None:
    pastes = Pastes()
    assert list(pastes.feed("\x1b[")) == []
    assert list(pastes.tick()) == [Typed("\x1b[")]


def test_a_paste_without_end_is_not_kept_without_end() -> None:
    pastes = Pastes()
    assert list(pastes.feed(START + "x" * MOST_KEPT)) == []
    assert list(pastes.feed("y" * 1_000_000)) == []
    assert list(pastes.feed(END + "j")) == [Pasted("x" * MOST_KEPT), Typed("j")]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("a long text, word for word\r\n" * 20, True),
        ("x" * 600, True),
        ("j" * 200, False),  # held down on a line that stood still
        ("dduu" * 40, False),
        ("\x1b[B" * 300, False),
        ("short", False),
        ("the quick brown fox\x04" * 20, False),
    ],
)
def test_unmarked_bulk_is_told_from_keys(text: str, is_one: bool) -> None:
    assert is_bulk(text) == is_one


def test_answers_of_the_terminal_stay_answers_in_the_middle_of_a_paste() -> None:
    text = "a long text, word for word\r" * 20
    assert given_in([f"{text}\x1b[24;80R{text}"]) == [
        Pasted(text),
        Typed("\x1b[24;80R"),
        Pasted(text),
    ]


def test_the_rest_of_an_unmarked_paste_is_no_row_of_commands() -> None:
    pastes, text = Pastes(), "a long text, word for word\r" * 20
    assert [*pastes.feed(text), *pastes.feed("quit, d and u\r")] == [
        Pasted(text),
        Pasted("quit, d and u\r"),
    ]
    assert not list(pastes.tick())
    assert list(pastes.feed("q")) == [Typed("q")]


def test_a_paste_whose_end_never_comes_ends_by_itself() -> None:
    pastes = Pastes()
    assert not list(pastes.feed(f"{START}some text"))
    ticks = [piece for _ in range(MOST_WAITS) for piece in pastes.tick()]
    assert ticks == [Pasted("some text")]
    assert list(pastes.feed("q")) == [Typed("q")]
