"""Copies a text as far as the terminal allows, and says honestly what was tried."""

from __future__ import annotations

import base64
import os
import subprocess
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from textual.app import App

MOST_ENCODED = 74_994
"""Characters that terminals commonly take in one OSC 52 sequence (xterm, kitty, hterm: 100,000)."""
SCREEN_PIECE = 512
"""Characters that every GNU screen passes on in one go; older ones take 768."""
UNSURE = "if nothing arrived, select it:"


def copy(text: str, write: Callable[[str], None], environment: Mapping[str, str]) -> str:
    """Copy through tmux inside tmux, else by OSC 52; returns what was tried, in words."""
    if environment.get("TMUX") and (tried := _into_tmux(text, environment)):
        return tried
    encoded = base64.b64encode(text.encode("utf-8", "replace")).decode()
    if len(encoded) > MOST_ENCODED:
        return "not copied, as it is too long for a terminal; select it:"
    if environment.get("TERM") == "linux" and not environment.get("TMUX"):
        return "not copied, as this console has no clipboard; select it:"
    sequence = f"\x1b]52;c;{encoded}\x07"
    if environment.get("STY"):
        write(_through_screen(sequence))
        return f"sent through screen to the terminal (OSC 52); {UNSURE}"
    write(sequence)
    return f"sent to the terminal (OSC 52); {UNSURE}"


def copy_in(app: App[Any], text: str) -> str:
    """Copy to wherever the app is shown; returns what was tried."""
    return copy(text, partial(write_to, app), os.environ)


def write_to(app: App[Any], sequence: str) -> None:
    """Write a control sequence to the terminal behind the app, where there is one."""
    if app._driver is not None:
        app._driver.write(sequence)


def _into_tmux(text: str, environment: Mapping[str, str]) -> str:
    """Let tmux keep it and, from 3.2 on, pass it to its terminal; "" when tmux does not answer."""
    if _load_buffer(text, environment, "-w"):
        return f"put into the tmux buffer and sent on; {UNSURE}"
    if _load_buffer(text, environment):
        return f"put into the tmux buffer only; {UNSURE}"
    return ""


def _load_buffer(text: str, environment: Mapping[str, str], *options: str) -> bool:
    try:
        done = subprocess.run(
            ["tmux", "load-buffer", *options, "-"],
            input=text.encode("utf-8", "replace"),
            env={**os.environ, **environment},  # which says whose server it is
            capture_output=True,
            timeout=2,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _through_screen(sequence: str) -> str:
    """Wrapped, in pieces, so that GNU screen hands it to the terminal around it untouched."""
    pieces = (sequence[i : i + SCREEN_PIECE] for i in range(0, len(sequence), SCREEN_PIECE))
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)


def can_browse(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a browser opened here would be seen by the person at the keyboard."""
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return False
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
