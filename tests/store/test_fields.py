"""Any order and duplication of lines adds up to the same: the heart of synchronising."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from secondhop.model.change import Value
from secondhop.store.fields import Fields
from secondhop.store.lines import LogLine
from secondhop.store.stamp import HybridClock, after
from tests.worlds import DAY_MS, NOW_MS

ENTITIES = ("p:a", "p:b", "e:a~b", "f:1")
NAMES = ("stage", "name", "due")
SOME: tuple[Value, ...] = (None, True, "x", "y", 7)


@st.composite
def histories(draw: st.DrawFn) -> list[LogLine]:
    """Three machines with clocks up to a day wrong that see each other now and then."""
    numbers = random.Random(draw(st.integers(0, 2**32)))
    drifts = draw(st.lists(st.integers(-DAY_MS, DAY_MS), min_size=3, max_size=3))
    now = NOW_MS
    clocks = [
        HybridClock(lambda drift=drift: now + drift, f"m{i}", "00000" + str(i))  # type: ignore[misc]
        for i, drift in enumerate(drifts)
    ]
    lines: list[LogLine] = []
    for _ in range(draw(st.integers(1, 25))):
        now += numbers.choice((0, 1, 1000, 60_000))
        clock = numbers.choice(clocks)
        if lines and numbers.random() < 0.3:
            clock.see(numbers.choice(lines).t)
        lines.append(LogLine(t=clock.next(), set=_sets(numbers)))
        if numbers.random() < 0.1:
            raw = b"by hand %d" % len(lines)
            lines.append(LogLine(t=after(lines[-1].t, 1, raw), set=_sets(numbers)))
    return lines


def _sets(numbers: random.Random) -> dict[str, dict[str, Value]]:
    return {
        entity: {name: numbers.choice(SOME) for name in numbers.sample(NAMES, 2)}
        for entity in numbers.sample(ENTITIES, 2)
    }


def folded(lines: list[LogLine]) -> Fields:
    fields = Fields()
    for line in lines:
        fields.fold(line)
    return fields


def all_of(fields: Fields) -> dict[str, object]:
    return {entity: fields.stamped(entity) for entity in sorted(fields.entities(""))}


@settings(max_examples=300)
@given(histories(), st.randoms(use_true_random=False))
def test_any_order_and_any_repetition_is_the_same(
    lines: list[LogLine], numbers: random.Random
) -> None:
    other = lines + numbers.choices(lines, k=len(lines))
    numbers.shuffle(other)
    one, two = folded(lines), folded(other)
    assert all_of(one) == all_of(two)
    assert one.lines == two.lines
    assert [line.t for line in two.lines] == sorted({line.t for line in lines})


@given(histories(), st.randoms(use_true_random=False))
def test_folding_tells_what_changed(lines: list[LogLine], numbers: random.Random) -> None:
    numbers.shuffle(lines)
    fields = Fields()
    for line in lines:
        before = {entity: fields.of(entity) for entity in ENTITIES}
        stamped = {entity: dict(fields.stamped(entity)) for entity in ENTITIES}
        changed = fields.fold(line)
        really = {entity for entity in ENTITIES if dict(fields.stamped(entity)) != stamped[entity]}
        assert changed == really
        assert all(fields.of(entity) == before[entity] for entity in set(ENTITIES) - changed)
        assert fields.fold(line) == frozenset()


@given(histories())
def test_the_value_before_a_stamp_is_what_was_there(lines: list[LogLine]) -> None:
    lines.sort(key=lambda line: line.t)
    whole = folded(lines)
    for place, line in enumerate(lines):
        then = folded(lines[:place])
        for entity, values in line.set.items():
            for name in values:
                assert whole.value_before(entity, name, line.t) == then.of(entity).get(name)


def test_a_cleared_field_is_gone_but_remembered() -> None:
    first = LogLine(t="1795400000000.0000.m1.000000", set={"p:a": {"stage": "new"}})
    second = LogLine(t="1795400000001.0000.m1.000000", set={"p:a": {"stage": None}})
    fields = folded([second, first])
    assert fields.of("p:a") == {}
    assert fields.stamp("p:a", "stage") == second.t
    assert fields.stamp("p:a", "name") == ""
    assert list(fields.entities("p:")) == ["p:a"]
    assert list(fields.entities("e:")) == []
