"""The network as a networkx graph: a live, read-only view that copies nothing."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import TYPE_CHECKING, Any, Never, Self, TypeVar, cast

import networkx as nx
import numpy as np

from secondhop.model.person import PersonId
from secondhop.network.people import OWN_TEXTS, People
from secondhop.network.ties import Ties

if TYPE_CHECKING:
    _Graph = nx.Graph[PersonId, Any, Any]
else:
    _Graph = nx.Graph

NODE_FACTS = (*OWN_TEXTS, "skills", "tags")
"""The attributes of every node."""

Said = TypeVar("Said")

WARMTH = "warmth"
"""The attribute of every edge: the quality of the tie, 0..1."""


def _refuse(*args: object, **attr: object) -> Never:
    raise nx.NetworkXError("frozen view: change the network through the store, or take a copy()")


class EdgeFacts(dict[str, float]):
    """The attributes of one edge, which nobody can change; copy() is a dict like any other."""

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __deepcopy__(self, memo: object) -> dict[str, float]:
        return dict(self)


class NodeFacts(Mapping[str, Any]):
    """The attributes of one node, read from the columns when they are asked for."""

    __slots__ = ("_people", "_row")
    __setitem__ = __delitem__ = update = setdefault = _refuse

    def __init__(self, people: People, row: int) -> None:
        self._people = people
        self._row = row

    def __getitem__(self, key: str) -> Any:
        if key not in NODE_FACTS:
            raise KeyError(key)
        return getattr(self._people, key)[self._row]

    def __iter__(self) -> Iterator[str]:
        return iter(NODE_FACTS)

    def __len__(self) -> int:
        return len(NODE_FACTS)

    def __repr__(self) -> str:
        return repr(self.copy())

    def copy(self) -> dict[str, Any]:
        return dict(self)

    def __deepcopy__(self, memo: object) -> dict[str, Any]:
        return self.copy()


class Neighbours(Mapping[PersonId, EdgeFacts]):
    """Everybody tied to one person, in row order, with the attributes of the edge."""

    __slots__ = ("_people", "_row", "_ties")

    def __init__(self, people: People, ties: Ties, row: int) -> None:
        self._people = people
        self._ties = ties
        self._row = row

    def __getitem__(self, person: PersonId) -> EdgeFacts:
        other = self._people.row_of[person]
        quality = self._ties.quality_of(self._row, other)
        if not quality and not self._ties.has(self._row, other):
            raise KeyError(person)
        return EdgeFacts({WARMTH: quality})

    def __contains__(self, person: object) -> bool:
        other = self._people.row_of.get(cast(PersonId, person))
        return other is not None and self._ties.has(self._row, other)

    def __iter__(self) -> Iterator[PersonId]:
        return map(self._people.ids.__getitem__, self._ties.neighbours(self._row).tolist())

    def __len__(self) -> int:
        return self._ties.degree_of(self._row)

    def __repr__(self) -> str:
        return repr(self.copy())

    def keys(self) -> KeysView[PersonId]:
        return dict.fromkeys(self).keys()

    def items(self) -> ItemsView[PersonId, EdgeFacts]:
        return self.copy().items()

    def values(self) -> ValuesView[EdgeFacts]:
        return self.copy().values()

    def copy(self) -> dict[PersonId, EdgeFacts]:
        known = self._ties.half_edges(np.array([self._row], np.int32))
        ids = map(self._people.ids.__getitem__, known.dst.tolist())
        return {i: EdgeFacts({WARMTH: q}) for i, q in zip(ids, known.quality.tolist(), strict=True)}


class _Everybody(Mapping[PersonId, Said]):
    """What is said about each person, by id, in row order."""

    def __init__(self, people: People, ties: Ties) -> None:
        self._people = people
        self._ties = ties

    def __iter__(self) -> Iterator[PersonId]:
        return iter(self._people.ids)

    def __len__(self) -> int:
        return len(self._people)

    def __contains__(self, person: object) -> bool:
        return person in self._people.row_of


class Nodes(_Everybody[NodeFacts]):
    """The attributes of every node, by id."""

    def __getitem__(self, person: PersonId) -> NodeFacts:
        return NodeFacts(self._people, self._people.row_of[person])


class Adjacency(_Everybody[Neighbours]):
    """The neighbours of every node, by id."""

    def __getitem__(self, person: PersonId) -> Neighbours:
        return Neighbours(self._people, self._ties, self._people.row_of[person])


class NetworkGraph(_Graph):
    """People and ties as a networkx graph: every algorithm reads it, and edits show at once.

    Nodes are person ids in row order. It changes through the store only; copy() and whatever
    networkx makes of it are ordinary graphs.
    """

    def __new__(cls, people: Any = None, ties: Ties | None = None, **attr: Any) -> Self:
        # networkx makes new graphs by calling the class of the one it was given.
        if not isinstance(people, People):
            return cast(Self, nx.Graph(people, **attr))
        return object.__new__(cls)

    def __init__(self, people: People, ties: Ties) -> None:
        self.graph = {}
        self._node = Nodes(people, ties)
        self._adj = Adjacency(people, ties)
        self._ties = ties
        self.frozen = True
        # A backend must convert each time, because edits do not pass through this object.
        self.__networkx_cache__ = cast(dict[str, Any], None)

    def __reduce__(self) -> tuple[Any, ...]:
        return nx.Graph, (self.copy(),)

    def size(self, weight: str | None = None) -> Any:
        return super().size(weight) if weight else self._ties.tie_count

    def number_of_edges(self, u: PersonId | None = None, v: PersonId | None = None) -> int:
        return self._ties.tie_count if u is None else super().number_of_edges(u, v)

    add_node = add_nodes_from = remove_node = remove_nodes_from = _refuse
    add_edge = add_edges_from = add_weighted_edges_from = _refuse
    remove_edge = remove_edges_from = clear = clear_edges = _refuse
