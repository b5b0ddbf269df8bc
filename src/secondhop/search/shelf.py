"""A word index as named arrays, which is how it can be kept in files and read without a copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from numpy.typing import NDArray

from secondhop.search.phrases import Places
from secondhop.search.vocabulary import Vocabulary
from secondhop.search.words import WordIndex

Arrays = Mapping[str, NDArray[Any]]

_PARTS = {"vocabulary": Vocabulary, "places": Places}


def arrays(index: WordIndex) -> dict[str, NDArray[Any]]:
    """Every array of an index under its name; together they are the whole of it."""
    return {
        f"{part}.{field.name}": getattr(getattr(index, part), field.name)
        for part, kind in _PARTS.items()
        for field in fields(kind)
    } | {
        field.name: getattr(index, field.name)
        for field in fields(WordIndex)
        if field.name not in _PARTS
    }


def from_arrays(named: Arrays) -> WordIndex:
    """The index that these arrays are; they may be read-only, and mapped from files."""
    whole: dict[str, Any] = {
        part: kind(**{field.name: named[f"{part}.{field.name}"] for field in fields(kind)})
        for part, kind in _PARTS.items()
    }
    whole |= {name: named[name] for name in named if "." not in name}
    return WordIndex(**whole)
