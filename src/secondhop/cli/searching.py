"""What QUERY means on the command line: nothing is added to it, and nothing guessed."""

from __future__ import annotations

from collections.abc import Sequence

from secondhop.cli.session import Session, problem_line
from secondhop.cli.stop import Exit, Stop
from secondhop.cli.table import width_of
from secondhop.model.text import clean
from secondhop.search.query import parse
from secondhop.search.result import Result
from secondhop.search.sort import SORTS
from secondhop.search.spelling import format_query
from secondhop.search.terms import Query, QueryError, Unfinished
from secondhop.store.listing import Listing
from secondhop.store.state import State
from secondhop.store.views import ViewError, read_views


def query_of(words: Sequence[str]) -> str:
    """The words of the command line as one query."""
    return clean(" ".join(words), limit=10_000)


def asked(session: Session, words: Sequence[str]) -> tuple[str, str]:
    """What some words ask for and in which order, with @NAME exchanged for what that view asks.

    A word in the shell is the whole name, so that `"@head of data" berlin` says both.
    """
    named = [word for word in words if word.startswith("@") and len(word) > 1]
    if not named:
        return query_of(words), SORTS[0]
    if len(named) > 1:
        raise Stop(Exit.WRONG, f"one view at a time, not {' and '.join(named)}")
    try:
        view = read_views(session.home.views).need(named[0][1:])
    except ViewError as error:
        raise Stop(Exit.WRONG, str(error)) from error
    more = search(session.state, query_of([word for word in words if word not in named]))
    text = format_query(Query((*parse(view.query).terms, *more.query.terms)))
    return query_of([text]), view.order


def found(session: Session, text: str, order: str) -> Result:
    """Everybody who meets a query, in any order, with what there is to say about the goals."""
    result = search(session.state, text)
    if order == SORTS[0]:
        return result
    listing = Listing(session.store)
    result = listing.search(result.query, order)
    for problem in listing.goals.problems:
        session.say(problem_line(problem))
    if order == "fit" and not listing.goals.goal.names_anything:
        session.say("best fit needs to know whom you look for; see secondhop goals")
    return result


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
