"""Opens the dashboard on a home, and leaves the terminal as it was, whatever happens.

What takes long to load is loaded behind a drawn skeleton, so it is imported where it is used.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from secondhop.store.home import Home
from secondhop.tui.terminal.leftovers import scratch_folder
from secondhop.tui.terminal.signals import Farewell
from secondhop.tui.terminal.splash import Splash
from secondhop.tui.terminal.start import refusal, scrub_environment

if TYPE_CHECKING:
    from secondhop.tui.app import SecondhopApp

HAND_OVER = 0.0005
"""Seconds for which one thread may keep the others: the one that writes has a frame waiting."""

Ready = tuple[Home, date | None]
"""A home, and the day it plays on; None for the real one."""


def run(home: Home, today: date | None = None) -> int:
    """Open the dashboard on a home; returns the exit code."""
    if is_refused():
        return 2
    with Farewell() as farewell:
        return _visit(lambda: (home, today), "opening ...", farewell)


def run_demo() -> int:
    """Open the dashboard on a scratch copy of the demo; returns the exit code."""
    if is_refused():
        return 2
    with Farewell() as farewell, scratch_folder("secondhop-demo-") as folder:
        return _visit(lambda: _make_demo(folder), "making the demo ...", farewell)


def is_refused() -> bool:
    """Whether there can be no dashboard here, which is said."""
    if reason := refusal((sys.stdin, sys.stdout, sys.stderr), os.environ):
        print(f"secondhop: {reason}", file=sys.stderr)
    return bool(reason)


def _visit(prepare: Callable[[], Ready], said: str, farewell: Farewell) -> int:
    scrub_environment(os.environ)
    with Splash(sys.stderr, said) as splash:
        sys.setswitchinterval(HAND_OVER)
        gc.disable()  # nothing made by now is ever let go of; looking for it takes a fifth of this
        home, today = prepare()
        app = _open(home, today, splash.tell)
        gc.freeze()
        gc.enable()
        splash.hand_over(is_kept=getattr(app.driver_class, "finds_screen", False))
    farewell.ask(app.exit)
    wish = app.run(mouse=False)
    _attend_no_more()
    app.store.close()
    if farewell.signal:
        return farewell.tell(sys.stderr)
    if app.crashed is not None:
        return _report_crash(home, app.crashed)
    return run_demo() if wish == app.SHOW_DEMO else 0


def _open(home: Home, today: date | None, told: Callable[[float], None]) -> SecondhopApp:
    sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]  # no network: 8 ms that asyncio needs not
    from secondhop.store.store import Store
    from secondhop.tui.app import SecondhopApp
    from secondhop.tui.terminal.differ import driver_for
    from secondhop.tui.terminal.keyboard import Keyboard
    from secondhop.tui.terminal.looks import given_environment, looks_of

    store = Store.open(home, today=today, told=told)
    encoding = sys.stderr.encoding or ""
    looks = looks_of(store.settings.config.terminal.glyphs, given_environment(), encoding)
    driver = driver_for(os.environ, store.settings.config.terminal.differ)
    return SecondhopApp(store, looks, driver or Keyboard)


def _attend_no_more() -> None:
    from secondhop.tui.terminal.suspend import attend_no_more

    attend_no_more()


def _make_demo(folder: Path) -> Ready:
    from secondhop.store.demo import make_demo

    return make_demo(folder)


def _report_crash(home: Home, error: BaseException) -> int:
    from secondhop.tui.terminal.crash import write_crash_log

    log = write_crash_log(home.state, error)
    where = f"; where it happened is in {log}" if log else ""
    print(f"secondhop stopped on an internal error; nothing is lost{where}", file=sys.stderr)
    return 3
