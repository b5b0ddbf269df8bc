"""The tests themselves reach neither the network nor the user's folders."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest

from secondhop.store.home import find_home


def test_the_network_is_out_of_reach() -> None:
    with socket.socket() as probe, pytest.raises(AssertionError, match="out of reach"):
        probe.connect(("127.0.0.1", 9))
    with socket.socket() as probe, pytest.raises(AssertionError, match="out of reach"):
        probe.bind(("127.0.0.1", 0))
    with pytest.raises(AssertionError, match="out of reach"):
        socket.getaddrinfo("localhost", 9)


def test_pipes_of_the_event_loop_still_work() -> None:
    one, two = socket.socketpair()
    one.send(b"x")
    assert two.recv(1) == b"x"
    one.close()
    two.close()
    asyncio.run(asyncio.sleep(0))


def test_the_home_is_nobodys(users_folder: Path) -> None:
    home = find_home()
    assert home.data.is_relative_to(users_folder)
    assert Path.home() == users_folder
    assert Path("~").expanduser() == users_folder
