"""What the circles were called and where they stood, kept by this machine so that they stay there.

A name that comes from a contact is not written down: whoever forgets that contact leaves no trace.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Final

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from secondhop.network.circles import REST, Found, Origin, Signs, crowd, rest_of
from secondhop.store.home import Home
from secondhop.store.writer import write_once

SCHEMA: Final = 1
_NAME: Final = "circles.json"
_OVERLAP: Final = 1 / 3
"""Of all members of two circles, the share in both from which they are the same circle."""


class Kept(msgspec.Struct, frozen=True, gc=False):
    """A circle as it was."""

    id: str
    name: str  # "" when a contact gave the name
    after: str  # the id of that contact, else ""
    origin: Origin
    members: list[str]  # ids of people


class _File(msgspec.Struct, frozen=True):
    schema: int
    signs: str
    circles: list[Kept]
    places: dict[str, dict[str, int]]  # by number of columns, the tile of each circle


class Atlas(Struct, frozen=True):
    """Circles by their members, and for each number of columns the tile where each one stood."""

    signs: str = ""  # a digest of what the circles were found in
    circles: tuple[Kept, ...] = ()
    places: Mapping[int, Mapping[str, int]] = field(default_factory=dict)

    def recalled(self, signs: Signs) -> tuple[Found, ...] | None:
        """The circles as they were, None when they may be others by now."""
        if not self.circles or self.signs != digest(signs):
            return None
        place = {id_: n for n, id_ in enumerate(signs.ids)}
        try:
            found = [_as_found(kept, place, signs) for kept in self.circles]
        except KeyError:
            return None
        members = [one for circle in found for one in circle.members]
        return (*found, *rest_of(signs, found)) if len(set(members)) == len(members) else None

    def continued(self, found: Iterable[Found], signs: Signs) -> tuple[Found, ...]:
        """The circles with the ids of those before that they overlap most, and with their names."""
        found = tuple(found)
        before = self._before(found, signs)
        ids = {kept.id for kept in before.values()}
        named: list[Found] = []
        for one in found:
            if (kept := before.get(one.id)) is not None:
                one = replace(one, id=kept.id, name=_name(one, kept, signs))
            elif one.id in ids:
                one = replace(one, id=_free(one.id, ids))
            ids.add(one.id)
            named.append(one)
        return tuple(named)

    def _before(self, found: Iterable[Found], signs: Signs) -> dict[str, Kept]:
        """Of each circle found, the one that it was; every pair only once, best pairs first."""
        pairs = sorted(self._overlaps(found, signs), key=lambda pair: (-pair[0], pair[1:]))
        by_id = {kept.id: kept for kept in self.circles}
        before: dict[str, Kept] = {}
        for _, now, then in pairs:
            if now not in before and then in by_id:
                before[now] = by_id.pop(then)
        return before

    def _overlaps(self, found: Iterable[Found], signs: Signs) -> Iterator[tuple[float, str, str]]:
        then = [(kept.id, frozenset(kept.members)) for kept in self.circles if kept.id != REST]
        for one in found:
            members = {signs.ids[place] for place in one.members}
            for id_, others in then if one.id != REST else ():
                both = len(members & others)
                if both and both >= _OVERLAP * (len(members) + len(others) - both):
                    yield both / (len(members) + len(others) - both), one.id, id_


def atlas_of(
    found: Iterable[Found], signs: Signs, places: Mapping[int, Mapping[str, int]]
) -> Atlas:
    """What is to be remembered of some circles."""
    return Atlas(digest(signs), tuple(_kept(one, signs) for one in found if one.id != REST), places)


def digest(signs: Signs) -> str:
    """A short text that differs for other signs, and says nothing of anybody."""
    columns = [getattr(signs, column) for column in Signs.__struct_fields__]
    return blake2b(msgspec.json.encode(columns), digest_size=16).hexdigest()


def _kept(one: Found, signs: Signs) -> Kept:
    named = (signs.ids[n] for n in one.members if crowd(signs.names[n]) == one.name)
    after = next(named, "") if one.origin == "ties" else ""
    members = [signs.ids[place] for place in one.members]
    return Kept(one.id, "" if after else one.name, after, one.origin, members)


def _as_found(kept: Kept, place: Mapping[str, int], signs: Signs) -> Found:
    name = crowd(signs.names[place[kept.after]]) if kept.after else kept.name
    return Found(kept.id, name, kept.origin, tuple(sorted(place[one] for one in kept.members)))


def read_atlas(home: Home) -> Atlas:
    """What is remembered; nothing where there is nothing or it cannot be read."""
    try:
        known = msgspec.json.decode((home.state / _NAME).read_bytes(), type=_File)
        if known.schema != SCHEMA:
            return Atlas()
        places = {int(columns): tiles for columns, tiles in known.places.items()}
        return Atlas(known.signs, tuple(known.circles), places)
    except (OSError, ValueError, RecursionError):
        return Atlas()


def keep_atlas(home: Home, atlas: Atlas) -> None:
    """Remember; where nothing can be kept, circles are placed anew the next time."""
    if not atlas.circles:
        return
    places = {str(columns): dict(tiles) for columns, tiles in atlas.places.items()}
    known = _File(SCHEMA, atlas.signs, list(atlas.circles), places)
    with contextlib.suppress(OSError):
        write_once(home.state / _NAME, msgspec.json.encode(known, order="sorted") + b"\n")


def _name(now: Found, kept: Kept, signs: Signs) -> str:
    """A name found by who knows whom stays; the others come from what the files say."""
    if now.origin != "ties" or kept.origin != "ties":
        return now.name
    if kept.name:
        return kept.name
    named = (signs.names[one] for one in now.members if signs.ids[one] == kept.after)
    return next(map(crowd, named), now.name)


def _free(id_: str, taken: set[str]) -> str:
    return next(one for n in range(2, len(taken) + 3) if (one := f"{id_}~{n}") not in taken)
