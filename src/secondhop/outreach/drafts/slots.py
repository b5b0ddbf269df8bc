"""Fills the slots of a template; what nobody knows is left out, or stays there to be seen.

`{first}` is a slot. `[[ … ]]` may be left out: it is said only when all its slots are known. With
`||` in between, the first alternative that can be said is said; where the last one is `!`, one of
them must be, and the first stays with its open slots when none can.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

Known = Mapping[str, str]
"""What is known, by slot; a slot that is missing or empty is not known."""
Fits = Callable[[str], bool]
"""Whether a text is short enough."""

_SLOT = re.compile(r"\{([^{}\n]*)\}")
_MARK = re.compile(r"\[\[|\]\]")
MUST = "!"
"""The last alternative where one of the others has to be said."""

_TIDY = (
    (re.compile(r"[ \t]+(?=\n|$)|(?<=\n)[ \t]+"), ""),
    (re.compile(r"(?<=\S) {2,}"), " "),
    (re.compile(r"(?<=[?!…])\."), ""),
    (re.compile(r"\n{3,}"), "\n\n"),
)
"""What a part that was left out leaves behind: spaces, empty lines and a second full stop."""


class SlotError(ValueError):
    """The words of a template make no sense; `found` is where in them."""

    def __init__(self, reason: str, found: str) -> None:
        self.found = found
        super().__init__(reason)


class Part(Struct, frozen=True):
    """Words that are said in any case, or alternatives of which one is said, or none."""

    ways: tuple[str, ...]
    may_go: bool = False

    @classmethod
    def choice(cls, text: str) -> Part:
        """What stands between brackets."""
        ways = tuple(map(_trimmed, text.split("||")))
        must = ways[-1].strip() == MUST
        return cls(ways[:-1] or ("",)) if must else cls(ways, may_go=True)


def filled(text: str, known: Known, fits: Fits = lambda _: True) -> str:
    """The text with its slots filled; where it does not fit, the last parts that may go, go."""
    parts = parts_of(text)
    held = [place for place, part in enumerate(parts) if part.may_go and _said(part, known)]
    for most in range(len(held), -1, -1):
        left_out = set(held[most:])
        said = (_said(part, known) for at, part in enumerate(parts) if at not in left_out)
        words = _tidied("".join(said))
        if fits(words):
            break
    return words


def slots_in(text: str) -> list[str]:
    """Every slot of a text, in the order in which they stand."""
    return _SLOT.findall(text)


@lru_cache(maxsize=256)
def parts_of(text: str) -> tuple[Part, ...]:
    """The parts of a text; raises SlotError where brackets do not meet."""
    return tuple(part for part in _parts(text) if part.ways != ("",))


def _parts(text: str) -> Iterator[Part]:
    start, open_at = 0, -1
    for mark in _MARK.finditer(text):
        if (mark[0] == "[[") == (open_at >= 0):
            lacks = "]]" if mark[0] == "[[" else "[["
            raise SlotError(f"{mark[0]} stands where {lacks} should come first", _around(mark))
        if mark[0] == "[[":
            yield Part((text[start : mark.start()],))
            open_at = mark.start()
        else:
            yield Part.choice(text[open_at + 2 : mark.start()])
            start, open_at = mark.end(), -1
    if open_at >= 0:
        raise SlotError("[[ has no ]]", text[open_at : open_at + 20].partition("\n")[0])
    yield Part((text[start:],))


def _around(mark: re.Match[str]) -> str:
    """The mark with what stands behind it, by which it can be found in a file."""
    return mark.string[mark.start() : mark.start() + 20].partition("\n")[0]


def _said(part: Part, known: Known) -> str:
    """What is said of a part; a slot that nobody knows stays only where it must be said."""
    first = part.ways[0] if not part.may_go else ""
    way = next((one for one in part.ways if all(map(known.get, slots_in(one)))), first)
    return _SLOT.sub(lambda slot: known.get(slot[1]) or slot[0], way)


def _trimmed(way: str) -> str:
    """An alternative without the spaces around `||`; one before it keeps it off what it follows."""
    return (" " if way.startswith(" ") else "") + way.strip(" ")


def _tidied(text: str) -> str:
    for found, instead in _TIDY:
        text = found.sub(instead, text)
    return text.strip()
