"""Names as people write them on a profile: with credentials, pronouns, emoji and degrees."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

from secondhop.model.text import clean, fold

LONGEST_NAME: Final = 120
MOST_WORDS: Final = 8
_PRONOUNS = re.compile(
    r"\(?\b(?:she|he|they|her|him|sie|er|elle|il|ella|él|ela|ele|zij|hij)"
    r"\s*/\s*\w+(?:\s*/\s*\w+)?\)?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")
_DEGREE = re.compile(r"\s*[•·∙⋅‧]\s*[123](?:st|nd|rd|er|e|º|°|\.)?\+?\s*$", re.IGNORECASE)
_AT_WORK = re.compile(r"\s(?:at|bei|chez)\s|[@|:\d]", re.IGNORECASE)
_SIGNS = "'’.-()/,& ·"


@cache
def _words(which: str) -> frozenset[str]:
    text = Path(__file__).with_name("namewords.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)[which]["words"])


def tidy(text: str) -> str:
    """A name as it is told: without pronouns, degree, emoji, and credentials behind a comma."""
    text = _DEGREE.sub("", _PRONOUNS.sub(" ", text[: 4 * LONGEST_NAME]))
    kept = "".join(one if _is_of_names(one) else " " for one in text)
    name, *rest = kept.split(",")
    while rest and not is_credential(rest[0], name):
        name = f"{name}, {rest.pop(0).strip()}"
    return clean(name, LONGEST_NAME).strip(" ,-·&/.") if clean(name).strip(_SIGNS) else ""


def _is_of_names(letter: str) -> bool:
    """Letters, marks and digits, the signs of names, and the joiners that some scripts need."""
    return unicodedata.category(letter)[0] in "LMNZ" or letter in _SIGNS or letter in "\u200c\u200d"


def is_credential(text: str, name: str) -> bool:
    """Whether what stands behind a comma is a degree, a title or a pronoun of the one before."""
    letters = re.sub(r"[^\w]", "", fold(text))
    if not letters or letters in _words("credentials"):
        return True
    words = text.split()
    if len(words) > 1:
        return len(words) <= 3 and all(is_credential(word, name) for word in words)
    short = len(text.strip()) <= 9 and not any(one.islower() for one in text)
    return short and len(name.split()) > 1 and any(one.isupper() for one in text)


def can_be_name(text: str) -> bool:
    """Whether this may be what somebody is called, and no headline, place or button."""
    return has_letters(text) and len(text.split()) <= MOST_WORDS and not _AT_WORK.search(text)


def has_letters(text: str) -> bool:
    """Whether there is anything to be called by; enough where only a name can stand."""
    return any(one.isalpha() for one in text)


def divided(text: str, both: str) -> list[str]:
    """The names in a text with commas, and with one of the words of `both` before the last one.

    Credentials behind a comma stay with the name before; an `and` inside of a name is left there
    when there is more than one.
    """
    pieces = [piece.strip() for piece in re.split("[,;\uff0c\u3001]", text)]
    while len(pieces) > 1 and is_credential(pieces[-1], pieces[-2]):
        pieces.pop()
    last = pieces.pop()
    found: list[str] = []
    for piece in (*pieces, *_at_and(last, both)):
        if piece and not (found and is_credential(piece, found[-1])):
            found.append(piece)
    return [name for name in map(tidy, found) if has_letters(name)]


def _at_and(text: str, both: str) -> list[str]:
    """The last two names around an `and`."""
    if not both:
        return [text]
    words, parts = set(both.split("|")), [list[str]()]
    for word in text.split():
        if word.casefold() in words:
            parts.append([])
        else:
            parts[-1].append(word)
    pieces = [" ".join(part) for part in parts if part]
    if len(pieces) <= 2:
        return pieces
    return _rejoined(pieces, both.split("|")[0])


def _rejoined(pieces: list[str], word: str) -> list[str]:
    """A single word behind an `and` belongs to the name before it, as in Ortega y Gasset."""
    found = pieces[:1]
    for piece in pieces[1:]:
        if " " in piece or " " not in found[-1]:
            found.append(piece)
        else:
            found[-1] = f"{found[-1]} {word} {piece}"
    return found


def bare_words(name: str) -> list[str]:
    """The words of a folded name that tell people apart: no brackets, titles or credentials."""
    head, *rest = _BRACKETS.sub(" ", name).split(",")
    for one in rest:
        if not is_credential(one, head):
            head += f" {one}"
    words = re.sub(r"[^\w'-]+", " ", fold(head)).split()
    while len(words) > 1 and words[0] in _words("titles"):
        words = words[1:]
    while len(words) > 2 and words[-1] in _words("credentials") and len(words[-1]) < 4:
        words = words[:-1]
    return words
