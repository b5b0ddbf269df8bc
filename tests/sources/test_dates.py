from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.sources.dates import iso_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("08 Feb 2026", "2026-02-08"),
        ("7-Feb-22", "2022-02-07"),
        ("4-Apr-21", "2021-04-04"),
        ("2026-02-08", "2026-02-08"),
        ("02/08/26, 1:32 PM", "2026-02-08"),
        ("1/29/26, 2:37\u202fPM", "2026-01-29"),
        ("3/7/24, 2:22 PM", "2024-03-07"),
        ("13/02/2026", "2026-02-13"),
        ("2025-06-01 14:03:22 UTC", "2025-06-01"),
        ("2025-06-01T14:03:22Z", "2025-06-01"),
        ("2026/08/01 10:00:00 UTC", "2026-08-01"),
        ("12 mars 2023", "2023-03-12"),
        ("1 août 2023", "2023-08-01"),
        ("14 févr. 2023", "2023-02-14"),
        ("3 juil. 2024", "2024-07-03"),
        ("12. März 2023", "2023-03-12"),
        ("31. Dez. 2022", "2022-12-31"),
        ("08.02.2026", "2026-02-08"),
        ("Feb 8, 2026", "2026-02-08"),
        ("Jan 2024", "2024-01-01"),
    ],
)
def test_spellings(text: str, iso: str) -> None:
    assert iso_date(text) == iso


@pytest.mark.parametrize(
    "text", ["", "soon", "31 Feb 2026", "2026-13-01", "99/99/99", "12 foo 2023", "0000-01-01x"]
)
def test_what_is_no_date_is_empty(text: str) -> None:
    assert iso_date(text) == ""


@given(st.text(max_size=30))
def test_any_text_gives_an_iso_date_or_nothing(text: str) -> None:
    found = iso_date(text)
    assert found == "" or date.fromisoformat(found).isoformat() == found
