"""On which line of a TOML file a value stands, so that a message can lead there."""

from __future__ import annotations

import re
from pathlib import Path


def line_of(path: Path, name: str) -> int:
    """The line on which a key, or the table of that name, begins; 0 when it cannot be told."""
    quoted = re.escape(name)
    begins = re.compile(rf"""\s*(?:\[\s*)?["']?{quoted}["']?\s*[=\]]""")
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return 0
    return next((number for number, line in enumerate(lines, 1) if begins.match(line)), 0)
