from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from secondhop.model.text import fold
from secondhop.search.hiring import hiring


@pytest.mark.parametrize(
    ("title", "told", "expected"),
    [
        ("Technical Recruiter", "", "yes"),
        ("Talent Acquisition Partner", "", "yes"),
        ("Co-Founder & CEO", "", "yes"),
        ("VP Engineering", "", "yes"),
        ("Head of Data", "", "yes"),
        ("HEAD OF DATA", "", "yes"),
        ("Geschäftsführerin", "", "yes"),
        ("Software Engineer", "", "no"),
        ("Product Owner", "", "no"),
        ("Assistant to the CEO", "", "no"),
        ("former CTO", "", "no"),
        ("Overhead officer", "", "no"),
        ("", "", ""),
        ("¡!", "", ""),
        ("Software Engineer", "yes", "yes"),
        ("CEO", "no", "no"),
        ("", "yes", "yes"),
    ],
)
def test_who_hires_by_title_unless_the_user_knows_better(
    title: str, told: str, expected: str
) -> None:
    assert hiring(title, told) == expected


def test_every_phrase_is_folded_whole_words_with_a_source_and_a_date() -> None:
    lists = tomllib.loads(files("secondhop.search").joinpath("hiring.toml").read_text("utf-8"))
    for entry in lists.values():
        assert entry["source"]
        assert entry["date"] == "2026-11-21"
        assert len(set(entry["words"])) == len(entry["words"])
        for phrase in entry["words"]:
            assert phrase == " ".join(fold(phrase).replace("-", " ").split())
