"""Counts what happened between me and people, which is what warmth follows from."""

from __future__ import annotations

from collections.abc import Iterable

from secondhop.model.outreach import Touch
from secondhop.network.warmth import Traces
from secondhop.store.evidence import ordinal


def count_all(touches: Iterable[tuple[int, Touch]], count: int) -> Traces:
    """The traces of so many rows, from what happened with each."""
    traces = Traces.none(count)
    for row, touch in touches:
        _count(traces, row, touch)
    return traces


def count_one(touches: Iterable[Touch]) -> Traces:
    """The traces of one person, as columns of a single row."""
    traces = Traces.none(1)
    for touch in touches:
        _count(traces, 0, touch)
    return traces


def _count(traces: Traces, row: int, touch: Touch) -> None:
    if touch.kind == "message":
        column = traces.inbound if touch.direction == "in" else traces.outbound
        column[row] += 1
        traces.last_message[row] = max(traces.last_message[row], ordinal(touch.on))
    elif touch.kind == "recommendation":
        traces.recommendations[row] += 1
    elif touch.kind == "endorsement":
        traces.endorsements[row] += 1
    elif touch.kind in ("meeting", "call"):
        traces.meetings[row] += 1
