"""What the terminal at hand can show: which signs, whether colours, and on what background."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from secondhop.tui.widgets.glyphs import ASCII, CONSOLE, UTF_8, Glyphs

BY_NAME = {"utf-8": UTF_8, "ascii": ASCII}
_UTF_8 = re.compile(r"utf-?8", re.IGNORECASE)
_TELETYPE = re.compile(r"vt\d")
_WITHOUT_COLOUR = re.compile(r"vt\d|.*-m(ono)?$")
_LIGHT_GROUNDS = ("7", "15")
NOT_SAID = "UTF-8"
"""What no locale at all is taken for, as in most containers: today's terminals speak UTF-8."""


class Looks(Struct, frozen=True):
    """How the dashboard is drawn on one terminal."""

    glyphs: Glyphs = UTF_8
    has_colour: bool = True
    is_light: bool = False

    @property
    def theme(self) -> str:
        """The theme that follows the user's own palette."""
        return "ansi-light" if self.is_light else "ansi-dark"


ANY_LOOKS = Looks()
"""Everything can be shown."""


def looks_of(wanted: str, environment: Mapping[str, str], encoding: str) -> Looks:
    """How to draw here; `wanted` is the glyph set of config.toml, `encoding` that of the output."""
    term = environment.get("TERM", "")
    no_colour = environment.get("NO_COLOR") or _WITHOUT_COLOUR.match(term)
    ground = environment.get("COLORFGBG", "").rpartition(";")[2]
    wanted = environment.get("SECONDHOP_GLYPHS", "").lower().replace("utf8", "utf-8") or wanted
    return Looks(
        glyphs=BY_NAME.get(wanted) or _glyphs_of(term, environment, encoding),
        has_colour=not no_colour,
        is_light=ground in _LIGHT_GROUNDS,
    )


def _glyphs_of(term: str, environment: Mapping[str, str], encoding: str) -> Glyphs:
    names = ("LC_ALL", "LC_CTYPE", "LANG")  # the first that says anything counts
    locale = next((environment[name] for name in names if environment.get(name)), NOT_SAID)
    if not (_UTF_8.search(locale) and _UTF_8.search(encoding)) or _TELETYPE.match(term):
        return ASCII
    return CONSOLE if term == "linux" else UTF_8


def given_environment(block: Path = Path("/proc/self/environ")) -> dict[str, str]:
    """The environment as it was given: Python sets LC_CTYPE to UTF-8 where there was no locale."""
    given = dict(os.environ)
    try:
        entries = block.read_bytes().split(b"\0")
    except OSError:
        return given
    if not any(entry.startswith(b"LC_CTYPE=") and entry != b"LC_CTYPE=" for entry in entries):
        given.pop("LC_CTYPE", None)
    return given
