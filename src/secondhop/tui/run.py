"""Opens the dashboard on a home, and leaves the terminal as it was, whatever happens."""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from secondhop.store.demo import make_demo
from secondhop.store.home import Home
from secondhop.store.store import Store
from secondhop.tui.app import SHOW_DEMO, SecondhopApp
from secondhop.tui.terminal.crash import write_crash_log
from secondhop.tui.terminal.start import refusal, scrub_environment


def run(home: Home, today: date | None = None) -> int:
    """Open the dashboard on a home; returns the exit code."""
    if reason := refusal(sys.stdin, sys.stderr, os.environ):
        print(f"secondhop: {reason}", file=sys.stderr)
        return 2
    scrub_environment(os.environ)
    app = SecondhopApp(Store.open(home, today=today))
    wish = app.run(mouse=False)
    app.store.close()
    if app.crashed is not None:
        return _report_crash(home, app.crashed)
    return run_demo() if wish == SHOW_DEMO else 0


def run_demo() -> int:
    """Open the dashboard on a scratch copy of the demo."""
    if reason := refusal(sys.stdin, sys.stderr, os.environ):
        print(f"secondhop: {reason}", file=sys.stderr)
        return 2
    print("secondhop: making the demo …", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="secondhop-demo-") as folder:
        home, today = make_demo(Path(folder))
        return run(home, today)


def _report_crash(home: Home, error: BaseException) -> int:
    log = write_crash_log(home.state, error)
    where = f"; where it happened is in {log}" if log else ""
    print(f"secondhop stopped on an internal error; nothing is lost{where}", file=sys.stderr)
    return 3
