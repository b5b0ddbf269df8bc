"""What holds for every test: the user's own folders and the network are out of reach."""

from __future__ import annotations

import os
import socket
import sys
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("unhurried")

_REACHING_OUT = frozenset(
    {
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.getnameinfo",
        "socket.sendmsg",
        "socket.sendto",
    }
)
_numbers = count()


def _refuse_network(event: str, args: tuple[Any, ...]) -> None:
    if event in _REACHING_OUT:
        if isinstance(args[0], socket.socket) and args[0].family == socket.AF_UNIX:
            return
        raise AssertionError(f"the network is out of reach: {event}{args[1:]}")


sys.addaudithook(_refuse_network)


@pytest.fixture(autouse=True)
def users_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user who has nothing: every folder that could be somebody's lies in here."""
    folder = tmp_path_factory.getbasetemp() / "users" / str(next(_numbers))
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("SECONDHOP_HOME", str(folder / "secondhop"))
    for name in ("DATA", "STATE", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder / "run"))
    return folder
