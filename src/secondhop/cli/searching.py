"""What QUERY means on the command line: nothing is added to it, and nothing guessed."""

from __future__ import annotations

from collections.abc import Sequence

from secondhop.cli.stop import Exit, Stop
from secondhop.cli.table import width_of
from secondhop.model.text import clean
from secondhop.search.query import parse
from secondhop.search.result import Result
from secondhop.search.terms import Query, QueryError, Unfinished
from secondhop.store.state import State


def query_of(words: Sequence[str]) -> str:
    """The words of the command line as one query."""
    return clean(" ".join(words), limit=10_000)


def search(state: State, text: str, sort: str = "score") -> Result:
    """Everybody but me who meets the query, or a Stop with a caret under what is wrong."""
    try:
        return state.index.search(_complete(parse(text)), sort)
    except QueryError as error:
        mark = " " * width_of(text[: error.column]) + "^" * max(error.length, 1)
        raise Stop(Exit.WRONG, error.message, f"  {text}", f"  {mark}") from error


def _complete(query: Query) -> Query:
    """Nobody is typing any more: a term that is only begun is a mistake."""
    for term in query.terms:
        if isinstance(term, Unfinished):
            raise QueryError(f"{term.text} is not finished", term.column, len(term.text))
    return query
