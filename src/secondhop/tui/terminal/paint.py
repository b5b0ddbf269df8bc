"""The last step of every painted line: nothing leaves that this terminal cannot show."""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from secondhop.tui.terminal.looks import Looks
from secondhop.tui.widgets.cells import exactly

# Of a palette's sixteen colours these cannot be read on a light background.
_ON_LIGHT = {"yellow": "magenta", "cyan": "blue", "green": "blue"}
_GROUNDS = ("black", "default")


class Paint(LineFilter):
    """Takes control characters, foreign signs and unwanted colours out of whatever is painted."""

    def __init__(self, looks: Looks, is_own_palette: bool = True) -> None:
        """`is_own_palette` is whether only the sixteen colours of the user may be used."""
        super().__init__()
        self._looks, self._is_own_palette = looks, is_own_palette
        self._styled = lru_cache(maxsize=1024)(self._restyled)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            Segment(self._shown(text), None if style is None else self._styled(style), control)
            for text, style, control in segments
        ]

    def _shown(self, text: str) -> str:
        if text.isascii() and text.isprintable():
            return text
        return self._looks.glyphs.shown(exactly(text))

    def _restyled(self, style: Style) -> Style:
        colour, ground = self._colour(style.color), self._colour(style.bgcolor)
        if not self._looks.has_colour:
            return _by_weight(style)
        if (colour, ground) == (style.color, style.bgcolor):
            return style
        return style.without_color + Style.from_color(colour, ground)

    def _colour(self, colour: RichColor | None) -> RichColor | None:
        """What can be read on the user's background; None is the user's own foreground."""
        if colour is None or (colour.triplet is not None and self._is_own_palette):
            return None
        instead = _ON_LIGHT.get(colour.name) if self._looks.is_light else None
        return RichColor.parse(instead) if instead else colour


def _by_weight(style: Style) -> Style:
    """A style without any colour; what stood out by its background is reversed."""
    ground = style.bgcolor
    stands_out = ground is not None and ground.triplet is None and ground.name not in _GROUNDS
    return style.without_color + Style(reverse=True) if stands_out else style.without_color
