"""Reads the mutual connections that somebody copied from a profile: who, and how many in all.

Three shapes come up: the sentence on a profile ("Ana Silva and 12 other mutual connections"), the
list that it opens, and names that somebody typed. Whatever is pasted, nothing here raises.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from secondhop.model.identity import name_key
from secondhop.model.text import clean
from secondhop.sources.mutualwords import (
    Said,
    degree_in,
    is_noise,
    profile_in,
    results_in,
    said,
)
from secondhop.sources.namewords import can_be_name, divided, has_letters, tidy

MOST_CHARACTERS = 200_000
"""Of one paste: a list of a thousand people with all that stands around them."""
MOST_STRANGE = 20
"""Lines that were not understood are told about up to here."""


class Mention(Struct, frozen=True):
    """Somebody named as a mutual connection."""

    name: str
    headline: str = ""  # the line under the name in a list, which may tell namesakes apart


class MutualText(Struct, frozen=True):
    """What a pasted text says."""

    people: tuple[Mention, ...] = ()
    stated: int | None = None  # how many mutual connections there are in all; None when untold
    strange: tuple[str, ...] = ()  # lines that were not understood
    refused: str = ""  # why nothing was read, in words

    @property
    def says_nothing(self) -> bool:
        return not self.people and self.stated is None


class _Entry(Struct, frozen=True):
    """Somebody in a list, and the line where that is said."""

    place: int
    name: str
    degree: int


def read_mutuals(text: str) -> MutualText:
    """What a text says of mutual connections. Never raises, and takes time with its length."""
    if len(text) > MOST_CHARACTERS:
        return MutualText(refused=f"this is more than {MOST_CHARACTERS:,} characters; paste less")
    lines = list(_joined(clean(line, MOST_CHARACTERS) for line in text.splitlines()))
    entries = list(_entries(lines))
    first = entries[0].place if entries else len(lines)
    if entries and entries[0].degree != 1:
        return _read_sentences(lines)  # a whole profile, with other people further down
    head = _read_sentences(lines[:first])
    if entries:
        return _read_list(lines, entries, head)
    return head if not head.says_nothing else _read_names(lines)


def _joined(lines: Iterable[str]) -> Iterator[str]:
    """Lines without blanks; a sentence that was broken in the middle becomes one line again."""
    held: list[str] = []
    for line in filter(None, lines):
        goes_on = bool(held) and (held[-1].endswith(",") or line.startswith(",") or _ends(line))
        if held and not goes_on:
            yield " ".join(held).replace(" ,", ",")
            held = []
        held.append(line)
    if held:
        yield " ".join(held).replace(" ,", ",")


def _ends(line: str) -> bool:
    """Whether a line is the end of a sentence whose names stand above it."""
    start = line.split(" ", 1)[0].casefold()
    return start in ("and", "&", "und", "et", "y", "e", "en") and said(line) is not None


def _entries(lines: list[str]) -> Iterator[_Entry]:
    """Whom a list shows: by the degree beside a name, or by the offer to open a profile."""
    above, offered = "", ""
    for place, line in enumerate(lines):
        degree, profile = degree_in(line), profile_in(line)
        if degree is not None:
            name = profile or tidy(degree[0]) or offered or tidy(above)
            if can_be_name(name):
                yield _Entry(place, tidy(name), degree[1])
            offered = ""
        elif profile:
            offered = tidy(profile)
        elif not is_noise(line):
            above = line


def _read_list(lines: list[str], entries: list[_Entry], head: MutualText) -> MutualText:
    """Everybody in the list; a sentence below a name is about that one's own connections."""
    people = list(head.people)
    ends = [entry.place for entry in entries[1:]] + [len(lines)]
    for entry, end in zip(entries, ends, strict=True):
        if entry.degree == 1:
            people.append(Mention(entry.name, _headline(lines[entry.place + 1 : end], entry.name)))
    stated = head.stated
    if stated is None:
        stated = next(filter(None, map(results_in, lines)), None)
    return MutualText(_unique(people), stated)


def _headline(below: list[str], name: str) -> str:
    """The first line below a name that says anything; the last one may be the next name."""
    for line in below[:6]:
        if not (is_noise(line) or degree_in(line) or profile_in(line) or said(line)):
            return "" if name_key(line) == name_key(name) else clean(line)
    return ""


def _read_sentences(lines: list[str]) -> MutualText:
    """The first sentence about mutual connections, and those that follow it at once."""
    people: list[Mention] = []
    stated: int | None = None
    strange: list[str] = []
    for line in lines:
        sentence = said(line)
        if sentence is None:
            if not (is_noise(line) or degree_in(line) or results_in(line)):
                strange.append(clean(line, 80))
            continue
        names = _names_of(sentence)
        people += map(Mention, names)
        stated = max(stated or 0, len(names) + (sentence.more or 0))
    return MutualText(_unique(people), stated, tuple(strange[:MOST_STRANGE]))


def _names_of(sentence: Said) -> list[str]:
    if sentence.is_one:
        return list(filter(has_letters, [tidy(sentence.named)]))
    # Where a number follows, the last `and` stood before it: another one is part of a name.
    both = "" if sentence.more is not None else sentence.both
    return divided(sentence.named, both)


def _read_names(lines: list[str]) -> MutualText:
    """Names one below the other, or divided by commas; or whose profiles are offered."""
    offered = [name for name in map(tidy, map(profile_in, lines)) if can_be_name(name)]
    if offered:
        return MutualText(_unique(map(Mention, offered)))
    people: list[Mention] = []
    strange: list[str] = []
    for line in lines:
        names = [] if _is_more_than_names(line) else divided(line, "and|&")
        if names:
            people += map(Mention, names)
        elif not is_noise(line):
            strange.append(clean(line, 80))
    return MutualText(_unique(people), None, tuple(strange[:MOST_STRANGE]))


def _is_more_than_names(line: str) -> bool:
    """Whether something in a line is nobody's name: then none of it is taken for one."""
    return is_noise(line) or not all(map(can_be_name, re.split("[,;]", line.strip(" ,;"))))


def _unique(people: Iterable[Mention]) -> tuple[Mention, ...]:
    """Everybody once, in the order of their first mention, with the headline wherever it stood."""
    found: dict[str, Mention] = {}
    for one in people:
        known = found.get(key := name_key(one.name))
        if known is None or (one.headline and not known.headline):
            found[key] = one
    return tuple(found.values())
