"""What all touches share: a text of one line and a mark that knows it again."""

from __future__ import annotations

import hashlib
import html
import re

from secondhop.model.text import clean

SHOWN = 140
"""Characters kept of a message: enough to know it again."""

_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")


def one_line(text: str) -> str:
    """The start of a text without markup, on one line."""
    text = text[:4000]
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text:
        text = html.unescape(text)
    return clean(text, SHOWN)


def digest(*parts: str) -> str:
    """Equal for the same event in two exports; white space does not count."""
    text = "\0".join(" ".join(part.split()) for part in parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]
