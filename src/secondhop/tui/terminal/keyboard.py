"""What comes from the keyboard: keys, pastes of any size, bytes that mean nothing, and its end."""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from collections.abc import Iterable

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from secondhop.tui.terminal.pasting import Pasted, Pastes, Typed

LOOK_EVERY = 0.1  # seconds between looks whether to stop reading
MOST_READ = 65_536


class Keyboard(LinuxDriver):
    """Reads a terminal so that nothing which can arrive there ends or stalls the program.

    The stock driver takes a megabyte apart character by character, lets sequences inside a paste
    through as keys, ends at a byte that is no UTF-8, and reads a dead terminal without a pause.
    """

    def run_input_thread(self) -> None:
        """Read until told to stop; a dead terminal is waited out, as its end is seen elsewhere."""
        pastes, decoder = Pastes(), getincrementaldecoder("utf-8")("replace")
        self._parser = XTermParser(self._debug)
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if not selector.select(LOOK_EVERY):
                    self._hand_on(pastes.tick())
                elif data := self._read():
                    self._hand_on(pastes.feed(decoder.decode(data)))
                else:
                    self.exit_event.wait(LOOK_EVERY)

    def _run_input_thread(self) -> None:
        """What goes wrong in here is a crash like any other, told without anybody's data."""
        try:
            self.run_input_thread()
        except Exception as error:
            self._app.call_later(self._app._handle_exception, error)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, MOST_READ)
        except OSError:
            return b""

    def _hand_on(self, pieces: Iterable[Typed | Pasted]) -> None:
        for piece in pieces:
            if isinstance(piece, Pasted):
                self.process_message(events.Paste(piece.text.replace("\x00", "")))
            else:
                self._parse(piece.text)
        for event in self._parser.tick():
            self.process_message(event)

    def _parse(self, text: str) -> None:
        """A sequence that the parser stumbles over is dropped, with what it had begun."""
        try:
            for event in self._parser.feed(text):
                self.process_message(event)
        except (ValueError, OverflowError, LookupError):
            self._parser = XTermParser(self._debug)
