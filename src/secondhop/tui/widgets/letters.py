"""Characters on whose width all terminals agree, and what stands for the others.

Some terminals count code points, others what they take for one letter. A text in which both come to
the same sum keeps its columns on all of them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rich.cells import get_character_cell_size

MOST_MARKS = 2
"""Combining marks kept on one letter."""
UNKNOWN = "\ufffd"
_FLAG_A, _FLAG_Z = 0x1F1E6, 0x1F1FF
# Selectors, tags, keycaps and skin tones only change how the character before them is drawn.
_STYLING = re.compile("[\ufe00-\ufe0f\u180b-\u180f\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef]")
# Letters of Latin and Cyrillic, punctuation and line drawing that are one cell everywhere, and that
# nothing has to be done about: nearly all texts are of these alone.
_PLAIN = re.compile(
    "[ -~\xae-\u02ff\u0400-\u0482\u048a-\u052f"
    "\u2010-\u2027\u2030-\u205e\u2190-\u2319\u2460-\u25fc\u25ff-\u2613\u270c-\u2727]*"
)
# Circled tens, and one vowel sign, which single libraries count their own way.
_DISPUTED = frozenset(map(chr, (*range(0x3248, 0x3250), 0x1171E)))
_SIGN = re.compile("(DEPENDENT )?VOWEL SIGN|CONSONANT SIGN( MEDIAL)?|CHOSEONG|JUNGSEONG|JONGSEONG")


def is_plain(text: str) -> bool:
    """Whether a text is as wide as it is long, whoever measures it, and has nothing that acts."""
    return (text.isascii() and text.isprintable()) or _PLAIN.fullmatch(text) is not None


def settled(text: str) -> str:
    """The text with every character whose width is disputed replaced."""
    kept: list[str] = []
    marks = MOST_MARKS  # none at the start: it would sit on whatever stands to the left
    for char in text:
        shown = char if char.isascii() else stand_in(char)
        if unicodedata.category(char) == "Mn":
            marks += 1
        elif shown:
            marks = 0
        if marks <= MOST_MARKS:
            kept.append(shown)
    return unicodedata.normalize("NFC", "".join(kept))


@lru_cache(maxsize=8192)
def stand_in(char: str) -> str:
    """What all terminals draw in the same number of cells; the character itself where it can."""
    if _FLAG_A <= ord(char) <= _FLAG_Z:
        return chr(ord(char) - _FLAG_A + ord("A"))
    kind = unicodedata.category(char)
    if kind in ("Cf", "Me") or _STYLING.match(char):
        return ""
    if kind in ("Cn", "Co", "Cs", "Cc"):
        return UNKNOWN
    if char != UNKNOWN and not _is_agreed(char):
        return _spelled_out(char, kind)
    return char


def _spelled_out(char: str, kind: str) -> str:
    """A vowel sign as the letter it is said as, a numbered circle as its number."""
    for other in (_letter_of(char), unicodedata.normalize("NFKC", char)):
        if other and all(one.isascii() or _is_agreed(one) for one in other):
            return other
    return "" if kind in ("Mc", "Mn") else UNKNOWN


def _letter_of(char: str) -> str:
    name = _SIGN.sub("LETTER", unicodedata.name(char, ""))
    name = name.replace("SIGN VISARGA", "LETTER HA").replace("SIGN ANUSVARA", "LETTER MA")
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return ""


def _is_agreed(char: str) -> bool:
    """Whether counting by code points and counting by what is seen come to the same."""
    by_code_point = 2 if unicodedata.east_asian_width(char) in "WF" else 1
    if unicodedata.category(char) == "Mn":
        by_code_point = 0
    return char not in _DISPUTED and get_character_cell_size(char) == by_code_point
