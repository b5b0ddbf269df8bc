from __future__ import annotations

import math

import numpy as np
import pytest

from secondhop.network.warmth import Traces, contact_strength, strength_terms, tie_quality
from secondhop.network.weights import load_weights
from tests.network.graphs import rows

TODAY = 740_000
WEIGHTS = load_weights()


def strength(**traces: float) -> float:
    columns = Traces.none(1)
    for name, value in traces.items():
        getattr(columns, name)[0] = value
    found = contact_strength(columns, WEIGHTS, TODAY)
    assert found.dtype == np.float32
    return float(found[0])


@pytest.mark.parametrize(
    ("traces", "expected"),
    [
        ({}, 0.10),
        ({"inbound": 100, "last_message": TODAY}, 0.10),
        (
            {"inbound": 8, "outbound": 6, "last_message": TODAY - 180},
            0.10 + (0.30 / 2 + 0.15) * (1 - math.exp(-1.5)),
        ),
        ({"inbound": 4, "outbound": 4}, 0.10 + 0.15 * (1 - math.exp(-1))),
        (
            {"inbound": 4, "outbound": 4, "last_message": TODAY + 9},
            0.10 + 0.45 * (1 - math.exp(-1)),
        ),
        ({"recommendations": 2}, 0.20),
        ({"endorsements": 1}, 0.10 + 0.05 / 3),
        ({"endorsements": 30}, 0.15),
        ({"meetings": 3}, 0.10 + 0.10 * (1 - math.exp(-1))),
    ],
)
def test_strength_is_the_scaled_sum_of_its_terms(traces: dict[str, float], expected: float) -> None:
    assert strength(**traces) == pytest.approx(expected / 0.80, abs=1e-6)


def test_a_connection_alone_is_an_eighth_and_everything_is_one() -> None:
    assert strength() == pytest.approx(0.125)
    everything = {"inbound": 99, "outbound": 99, "last_message": TODAY, "recommendations": 1}
    assert strength(**everything, endorsements=3, meetings=99) == pytest.approx(1)


def test_a_date_that_is_not_known_is_never_fresh() -> None:
    patient = load_weights({"fresh_half_life": 1e9})
    traces = Traces.none(1)
    traces.inbound[0] = traces.outbound[0] = 4
    assert strength_terms(traces, patient, TODAY)["fresh_messages"][0] == 0


@pytest.mark.parametrize("stars", [1, 2, 5])
def test_a_rating_replaces_what_the_traces_say(stars: int) -> None:
    assert strength(rating=stars, inbound=50, outbound=50) == pytest.approx(stars / 5)


def test_the_terms_add_up_to_the_strength() -> None:
    rng = np.random.default_rng(1)
    traces = Traces.none(50)
    for name in Traces.__struct_fields__[:-1]:
        getattr(traces, name)[:] = rng.integers(0, 9, 50)
    terms = strength_terms(traces, WEIGHTS, TODAY)
    total = contact_strength(traces, WEIGHTS, TODAY)
    assert np.allclose(sum(terms.values()), total)
    assert set(terms) == {
        *("connected", "fresh_messages", "messages"),
        *("recommendation", "endorsements", "meetings"),
    }


def test_quality_halves_every_four_years_from_the_day_a_source_said_so() -> None:
    seen = rows([TODAY, TODAY - 1461, TODAY - 2922, 0, TODAY + 50])
    confidence = np.array([0.95, 0.95, 0.4, 1, 1], np.float32)
    found = tie_quality(confidence, seen, TODAY, WEIGHTS)
    assert found.dtype == np.float32
    assert found.tolist() == pytest.approx([0.475, 0.2375, 0.05, 0.5, 0.5])
