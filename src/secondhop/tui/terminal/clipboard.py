"""Copies a text as far as the terminal allows, and says honestly what was tried."""

from __future__ import annotations

import base64
import os
import subprocess
from collections.abc import Callable, Mapping
from typing import Any

from textual.app import App

MOST_BYTES = 74_994
"""What terminals commonly take in one OSC 52 sequence."""


def copy(text: str, write: Callable[[str], None], environment: Mapping[str, str]) -> str:
    """Copy through tmux inside tmux, else by OSC 52; returns what was tried, in words."""
    if len(text.encode()) > MOST_BYTES:
        return "too long to copy; select it by hand"
    if environment.get("TMUX") and _into_tmux(text):
        return "copied to the tmux buffer"
    write(f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07")
    return "sent to the terminal to copy"


def write_to(app: App[Any], sequence: str) -> None:
    """Write a control sequence to the terminal behind the app, where there is one."""
    if app._driver is not None:
        app._driver.write(sequence)


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
