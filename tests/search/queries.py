"""Random queries, as text: mostly sensible, often about what is in the worlds of `corpora`."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from hypothesis import strategies as st

ASKED = (
    *("a", "an", "ana", "b", "be", "ber", "berl", "berlin", "da", "dat", "data", "mull", "MÜLLER"),
    *("lod", "ist", "fi", "fin", "acm", "acme", "c+", "x", "strasse", "王", "zzz", "e", "´", "´s"),
    *("fjord bank", "head of", "of ", " of", "o s", "k b", "two spaces", "line break", "as", "p1"),
)
_WORDY = (
    *("name", "title", "company", "past", "location", "industry", "skill", "school", "group"),
    *("tag", "note", "stage", "source", "email", "url", "via", "via", "circle"),
)
_HEADED = {
    "degree": ("1", "2", "3", "-", "<=2", ">1", "1..2", ">=0", "<9"),
    "mutuals": ("2", "0", ">=3", "<2", "1..3", "2..", "..4", ">4"),
    "warmth": ("0", "25", ">=25", "<50", "1..50", ">99"),
    "score": ("50", ">=1", "<25", "..50"),
    "touched": ("<30d", ">1y", "<=7d", "30d", "today", "7d..1m", ">=2026-11-01", "2026-11", "<mon"),
    "due": (
        "<=today",
        "today",
        "<+7d",
        "7d",
        ">-1w",
        "2026-11-24",
        "today..+7d",
        "fri",
        "tomorrow",
    ),
    "added": ("<7d", "2026", "2026-11", ">=2026-10-23", "2025-11-22..", "..-31d", "yesterday"),
    "has": (
        "email",
        "industry",
        "due",
        "touched",
        "tag",
        "via",
        "note",
        "hiring",
        "degree",
        "circle",
    ),
    "missing": ("industry", "stage", "warmth", "mutuals", "added", "group", "name", "circle"),
    "is": ("contact", "prospect", "connected", "due", "overdue", "hiring", "new"),
    "hiring": ("yes", "no"),
}
_MARKS = ("has", "missing", "is")


def random_text(numbers: Random) -> str:
    """A query."""
    return _either(numbers, 2) if numbers.random() < 0.4 else _both(numbers, 2)


query_texts = st.integers(0, 2**32).map(lambda seed: random_text(Random(seed)))


def _either(numbers: Random, depth: int) -> str:
    between = numbers.choice((" or ", " | ", " OR ", " || "))
    return between.join(_both(numbers, depth) or "x" for _ in range(numbers.randint(2, 3)))


def _both(numbers: Random, depth: int) -> str:
    return " ".join(_item(numbers, depth) for _ in range(numbers.choice((0, 1, 1, 1, 2, 2, 3))))


def _item(numbers: Random, depth: int) -> str:
    minus = "-" if numbers.random() < 0.25 else ""
    if depth and numbers.random() < 0.25:
        inside = _either if numbers.random() < 0.8 else _both
        return f"{minus}({inside(numbers, depth - 1) or 'ana'})"
    return minus + _term(numbers)


def _term(numbers: Random) -> str:
    whim = numbers.random()
    if whim < 0.3:
        return _value(numbers)
    if whim < 0.6:
        return f"{_head(numbers, _WORDY)}:{_values(numbers, _value)}"
    name = numbers.choice(tuple(_HEADED))
    some = _HEADED[name]
    return f"{_head(numbers, (name,))}:{_values(numbers, lambda numbers: numbers.choice(some))}"


def _head(numbers: Random, names: tuple[str, ...]) -> str:
    name = numbers.choice(names)
    return name + ("?" if name not in _MARKS and numbers.random() < 0.2 else "")


def _values(numbers: Random, one: Callable[[Random], str]) -> str:
    whim = numbers.random()
    if whim < 0.75:
        return one(numbers)
    several = [one(numbers) for _ in range(numbers.randint(2, 3))]
    return "|".join(several) if whim < 0.85 else f"({' | '.join(several)})"


def _value(numbers: Random) -> str:
    text = numbers.choice(ASKED)
    return f'"{text}"' if " " in text or numbers.random() < 0.2 else text
