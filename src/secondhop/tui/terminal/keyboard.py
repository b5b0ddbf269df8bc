"""What comes from the keyboard: keys, pastes of any size, bytes that mean nothing, and its end."""

from __future__ import annotations

import os
import re
from asyncio import TimerHandle
from codecs import getincrementaldecoder
from collections import deque
from collections.abc import Iterable
from typing import Any, Protocol, cast

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.keys import _character_to_key
from textual.message import Message

from secondhop.tui.terminal.pasting import Pasted, Pastes, Typed

LOOK_EVERY = 0.1  # seconds until a beginning that nothing follows is taken for what it is
MOST_READ = 65_536
HOPS = 32
"""Turns of the loop until a key that was sent has surely been taken: widgets pass it on to each
other, a turn or two each."""
_ERASE = "\x7f"
_WHOLE = re.compile(r"(?:\x1b\[[\d;<=>?]*[@-~]|[^\x1b])*")
"""Text after which no sequence is left open."""


class TakesLetters(Protocol):
    """An app that may have a use for a letter at once."""

    def take_at_once(self, key: str, character: str | None) -> bool:
        """Do what a key means, or leave it to the messages; whether it was done."""
        ...


class Keyboard(LinuxDriver):
    """Reads a terminal so that nothing which can arrive there ends or stalls the program.

    The stock driver takes a megabyte apart character by character, lets sequences inside a paste
    through as keys, ends at a byte that is no UTF-8, and reads a dead terminal without a pause. It
    reads in a thread, from which a key takes a millisecond to the loop that answers it, and looks
    up ten times a second; here the loop reads, and only when there is something.
    """

    def __init__(self, app: Any, **wishes: Any) -> None:
        super().__init__(app, **wishes)
        self._waiting: deque[events.Key | events.Paste] = deque()  # until the one before is taken

    _look: TimerHandle | None = None
    _is_at_rest = True  # no sequence and no paste has begun
    _is_held = True  # until `let_go`
    _hops = 1  # turns that the key underway may still need

    def start_application_mode(self) -> None:
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._pastes, self._decoder = Pastes(), getincrementaldecoder("utf-8")("replace")
        self._parser = XTermParser(self._debug)
        self._listen()

    def disable_input(self) -> None:
        self._loop.remove_reader(self.fileno)
        self._wait_no_more()
        super().disable_input()

    def run_input_thread(self) -> None:
        """Nothing: the loop reads. The stock driver starts this, and waits for its end."""

    def send_message(self, message: Message) -> None:
        """Into the queue of the app, keys and pastes one after the other.

        The next one waits until the one before was taken: that may have led to the very input which
        the next is meant for, and would be overtaken on its way through the widgets.
        """
        if not isinstance(message, (events.Key, events.Paste)):
            self._app.post_message(message)
        elif self._hops or self._waiting:
            self._waiting.append(message)
        else:
            self._send_off(message)

    def let_go(self) -> None:
        """Send what was pressed since the start, and from now on whatever comes."""
        if not self._is_held:
            return
        self._is_held = False
        self._loop.call_soon(self._hop)

    @property
    def has_more(self) -> bool:
        """Whether somebody has typed on, so that what follows from a letter may wait."""
        return bool(self._waiting)

    def _send_off(self, message: events.Key | events.Paste) -> None:
        self._hops = HOPS
        self._loop.call_soon(self._hop)
        self._app.post_message(message)

    def _hop(self) -> None:
        """Count a turn of the loop, which is how far a key has come, however long it takes."""
        self._hops -= 1
        if self._hops:
            self._loop.call_soon(self._hop)
            return
        while self._waiting and not self._hops:
            message = self._waiting.popleft()
            if not (isinstance(message, events.Key) and self._is_taken(message)):
                self._send_off(message)

    def _is_taken(self, message: events.Key) -> bool:
        """Whether the input that has the focus takes a key without any way through the widgets."""
        try:
            app = cast("TakesLetters", self._app)
            return app.take_at_once(message.key, message.character)
        except Exception as error:
            self._app.call_later(self._app._handle_exception, error)
            return True

    def _readable(self) -> bool:
        """Take in what is there, and say whether anything was.

        A dead terminal is waited out, as its end is seen elsewhere.
        What goes wrong in here is a crash like any other, told without anybody's data.
        """
        self._wait_no_more()
        data = b""
        try:
            if data := self._read():
                self._take(self._decoder.decode(data))
                self._look = self._loop.call_later(LOOK_EVERY, self._silent)
            else:
                self._loop.remove_reader(self.fileno)
                self._look = self._loop.call_later(LOOK_EVERY, self._begin_again)
        except Exception as error:
            self._app.call_later(self._app._handle_exception, error)
        return bool(data)

    def _take(self, text: str) -> None:
        """Hand input on; a single letter takes the shortest way, as somebody is typing."""
        is_letter = len(text) == 1 and text.isascii() and (text.isprintable() or text == _ERASE)
        if is_letter and self._is_at_rest and not (self._hops or self._waiting):
            key = "backspace" if text == _ERASE else _character_to_key(text)
            if self._is_taken(events.Key(key, text)):
                return
        self._hand_on(self._pastes.feed(text))
        is_whole = _WHOLE.fullmatch(text) is not None and not self._pastes.is_waiting
        self._is_at_rest = self._is_at_rest and is_whole  # what was begun ends in silence

    def _silent(self) -> None:
        """Nothing followed for a while; pastes count how often."""
        self._hand_on(self._pastes.tick())
        is_waiting = self._pastes.is_waiting or self._parser._timeout_time is not None
        self._is_at_rest = not is_waiting
        self._look = self._loop.call_later(LOOK_EVERY, self._silent) if is_waiting else None

    def _begin_again(self) -> None:
        self._look = None
        self._listen()

    def _listen(self) -> None:
        """What follows from a key runs as the app would run it, whoever made us listen."""
        with self._app._context():
            self._loop.add_reader(self.fileno, self._readable)

    def _wait_no_more(self) -> None:
        if self._look is not None:
            self._look.cancel()
            self._look = None

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
        found = iter(self._parser.feed(text))
        while True:
            try:
                event = next(found, None)
            except (ValueError, OverflowError, LookupError):
                self._parser = XTermParser(self._debug)
                return
            if event is None:
                return
            self.process_message(event)
