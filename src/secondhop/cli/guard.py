"""Every way a run can end becomes an exit code and at most a few lines, never a traceback."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from secondhop.cli.stop import Exit, Stop


def guarded(action: Callable[[], int], debug: bool) -> int:
    """Run and return the exit code; `debug` shows the traceback of what nobody expected."""
    _replace_closed_streams()
    _accept_any_character()
    try:
        code = action()
        sys.stdout.flush()
        return int(code)
    except Stop as stop:
        _tell(*stop.lines)
        return int(stop.code)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        _give_up_stdout()
        return Exit.FINE
    except Exception as error:
        return _unexpected(error, debug)


def _unexpected(error: Exception, debug: bool) -> int:
    """Tell the kind and place only: a message could hold what nobody but the user may read."""
    if debug:
        traceback.print_exception(error)
    elif isinstance(error, OSError) and error.strerror:
        where = f"{os.fsdecode(error.filename)}: " if error.filename else ""
        _tell(f"{where}{error.strerror}")
    else:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        file = frame.filename.rpartition(os.sep)[2]
        place = f"{type(error).__name__}, {file}:{frame.lineno}"
        _tell(f"internal error ({place}); run again with --debug")
    return Exit.FILE


def _tell(*lines: str) -> None:
    for number, line in enumerate(lines):
        print(line if number else f"secondhop: {line}", file=sys.stderr)


def _replace_closed_streams() -> None:
    """A stream that was closed before the start (`>&-`) takes everything and shows nothing."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 -- to the end
            setattr(sys, name, nowhere)


def _accept_any_character() -> None:
    """A name that the terminal cannot show must not end the program."""
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def _give_up_stdout() -> None:
    """The reader has gone: what is still buffered goes nowhere, so that exit is silent."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except OSError:
        pass
