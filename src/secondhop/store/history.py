"""Undo and redo: appended changes that put former values back, and the order they come in."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from secondhop.model.change import Entity, Value
from secondhop.store.fields import Fields
from secondhop.store.lines import LogLine
from secondhop.store.stamp import Stamp

Sets = dict[Entity, dict[str, Value]]


class Reversal(Struct, frozen=True):
    """What to set to take a change back, or to make it again, and what must be left alone."""

    line: LogLine  # the change as it was first made
    set: Sets
    left: tuple[tuple[Entity, str], ...]  # fields that somebody has changed since


def next_undo(fields: Fields, is_mine: Callable[[Stamp], bool]) -> Reversal | None:
    """The newest change of mine that stands, and how to take it back."""
    undoable, _ = _stacks(fields.lines, is_mine)
    if not undoable:
        return None
    original, latest = undoable[-1]
    former = _before(fields, original)
    return _reverse(fields, original, latest, former, original.set, is_mine)


def next_redo(fields: Fields, is_mine: Callable[[Stamp], bool]) -> Reversal | None:
    """The change that was taken back last, and how to make it again."""
    _, redoable = _stacks(fields.lines, is_mine)
    if not redoable:
        return None
    original, latest = redoable[-1]
    former = _before(fields, original)
    return _reverse(fields, original, latest, original.set, former, is_mine)


def _before(fields: Fields, line: LogLine) -> Sets:
    return {
        entity: {name: fields.value_before(entity, name, line.t) for name in values}
        for entity, values in line.set.items()
    }


def _stacks(
    lines: Iterable[LogLine], is_mine: Callable[[Stamp], bool]
) -> tuple[list[tuple[LogLine, Stamp]], list[tuple[LogLine, Stamp]]]:
    """(change, stamp of its latest doing or undoing) that can be undone, and redone."""
    undoable: list[tuple[LogLine, Stamp]] = []
    redoable: list[tuple[LogLine, Stamp]] = []
    by_stamp: dict[Stamp, LogLine] = {}
    for line in lines:
        if line.do == "me" or not is_mine(line.t):
            continue
        if line.undo or line.redo:
            source, target = (undoable, redoable) if line.undo else (redoable, undoable)
            original = by_stamp.get(line.undo or line.redo)
            if original is not None:
                source[:] = [entry for entry in source if entry[0].t != original.t]
                target.append((original, line.t))
        else:
            by_stamp[line.t] = line
            undoable.append((line, line.t))
            redoable.clear()
    return undoable, redoable


def _reverse(
    fields: Fields,
    original: LogLine,
    latest: Stamp,
    wanted: Sets,
    present: Sets,
    is_mine: Callable[[Stamp], bool],
) -> Reversal:
    """Set the wanted values wherever the present ones still stand as this change left them."""
    restored: Sets = {}
    left: list[tuple[Entity, str]] = []
    for entity, values in wanted.items():
        for name, value in values.items():
            stamp = fields.stamp(entity, name)
            as_it_was = fields.of(entity).get(name) == present[entity][name] and is_mine(stamp)
            if stamp == latest or as_it_was:
                restored.setdefault(entity, {})[name] = value
            else:
                left.append((entity, name))
    return Reversal(original, restored, tuple(left))
