"""A word index as named arrays, which is how it can be kept in files and read without a copy."""

from __future__ import annotations

from collections.abc import Mapping
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
        f"{part}.{name}": getattr(getattr(index, part), name)
        for part, kind in _PARTS.items()
        for name in kind.__struct_fields__
    } | {name: getattr(index, name) for name in WordIndex.__struct_fields__ if name not in _PARTS}


def from_arrays(named: Arrays) -> WordIndex:
    """The index that these arrays are; they may be read-only, and mapped from files."""
    whole: dict[str, Any] = {
        part: kind(**{name: named[f"{part}.{name}"] for name in kind.__struct_fields__})
        for part, kind in _PARTS.items()
    }
    whole |= {name: named[name] for name in named if "." not in name}
    return WordIndex(**whole)
