"""A crash says one line, restores the terminal and tells nothing of anybody."""

from __future__ import annotations

import stat
import termios
from pathlib import Path

import pytest

from tests.journeys.sessions import (
    LEAVE,
    MAIN,
    session,
)

BREAK = {
    "a handler": (
        "from secondhop.tui.screens.dashboard import Dashboard\n"
        "def broken(self): name = 'Hana Weber'; raise ValueError(name)\n"
        "Dashboard.do_order = broken\n"
    ),
    "a worker": (
        "from secondhop.tui.screens.dashboard import Dashboard\n"
        "async def broken(self): name = 'Hana Weber'; raise ValueError(name)\n"
        "Dashboard.do_order = lambda self: self.app.run_worker(broken(self))\n"
    ),
    "drawing": (
        "from secondhop.tui.screens.dashboard import Dashboard\n"
        "from secondhop.tui.widgets.rowlist import RowList\n"
        "def broken(self, *_): name = 'Hana Weber'; raise ValueError(name)\n"
        "def start(self): RowList.render_line = broken; self.refresh(layout=True)\n"
        "Dashboard.do_order = start\n"
    ),
    "no room left": (
        "from secondhop.tui.screens.dashboard import Dashboard\n"
        "def broken(self): name = 'Hana Weber'; raise MemoryError(name)\n"
        "Dashboard.do_order = broken\n"
    ),
    "too deep": (
        "from secondhop.tui.screens.dashboard import Dashboard\n"
        "def broken(self, name='Hana Weber'): return broken(self, name)\n"
        "Dashboard.do_order = broken\n"
    ),
    "reading keys": (
        "from secondhop.tui.terminal.keyboard import Keyboard\n"
        "before = Keyboard._read\n"
        "def broken(self):\n"
        "    if b'o' in before(self): name = 'Hana Weber'; raise ValueError(name)\n"
        "    return b''\n"
        "Keyboard._read = broken\n"
    ),
}


@pytest.mark.parametrize("where", BREAK)
def test_a_crash_says_one_line_and_nothing_of_anybody(place: dict[str, str], where: str) -> None:
    with session(place, BREAK[where] + MAIN) as terminal:
        terminal.press("oj")
        assert terminal.exit_code(timeout=10) == 3
        last = terminal.written.rpartition(LEAVE)[2]
        assert b"internal error; nothing is lost" in last
        assert last.count(b"\n") == 1
        assert b"Weber" not in last
        assert b"Traceback" not in terminal.written
        assert termios.tcgetattr(terminal._file)[3] & termios.ECHO
    log = Path(place["SECONDHOP_HOME"]) / "state" / "crash.log"
    assert "in broken" in log.read_text("utf-8")
    assert "Weber" not in log.read_text("utf-8")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert len(log.read_text("utf-8").splitlines()) < 80


BESIDE = {
    "a thread": (
        "import threading\nfrom secondhop.tui.screens.dashboard import Dashboard\n"
        "def broken(): name = 'Hana Weber'; raise ValueError(name)\n"
        "Dashboard.do_order = lambda self: threading.Thread(target=broken).start()\n"
    ),
    "a task": (
        "import asyncio\nfrom secondhop.tui.screens.dashboard import Dashboard\n"
        "async def broken(): name = 'Hana Weber'; raise ValueError(name)\n"
        "def start(self): asyncio.ensure_future(broken())\n"
        "Dashboard.do_order = start\n"
    ),
    "an ending object": (
        "from secondhop.tui.screens.dashboard import Dashboard\n"
        "class Lost:\n"
        "    def broken(self): name = 'Hana Weber'; raise ValueError(name)\n"
        "    __del__ = broken\n"
        "def start(self): Lost()\n"
        "Dashboard.do_order = start\n"
    ),
}


@pytest.mark.parametrize("where", BESIDE)
def test_what_goes_wrong_beside_the_loop_is_told_and_ends_nothing(
    place: dict[str, str], where: str
) -> None:
    with session(place, BESIDE[where] + MAIN) as terminal:
        terminal.press("o")
        terminal.until("Something went wrong in the background")
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert b"Traceback" not in terminal.written
    log = (Path(place["SECONDHOP_HOME"]) / "state" / "crash.log").read_text("utf-8")
    assert "in broken" in log
    assert "Weber" not in log
