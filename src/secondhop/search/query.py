"""From typed text to a query, and a term added to one."""

from __future__ import annotations

from secondhop.search.grammar import Reader
from secondhop.search.spelling import format_query, format_term
from secondhop.search.terms import Field, Item, Query, QueryError, Term


def parse(text: str) -> Query:
    """Understand a query, or say with a QueryError what is wrong with it and where."""
    return Query(Reader(text).terms(), text)


def toggled(text: str, field: Field) -> str:
    """The query with a field term added; the same term, or its opposite, is taken away first."""
    try:
        items = parse(text).items
    except QueryError:
        return f"{text.strip()} {format_term(field)}".strip()
    kept = tuple(item for item in items if not _is_about(item, field))
    same = [item for item in items if _is_about(item, field)]
    if any(item.negated == field.negated for item in same):
        return format_query(Query(kept))
    added = f"{text.strip()} {format_term(field)}".strip()
    if not same and _reads_as(added, (*kept, field)):
        return added
    return format_query(Query((*kept, field)))


def _is_about(item: Item, field: Field) -> bool:
    return isinstance(item, Field) and (item.name, item.text) == (field.name, field.text)


def _reads_as(text: str, terms: tuple[Term, ...]) -> bool:
    """Whether a text asks for these terms, as it would not behind an `or` or an open quote."""
    try:
        return parse(text).terms == terms
    except QueryError:
        return False
