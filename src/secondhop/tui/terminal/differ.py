"""The driver that sends a terminal only what changed, and no faster than it draws."""

from __future__ import annotations

import os
import re
import select
import time
from asyncio import TimerHandle
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, ClassVar

from rich.color import ColorSystem
from rich.console import Console
from textual import events
from textual.driver import Driver
from textual.message import Message

from secondhop.tui.terminal.frames import Frames
from secondhop.tui.terminal.keyboard import Keyboard
from secondhop.tui.terminal.outlet import Outlet
from secondhop.tui.terminal.pacing import QUESTION, Pacing
from secondhop.tui.widgets.repaint import Placed

_ANSWER = re.compile(r"\x1b\[\d+;\d+R")
_ENTER = "\x1b[?1049h"
_SETTLE = 0.1  # seconds after a resize in which the app may draw by itself
_LAST_ANSWERS = 0.5  # seconds to wait for what would be typed into the next program
_LAST_BYTES = 1.0


def driver_for(environment: Mapping[str, str], is_wanted: bool = True) -> type[Driver] | None:
    """The driver to use; None leaves the choice to Textual."""
    is_off = environment.get("SECONDHOP_DIFFER", "") in ("0", "no", "off", "false")
    return Successor if is_wanted and not is_off else None


class Differ(Keyboard):
    """Lets the newest frame wait until the terminal has room; older ones are never sent."""

    finds_screen: ClassVar[bool] = False
    """Whether the first picture replaces one on the alternate screen, which is not left then."""

    def __init__(
        self,
        app: Any,
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        is_old = os.environ.get("TERM", "").startswith("vt")
        self._frames = Frames(*super()._get_terminal_size(), is_old=is_old)
        self._pacing = Pacing()
        self._outlet: Outlet | None = None
        self._is_due = self._is_leaving = False
        self._later: TimerHandle | None = None
        self._was_away = False
        self._must_enter = not self.finds_screen

    def write(self, data: str) -> None:
        """Take a frame, or pass on what is not one."""
        if data == _ENTER and not self._must_enter:
            self._must_enter = True  # coming back from an editor finds nothing
            return
        self._pass_on(self._frames.take(data))
        if self._frames.is_stale:
            self._soon()

    def take_lines(self, placed: Iterable[Placed], console: Console) -> None:
        """Show some lines, and send them as soon as the terminal has room."""
        self._frames.take_lines(placed, console._color_system or ColorSystem.TRUECOLOR)
        self._is_due = True
        self._send()

    def flush(self) -> None:
        """A frame is whole: send it before the app goes on to what it shows next."""
        self._send()

    def start_application_mode(self) -> None:
        assert self._file is not None  # a terminal; without one the dashboard is not opened
        self._outlet = Outlet(self._file.fileno(), self._file.encoding, self._drained)
        self._outlet.start()
        self._is_leaving = False
        super().start_application_mode()
        self._resized(*super()._get_terminal_size())

    def disable_input(self) -> None:
        """Wait for the last answers, or they would be typed into whatever comes next."""
        self._is_leaving = True
        ends = time.monotonic() + _LAST_ANSWERS
        while self._pacing.owes_answers and (rest := ends - time.monotonic()) > 0:
            if select.select([self.fileno], [], [], rest)[0] and not self._readable():
                break  # the terminal is gone
        self._pacing.restart()
        super().disable_input()

    def stop_application_mode(self) -> None:
        self._is_leaving = True
        self._pass_on(self._frames.plain())
        super().stop_application_mode()

    def close(self) -> None:
        if self._outlet is not None:
            self._outlet.stop(_LAST_BYTES)
            self._outlet = None
        super().close()

    def process_message(self, message: Message) -> None:
        """Take the terminal's answers out of what is typed."""
        if isinstance(message, events.CursorPosition):
            self._answered()
            return
        if isinstance(message, events.Paste) and (answers := _ANSWER.findall(message.text)):
            message.text = _ANSWER.sub("", message.text)
            for _ in answers:
                self._answered()
        if isinstance(message, events.AppBlur):
            self._was_away = True
        elif isinstance(message, events.AppFocus) and self._was_away:
            self._was_away = False
            self._loop.call_soon(self._repaint)
        super().process_message(message)

    def _answered(self) -> None:
        self._pacing.answered()
        if self._is_due:
            self._send()

    def _drained(self) -> None:
        """Another thread saw that there is room for a frame."""
        if self._is_due:
            with suppress(RuntimeError):  # the loop has ended
                self._loop.call_soon_threadsafe(self._send)

    def _query_in_band_window_resize(self) -> None:
        """A signal tells of every resize; one way to hear of it is enough."""

    def _get_terminal_size(self) -> tuple[int, int]:
        """Asked for when the terminal may have another size, perhaps inside a signal handler."""
        size = super()._get_terminal_size()
        self._loop.call_soon_threadsafe(self._resized, *size)
        return size

    def _resized(self, width: int, height: int) -> None:
        """Draw anew, after the time in which the app may do so by itself."""
        self._frames.resize(width, height)
        self._loop.call_later(_SETTLE, self._soon)

    def _repaint(self) -> None:
        self._frames.forget()
        self._soon()

    def _pass_on(self, data: str) -> None:
        if data and self._outlet is not None:
            self._outlet.put(data)

    def _soon(self) -> None:
        """Send after what the app is about to draw in the same breath."""
        if not self._is_due:
            self._is_due = True
            self._loop.call_soon(self._send)

    def _send(self) -> None:
        """Send the newest state, unless the terminal has enough to do."""
        if not self._is_due or self._is_leaving or not self._outlet or self._outlet.is_busy:
            return
        wait = self._pacing.wait(self._loop.time())
        if self._later is not None:
            self._later.cancel()
        if wait:
            self._later = self._loop.call_later(wait, self._send)
            return
        self._is_due = False
        if frame := self._frames.difference():
            asks = self._pacing.sent(len(frame.encode()), self._loop.time())
            self._outlet.put(frame + QUESTION * asks)


class Successor(Differ):
    """Takes over from the skeleton without a blank screen in between."""

    finds_screen = True
