"""Reads the value of a number field: `3`, `>=3`, `2..5`, and `-` for who is not connected."""

from __future__ import annotations

import re
from typing import Final, cast

from secondhop.network.degrees import FARTHEST
from secondhop.search.terms import NOT_CONNECTED, Op

_HALF_TYPED = re.compile(r"(?:[<>]=?|=)?|[0-9]*\.|\.\.")
_VALUE = re.compile(r"(?P<op>[<>]=?|=)?(?P<number>[0-9]+)")
_RANGE = re.compile(r"(?P<low>[0-9]*)\.\.(?P<high>[0-9]*)")
_MOST_DIGITS: Final = 9

_WANTED = {
    "degree": "degree wants 1, 2, 3 or - (not connected), as in degree:2",
    "mutuals": "mutuals wants a number, as in mutuals>=3",
    "warmth": "warmth wants a number from 0 to 100, as in warmth>=50",
    "score": "score wants a number from 0 to 100, as in score>=50",
}
_MOST = {"warmth": 100, "score": 100}

Reading = tuple[Op, int, int | None]
"""The comparison, its number, and the other end of a range."""


def is_half_number(op: str, value: str) -> bool:
    """Whether the value can still become a number as typing goes on."""
    return value == "" if op != ":" else _HALF_TYPED.fullmatch(value) is not None


def read_number(name: str, op: str, value: str) -> Reading:
    """The comparison that `name`, `op` and `value` mean; a ValueError says what would be one."""
    said, number, upto = _read(name, op, value)
    if name == "degree" and number > FARTHEST and said not in ("<", "<="):
        raise ValueError("degree is 0, 1, 2, 3 or -")
    return said, number, upto


def _read(name: str, op: str, value: str) -> Reading:
    if name == "degree" and value == "-" and op in (":", "="):
        return "=", NOT_CONNECTED, None
    if op == ":" and (ends := _RANGE.fullmatch(value)) and value != "..":
        return _range(name, ends["low"], ends["high"])
    found = _VALUE.fullmatch(value)
    if found is None or (found["op"] and op != ":"):
        raise ValueError(_WANTED[name])
    said = found["op"] or ("=" if op == ":" else op)
    return cast(Op, said), _number(name, found["number"]), None


def _range(name: str, low: str, high: str) -> Reading:
    if not high:
        return ">=", _number(name, low), None
    if not low:
        return "<=", _number(name, high), None
    first, last = _number(name, low), _number(name, high)
    if first > last:
        raise ValueError(
            f"{name} from {first} up to {last} is nobody; write {name}:{last}..{first}"
        )
    return "..", first, last


def _number(name: str, digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise ValueError(f"no number of {name} has {len(digits)} digits")
    if int(digits) > _MOST.get(name, int(digits)):
        raise ValueError(f"{name} is 0 to {_MOST[name]}, as in {name}>=50")
    return int(digits)
