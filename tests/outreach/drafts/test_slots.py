from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.outreach.drafts.slots import SlotError, filled, parts_of, slots_in
from secondhop.outreach.guards.check import check
from secondhop.outreach.guards.message import Message
from secondhop.outreach.guards.situation import Situation
from secondhop.outreach.limits import load_limits

KNOWN = {"first": "Hana", "hook": "talk"}
LIMITS = load_limits()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hi {first}.", "Hi Hana."),
        ("Hi {nobody}.", "Hi {nobody}."),
        ("Hi.[[ Your {hook}.]] Bye", "Hi. Your talk. Bye"),
        ("Hi.[[ Your {nobody}.]] Bye", "Hi. Bye"),
        ("Hi.[[ Your {hook} and {nobody}.]] Bye", "Hi. Bye"),
        ("[[a {nobody} || b {first} || c {hook}]]", "b Hana"),
        ("[[a {nobody} || always]]", "always"),
        ("x[[ a {nobody} || !]].", "x a {nobody}."),
        ("x [[a {nobody} || b {first} || !]].", "x b Hana."),
        ("one[[ {nobody}]]\n\n[[{nobody}]]\n\ntwo  three ", "one\n\ntwo three"),
        ("Why {q}.", "Why {q}."),
    ],
)
def test_what_is_known_is_said_and_the_rest_left_out(text: str, said: str) -> None:
    assert filled(text, KNOWN) == said


def test_an_empty_value_is_not_known() -> None:
    assert filled("Hi[[ {first}]] {first}", {"first": ""}) == "Hi {first}"


def test_a_question_takes_no_second_stop() -> None:
    assert filled("About: {hook}.", {"hook": "who pays?"}) == "About: who pays?"


def test_what_stands_in_a_value_is_no_slot() -> None:
    assert filled("{hook}", {"hook": "{first} [[x]]", "first": "Hana"}) == "{first} [[x]]"


def test_where_it_does_not_fit_the_last_parts_go_first() -> None:
    text = "a[[ {first}]][[ {hook}]][[ {nobody}]]"
    assert filled(text, KNOWN, lambda said: len(said) <= 11) == "a Hana talk"
    assert filled(text, KNOWN, lambda said: len(said) <= 10) == "a Hana"
    assert filled(text, KNOWN, lambda said: False) == "a"


@pytest.mark.parametrize("text", ["a [[ b", "a ]] b", "[[ a [[ b ]] ]]", "]] [["])
def test_brackets_that_do_not_meet_are_told(text: str) -> None:
    with pytest.raises(SlotError):
        parts_of(text)


_PIECES = st.lists(
    st.one_of(
        st.sampled_from(["{a}", "{b}", "{c}", " ", "\n", "words, ", "Hi "]),
        st.lists(st.sampled_from(["x {a}", " {b} y", "{c}", "plain", "!"]), min_size=1).map(
            lambda ways: f"[[{'||'.join(ways)}]]"
        ),
    ),
    max_size=12,
).map("".join)


@given(_PIECES, st.dictionaries(st.sampled_from("abc"), st.sampled_from(["", "Ana", "Öykü"])))
def test_no_open_slot_leaves_silently(text: str, known: dict[str, str]) -> None:
    """Every slot that is left over is one that nobody knows, and the guards block it."""
    said = filled(text, known)
    left = slots_in(said)
    assert all(not known.get(slot) for slot in left)
    verdict = check(Message("message", said), Situation(), LIMITS)
    assert bool(left) == any(one.guard == "unfilled-slot" for one in verdict.findings)
    assert not re.search(r"\[\[|\]\]|None|null", said)


@given(_PIECES)
def test_whatever_must_be_said_is_said(text: str) -> None:
    """Words outside of brackets stay, in their order, when nothing at all is known."""
    plain = re.sub(r"\[\[.*?\]\]", "", text, flags=re.S)
    assert filled(text, {}).count("words") == plain.count("words")
