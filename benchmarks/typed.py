"""What people type into a filter, key by key, and how many a plain scan finds after each."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from benchmarks.lists import dice_for
from benchmarks.world import World

SESSIONS: Final = 40
BACKSPACE: Final = "\x7f"
ERASED: Final = 3
"""Letters that are taken back at the end of every third session, one by one."""
_WORD: Final = re.compile(r"[a-z0-9]{3,}")


class Key(NamedTuple):
    """One key, and what stands in the filter after it."""

    stroke: str
    text: str


Session = Sequence[Key]


class Typing(NamedTuple):
    """What is typed, and what every text must find."""

    sessions: list[Session]
    counts: dict[str, int]

    @property
    def keys(self) -> list[Key]:
        return [key for session in self.sessions for key in session]


def typing_for(world: World, count: int = SESSIONS) -> Typing:
    """The sessions for a world. The scan is slow with many people, so its counts are kept."""
    kept = world.folder / f"typed-{count}.json"
    if kept.exists():
        found = json.loads(kept.read_text("utf-8"))
        return Typing(_sessions(found["texts"]), found["counts"])
    lines = world.text.read_text("utf-8").splitlines()
    texts = typed_texts(lines, count)
    counts = scan(lines, texts)
    kept.write_text(json.dumps({"texts": texts, "counts": counts}), "utf-8")
    return Typing(_sessions(texts), counts)


def typed_texts(lines: Sequence[str], count: int) -> list[str]:
    """One to three words, or beginnings of words, of somebody who is there.

    None begins with `or`, which alone is no word in our filter; what is no plain letter or digit
    means something to one of the filters or the other.
    """
    dice = dice_for("typed")
    texts: list[str] = []
    while len(texts) < count:
        words = _WORD.findall(lines[int(dice.integers(len(lines)))])
        words = [word for word in dict.fromkeys(words) if not word.startswith("or")]
        size = min(len(words), int(dice.integers(1, 4)))
        chosen: list[str] = dice.choice(words, size, replace=False).tolist() if words else []
        text = " ".join(word[: int(dice.integers(3, 9))] for word in chosen)
        if text and text not in texts:
            texts.append(text)
    return texts


def _sessions(texts: Sequence[str]) -> list[Session]:
    return [session(text, ERASED * (number % 3 == 2)) for number, text in enumerate(texts)]


def session(text: str, erased: int) -> list[Key]:
    """The keys that type a text and take back some of it."""
    typed = [Key(letter, text[:end]) for end, letter in enumerate(text, 1)]
    shorter = range(len(text) - 1, max(len(text) - 1 - erased, 0), -1)
    return [*typed, *(Key(BACKSPACE, text[:end]) for end in shorter)]


def scan(lines: Sequence[str], texts: Sequence[str]) -> dict[str, int]:
    """How many lines have every word, for each beginning of each text.

    A letter more never finds somebody new, so it is looked for only where the others were.
    """
    counts = {"": len(lines)}
    for text in texts:
        alive: Sequence[str] = lines
        for end in range(1, len(text) + 1):
            typed = text[:end]
            if not typed.endswith(" "):
                word = typed.split()[-1]
                alive = [line for line in alive if word in line]
            counts[typed] = len(alive)
    return counts
