from __future__ import annotations

import pytest

from secondhop.search.match import Matcher
from secondhop.search.texts import Texts
from tests.search.ways import differences


def test_every_way_of_searching_finds_what_the_plain_matcher_finds() -> None:
    told = [one for seed in range(4) for one in differences(150, 40, seed)]
    assert [one for one in told if one[0]] == []
    assert sum(found for _, _, found in told) > 200


@pytest.mark.parametrize(
    ("place", "method", "wrong"),
    [
        (Texts, "update", lambda self, rows: None),
        (Matcher, "_tied_to", lambda self, contacts: self._texts.filled("name")),
    ],
)
def test_the_control_a_fault_is_seen(
    place: type, method: str, wrong: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, method, wrong)
    assert any(name for name, _, _ in differences(150, 40, 0))
