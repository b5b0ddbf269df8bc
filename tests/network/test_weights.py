from __future__ import annotations

import re

import pytest
from msgspec.structs import fields

from secondhop.model.tie import EvidenceKind
from secondhop.network.weights import Weights, load_weights, packaged


def test_every_number_has_a_source_and_a_date() -> None:
    assert list(packaged()) == [field.name for field in fields(Weights)]
    for weight in packaged().values():
        assert weight.source
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", weight.date)


def test_the_user_changes_one_number_and_keeps_the_others() -> None:
    changed = load_weights({"path": 1, "unknown_contacts": 350})
    assert (changed.path, changed.unknown_contacts) == (1.0, 350.0)
    assert changed.novelty == load_weights().novelty == 0.10


@pytest.mark.parametrize(
    ("overrides", "named"),
    [
        ({"pathh": 0.5}, "pathh"),
        ({"path": "0.5"}, "path"),
        ({"path": True}, "path"),
        ({"path": float("nan")}, "path"),
        ({"path": -0.1}, "path"),
        ({"declared": 1.1}, "declared"),
        ({"tie_half_life": 0}, "tie_half_life"),
        ({"path": 0, "novelty": 0}, "path, novelty"),
    ],
)
def test_a_wrong_number_is_refused_by_name(overrides: dict[str, object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        load_weights(overrides)


def test_strength_without_any_term_is_refused() -> None:
    terms = ("connected", "fresh_messages", "messages", "recommendation", "endorsements")
    with pytest.raises(ValueError, match="connected"):
        load_weights(dict.fromkeys((*terms, "meetings"), 0))


@pytest.mark.parametrize(
    ("kind", "confidence"),
    [
        (EvidenceKind.CONNECTION, 0.95),
        (EvidenceKind.GROUP_THREAD, 0.4),
        (EvidenceKind.BY_HAND, 1.0),
        (EvidenceKind.CONFIRMED, 1.0),
    ],
)
def test_confidence_follows_the_evidence(kind: EvidenceKind, confidence: float) -> None:
    assert load_weights().confidence(kind) == confidence
