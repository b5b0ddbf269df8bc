"""The folder from which the last import came, remembered by this machine to propose it again."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from secondhop.store.home import Home
from secondhop.store.writer import write_once

_NAME = "import-folder"


def last_folder(home: Home) -> Path | None:
    """The folder, None when there is none any more."""
    try:
        folder = Path(os.fsdecode((home.state / _NAME).read_bytes()))
        return folder if folder.is_dir() else None
    except (OSError, ValueError):
        return None


def remember_folder(home: Home, folder: Path) -> None:
    """Keep the folder; where nothing can be kept, it is asked for again."""
    with contextlib.suppress(OSError):
        write_once(home.state / _NAME, os.fsencode(folder))
