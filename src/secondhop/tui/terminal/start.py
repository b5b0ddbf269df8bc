"""Before the first frame: terminals we cannot draw on, and settings that would leak or mislead."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import IO


def refusal(stdin: IO[str] | None, stderr: IO[str] | None, environment: Mapping[str, str]) -> str:
    """Why there can be no dashboard here, and what to do instead; "" when there can."""
    if stdin is None or stderr is None or not (stdin.isatty() and stderr.isatty()):
        return "the dashboard needs a terminal; `secondhop --help` lists what works without one"
    if environment.get("TERM", "") in ("", "dumb"):
        return "this terminal cannot move the cursor; set TERM, or use the commands (--help)"
    return ""


def scrub_environment(environment: MutableMapping[str, str]) -> None:
    """Drop what would pin the size or write events, and with them people, to a log."""
    for name in ("COLUMNS", "LINES", "TEXTUAL_LOG", "TEXTUAL"):
        environment.pop(name, None)
