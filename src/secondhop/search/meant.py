"""What was probably meant by a query that finds nobody because of a slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from secondhop.search.conditions import EVERYTHING
from secondhop.search.fields import CHOICES
from secondhop.search.query import parse
from secondhop.search.spelling import format_term
from secondhop.search.terms import Field, Query, Words

if TYPE_CHECKING:
    from secondhop.search.index import Index


class Meant(Struct, frozen=True):
    """A query with its slips put right; it finds somebody."""

    words: str  # that stand in place of what was typed
    text: str  # the whole query


def meant(query: Query, index: Index) -> Meant | None:
    """The query that was probably meant, None when nothing like it finds anybody."""
    text, words = query.text, []
    for item in reversed(query.items):
        if not isinstance(item, Words | Field) or index.finds(item):
            continue
        better = _better(item, index)
        if better is None:
            return None
        words.append(better.text)
        text = text[: item.column] + format_term(better) + text[item.column + item.length :]
    found = words and index.search(parse(text)).total
    return Meant(" ".join(reversed(words)), text) if found else None


def _better(item: Words | Field, index: Index) -> Words | Field | None:
    """The term that was probably meant, if there is somebody whom it finds."""
    column = EVERYTHING if isinstance(item, Words) else item.name
    if column in CHOICES:
        return None
    word = index.suggest(item.text, "name" if column == "via" else column)
    better = None if word is None else replace(item, text=word)
    return better if better is not None and index.finds(better) else None
