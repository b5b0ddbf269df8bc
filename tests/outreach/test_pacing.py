from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import fields

from secondhop.outreach.pacing import Pacing, load_pacing, packaged


def test_every_number_says_where_it_comes_from_and_when() -> None:
    assert set(packaged()) == {field.name for field in fields(Pacing)}
    for name, pace in packaged().items():
        assert len(pace.source) > 15, name
        assert date.fromisoformat(pace.date) <= date(2026, 11, 23), name


def test_the_users_numbers_go_first() -> None:
    assert load_pacing({"nudge": 5}).nudge == 5
    assert load_pacing().nudge == packaged()["nudge"].value


@pytest.mark.parametrize("wrong", [{"nugde": 5}, {"nudge": 0}, {"nudge": 1.5}, {"nudge": True}])
def test_what_cannot_be_is_named(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"nudge|nugde"):
        load_pacing(wrong)


def test_tiers_go_from_close_to_far() -> None:
    tiers = list(load_pacing().tiers.values())
    assert tiers == sorted(tiers)
