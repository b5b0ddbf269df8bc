"""Sizes as people write them: 10k, 300k, 2.4M."""

from __future__ import annotations

from argparse import ArgumentTypeError
from fractions import Fraction
from typing import Final

_FACTORS: Final = {"k": 1_000, "m": 1_000_000}


def people_in(text: str) -> int:
    """How many people a size means."""
    factor = _FACTORS.get(text[-1:].lower(), 1)
    try:
        count = Fraction(text[: -1 if factor > 1 else None]) * factor
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no size; write 10k, 300k or 2.4M") from None
    if count.denominator != 1 or count < 1_000:
        raise ArgumentTypeError("a world has a whole number of people, and 1k at least")
    return int(count)


def size_name(count: int) -> str:
    """The shortest way to write a number of people."""
    for sign, factor in (("M", 1_000_000), ("k", 1_000)):
        if count >= factor and count % (factor // 10) == 0:
            return f"{count / factor:g}{sign}"
    return str(count)
