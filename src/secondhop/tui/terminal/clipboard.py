"""Copies a text as far as the terminal allows, and says honestly what was tried."""

from __future__ import annotations

import base64
import os
import subprocess
from collections.abc import Callable, Mapping

MOST_BYTES = 74_994
"""What terminals commonly take in one OSC 52 sequence."""


def copy(text: str, write: Callable[[str], None], environment: Mapping[str, str]) -> str:
    """Copy through tmux inside tmux, else by OSC 52; returns what was tried, in words."""
    if len(text.encode()) > MOST_BYTES:
        return "too long to copy"
    if environment.get("TMUX") and _into_tmux(text):
        return "in the tmux buffer, and the clipboard where tmux may set it"
    write(f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07")
    return "sent to the terminal; not every terminal takes it"


def _into_tmux(text: str) -> bool:
    try:
        done = subprocess.run(
            ["tmux", "load-buffer", "-w", "-"],
            input=text.encode(),
            capture_output=True,
            timeout=2,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def can_browse(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a browser opened here would be seen by the person at the keyboard."""
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return False
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
