"""A crash leaves a log without anybody's data, and one line on the terminal."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

from secondhop.store.home import PRIVATE_FILE, make_private


def write_crash_log(folder: Path, error: BaseException) -> Path | None:
    """Write where the error happened, without messages or values; returns the file."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    text = "\n".join([type(error).__name__, *lines, ""])
    try:
        path = make_private(folder) / "crash.log"
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        with os.fdopen(os.open(path, flags, PRIVATE_FILE), "w", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        return None
    return path
