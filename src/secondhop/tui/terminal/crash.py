"""A crash leaves a log without anybody's data, and one line on the terminal."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
import traceback
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from secondhop.store.home import PRIVATE_FILE, make_private

MOST_PLACES = 60
"""Lines of places in the log, the innermost; more say nothing new."""
IN_BACKGROUND = "Something went wrong in the background; nothing is lost"


def write_crash_log(folder: Path, error: BaseException) -> Path | None:
    """Write where the error happened, without messages or values; returns the file."""
    text = "\n".join([*_told(_innermost(error)), ""])
    try:
        path = make_private(folder) / "crash.log"
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        with os.fdopen(os.open(path, flags, PRIVATE_FILE), "w", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        return None
    return path


def attend_background(folder: Path, tell: Callable[[str], object]) -> None:
    """What goes wrong beside the loop is logged and told; it prints nothing and ends nothing."""

    def note(error: BaseException | None) -> None:
        if error is not None:
            log = write_crash_log(folder, error)
            tell(f"{IN_BACKGROUND}; see {log}" if log else IN_BACKGROUND)

    threading.excepthook = lambda failed: note(failed.exc_value)
    sys.unraisablehook = lambda failed: note(failed.exc_value)
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: note(context.get("exception")))


def _innermost(error: BaseException) -> BaseException:
    """What really happened, out of what others wrapped around it."""
    wrapped = getattr(error, "error", None) or error.__cause__
    return _innermost(wrapped) if isinstance(wrapped, BaseException) else error


def _told(error: BaseException) -> list[str]:
    """The kind of error, and the way there; a place that repeats is counted."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    counted = [(place, len(list(same))) for place, same in groupby(places)]
    lines = [f"{place} ({times} times)" if times > 1 else place for place, times in counted]
    return [type(error).__name__, *lines[-MOST_PLACES:]]
