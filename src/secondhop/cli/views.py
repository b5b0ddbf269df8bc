"""`views`: filters with their order under a name, as `find @NAME` takes them."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from typing import TYPE_CHECKING

from secondhop.cli.parser import Arguments, Verb
from secondhop.cli.searching import query_of, search
from secondhop.cli.session import Session, problem_line
from secondhop.cli.stop import Exit, Stop
from secondhop.cli.table import table
from secondhop.model.text import plural
from secondhop.search.sort import ORDERS, SORTS
from secondhop.store.lastseen import count_new, forget, remember
from secondhop.store.views import (
    View,
    ViewError,
    Views,
    read_views,
    remove_view,
    save_view,
    view_of,
)

if TYPE_CHECKING:
    from secondhop.exports.objects import Object

HEAD = ("NAME", "QUERY", "ORDER", "PEOPLE", "NEW")
NUMBERS = (3, 4)
DOES = ("list", "save", "remove")
_USES = """\
  views                                 list them
  views save NAME [QUERY] [--sort S]    keep a query and its order
  views remove NAME                     take one away
"""


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("do", nargs="?", choices=DOES, default="list")
    parser.add_argument("name", nargs="?", default="", metavar="NAME")
    parser.add_argument("query", nargs="*", metavar="QUERY", help="without one: everybody")
    parser.add_argument("--sort", choices=ORDERS, help="the order of a view that is saved")
    parser.epilog = f"{_USES}\n{parser.epilog}"


def _views(session: Session, arguments: Arguments) -> int:
    does: dict[str, Callable[[Session, Arguments, Views], int]]
    does = {"list": _list, "save": _save, "remove": _remove}
    views = read_views(session.home.views)
    for problem in views.problems:
        session.say(problem_line(problem))
    if arguments.do != "list" and not arguments.name:
        raise Stop(Exit.WRONG, f"views {arguments.do} needs the name of a view")
    try:
        return does[arguments.do](session, arguments, views)
    except ViewError as error:
        raise Stop(Exit.WRONG, str(error)) from error


def _list(session: Session, arguments: Arguments, views: Views) -> int:
    if arguments.name:
        raise Stop(Exit.WRONG, f"views lists them all; find @{arguments.name} shows one")
    objects = [_object(session, view) for view in views.all]
    if session.json:
        session.print_json({"views": objects})
    elif objects:
        rows = [tuple(map(str, one.values())) for one in objects]
        for line in table([HEAD, *rows], right=NUMBERS):
            session.print(line)
    session.say(plural(len(objects), "view"))
    return Exit.FINE


def _save(session: Session, arguments: Arguments, views: Views) -> int:
    text = query_of(arguments.query)
    result = search(session.state, text)
    wanted = view_of(arguments.name, text, arguments.sort or SORTS[0])
    view = save_view(session.home.views, views, wanted)
    remember(session.home, session.state, view, result)
    session.say(f"{'changed' if views.find(view.name) else 'saved'} {view.name}: {view.path}")
    return _told(session, view)


def _remove(session: Session, arguments: Arguments, views: Views) -> int:
    if arguments.query:
        raise Stop(Exit.WRONG, "views remove takes one name; put quotes around it")
    view = views.need(arguments.name)
    remove_view(view)
    forget(session.home, view)
    session.say(f"removed {view.name}: {view.query or 'everybody'}, by {view.order}")
    if session.json:
        session.print_json({"name": view.name, "query": view.query, "order": view.order})
    return Exit.FINE


def _told(session: Session, view: View) -> int:
    if session.json:
        session.print_json(_object(session, view))
    return Exit.FINE


def _object(session: Session, view: View) -> Object:
    result = search(session.state, view.query)
    new = count_new(session.home, session.state, view, result)
    return {
        "name": view.name,
        "query": view.query,
        "order": view.order,
        "people": result.total,
        "new": new,
    }


VERBS = {"views": Verb(_declare, _views)}
