"""What people copy from a profile, shape by shape, and what nobody should ever paste."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.sources.mutualtext import MOST_CHARACTERS, read_mutuals

ANA, BEN, FAY = "Ana Silva", "Ben Okoye", "Fay Moreau"

LIST = """\
Ana Silva
Ana Silva
View Ana Silva’s profile
 • 1st degree connection
• 1st
CTO at Foxglove

Lisbon, Portugal

Message
Eva Diaz, Dan Okoro and 12 other mutual connections
Ben Okoye
View Ben Okoye’s profile
• 1st
Head of Data at Nordwind
Oslo
Message
About 14 results
"""
PROFILE = """\
Ivo Weber
  · 2nd
VP Engineering at Helsing
Berlin, Germany · Contact info
500+ connections
Ana Silva, Ben Okoye and 12 other mutual connections
Message
More profiles for you
Fay Moreau
• 1st
CFO at Acme
"""


@pytest.mark.parametrize(
    ("text", "names", "stated"),
    [
        # the sentence
        ("Ana Silva, Ben Okoye and 12 other mutual connections", [ANA, BEN], 14),
        ("Ana Silva, Ben Okoye, and 12 other mutual connections.", [ANA, BEN], 14),
        ("Ana Silva & 77 other mutual connections", [ANA], 78),
        ("Ana, Ben, and 1 other mutual connection", ["Ana", "Ben"], 3),
        ("Ana Silva is a mutual connection", [ANA], 1),
        ("Ana Silva and Ben Okoye are mutual connections", [ANA, BEN], 2),
        ("Ana Silva, Ben Okoye and Fay Moreau are mutual connections", [ANA, BEN, FAY], 3),
        ("Ana Silva, Ben Okoye, and Fay Moreau are mutual connections", [ANA, BEN, FAY], 3),
        ("14 mutual connections", [], 14),
        ("1 mutual connection", [], 1),
        ("Ana Silva and 1,204 other mutual connections", [ANA], 1205),
        ("Ana Silva and 500+ other mutual connections", [ANA], 501),
        ("ANA SILVA AND 3 OTHER MUTUAL CONNECTIONS", ["ANA SILVA"], 4),
        ("Ana Silva and 3 other shared connections", [ANA], 4),
        ("You both know Ana Silva, Ben Okoye and 2 others", [ANA, BEN], 4),
        # in other languages
        ("Ana Silva, Ben Okoye und 12 weitere gemeinsame Kontakte", [ANA, BEN], 14),
        ("Ana Silva und 1 weiterer gemeinsamer Kontakt", [ANA], 2),
        ("Ana Silva ist ein gemeinsamer Kontakt", [ANA], 1),
        ("Ana Silva und Ben Okoye sind gemeinsame Kontakte", [ANA, BEN], 2),
        ("Ana, Ben et 35 autres relations en commun", ["Ana", "Ben"], 37),
        ("Ana Silva est une relation que vous avez en commun", [ANA], 1),
        ("Ana Silva, Ben Okoye y 3 contactos más en común", [ANA, BEN], 5),
        ("Ana Silva es contacto en común", [ANA], 1),
        ("16 contactos en común", [], 16),
        ("Ana Silva e mais 12 conexões em comum", [ANA], 13),
        ("Ana Silva e outras 2 conexões em comum", [ANA], 3),
        ("Ana Silva en 3 andere gemeenschappelijke connecties", [ANA], 4),
        ("Ana Silva is een gemeenschappelijke connectie", [ANA], 1),
        # what stands beside names
        ("Ana Silva, PhD, Ben Okoye, MBA, PMP® and 2 other mutual connections", [ANA, BEN], 4),
        ("Ana Silva, Ph.D. is a mutual connection", [ANA], 1),
        ("Dr. Ana Silva and Ben Okoye, Jr. are mutual connections", ["Dr. Ana Silva", BEN], 2),
        ("Ana Silva 🚀 (She/Her) and 2 other mutual connections", [ANA], 3),
        ("Ana Silva • 1st and 2 other mutual connections", ["Ana Silva"], 3),
        ("Alexandra Andersson and Sandy Land are mutual connections",
         ["Alexandra Andersson", "Sandy Land"], 2),
        ("Ana Costa e Silva e mais 12 conexões em comum", ["Ana Costa e Silva"], 13),
        ("Ana Silva y José Ortega y Gasset son contactos en común",
         [ANA, "José Ortega y Gasset"], 2),
        ("Özgür O. und 71 weitere gemeinsame Kontakte", ["Özgür O"], 72),
        ("Ana Bei, R2 Doe and 2 other mutual connections", ["Ana Bei", "R2 Doe"], 4),
        ("王小明 and 2 other mutual connections", ["王小明"], 3),
        ("Seán O'Brien-Núñez and 2 other mutual connections", ["Seán O'Brien-Núñez"], 3),
        # several lines
        ("Ana Silva,\nBen Okoye\n, and 12 other mutual connections", [ANA, BEN], 14),
        ("Ana Silva, Ben Okoye,\r\nand 12 other mutual connections\r\n", [ANA, BEN], 14),
        (LIST, [ANA, BEN], 14),
        (PROFILE, [ANA, BEN], 14),
        ("Ana SilvaView Ana Silva’s profile• 1st\nCTO at Foxglove", [ANA], None),
        ("Profil von Ana Silva anzeigen\n• 1.\nCTO bei Foxglove", [ANA], None),
        ("View Ana Silva's profile\nView Ben Okoye's profile", [ANA, BEN], None),
        ("Ana Silva · 1st\nCTO\nDan Okoro · 2nd\nEngineer\nBen Okoye · 1st", [ANA, BEN], None),
        # names that somebody typed
        ("Ana Silva\nBen Okoye\n\nAna Silva", [ANA, BEN], None),
        ("Ana Silva, Ben Okoye; Fay Moreau", [ANA, BEN, FAY], None),
        ("Ana Silva and Ben Okoye", [ANA, BEN], None),
    ],
)  # fmt: skip
def test_what_a_text_says(text: str, names: list[str], stated: int | None) -> None:
    read = read_mutuals(text)
    assert ([one.name for one in read.people], read.stated) == (names, stated)


def test_a_list_tells_what_they_do() -> None:
    headlines = {one.name: one.headline for one in read_mutuals(LIST).people}
    assert headlines == {ANA: "CTO at Foxglove", BEN: "Head of Data at Nordwind"}


def test_the_mutuals_of_somebody_in_a_list_are_not_theirs() -> None:
    assert "Eva Diaz" in LIST
    assert "Eva Diaz" not in [one.name for one in read_mutuals(LIST).people]


def test_others_on_a_whole_profile_are_no_mutuals() -> None:
    assert FAY in PROFILE
    assert FAY not in [one.name for one in read_mutuals(PROFILE).people]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  \n \n",
        "we met at the fair in 2019",
        "https://example.org/in/ana",
        "🚀🚀",
        "12",
        "- - -",
    ],
)
def test_what_names_nobody(text: str) -> None:
    assert read_mutuals(text).says_nothing


def test_lines_that_are_not_understood_are_told() -> None:
    read = read_mutuals("we met at the fair\nAna Silva is a mutual connection\nMessage")
    assert read.strange == ("we met at the fair",)


def test_too_much_is_refused_in_words() -> None:
    read = read_mutuals("a" * 1_000_000)
    assert read.says_nothing
    assert f"{MOST_CHARACTERS:,} characters" in read.refused
    assert read_mutuals("a" * MOST_CHARACTERS).refused == ""


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000 + " and 3 other mutual connections",
        "x " * 50_000 + "and y are mutual connections",
        "a," * 50_000,
        "and " * 25_000,
        "1 " * 50_000,
        "• 1st\n" * 15_000,
        "View " * 20_000 + "’s profile",
        "(she/her" * 12_000,
        "(" * 100_000,
        "\u202eevil\u202c\x1b[31m\x00 and 2 other mutual connections",
        "é" * 100_000,
        "\n" * 100_000,
        "Ana Silva and 99999999999999999999 other mutual connections",
    ],
    ids=lambda text: f"{text[:8]!a}",
)
def test_hostile_text_is_read_without_harm(text: str) -> None:
    read = read_mutuals(text)
    for one in read.people:
        assert len(one.name) <= 120
        assert one.name.isprintable()
        assert not set(one.name) & set("\x1b\x00\u202e\u202c")


PIECES = st.sampled_from(
    [
        *(ANA, BEN, "and", "und", "y", ",", "\n", "12", "other", "mutual connections", "• 1st"),
        *("(", ")", "View", "’s profile", "is a", "weitere", "gemeinsame Kontakte", "PhD", "1."),
        *("🚀", "\u200d", "@", "results"),
    ]
)


@given(st.lists(PIECES | st.text(max_size=6), max_size=40))
def test_nothing_raises_and_everybody_comes_once(pieces: list[str]) -> None:
    read = read_mutuals(" ".join(pieces))
    names = [one.name for one in read.people]
    assert len(names) == len(set(names))
    assert all(name.strip() for name in names)
    assert read.stated is None or read.stated >= 0


def test_a_number_that_says_too_little_gives_way_to_the_names() -> None:
    assert read_mutuals("Ana Silva, Ben Okoye and 0 other mutual connections").stated == 2
