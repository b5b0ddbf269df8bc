"""What config.toml says about keys: read, checked, and put beside the keys to begin with.

Pure functions over plain data: `secondhop doctor` asks them too, without any screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from itertools import combinations

from msgspec import Struct

from secondhop.store.keytable import KeyEntry
from secondhop.store.settings import Settings
from secondhop.tui.actions import (
    BY_ID,
    DEFAULTS,
    DRAFT,
    EMPTY,
    EVERYWHERE,
    FACET,
    IMPORT,
    LIST,
    MOVE,
    PERSON,
    READ,
    TYPED,
    VIEWS,
    Keys,
)
from secondhop.tui.keynames import KeyNameError, is_letter, read_key, show_key
from secondhop.tui.widgets.strokes import OPEN

ESSENTIAL = ("help", "palette", "quit")
"""Without these nobody finds the others again."""

ROOMS = (
    (EVERYWHERE, LIST, PERSON, FACET, MOVE),
    (EVERYWHERE, PERSON, READ, MOVE),
    (EVERYWHERE, EMPTY, READ, MOVE),
    (EVERYWHERE, IMPORT, READ, MOVE),
    (EVERYWHERE, VIEWS, MOVE),
    (EVERYWHERE, DRAFT, MOVE),
    (TYPED,),
)
"""Groups that are in reach at the same time, so that no two of their actions may share a key."""


class Wrong(Struct, frozen=True):
    """An entry of `[keys]` that does not count, and why."""

    entry: KeyEntry
    reason: str


class _Wish(Struct, frozen=True):
    """An entry that is right by itself."""

    entry: KeyEntry
    keys: tuple[str, ...]


def known_keys(settings: Settings) -> Keys:
    """The keys of every action as the settings want them; what is wrong with these is told."""
    keys, wrong = settle(settings.config.keys)
    for one in wrong:
        settings.reject(f"keys {one.entry.id}", f"[keys] {one.reason}", one.entry.line)
    return keys


def settle(entries: Sequence[KeyEntry]) -> tuple[Keys, list[Wrong]]:
    """The keys of every action, and the entries that cannot be met.

    Whoever takes a key that another action keeps goes without; of two who want it, the later one.
    """
    wishes: list[_Wish] = []
    wrong: list[Wrong] = []
    for entry in entries:
        try:
            wishes.append(_Wish(entry, _read(entry)))
        except KeyNameError as error:
            wrong.append(Wrong(entry, str(error)))
    while clash := _first_clash(wishes):
        wishes.remove(clash[0])
        wrong.append(Wrong(clash[0].entry, clash[1]))
    return _with(wishes), sorted(wrong, key=lambda one: one.entry.line)


def _with(wishes: Iterable[_Wish]) -> dict[str, tuple[str, ...]]:
    return {**DEFAULTS, **{wish.entry.id: wish.keys for wish in wishes}}


def _read(entry: KeyEntry) -> tuple[str, ...]:
    if entry.id not in BY_ID:
        raise KeyNameError(f"there is no action {entry.id!r}{_meant(entry.id)}")
    if entry.keys is None:
        raise KeyNameError(f'write the keys of {entry.id} in quotes, as in {entry.id} = "x, f5"')
    keys = tuple(dict.fromkeys(_key(entry.id, text) for text in entry.keys))
    if not keys and entry.id in ESSENTIAL:
        raise KeyNameError(f"{entry.id} must keep a key, or nobody finds the way")
    if BY_ID[entry.id].group == TYPED and any(map(is_letter, keys)):
        letter = show_key(next(filter(is_letter, keys)))
        raise KeyNameError(f"{entry.id} cannot be {letter!r}, which is typed there")
    return keys


def _key(action: str, text: str) -> str:
    try:
        return read_key(text)
    except KeyNameError as error:
        raise KeyNameError(f"{action}: {error}") from None


def _meant(word: str) -> str:
    near = get_close_matches(word, BY_ID, n=1)
    return f"; did you mean {near[0]}?" if near else "; docs/keys.md names them all"


def _first_clash(wishes: Sequence[_Wish]) -> tuple[_Wish, str] | None:
    """A wish that cannot be met beside the others, and why."""
    keys = _with(wishes)
    by_id = {wish.entry.id: wish for wish in wishes}
    for one, other, key in clashes(keys):
        last = max(
            (by_id[action] for action in (one, other) if action in by_id),
            key=lambda wish: (_is_taken(wish, key), wish.entry.line),
        )
        holder = other if last.entry.id == one else one
        return last, f"{last.entry.id}: {show_key(key)!r} already is {holder}"
    return None


def _is_taken(wish: _Wish, key: str) -> bool:
    """Whether an entry took this key, rather than left it where it had been."""
    return key not in DEFAULTS[wish.entry.id]


def clashes(keys: Keys) -> Iterator[tuple[str, str, str]]:
    """Two actions in reach at the same time that share a key, other than they did to begin with."""
    held: dict[str, list[str]] = {}
    for action, own in keys.items():
        for key in own:
            held.setdefault(key, []).append(action)
    for key, actions in held.items():
        for one, other in combinations(actions, 2):
            if _meet(one, other) and not _share(one, other, key):
                yield one, other, key


def _meet(one: str, other: str) -> bool:
    groups = {_group(one), _group(other)}
    return any(groups.issubset(room) for room in ROOMS)


def _group(action: str) -> str:
    """Where an action is in reach: whatever is under a cursor can be opened."""
    return EVERYWHERE if action == OPEN.id else BY_ID[action].group


def _share(one: str, other: str, key: str) -> bool:
    """Whether both have this key to begin with, one of them nearer to what has the cursor."""
    return key in DEFAULTS[one] and key in DEFAULTS[other]
