from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.model.identity import (
    email_key,
    is_profile_key,
    name_key,
    profile_key,
    profile_url,
)

SLUGS = st.text(
    st.characters(categories=("Ll", "Lo", "Nd"), include_characters="-_"), min_size=1, max_size=30
).filter(lambda slug: slug.strip("-"))


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/in/ana-silva",
        "https://www.linkedin.com/in/ana-silva/",
        "http://linkedin.com/in/ana-silva",
        "https://de.linkedin.com/in/ana-silva",
        "https://m.linkedin.com/in/ana-silva",
        "https://touch.www.linkedin.com/in/ana-silva",
        "https://www.linkedin.com/mwlite/in/ana-silva",
        "https://www.linkedin.com/m/in/ana-silva/",
        "https://www.linkedin.com/in/ana-silva/en",
        "https://www.linkedin.com/in/ana-silva/details/experience/",
        "https://www.linkedin.com/in/ana-silva?trk=people&originalSubdomain=pt",
        "https://www.linkedin.com/in/ana-silva/?locale=de_DE#about",
        "https://www.linkedin.com/in/ana-silva#about",
        "HTTPS://WWW.LinkedIn.COM/IN/Ana-SILVA",
        "https://user@www.linkedin.com/in/ana-silva",
        "https://www.linkedin.com:443/in/ana-silva",
        "https://www.linkedin.com//in/ana-silva",
        "//www.linkedin.com/in/ana-silva",
        "linkedin.com/in/ana-silva",
        "www.linkedin.com/in/ana-silva",
        "linkedin.com:443/in/ana-silva",
        "  https://www.linkedin.com/in/ana-silva \r\n",
        "https://www.linkedin.com/in/ana%2Dsilva",
        "https://www.linkedin.com/in/ana%252Dsilva",
        "https://www.linkedin.com/in/ana-silva%2F",
        "https://www.linkedin.com/in/ana-silva%3Ftrk%3Dpeople",
        "https://www.linkedin.com/in/ana-silva%253Ftrk",
        "https://www.linkedin.com/in/ana-silva%E2%80%8B",
    ],
)
def test_every_spelling_is_one_slug(url: str) -> None:
    assert profile_key(url) == "in:ana-silva"


@pytest.mark.parametrize(
    "slug",
    [
        "josé-díaz",
        "jos%C3%A9-d%C3%ADaz",
        "jos%25C3%25A9-d%25C3%25ADaz",
        "JOS%c3%89-d%C3%8Daz",
        unicodedata.normalize("NFD", "josé-díaz"),
        "jose%CC%81-di%CC%81az",
    ],
)
def test_accents_have_one_spelling(slug: str) -> None:
    assert profile_key(f"https://www.linkedin.com/in/{slug}/") == "in:josé-díaz"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ana silva",
        "ana-silva",
        "in/ana-silva",
        "https://www.linkedin.com",
        "https://www.linkedin.com/",
        "https://www.linkedin.com/in/",
        "https://www.linkedin.com/in//",
        "https://www.linkedin.com/in/%20",
        "https://www.linkedin.com/in/%2F",
        "https://www.linkedin.com/in/%3Fx",
        "https://www.linkedin.com/in/%00",
        "https://www.linkedin.com/company/acme",
        "https://www.linkedin.com/school/mit/in/ana-silva",
        "https://www.linkedin.com/sales/lead/ACwAA",
        "https://www.linkedin.com/feed/?to=/in/ana-silva",
        "https://www.linkedin.com/pub/ana-silva",
        "https://www.linkedin.com/pub/ana-silva/1/2",
        "https://www.linkedin.com/pub/dir/Ana/Silva",
        "https://linkedin.com.evil.example/in/ana-silva",
        "https://evil-linkedin.com/in/ana-silva",
        "https://notlinkedin.com/in/ana-silva",
        "notlinkedin.com/in/ana-silva",
        "https://linkedin.example/in/ana-silva",
        "https://linkedin.com@evil.example/in/ana-silva",
        "https://evil.example/linkedin.com/in/ana-silva",
        "https://evil.example\\@linkedin.com/in/ana-silva",
        "https://evil.example#linkedin.com/in/ana-silva",
        "https://evil.example?linkedin.com/in/ana-silva",
        "evil.example:linkedin.com/in/ana-silva",
        "javascript:linkedin.com/in/ana-silva",
        "javascript://linkedin.com/in/ana-silva",
        "javascript:alert(1)@linkedin.com/in/ana-silva",
        "mailto:ana@linkedin.com/in/ana-silva",
        "file:///linkedin.com/in/ana-silva",
        "ftp://www.linkedin.com/in/ana-silva",
    ],
)
def test_what_is_no_profile_has_no_key(url: str) -> None:
    assert profile_key(url) == ""


def test_old_public_profiles_keep_their_whole_path() -> None:
    assert profile_key("https://www.linkedin.com/pub/Ana-Silva/1/2A/3b") == "pub:ana-silva/1/2a/3b"
    assert profile_key("linkedin.com/pub/ana-silva/1/2a/3b/?x=1") == "pub:ana-silva/1/2a/3b"
    assert profile_key("linkedin.com/pub/ana-silva/1/2/4") != profile_key(
        "linkedin.com/pub/ana-silva/1/2/3"
    )


@given(SLUGS)
def test_the_address_of_a_key_has_that_key(slug: str) -> None:
    key = profile_key(f"https://www.linkedin.com/in/{slug}")
    assert is_profile_key(key)
    assert profile_key(profile_url(key)) == key


@given(st.text(st.characters(codec=None, exclude_characters="%"), max_size=40))
def test_any_text_has_one_key_or_none(text: str) -> None:
    key = profile_key(f"https://www.linkedin.com/in/{text}")
    assert key == "" or profile_key(profile_url(key)) == key


@given(st.text(st.characters(codec=None), max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    for start in ("", "https://", "https://www.linkedin.com/in/", "linkedin.com/pub/"):
        key = profile_key(start + text)
        assert key == "" or is_profile_key(key)
    assert email_key(text) == "" or "@" in text
    assert name_key(name_key(text)) == name_key(text)


def test_addresses_that_key_is_known_by() -> None:
    assert profile_url("in:ana-silva") == "https://www.linkedin.com/in/ana-silva"
    assert profile_url("pub:ana/1/2/3") == "https://www.linkedin.com/pub/ana/1/2/3"
    assert is_profile_key("pub:ana/1/2/3")
    assert not is_profile_key("mail:ana@x.example")
    assert not is_profile_key("row:abc:2026-01-01:ana")


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("Ana@X.Example", "mail:ana@x.example"),
        (" ana@x.example ", "mail:ana@x.example"),
        ("ana", ""),
        ("@x.example", ""),
        ("ana@localhost", ""),
        ("ana silva@x.example", ""),
        ("", ""),
    ],
)
def test_email_keys(address: str, key: str) -> None:
    assert email_key(address) == key


def test_names_compare_without_case_accents_and_spaces() -> None:
    assert name_key("  José   DÍAZ ") == name_key("jose diaz")
    assert name_key("Diaz Jose") != name_key("Jose Diaz")
