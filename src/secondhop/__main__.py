"""The entry: no command opens the screen, anything else runs without one."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from secondhop import __version__
from secondhop.cli.guard import guarded
from secondhop.cli.options import Options, take_options
from secondhop.cli.stop import Exit

if TYPE_CHECKING:
    from secondhop.store.settings import Settings


def main(argv: Sequence[str] | None = None, today: date | None = None) -> int:
    """Run secondhop and return its exit code. `today` pins the day, for tests."""
    words = list(sys.argv[1:] if argv is None else argv)
    return guarded(lambda: _run(words, today), debug="--debug" in words)


def _run(argv: list[str], today: date | None) -> int:
    options, words = take_options(argv)
    if options.version:
        print(f"secondhop {__version__}")
        return Exit.FINE
    if not words:
        return _dashboard(options, today)
    if words == ["demo"]:
        return _demo()
    from secondhop.cli.program import run_command

    return run_command(options, words, today or date.today(), _check_keys)


def _check_keys(settings: Settings) -> None:
    """Have the settings say what is wrong with their keys, which only the screen's words know."""
    from secondhop.tui.keymap import known_keys

    known_keys(settings)


def _dashboard(options: Options, today: date | None) -> int:
    from secondhop.store.home import find_home
    from secondhop.tui.run import run

    return run(find_home(options.home), today)


def _demo() -> int:
    from secondhop.tui.run import run_demo

    return run_demo()


if __name__ == "__main__":
    sys.exit(main())
