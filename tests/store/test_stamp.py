from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.store.stamp import (
    LATEST_MS,
    HybridClock,
    after,
    clock_on,
    day_of,
    is_stamp,
    machine_of,
    session_of,
    time_of,
)
from tests.worlds import DAY_MS, NOW_MS

STAMP = "1795400000000.0007.m12ab.00ff00"


def clock_at(*times: int) -> HybridClock:
    looks: Iterator[int] = iter(times)
    return HybridClock(lambda: next(looks), "m1", "0a0b0c")


@given(st.lists(st.integers(0, 2 * NOW_MS), min_size=1, max_size=50))
def test_stamps_only_go_forward_whatever_the_clock_does(times: list[int]) -> None:
    clock = clock_at(*times)
    stamps = [clock.next() for _ in times]
    assert stamps == sorted(set(stamps))
    assert all(is_stamp(stamp) for stamp in stamps)


@given(st.lists(st.integers(-DAY_MS, DAY_MS), min_size=1, max_size=30))
def test_a_slow_clock_writes_after_what_it_has_seen(drifts: list[int]) -> None:
    fast, slow = clock_at(NOW_MS + DAY_MS), clock_at(*(NOW_MS + drift for drift in drifts))
    latest = fast.next()
    slow.see(latest)
    for _ in drifts:
        stamp = slow.next()
        assert stamp > latest
        latest = stamp


def test_a_clock_follows_the_time_when_it_can() -> None:
    clock = clock_at(NOW_MS, NOW_MS, NOW_MS + 5)
    assert [clock.next()[:18] for _ in range(3)] == [
        "1795400000000.0000",
        "1795400000000.0001",
        "1795400000005.0000",
    ]


def test_a_full_counter_borrows_a_millisecond() -> None:
    clock = clock_at(NOW_MS)
    clock.see("1795400000000.9999.m2.000000")
    assert clock.next().startswith("1795400000001.0000.")


@pytest.mark.parametrize("now", [LATEST_MS, LATEST_MS * 2, 10**15])
def test_a_clock_beyond_2095_stays_believable(now: int) -> None:
    clock = clock_at(now, now)
    first, second = clock.next(), clock.next()
    assert is_stamp(first)
    assert is_stamp(second)
    assert first < second


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        STAMP.upper(),
        STAMP + " ",
        STAMP + "\n",
        STAMP[1:],
        STAMP.replace(".m12ab", ".m-12"),
        STAMP.replace(".m12ab", "." + "m" * 17),
        f"{LATEST_MS}.0000.m1.000000",
        "9999999999999.0000.m1.000000",
        "-795400000000.0000.m1.000000",
        STAMP + "+1",
    ],
)
def test_what_is_no_stamp(text: str) -> None:
    assert not is_stamp(text)


def test_the_last_moment_is_believed() -> None:
    assert is_stamp(f"{LATEST_MS - 1}.9999.m1.000000")


def test_parts() -> None:
    for stamp in (STAMP, after(STAMP, 3, b"{}")):
        assert is_stamp(stamp)
        assert (machine_of(stamp), session_of(stamp)) == ("m12ab", "00ff00")
        assert time_of(stamp) == NOW_MS
    assert (machine_of(""), session_of(""), time_of("")) == ("", "", 0)


def test_lines_by_hand_stand_between_two_stamps() -> None:
    first, second = after(STAMP, 1, b"{}"), after(after(STAMP, 1, b"{}"), 2, b"{}")
    following = "1795400000000.0008.a.000000"
    assert STAMP < first < second < following
    assert after(STAMP, 1, b'{"set":{}}') != first


@pytest.mark.parametrize("days", [-400, -2, 0, 2, 3650])
def test_a_pinned_day_moves_the_clock_by_whole_days(days: int) -> None:
    here, pinned = clock_on(date.today()), clock_on(date.today() + timedelta(days))
    assert abs(pinned() - here() - days * DAY_MS) < 10_000


@pytest.mark.parametrize("days", [-1, 1])
def test_midnight_moves_no_clock(days: int) -> None:
    here, pinned = clock_on(date.today()), clock_on(date.today() + timedelta(days))
    assert abs(pinned() - here()) < 10_000


def test_what_is_done_on_a_pinned_day_is_stamped_with_it() -> None:
    clock = HybridClock(clock_on(date(2020, 2, 3)), "m1", "0a0b0c")
    # The day of a stamp is that of UTC, which is another one during some hours elsewhere.
    assert abs(day_of(clock.next()) - date(2020, 2, 3).toordinal()) <= 1
