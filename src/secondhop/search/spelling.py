"""The one canonical spelling of a query; parsing it gives an equal query."""

from __future__ import annotations

import re

from secondhop.search.terms import (
    NOT_CONNECTED,
    Both,
    Compare,
    Dated,
    Either,
    Field,
    Item,
    Query,
    Term,
    Unfinished,
    Words,
)

_NEEDS_QUOTES = re.compile(r'^[-#"]|[\s:<>=|()]')
_VALUE_NEEDS_QUOTES = re.compile(r'^"|[\s|()]|^$')


def format_query(query: Query) -> str:
    """The one canonical spelling of a query."""
    if len(query.terms) == 1:
        return format_term(query.terms[0])
    return " ".join(map(_closed, query.terms))


def format_term(term: Term) -> str:
    """One term as it can be typed, with quotes where it needs them."""
    if isinstance(term, Unfinished):
        return term.text
    if isinstance(term, Either) and not term.negated and not _name_of(term):
        return " or ".join(_branch(item) for item in term.items)
    return _closed(term)


def quoted_if_needed(value: str) -> str:
    """A value as it can stand behind a field."""
    bare = not _VALUE_NEEDS_QUOTES.search(value) and value.casefold() != "or"
    return value if bare else _quoted(value)


def _branch(item: Item) -> str:
    """What stands between two `or`."""
    if isinstance(item, Both) and not item.negated:
        return " ".join(map(_closed, item.items))
    return _closed(item)


def _closed(term: Term) -> str:
    """A term that keeps its meaning whatever stands beside it."""
    if isinstance(term, Unfinished):
        return term.text
    return ("-" if term.negated else "") + _spell(term)


def _spell(term: Item) -> str:
    match term:
        case Words(text):
            needs = _NEEDS_QUOTES.search(text) or text.casefold() == "or"
            return _quoted(text) if needs else text
        case Both(items):
            return f"({' '.join(map(_closed, items))})"
        case Either(items) if head := _name_of(term):
            return f"{head}:({'|'.join(map(_value, items))})"
        case Either(items):
            return f"({' or '.join(map(_branch, items))})"
        case Compare(op="<" | "<=" | ">" | ">=") | Dated(op="<" | "<=" | ">" | ">="):
            return _head(term) + _value(term)
        case _:
            return f"{_head(term)}:{_value(term)}"


def _name_of(group: Either) -> str:
    """The head that all items of a group share, "" when they share none or one is negated."""
    heads = {
        "" if isinstance(item, Words | Both | Either) or item.negated else _head(item)
        for item in group.items
    }
    return heads.pop() if len(heads) == 1 else ""


def _head(term: Field | Compare | Dated) -> str:
    return term.name + ("?" if term.maybe else "")


def _value(term: Item) -> str:
    """What stands behind the colon."""
    match term:
        case Field(text=text):
            return quoted_if_needed(text)
        case Compare(op="..", number=first, upto=last):
            return f"{first}..{last}"
        case Compare(op=op, number=number):
            return "-" if number == NOT_CONNECTED else f"{'' if op == '=' else op}{number}"
        case Dated(op="..", day=day, upto=upto):
            return f"{day}..{upto}"
        case Dated(op=op, day=day):
            return f"{'' if op == '=' else op}{day}"
    raise TypeError(f"{term} has no value")


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
