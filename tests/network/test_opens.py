from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from secondhop.network.opens import Opener, openers
from tests.network.graphs import Edge, Plain, basis, build, edge_lists, plain, rows


@given(st.data(), edge_lists(24), st.integers(0, 99), st.none() | st.integers(0, 5))
def test_openers_cover_greedily(
    data: st.DataObject, given_edges: tuple[int, list[Edge]], seed: int, limit: int | None
) -> None:
    n, edges = given_edges
    targets = data.draw(st.lists(st.integers(0, n - 1)))
    given_basis = basis(build(n, edges), seed)
    found = openers(
        given_basis.ties, given_basis.degree, given_basis.strength, rows(targets), limit
    )
    expected = _greedy(plain(n, edges), given_basis.strength.tolist(), set(targets))
    assert found == expected[:limit]


def _greedy(network: Plain, strength: list[float], targets: set[int]) -> list[Opener]:
    degree = network.degrees()
    left = {row for row in targets if degree[row] == 2}
    opens = {
        row: known
        for row in range(network.n)
        if degree[row] == 1 and (known := left & set(network.of(row)))
    }
    total = {row: len(known) for row, known in opens.items()}
    asks = []
    while opens:
        adds = {row: len(known & left) for row, known in opens.items()}
        ranks = {row: (-adds[row], -total[row], -strength[row], row) for row in opens}
        row = min(ranks, key=ranks.__getitem__)
        asks.append(Opener(row, total[row], adds[row]))
        left -= opens.pop(row)
    return asks


def test_whoever_adds_nothing_still_follows() -> None:
    edges = [(0, 1, 0.5), (0, 2, 0.5), (1, 3, 0.5), (1, 4, 0.5), (2, 3, 0.5)]
    given_basis = basis(build(5, edges))
    columns = (given_basis.ties, given_basis.degree, given_basis.strength)
    assert openers(*columns, rows([3, 4, 1, 0])) == [Opener(1, 2, 2), Opener(2, 1, 0)]
