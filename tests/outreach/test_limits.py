from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import fields

from secondhop.outreach.limits import Limits, load_limits, packaged
from secondhop.store.home import home_in, make_private
from secondhop.store.settings import Settings


def test_every_number_has_a_source_and_a_date() -> None:
    assert list(packaged()) == [field.name for field in fields(Limits)]
    for limit in packaged().values():
        assert limit.source
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", limit.date)


def test_the_packaged_numbers_pass_their_own_check() -> None:
    assert load_limits({name: one.value for name, one in packaged().items()}) == load_limits()


def test_warnings_come_before_blocks() -> None:
    limits = load_limits()
    for name in packaged():
        block = name.removesuffix("_warn") + "_block"
        if name.endswith("_warn") and block in packaged() and name != "acceptance_warn":
            assert getattr(limits, name) < getattr(limits, block), name
    assert limits.acceptance_block < limits.acceptance_warn


def test_the_user_changes_one_number_and_keeps_the_others() -> None:
    changed = load_limits({"follow_ups": 1, "weak_leg": 0.2})
    assert (changed.follow_ups, changed.weak_leg) == (1, 0.2)
    assert changed.notes_month_free == load_limits().notes_month_free == 5


@pytest.mark.parametrize(
    ("overrides", "named"),
    [
        ({"folow_ups": 1}, "folow_ups"),
        ({"follow_ups": "1"}, "follow_ups"),
        ({"follow_ups": True}, "follow_ups"),
        ({"follow_ups": 1.5}, "follow_ups"),
        ({"follow_ups": -1}, "follow_ups"),
        ({"follow_ups": float("nan")}, "follow_ups"),
        ({"loop_days": 1_000_000}, "loop_days"),
        ({"weak_leg": 1.1}, "weak_leg"),
    ],
)
def test_a_wrong_number_is_refused_by_name(overrides: dict[str, object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        load_limits(overrides)


def settings_of(folder: Path, text: str) -> Settings:
    home = home_in(make_private(folder / "home"))
    make_private(home.config.parent)
    home.config.write_text(text)
    return Settings(home)


def test_limits_and_account_of_the_user_count(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, '[limits]\nfollow_ups = 1\n[account]\nkind = "premium"\n')
    assert settings.errors == []
    assert settings.limits.follow_ups == 1
    assert settings.config.account == "premium"


@pytest.mark.parametrize(
    "text",
    [
        "limits = 7",
        "[limits]\nluck = 1",
        "[limits]\nfollow_ups = 1.5",
        "[limits]\nloop_days = 1" + "0" * 400,
        "account = 7",
        '[account]\nkind = "gold"',
        "[account]\nkind = ['free']",
    ],
)
def test_a_bad_value_is_told_and_the_rest_holds(tmp_path: Path, text: str) -> None:
    settings = settings_of(tmp_path, text)
    (problem,) = settings.errors
    assert "config.toml" in str(problem)
    assert settings.limits == load_limits()
    assert settings.config.account == "free"
