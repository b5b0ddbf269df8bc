"""Who hires, as far as a title tells: recruiters, and those who have people to hire."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

from secondhop.model.text import fold

_NO_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=1 << 15)
def hiring(title: str, told: str) -> str:
    """`yes`, `no`, or "" when nothing is known; what the user told goes before the title."""
    if told:
        return told
    words = f" {' '.join(_NO_WORD.sub(' ', fold(title)).split())} "
    if not words.strip():
        return ""
    return "yes" if _says(words, "recruiters", "leaders") and not _says(words, "others") else "no"


def _says(words: str, *lists: str) -> bool:
    return any(f" {phrase} " in words for name in lists for phrase in _phrases()[name])


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    text = Path(__file__).with_name("hiring.toml").read_text("utf-8")
    return {name: tuple(entry["words"]) for name, entry in tomllib.loads(text).items()}
