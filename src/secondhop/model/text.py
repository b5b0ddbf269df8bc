"""Text from other people's files: made harmless for display, and folded for comparison."""

from __future__ import annotations

import re
import unicodedata

MAX_FIELD = 500
"""Characters kept of one imported value; longer ones are cut with an ellipsis."""

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Zero-width joiners stay: Persian names and family emoji need them.
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x9f"
_UNSAFE = re.compile(f"[{_CONTROL}{_BIDI}{_INVISIBLE}\ud800-\udfff]")
_ESCAPE_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor moves
    r"|\x1b[\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # OSC, DCS
    # Their 8-bit forms also stand in names that were encoded twice: those have no end.
    r"|[\x9d\x90\x98\x9e\x9f][^\x07\x1b\x90\x98\x9c-\x9f]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]"
)
_BREAK = re.compile(r"\s")  # one by one, for those who count characters
_NEEDS_CLEANING = re.compile(
    f"[{_CONTROL}{_BIDI}{_INVISIBLE}\ud800-\udfff]|[^\\S ]|  |^ | $|[^\x00-\x7f]"
)
_LATIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ħ": "h"}
)


class _Folded(dict[int, str]):
    """By code point, what a letter is folded to, which does not depend on the letters around it."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code).casefold())
        stripped = "".join(c for c in decomposed if not unicodedata.combining(c))
        self[code] = folded = stripped.casefold().translate(_LATIN)
        return folded


_FOLDED = _Folded()


def clean(text: str, limit: int = MAX_FIELD) -> str:
    """One safe line: no escape, control or bidi characters, spaces folded, NFC, cut to limit."""
    if len(text) > limit * 4:
        text = text[: limit * 4]
    if _NEEDS_CLEANING.search(text):
        text = " ".join(disarm(text).split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def disarm(text: str) -> str:
    """The text without escape, control, bidi and invisible characters, in NFC; spaces stay."""
    if text.isprintable():  # no escape, no control, no space but the plain one
        return text if text.isascii() else unicodedata.normalize("NFC", _UNSAFE.sub("", text))
    text = _UNSAFE.sub("", _ESCAPE_SEQUENCE.sub("", text))
    return unicodedata.normalize("NFC", _BREAK.sub(" ", text))


def fold(text: str) -> str:
    """The form in which texts are compared: no case, no accents, one kind of space."""
    if text.isascii():
        return text.lower()
    return text.translate(_FOLDED)


def comparable(text: str) -> str:
    """A value as needles are looked for in it: folded, on one line."""
    return " ".join(fold(text).split())


def alphabetical(text: str) -> tuple[str, str]:
    """The key by which values are sorted for people; equal only for equal texts."""
    return comparable(text), text


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun, digits grouped: `1 person`, `5,904 people`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
