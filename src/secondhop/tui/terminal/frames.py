"""What the app draws, taken in frame by frame, and given out as what changed since."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
from rich.color import ColorSystem
from rich.style import Style

from secondhop.tui.terminal.codes import PLAIN, apply_codes
from secondhop.tui.terminal.grid import Grid
from secondhop.tui.terminal.signs import BLANK, UNKNOWN, Cells, Signs
from secondhop.tui.terminal.wire import Wire
from secondhop.tui.widgets.repaint import Placed

_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"
_BRACKETS_PAY = 400  # bytes; less arrives at once anyway
_FRAME = re.compile(r"[^\x1b]|\x1b\[[\d;]*[Hm]|\x1b\]8;")
_NO_CELLS = re.compile(
    r"(?:\x1b\[[?<>=][\d;]*\$?[a-zA-Z]"  # modes and questions
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # clipboard, title
    r"|\x1bP(?:[^\x1b]|\x1b[^\\])*\x1b\\"  # the same, through a multiplexer
    r"|\x07)+"
)
_CODES = re.compile(r"\x1b\[([\d;]*)m")
_POINTER_SHAPE = "\x1b]22;"


class Frames:
    """Keeps what the terminal shows and what it should show; frames only change the latter."""

    def __init__(self, width: int, height: int, is_old: bool = False) -> None:
        self._signs = Signs()
        self._wanted = Grid(width, height, self._signs)
        self._shown: Cells = np.empty((0, 0), np.int64)
        self._wire = Wire(self._signs, is_old)
        self._looks: dict[Style | None, int] = {None: 0}
        self._knows_brackets = False
        self.is_stale = False  # whether there may be a difference
        self.resize(width, height)

    def take(self, data: str) -> str:
        """Take in a frame; returns what is none, and has to be passed on as it is."""
        if data in (_BEGIN, _END):
            self._knows_brackets = True
            return ""
        if _NO_CELLS.fullmatch(data):
            return "" if data.startswith(_POINTER_SHAPE) else data  # there is no pointer here
        self.is_stale = True
        if _FRAME.match(data):
            self._wanted.feed(data)
            return ""
        self.forget()
        return data

    def take_lines(self, lines: Iterable[Placed], colours: ColorSystem) -> None:
        """Take in lines by column, row and what stands there; colours as the terminal has them."""
        self.is_stale = True
        for x, y, segments in lines:
            self._wanted.put(
                x, y, [(text, self._look_of(style, colours)) for text, style, _ in segments]
            )

    def _look_of(self, style: Style | None, colours: ColorSystem) -> int:
        """The number of a style, which is asked for its codes only once."""
        if (known := self._looks.get(style)) is None:
            assert style is not None
            found = _CODES.search(style.render("x", color_system=colours))
            look = apply_codes(PLAIN, found[1]) if found else PLAIN
            known = self._looks[style] = self._signs.look(look._replace(link=style.link or ""))
        return known

    def resize(self, width: int, height: int) -> None:
        """Nobody knows what a terminal shows after a resize: begin with a blank one."""
        self._wanted.resize(width, height)
        self._shown = np.full((height, width), BLANK, np.int64)
        self._wire.clear()

    def forget(self) -> None:
        """Send every cell the next time, over whatever is there."""
        self._shown.fill(UNKNOWN)
        self._wire.forget()
        self.is_stale = True

    def difference(self) -> str:
        """The bytes that make the terminal show what it should; "" when it does."""
        self.is_stale = False
        sent = self._wire.update(self._shown, self._wanted.cells)
        if self._wanted.x or self._wanted.y:  # home is where nobody asked for the cursor
            sent += self._wire.rest(self._wanted.x, self._wanted.y)
        if self._knows_brackets and len(sent) >= _BRACKETS_PAY:
            return f"{_BEGIN}{sent}{_END}"
        return sent

    def plain(self) -> str:
        """Back to the terminal's own look, for whoever writes next."""
        return self._wire.plain()
