"""Ids are drawn until nobody has them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from secondhop.model.person import PersonId
from secondhop.store import intake
from secondhop.store.intake import fresh_ids, new_id
from tests.cli.archives import DAN, EVA, ME, Row, write_connections
from tests.worlds import bring, id_of, open_store, small_world, taken


def test_a_fresh_id_is_eight_letters() -> None:
    some = fresh_ids(500, lambda ids: ())
    assert len(set(some)) == 500
    assert {len(one) for one in some} == {8}
    assert all(one.isalnum() and one == one.lower() for one in some)
    assert new_id() != new_id()


def test_ids_that_somebody_has_are_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    queue = [b"aaaaa", b"bbbbb", b"aaaaa", b"ccccc", b"ddddd"]
    monkeypatch.setattr(
        "os.urandom", lambda count: b"".join(queue.pop(0) for _ in range(count // 5))
    )
    (b,) = intake._drawn(1)[:1]
    queue.insert(0, b"aaaaa")

    def somebody_has(ids: Collection[str]) -> list[str]:
        return [one for one in ids if one == b]

    found = fresh_ids(3, somebody_has)
    assert b not in found
    assert len(set(found)) == 3
    assert not queue


def test_an_import_gives_nobody_an_id_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = small_world(tmp_path)
    before, real, drawn = id_of(store, "Cleo Diaz"), intake._drawn, []

    def unlucky(count: int) -> list[PersonId]:
        drawn.append(count)
        return [before, *real(count - 1)] if len(drawn) < 3 else real(count)

    monkeypatch.setattr(intake, "_drawn", unlucky)
    new = Row("Gus", "Berg", "gus-berg", "Acme")
    path = write_connections(tmp_path / "more" / "Fay Moreau.csv", [new, EVA, DAN, ME])
    taken(bring(store, path))
    assert len(drawn) == 3
    assert id_of(store, "Cleo Diaz") == before
    assert id_of(store, "Gus Berg") != before
    store.close()
    assert id_of(open_store(tmp_path / "home"), "Cleo Diaz") == before
