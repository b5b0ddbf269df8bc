"""Writing beside the loop: in order, never waiting, and not for ever at the end."""

from __future__ import annotations

import os
import pty
import tty
from threading import Event

from secondhop.tui.terminal.outlet import Outlet

FAR_MORE_THAN_A_PIPE_TAKES = 1 << 20


def test_texts_come_out_in_order_and_then_it_is_idle() -> None:
    reader, writer = os.pipe()
    drained = Event()
    outlet = Outlet(writer, "utf-8", drained.set)
    outlet.start()
    for text in ("one ", "zwei ", "三"):
        outlet.put(text)
    assert drained.wait(5)
    outlet.stop(5)
    assert os.read(reader, 100).decode() == "one zwei 三"
    assert not outlet.is_busy
    assert not outlet.is_alive()
    os.close(reader)
    os.close(writer)


def test_who_hands_over_never_waits_for_a_reader() -> None:
    reader, writer = os.pipe()
    outlet = Outlet(writer, "utf-8", lambda: None)
    outlet.start()
    for _ in range(100):
        outlet.put("x" * FAR_MORE_THAN_A_PIPE_TAKES)
    assert outlet.is_busy
    outlet.stop(0.1)
    assert outlet.is_alive()
    os.close(reader)  # which frees the thread: its line is gone
    outlet.join(10)
    assert not outlet.is_alive()
    os.close(writer)


def test_a_terminal_that_takes_little_at_a_time_gets_all() -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    outlet = Outlet(writer, "utf-8", lambda: None)
    outlet.start()
    outlet.put("0123456789" * (FAR_MORE_THAN_A_PIPE_TAKES // 10))
    got = b""
    while len(got) < FAR_MORE_THAN_A_PIPE_TAKES // 10 * 10:
        got += os.read(reader, 65_536)
    assert got == b"0123456789" * (FAR_MORE_THAN_A_PIPE_TAKES // 10)
    outlet.stop(5)
    os.close(reader)
    os.close(writer)


def test_what_the_encoding_lacks_keeps_its_place() -> None:
    reader, writer = os.pipe()
    outlet = Outlet(writer, "ascii", lambda: None)
    outlet.start()
    outlet.put("a…b")
    outlet.stop(5)
    assert os.read(reader, 100) == b"a?b"
    os.close(reader)
    os.close(writer)


def waits(outlet: Outlet) -> bool:
    return outlet.is_busy


def test_a_terminal_with_room_is_written_to_at_once_and_one_without_never_waited_for() -> None:
    terminal, ours = pty.openpty()
    tty.setraw(ours)
    outlet = Outlet(ours, "utf-8", lambda: None)  # not started: nobody else can have written
    outlet.put("at once")
    assert not waits(outlet)
    assert os.read(terminal, 100) == b"at once"
    outlet.put("0123456789" * (FAR_MORE_THAN_A_PIPE_TAKES // 10))
    assert waits(outlet)
    outlet.put("the end")
    outlet.start()
    got = b""
    while not got.endswith(b"the end"):
        got += os.read(terminal, 65_536)
    assert got == b"0123456789" * (FAR_MORE_THAN_A_PIPE_TAKES // 10) + b"the end"
    outlet.stop(5)
    os.close(terminal)
    os.close(ours)
