"""Which circles my contacts form: by my own labels, where they work or studied, and who knows whom.

Every contact is in exactly one circle. A label always decides. Where ties among contacts are known,
the others are divided by who knows whom; a company or school that several share counts there as one
more person whom they all know, so that colleagues stay together even where few lists are loaded.
A circle found in this way is called after the company, school or place of at least a quarter of it,
else after the contact in its middle; where half share a company, it simply is that company. Without
such ties the company decides, then the companies of before, then the school.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Literal

import numpy as np
from msgspec import Struct

from secondhop.model.text import fold
from secondhop.network.arrays import Int32

Origin = Literal["label", "company", "school", "ties", "rest"]
Group = tuple[int, ...]
"""Places of contacts in their signs, ascending."""

MOST: Final = 15
"""Circles beside the rest: a grid of four by four."""
LEAST: Final = 4
"""Contacts who make a circle, unless the user's label does."""
GLUE: Final = 2
"""Contacts who keep each other together by a company or school that they share."""
SEED: Final = 2
REST: Final = "rest"
NO_COMPANY: Final = frozenset(
    {"self-employed", "self employed", "freelance", "freelancer", "independent", "consultant"}
    | {"retired", "stealth", "stealth mode", "stealth startup", "confidential", "unemployed"}
)
"""What people write as their company and share with strangers, folded."""


class Circle(Struct, frozen=True, eq=False):
    """A community of my contacts."""

    id: str
    name: str
    origin: Origin
    members: Int32  # rows of contacts, ascending


class Signs(Struct, frozen=True):
    """What tells circles apart: aligned columns of contacts by name, work, then id, and ties.

    It compares by value, so that whoever keeps results knows when nothing changed.
    """

    ids: tuple[str, ...]
    names: tuple[str, ...]
    labels: tuple[str, ...]  # "" for none
    companies: tuple[tuple[str, ...], ...]  # the present one first
    schools: tuple[tuple[str, ...], ...]
    places: tuple[str, ...]
    pairs: bytes  # int32[m, 2], places of two contacts who know each other, sorted

    @property
    def ties(self) -> Int32:
        return np.frombuffer(self.pairs, np.int32).reshape(-1, 2)


class Found(Struct, frozen=True):
    """A circle by the places of its members in the signs."""

    id: str
    name: str
    origin: Origin
    members: Group


def find_circles(signs: Signs) -> tuple[Found, ...]:
    """The circles, biggest first, at most 15 and then whoever is left; always the same ones."""
    labelled = list(_labelled(signs))
    left = sorted(set(range(len(signs.ids))) - {one for group in labelled for one in group.members})
    others = _by_ties(signs, left) if _tied(signs, left).size else _by_sign(signs, left)
    kept = (_ranked(labelled) + _ranked(others))[:MOST]
    return (*_ranked(kept), *rest_of(signs, kept))


def _ranked(found: Iterable[Found]) -> list[Found]:
    return sorted(found, key=lambda one: (-len(one.members), one.origin, one.members))


def rest_of(signs: Signs, kept: Iterable[Found]) -> Iterator[Found]:
    """Whoever is in none of some circles, if anybody."""
    inside = {one for found in kept for one in found.members}
    if left := tuple(one for one in range(len(signs.ids)) if one not in inside):
        yield Found(REST, "Others", "rest", left)


def _labelled(signs: Signs) -> Iterator[Found]:
    for key, group in _grouped(range(len(signs.ids)), lambda one: fold(signs.labels[one])).items():
        yield Found(f"label:{key}", signs.labels[group[0]], "label", tuple(group))


def _grouped(members: Iterable[int], key: Callable[[int], str]) -> dict[str, list[int]]:
    """Contacts by something; those who have nothing there are left out."""
    groups: dict[str, list[int]] = {}
    for one in members:
        if value := key(one):
            groups.setdefault(value, []).append(one)
    return groups


# -- without ties ---------------------------------------------------------------------------------


def _by_sign(signs: Signs, left: Sequence[int]) -> list[Found]:
    """Everybody by the first of their companies and schools that is big enough to be kept."""
    first = _by_first(signs, left, _shared(signs, left, LEAST))
    big = sorted(first, key=lambda key: (-len(first[key]), key))[:MOST]
    kept = _by_first(signs, left, {key for key in big if len(first[key]) >= LEAST})
    return [_of_sign(signs, key, group) for key, group in kept.items()]


def _by_first(signs: Signs, left: Sequence[int], keys: set[str]) -> dict[str, list[int]]:
    return _grouped(left, lambda one: next(filter(keys.__contains__, _chances(signs, one)), ""))


def _chances(signs: Signs, one: int) -> list[str]:
    return [*map(_company_key, signs.companies[one]), *map(_school_key, signs.schools[one])]


def _company_key(name: str) -> str:
    return f"company:{fold(name)}"


def _school_key(name: str) -> str:
    return f"school:{fold(name)}"


def _shared(signs: Signs, members: Iterable[int], least: int) -> set[str]:
    """The companies and schools that at least so many of some contacts share."""
    count = Counter(key for one in members for key in dict.fromkeys(_chances(signs, one)))
    return {key for key, many in count.items() if many >= least}


def _of_sign(signs: Signs, key: str, group: Sequence[int]) -> Found:
    origin: Origin = "school" if key.startswith("school:") else "company"
    return Found(key, _spelt(signs, key, group), origin, tuple(group))


def _spelt(signs: Signs, key: str, group: Iterable[int]) -> str:
    """How most of a group write the name of what they share."""
    spellings = Counter(
        name
        for one in group
        for name in (*signs.companies[one], *signs.schools[one])
        if key in (_company_key(name), _school_key(name))
    )
    return min(spellings, key=lambda name: (-spellings[name], name))


# -- by who knows whom ----------------------------------------------------------------------------


def _tied(signs: Signs, left: Sequence[int]) -> Int32:
    """The ties among some contacts."""
    inside = np.zeros(len(signs.ids), np.bool_)
    inside[list(left)] = True
    ties = signs.ties
    return ties[inside[ties].all(axis=1)] if len(ties) else ties


def _by_ties(signs: Signs, left: Sequence[int]) -> list[Found]:
    """Louvain communities of the small graph among contacts (Blondel et al., 2008)."""
    import networkx as nx  # 100 ms, for those who ask

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(left)  # in their order, which decides between equals
    graph.add_edges_from(_tied(signs, left).tolist())
    graph.add_edges_from(_glue(signs, left))
    found = nx.community.louvain_communities(graph, weight=None, seed=SEED)
    count = len(signs.ids)
    groups = [tuple(sorted(one for one in group if one < count)) for group in found]
    return list(_named(signs, [group for group in groups if len(group) >= LEAST]))


def _glue(signs: Signs, left: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Contacts and what they share, by numbers that follow theirs: names would come out of sets in
    another order in every process."""
    shared = _shared(signs, left, GLUE)
    number: dict[str, int] = {}
    for one in left:
        for key in _chances(signs, one):
            if key in shared:
                yield one, number.setdefault(key, len(signs.ids) + len(number))


def _named(signs: Signs, groups: Iterable[Group]) -> Iterator[Found]:
    """Each community under a name that no bigger one has."""
    everywhere = Counter(signs.places)
    taken: set[str] = set()
    for group in sorted(groups, key=lambda group: (-len(group), group)):
        for found in _names(signs, group, everywhere):
            if found.name not in taken and found.id not in taken:
                taken |= {found.name, found.id}
                yield found
                break


def _names(signs: Signs, group: Group, everywhere: Counter[str]) -> Iterator[Found]:
    """What a community may be called, best first."""
    hubs = _hubs(signs, group)
    id_ = f"ties:{signs.ids[hubs[0]]}"
    keys = Counter(key for one in group for key in dict.fromkeys(_chances(signs, one)))
    for key in sorted(keys, key=lambda key: (-keys[key], key)):
        if 2 * keys[key] >= len(group):
            yield _of_sign(signs, key, group)
        if 4 * keys[key] >= len(group):
            yield Found(id_, crowd(_spelt(signs, key, group)), "ties", group)
    if place := _typical_place(signs, group, everywhere):
        yield Found(id_, crowd(place), "ties", group)
    for hub in hubs:
        yield Found(f"ties:{signs.ids[hub]}", crowd(signs.names[hub]), "ties", group)


def crowd(name: str) -> str:
    """What a community is called that is not all of what it is called after."""
    return f"{name} crowd"


def _typical_place(signs: Signs, group: Group, everywhere: Counter[str]) -> str:
    """A place of a quarter of them that is twice as common among them as elsewhere."""
    here = Counter(place for one in group if (place := signs.places[one]))
    for place, count in sorted(here.items(), key=lambda item: (-item[1], item[0])):
        usual = everywhere[place] / len(signs.ids)
        if 4 * count >= len(group) and count >= 2 * usual * len(group):
            return place
    return ""


def _hubs(signs: Signs, group: Group) -> list[int]:
    """The contacts of a group, whom most others of it know first."""
    known = np.bincount(_tied(signs, group).ravel(), minlength=len(signs.ids))
    return sorted(group, key=lambda one: (-known[one], one))
