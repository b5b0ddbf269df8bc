"""The first sign of life comes before anything heavy, and goes away when it was for nothing."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.journeys.terminal import DASHBOARD, Terminal, environment

HEAVY = ("textual", "numpy", "networkx", "msgspec")


def test_a_skeleton_is_drawn_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    code = (
        "import sys; from secondhop.tui import run; from secondhop.store.home import home_in;"
        "from pathlib import Path;"
        "run._open = lambda *all: sys.exit("
        f"','.join(one for one in {HEAVY} if one in sys.modules) or 'nothing heavy');"
        f"run.run(home_in(Path({str(tmp_path)!r})))"
    )
    with Terminal([sys.executable, "-c", code], 80, 24, environment(tmp_path)) as terminal:
        terminal.until("nothing heavy")
        assert b"secondhop" in terminal.written
        assert terminal.written.index(b"opening") < terminal.written.index(b"nothing heavy")
        assert terminal.written.count(b"\x1b[?1049h") == terminal.written.count(b"\x1b[?1049l") == 1


def test_what_goes_wrong_behind_the_skeleton_is_told_where_it_can_be_read(tmp_path: Path) -> None:
    code = (
        "import sys; from secondhop.tui import run; from secondhop.__main__ import main\n"
        "def gone(*all): raise OSError(5, 'the disk is gone')\n"
        "run._open = gone\n"
        "sys.exit(main([]))"
    )
    with Terminal([sys.executable, "-c", code], 80, 24, environment(tmp_path)) as terminal:
        assert terminal.exit_code(timeout=20) == 3
        left = terminal.written.rindex(b"\x1b[?1049l")
        assert b"the disk is gone" in terminal.written[left:]


def test_keys_pressed_meanwhile_are_for_the_dashboard(demo: Path) -> None:
    with Terminal(DASHBOARD, 80, 24, environment(demo)) as terminal:
        terminal.press("3")
        assert "OVERDUE" in terminal.until("OVERDUE")
