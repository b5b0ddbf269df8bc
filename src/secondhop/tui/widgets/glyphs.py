"""Every sign of our own that is not ASCII, and what stands for it where a font or locale lacks it.

The code writes the signs themselves; they are exchanged at the last step, one cell for one cell.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import partial

from msgspec import Struct
from rich.cells import get_character_cell_size

# Each sign with what the font of the Linux console has, and with what ASCII has.
_SIGNS = (
    "▌▌> ••+ ◆◆# ●•* ○○. ◐◘o ◇◆o ■■# □○. ✓√x ✗xx ×xx "  # rows and marks
    "██# ▉█> ▊█> ▋█> ▍▌> ▎▌> ▏▌> ▐▐| ▀▀# ▄▄# ▁_. ▂▄. ▃▄o ▅▄o ▆█# ▇█# ░░. ▒▒: ▓▓# "  # bars
    "──- ││| ━─= ┃│| ╴─- ╶─- ╸─- ╺─- ╷│| ╵│| ╻│| ╹│| ┄─- ┆│| ══= ║║| "  # lines
    "┏┌+ ┓┐+ ┗└+ ┛┘+ "  # heavy corners
    "┌┌+ ┐┐+ └└+ ┘┘+ ╭┌+ ╮┐+ ╰└+ ╯┘+ ├├+ ┤┤+ ┬┬+ ┴┴+ ┼┼+ ╞├+ ╡┤+ ╪┼+ ┝├+ ┥┤+ ┿┼+ "  # corners
    "←←< →→> ↑↑^ ↓↓v ↔↔- ▲▲^ ▼▼v ▶▶> ◀◀< ▸▶> ◂◀< ▾▼v ▴▲^ ›>> ‹<< »»> ««< "  # pointers
    "…~~ ··- –-- —-- −-- ≥≥> ≤≤< ≈≈~ ≠#! ±±+ °°o ’'' ‘'' “\"\" ”\"\" §§S ⏎<< "  # words
)
_CONSOLE = {sign[0]: sign[1] for sign in _SIGNS.split()}
_ASCII = {sign[0]: sign[2] for sign in _SIGNS.split()}
SIGNS = frozenset(_ASCII)
"""The signs that our own words and frames may be made of."""

# Letters that no decomposition leads to ASCII; one cell each, so a ligature loses its second half.
_LETTERS = dict(zip("łŁøØđĐðÐþÞħĦıŋŊßæÆœŒŧŦĸ", "lLoOdDdDtThHinNsaAoOtTk", strict=True))


class Glyphs(Struct, frozen=True):
    """What a terminal can show."""

    name: str
    shown: Callable[[str], str]
    """A text as this terminal can show it, in as many cells as it came."""


class _Table(dict[int, str]):
    """What stands for each character; worked out when it is first met."""

    def __init__(self, stands_for: Callable[[str], str]) -> None:
        super().__init__()
        self._stands_for = stands_for

    def __missing__(self, code: int) -> str:
        self[code] = self._stands_for(chr(code))
        return self[code]


def _in_ascii(char: str) -> str:
    """The sign or base letter, or question marks as wide as the character."""
    if char.isascii():
        return char
    base = _ASCII.get(char) or _LETTERS.get(char) or unicodedata.normalize("NFKD", char)[0]
    width = get_character_cell_size(char)
    return base if base.isascii() and base.isprintable() and width == 1 else "?" * width


def _translated(text: str, table: _Table) -> str:
    return text if text.isascii() else text.translate(table)


UTF_8 = Glyphs("utf-8", str)
CONSOLE = Glyphs(
    "console", partial(_translated, table=_Table(lambda char: _CONSOLE.get(char, char)))
)
ASCII = Glyphs("ascii", partial(_translated, table=_Table(_in_ascii)))
