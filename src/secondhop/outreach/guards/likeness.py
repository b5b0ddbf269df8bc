"""Whether a text is one that others have got already, with the names exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from secondhop.model.text import fold
from secondhop.outreach.guards.finding import Concerns, Level
from secondhop.outreach.guards.message import Message
from secondhop.outreach.guards.situation import Situation
from secondhop.outreach.guards.words import names_in, straight
from secondhop.outreach.limits import Limits

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?:\n]\s*$")
_SLOT = "_"
_MOST = 20_000
"""Characters that are compared; a template shows long before."""

Shingle = tuple[str, str, str]


def copy_paste(message: Message, situation: Situation, limits: Limits) -> Concerns:
    """A text that reads the same as one sent to somebody else, once names are masked."""
    if message.kind == "thanks" or not situation.sent:
        return
    names = tuple(sorted(names_in(_names(situation))))
    mine = masked(message.text, names)
    if len(mine) < limits.likeness_words:
        return
    sent = situation.sent[: limits.likeness_texts]
    alike = max(likeness(mine, masked(one.text, _tuple(one.names))) for one in sent)
    if alike >= limits.likeness_warn:
        level: Level = "block" if alike >= limits.likeness_block else "warn"
        yield level, f"{alike:.0%} the same as a text you sent to somebody else. Say why them."


def likeness(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """How much of two masked texts is the same, 0..1: shared runs of three words among all."""
    ours, theirs = _shingles(a), _shingles(b)
    together = len(ours | theirs)
    return len(ours & theirs) / together if together else 0.0


@lru_cache(maxsize=256)
def masked(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a text, with one slot for each run of names, numbers and capitalised words."""
    text, held = straight(text[:_MOST]), frozenset(names)
    said: list[str] = []
    for match in _WORD.finditer(text):
        word = _SLOT if _is_filled_in(match, text, held) else fold(match[0])
        if word != _SLOT or not said or said[-1] != _SLOT:
            said.append(word)
    return tuple(said)


def _is_filled_in(match: re.Match[str], text: str, names: frozenset[str]) -> bool:
    word = match[0]
    if word.isdecimal() or fold(word).removesuffix("'s") in names:
        return True
    if not word[0].isupper() or word == "I" or word.startswith("I'"):
        return False
    before = text[max(0, match.start() - 4) : match.start()]
    return bool(before.strip()) and not _SENTENCE_END.search(before)


def _shingles(words: tuple[str, ...]) -> set[Shingle]:
    return set(zip(words, words[1:], words[2:], strict=False))


def _names(situation: Situation) -> Iterable[str]:
    """What a template would have had slots for."""
    for one in (situation.to, situation.via, situation.me):
        if one is not None:
            yield from (one.name, one.company)
    yield from (one.name for one in situation.mutuals or ())


def _tuple(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(names_in(names)))
