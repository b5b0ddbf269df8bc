"""Before the first frame: terminals we cannot draw on, and settings that would leak or mislead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping
from typing import IO

COLOUR_SYSTEMS = ("auto", "standard", "256", "truecolor")
_KEPT = ("TEXTUAL_COLOR_SYSTEM", "TEXTUAL_DISABLE_KITTY_KEY", "TEXTUAL_FPS")


def refusal(streams: Iterable[IO[str] | None], environment: Mapping[str, str]) -> str:
    """Why there can be no dashboard here, and what to do instead; "" when there can.

    Keys come by one of the streams, pictures go by another, and the size is that of a third.
    """
    if not all(stream is not None and stream.isatty() for stream in streams):
        return "the dashboard needs a terminal; `secondhop --help` lists what works without one"
    if environment.get("TERM", "") in ("", "dumb", "unknown"):
        return "this terminal cannot move the cursor; set TERM, or use the commands (--help)"
    return ""


def scrub_environment(environment: MutableMapping[str, str]) -> None:
    """Drop what would pin the size, press keys, or write events, and with them people, to a file.

    An empty NO_COLOR asks for nothing, and a colour system that nobody knows ends the program.
    """
    for name in [name for name in environment if name.startswith("TEXTUAL") and name not in _KEPT]:
        environment.pop(name)
    for name in ("COLUMNS", "LINES"):
        environment.pop(name, None)
    if not environment.get("NO_COLOR"):
        environment.pop("NO_COLOR", None)
    if environment.get("TEXTUAL_COLOR_SYSTEM") not in COLOUR_SYSTEMS:
        environment.pop("TEXTUAL_COLOR_SYSTEM", None)
