"""Whatever the text is, the guards answer, in time that grows with its length only."""

from __future__ import annotations

import re
from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from secondhop.model.person import Person, PersonId
from secondhop.outreach.guards.check import GUARDS, check
from secondhop.outreach.guards.finding import OUTCOMES, Finding, Verdict
from secondhop.outreach.guards.likeness import likeness, masked
from secondhop.outreach.guards.message import KINDS, Message
from secondhop.outreach.guards.pacing import working_days
from secondhop.outreach.guards.situation import Mutual, Sent, Situation
from secondhop.outreach.limits import load_limits
from tests.hostile import NAMES
from tests.outreach.guards.bad import BAD
from tests.outreach.guards.good import GOOD

LIMITS = load_limits()
ODD = st.text(st.characters(), max_size=60) | st.sampled_from(NAMES)
PIECES = st.sampled_from(
    [
        "Hi ",
        "{",
        "}",
        "[",
        "]",
        "<",
        ">",
        "%",
        "name",
        "XX",
        "!",
        "\n",
        ",",
        "Dr. ",
        "_",
        "you ",
        "I ",
    ]
)
TEXTS = st.lists(PIECES | ODD, max_size=12).map("".join)
HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]")
GROWING = [
    *(
        "a",
        "word ",
        "{",
        "[",
        "<",
        "%",
        "X",
        "X ",
        "_",
        "!",
        "👋",
        "A ",
        "\n",
        ".",
        "Hi ",
        "é",
        "汉",
    ),
    *("{a", "[a", "<a", "%a", "*|", "i ", "insert ", "your ", "came across ", "10 %", "👋\u200d"),
    *("Hi Ben, ", "we we ", "zu meinem ", "\u0301", "a' ", "$A_", "hello ", "Dr. ", "- "),
]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([*KINDS, "intro"]), TEXTS, ODD, ODD)
def test_it_never_raises_and_the_verdict_is_the_worst(
    kind: str, text: str, name: str, other: str
) -> None:
    to = Person(PersonId("to"), name, other, other, tags=(other,))
    via, sent = Person(PersonId("via"), other), (Sent(other, (name,)),)
    around = Situation(date(2026, 11, 23), "free", to=to, via=via, sent=sent, hooks=(other,))
    for known in (Situation(), around, replace(around, mutuals=(Mutual(other),))):
        verdict = check(Message(kind, text), known, LIMITS)
        levels = [OUTCOMES.index(one.level) for one in verdict.findings]
        assert OUTCOMES.index(verdict.verdict) == max(levels, default=0)
        assert not any(HARMFUL.search(one.message) for one in verdict.findings)


def test_a_verdict_is_the_worst_of_its_findings() -> None:
    warn, block = Finding("a", "warn", ""), Finding("b", "block", "")
    assert [Verdict(found).verdict for found in ((), (warn,), (warn, block), (block, warn))] == [
        *("ok", "warn", "block", "block")
    ]


def seconds(text: str) -> float:
    """How long the guards take, in seconds of this process."""
    best = 1e9
    for turn in range(2):
        start = process_time()
        check(Message("message", text + str(turn)), _known(), LIMITS)
        best = min(best, process_time() - start)
    return best


def _known() -> Situation:
    to = Person(PersonId("to"), "Ana Silva", "CTO", "Helsing")
    return Situation(to=to, mutuals=(Mutual("Gita Clarke"),), sent=(Sent("one two three " * 20),))


@pytest.mark.parametrize("piece", GROWING, ids=repr)
def test_a_megabyte_takes_no_more_than_its_share(piece: str) -> None:
    """Four times the text may take some four times as long, never the square of it."""
    small, large = piece * (250_000 // len(piece)), piece * (1_000_000 // len(piece))
    assert seconds(large) < 10 * max(seconds(small), 0.02)


def test_names_do_not_hide_a_template() -> None:
    names = ("ana", "silva", "helsing")
    a = masked("Hi Ana, I read what you did at Helsing and would like to ask you about it.", names)
    b = masked("Hi Ben, I read what you did at Acme and would like to ask you about it.", ("ben",))
    assert likeness(a, b) == 1.0


def test_a_longer_name_does_not_hide_one_either() -> None:
    short = masked("Do you know Ivo and his team, and would you ask Ivo for me?", ())
    whole = masked("Do you know Ivo Karl Weber and his team, and would you ask Ivo W. for me?", ())
    assert likeness(short, whole) == 1.0


def test_written_messages_are_not_alike() -> None:
    said = [masked(one.text, ()) for one in GOOD]
    alike = [likeness(a, b) for place, a in enumerate(said) for b in said[:place]]
    assert max(alike) < LIMITS.likeness_warn / 2


def test_working_days_are_counted_one_by_one() -> None:
    def counted(first: date, last: date) -> int:
        days = range(first.toordinal() + 1, last.toordinal() + 1)
        return sum(date.fromordinal(day).weekday() < 5 for day in days)

    for start in range(14):
        for length in range(30):
            first = date(2026, 11, 1 + start)
            last = date.fromordinal(first.toordinal() + length)
            assert working_days(first, last) == counted(first, last)


def test_every_guard_has_its_examples() -> None:
    assert [guard.name for guard in GUARDS] == list(BAD)
