"""Content lines, which calendars (RFC 5545, 3.1) and vCards (RFC 6350, 3.2) are made of."""

from __future__ import annotations

WIDTH = 75
"""Octets of a line without its end; longer ones are folded."""


def escaped(text: str) -> str:
    """A TEXT value."""
    for char in "\\;,":
        text = text.replace(char, "\\" + char)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def content_line(name: str, value: str) -> str:
    """One property, folded between characters, with its line end."""
    lines, line, used = [], "", 0
    for char in f"{name}:{value}":
        size = len(char.encode("utf-8", "replace"))
        if used + size > WIDTH:
            lines.append(line)
            line, used = " ", 1
        line += char
        used += size
    return "\r\n".join((*lines, line)) + "\r\n"
