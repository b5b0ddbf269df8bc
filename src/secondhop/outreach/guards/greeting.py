"""Reads the greeting of a text: whom it names, in many languages and with titles and initials."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from secondhop.model.text import fold
from secondhop.outreach.guards.phrases import greetings
from secondhop.outreach.guards.words import straight

_HEAD = re.compile(r"(?:subject|betreff|objet|asunto|assunto|oggetto|emne|to|an)\s*:", re.I)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END = re.compile(r"[,!?:;(\n–—.]|\s-\s")
_HONORIFIC = re.compile(
    r"(?:-(?:san|sama|sensei|ssi|nim|ji|kun|chan)|さん|様|先生|女士|小姐|您好|你好|님|씨)+$", re.I
)
_AND = frozenset({"and", "und", "et", "y", "e", "og", "och", "i", "en", "ve"})
_LONGEST = 300
"""Characters of a first line in which a greeting is looked for."""


class Greeting(Struct, frozen=True):
    """Whom a text greets: one list of words for each of those named."""

    named: tuple[tuple[str, ...], ...] = ()
    bends: bool = False  # whether its language changes a name by which somebody is called


def greeting(text: str) -> Greeting:
    """The greeting of a text; one that names nobody when there is none."""
    line = _first_line(text)
    tokens = list(_TOKEN.finditer(line))
    after, hello = 0, ""
    while step := _hello(tokens[after:]):
        after, hello = after + len(step.split()), step
    if not hello:
        return _by_honorific(tokens)
    start = tokens[after].start() if after < len(tokens) else len(line)
    gap = line[tokens[after - 1].end() : start]
    tokens = _untitled(tokens[after:])
    if not tokens or fold(tokens[0][0]) in _lists("nobody") or "." in gap or "!" in gap:
        return Greeting()
    named = tuple(_split(_run(tokens, line)))
    if "," in gap and not _is_short(named, tokens, line):
        return Greeting()
    return Greeting(named, hello in _lists("vocative"))


def name_parts(name: str) -> list[str]:
    """The words of somebody's name, in the order in which they stand."""
    return _TOKEN.findall(straight(unicodedata.normalize("NFC", name)))


def _first_line(text: str) -> str:
    """The first line that is no heading of a mail."""
    for line in straight(text[:5000]).splitlines():
        if line.strip() and not _HEAD.match(line.strip()):
            return unicodedata.normalize("NFC", line.strip()[:_LONGEST])
    return ""


def _hello(tokens: list[re.Match[str]]) -> str:
    """The words of greeting that stand first, "" when there are none."""
    for count in (2, 1):
        said = " ".join(fold(token[0]) for token in tokens[:count])
        if said in _lists("hello") and len(said.split()) == count:
            return said
    return ""


def _by_honorific(tokens: list[re.Match[str]]) -> Greeting:
    """A greeting that is nothing but a name, as in Japanese, Chinese and Korean."""
    if tokens and (name := _HONORIFIC.sub("", tokens[0][0])) != tokens[0][0] and name:
        return Greeting(((name,),))
    return Greeting()


def _untitled(tokens: list[re.Match[str]]) -> list[re.Match[str]]:
    """What stands behind Mr, Dr and the like."""
    for place, token in enumerate(tokens):
        if fold(token[0]) not in _lists("title"):
            return tokens[place:]
    return []


def _run(tokens: list[re.Match[str]], line: str) -> Iterator[str]:
    """The words up to the end of the greeting: names and what joins them."""
    for place, token in enumerate(tokens):
        word = token[0]
        if place and (_ends(line[tokens[place - 1].end() : token.start()], tokens[place - 1][0])):
            return
        if place and word[0].islower() and fold(word) not in _AND:
            return
        if fold(word) not in _lists("title") or fold(word) in _AND:
            yield word


def _ends(gap: str, before: str) -> bool:
    """Whether a greeting ends in this gap; the dot of an initial or a title does not end it."""
    dotted = len(before) == 1 or fold(before) in _lists("title")
    return _END.search(gap.replace(".", "", 1) if dotted else gap) is not None


def _split(words: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The names that an `and` joins."""
    held: list[str] = []
    for word in words:
        if fold(word) in _AND and word.islower():
            yield tuple(held)
            held = []
        else:
            held.append(_HONORIFIC.sub("", word) or word)
    if held:
        yield tuple(held)


def _is_short(named: tuple[tuple[str, ...], ...], tokens: list[re.Match[str]], line: str) -> bool:
    """Whether what follows `Hello,` is a name rather than the beginning of a sentence."""
    count = sum(map(len, named))
    if not count or count > 2 or len(tokens) < count:
        return False
    last = tokens[count - 1]
    rest = line[last.end() :].strip()
    return last[0][0].isupper() and (not rest or _END.match(rest) is not None)


@cache
def _lists(name: str) -> frozenset[str]:
    return frozenset(map(fold, greetings()[name]))
