"""Keys: what makes two rows of two files the same person."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from secondhop.model.text import clean, fold

_HOST = re.compile(
    r"^(?:https?:)?(?://)?(?:[^/?#@:\\\s]*@)?(?:[a-z0-9-]+\.)*linkedin\.com(?::\d+)?/(.*)$",
    re.IGNORECASE | re.DOTALL,
)
_IN = re.compile(r"^(?:mwlite/|m/)?in/([^/?#]+)", re.IGNORECASE)
_PUB = re.compile(r"^pub/([^/?#]+/[0-9a-z]+/[0-9a-z]+/[0-9a-z]+)/?(?:[?#].*)?$", re.IGNORECASE)
_SLUG_ENDS = re.compile(r"[/?#]")

_NO_LETTERS = re.compile(r"[^\w'-]+")

PROFILE = "in:"
"""Prefix of a profile slug key. Two different ones are two people, whatever else agrees."""
OLD_PROFILE = "pub:"
"""Prefix of the path of an old public profile, kept whole: its name part alone is not unique."""
EMAIL = "mail:"


def profile_key(url: str) -> str:
    """The key of a profile URL in any spelling, or "" when it is not one.

    Country hosts, mobile paths, language suffixes, queries, case and percent encoding (once or
    twice) are all spellings of one slug. Company pages and look-alike hosts are no profiles.
    """
    host = _HOST.match(url.strip())
    if host is None:
        return ""
    path = host[1].lstrip("/")
    if found := _IN.match(path):
        slug = _SLUG_ENDS.split(_slug(found[1]))[0]
        return PROFILE + slug if slug else ""
    if found := _PUB.match(path):
        return OLD_PROFILE + _slug(found[1])
    return ""


def profile_url(key: str) -> str:
    """The canonical address of a profile key: lower case, nothing after the slug."""
    if key.startswith(PROFILE):
        return f"https://www.linkedin.com/in/{key.removeprefix(PROFILE)}"
    return f"https://www.linkedin.com/pub/{key.removeprefix(OLD_PROFILE)}"


def is_profile_key(key: str) -> bool:
    """Whether this key alone settles who somebody is."""
    return key.startswith((PROFILE, OLD_PROFILE))


def email_key(address: str) -> str:
    """The key of an e-mail address, or "" when it is not one."""
    text = clean(address).casefold()
    local, at, domain = text.rpartition("@")
    return EMAIL + text if at and local and "." in domain and " " not in text else ""


def name_key(name: str) -> str:
    """A full name as it is compared: folded, its words in order, without emoji and stray signs."""
    folded = fold(name)
    if folded.replace(" ", "").isalnum():  # as most are: nothing to leave out
        return " ".join(folded.split())
    return " ".join(_NO_LETTERS.sub(" ", folded).split()) or folded.strip()


def _slug(raw: str) -> str:
    text = unquote(unquote(raw))
    text = unicodedata.normalize("NFC", text).casefold()
    slug = clean(text).replace(" ", "-").strip("/")
    return slug if slug.strip(".") else ""
