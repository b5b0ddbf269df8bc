"""How a cell looks: parsed from the style codes of a frame, and turned back into the fewest."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class Look(NamedTuple):
    """Colours, marks and link of a cell; colours are kept as the codes that set them."""

    ink: str = ""  # such as "31" or "38;2;1;2;3"; "" is the terminal's own
    ground: str = ""
    marks: int = 0  # bit n is set by style code n: 1 bold, 2 dim, 4 underline, 7 reverse ...
    link: str = ""


PLAIN = Look()

_ENDS = {22: (1, 2), 23: (3,), 24: (4, 21), 25: (5, 6), 27: (7,), 28: (8,), 29: (9,)}
_ENDS |= {54: (51, 52), 55: (53,)}
_MARKS = tuple(code for codes in _ENDS.values() for code in codes)
_SEEN_ON_BLANKS = sum(1 << code for code in (4, 7, 8, 9, 21, 51, 52, 53))


@lru_cache(maxsize=4096)
def ground_of(look: Look) -> Look:
    """The least look in which a blank looks the same."""
    if look.marks & _SEEN_ON_BLANKS or look.link:
        return look
    return Look(ground=look.ground)


@lru_cache(maxsize=4096)
def apply_codes(look: Look, codes: str) -> Look:
    """The look after a style sequence with these codes."""
    numbers = [int(code or 0) for code in codes.split(";")]
    while numbers:
        look = _apply(look, numbers.pop(0), numbers)
    return look


def _apply(look: Look, code: int, rest: list[int]) -> Look:
    """Apply one code; the extended colours take theirs from the rest."""
    if code == 0:
        return Look(link=look.link)
    if code in _MARKS:
        return look._replace(marks=look.marks | 1 << code)
    if code in _ENDS:
        ended = sum(1 << mark for mark in _ENDS[code])
        return look._replace(marks=look.marks & ~ended)
    if code in (38, 48):
        wanted = {2: 4, 5: 2}.get(rest[0] if rest else 0, 1)
        colour = ";".join(str(number) for number in [code, *rest[:wanted]])
        del rest[:wanted]
        return look._replace(ink=colour) if code == 38 else look._replace(ground=colour)
    if 30 <= code <= 39 or 90 <= code <= 97:
        return look._replace(ink="" if code == 39 else str(code))
    if 40 <= code <= 49 or 100 <= code <= 107:
        return look._replace(ground="" if code == 49 else str(code))
    return look


@lru_cache(maxsize=4096)
def change_of(old: Look, new: Look) -> str:
    """The shortest sequence that turns one look into another."""
    link = "" if old.link == new.link else f"\x1b]8;;{new.link}\x1b\\"
    step = _codes_between(old, new)
    afresh = _codes_between(PLAIN, new)
    if step and len(afresh) + 2 * bool(afresh) <= len(step):
        step = f"0;{afresh}" if afresh else ""
        return f"{link}\x1b[{step}m"
    return f"{link}\x1b[{step}m" if step else link


def _codes_between(old: Look, new: Look) -> str:
    """The codes of every difference."""
    codes = []
    kept = old.marks
    for end, marks in _ENDS.items():
        ended = sum(1 << mark for mark in marks)
        if kept & ~new.marks & ended:
            codes.append(str(end))
            kept &= ~ended
    codes += [str(mark) for mark in _MARKS if new.marks & ~kept & 1 << mark]
    if old.ink != new.ink:
        codes.append(new.ink or "39")
    if old.ground != new.ground:
        codes.append(new.ground or "49")
    return ";".join(codes)
