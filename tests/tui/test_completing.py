"""Ways on at the filter: offered in one line, and taken one after another by the same key."""

from __future__ import annotations

from secondhop.search.complete import Completion
from secondhop.tui.panes.completing import Completing

VALUES = ("Banking", "Banks", "Berlin", "Insurance of banks and of everybody else")


def _ways(text: str) -> list[Completion]:
    """Values behind a colon that begin as typed."""
    head, _, typed = text.rpartition(":")
    found = [value for value in VALUES if value.lower().startswith(typed.lower())]
    counts = dict(zip(VALUES, (12, 3, 1_500, None), strict=True))
    return [Completion(len(head) + 1, value, value, counts[value]) for value in found]


def _line(completing: Completing, text: str, width: int = 80) -> str:
    return "".join(shown for shown, _ in completing.line(text, width))


def test_the_same_key_again_takes_the_next_way_and_begins_anew_after_the_last() -> None:
    completing, text, seen = Completing(_ways), "industry:ban", []
    for _ in range(3):
        taken = completing.take(text)
        assert taken is not None
        text = taken
        seen.append(text)
    assert seen == ["industry:Banking", "industry:Banks", "industry:Banking"]


def test_after_the_only_way_there_is_none() -> None:
    completing = Completing(_ways)
    assert completing.take("industry:ber") == "industry:Berlin"
    assert completing.take("industry:Berlin") is None
    assert completing.take("industry:zzz") is None


def test_another_text_begins_anew() -> None:
    completing = Completing(_ways)
    completing.take("industry:ban")
    assert completing.take("industry:Bankin") == "industry:Banking"


def test_the_line_shows_counts_and_marks_what_was_taken() -> None:
    completing = Completing(_ways)
    assert _line(completing, "industry:b") == "Banking 12   Banks 3   Berlin 1,500"
    completing.take("industry:b")
    text = completing.take("industry:Banking")
    assert text == "industry:Banks"
    assert ("Banks 3", "strong") in completing.line(text, 80)
    assert len([words for _, words in completing.line(text, 80) if words == "strong"]) == 1


def test_what_does_not_fit_is_counted_and_what_is_cut_says_so() -> None:
    completing = Completing(_ways)
    for width in range(30, 90):
        line = _line(completing, "industry:", width)
        assert len(line) <= width, width
        shown = line.split("   ")
        assert line.endswith("everybody else") or shown[-1] == f"and {4 - len(shown) + 1} more"
    assert _line(completing, "industry:ins", 20) == "Insurance of banks…"
    assert _line(completing, "industry:zzz", 20) == ""
