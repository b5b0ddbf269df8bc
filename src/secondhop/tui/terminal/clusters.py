"""Takes a text apart into what stands in one or two cells, and leaves out what must not be sent."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len, get_character_cell_size

_JOINER = "\u200d"
_KEPT_WITHOUT_WIDTH = frozenset("\u200c\u200d\ufe0e\ufe0f")
_LONGEST = 12  # characters in one cell; more is a prank
_FIRM = ((0xA0, 0x2600), (0x2E80, 0xA4D0), (0xAC00, 0xD7A4), (0xFF01, 0xFF61))
"""Ranges of characters on whose width terminals agree, apart from what is merely ambiguous."""


@lru_cache(maxsize=4096)
def split(text: str) -> tuple[tuple[str, int], ...]:
    """Glyphs with the cells that the layout gives them; controls and bidi marks are left out."""
    return tuple((glyph, cell_len(glyph)) for glyph in _glyphs(text))


def _glyphs(text: str) -> Iterator[str]:
    glyph = ""
    joins = False
    for character in text:
        if _continues(character) or joins:
            joins = bool(glyph) and character == _JOINER
            if glyph and len(glyph) < _LONGEST and _is_harmless(character):
                glyph += character
        elif _is_harmless(character):
            if glyph:
                yield glyph
            glyph = character
    if glyph:
        yield glyph


@lru_cache(maxsize=4096)
def is_firm(glyph: str) -> bool:
    """Whether every terminal can be trusted to give this glyph its cells."""
    if len(glyph) > 1:
        return False
    return glyph < "\x7f" or any(first <= ord(glyph) < end for first, end in _FIRM)


@lru_cache(maxsize=4096)
def flows(glyph: str) -> bool:
    """Whether a glyph may follow one of its kind without addressing its place anew."""
    return not glyph.isascii() and is_firm(glyph)


@lru_cache(maxsize=4096)
def _continues(character: str) -> bool:
    """Whether a character belongs to the glyph before it."""
    return get_character_cell_size(character) == 0 and _is_harmless(character)


@lru_cache(maxsize=4096)
def _is_harmless(character: str) -> bool:
    """Whether a terminal draws this, rather than obeys it."""
    if character in _KEPT_WITHOUT_WIDTH:
        return True
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
