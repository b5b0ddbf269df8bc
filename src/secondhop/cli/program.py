"""Runs one command, and turns the errors that belong to the trade into exit codes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib import import_module

from secondhop.cli.commands import COMMANDS, find_command, overview
from secondhop.cli.options import Options
from secondhop.cli.parser import Parser, Verb
from secondhop.cli.session import Check, Session
from secondhop.cli.stop import Exit, Stop
from secondhop.model.edits import EditError
from secondhop.model.when import WhenError


def run_command(options: Options, words: Sequence[str], today: date, check: Check) -> int:
    """Do what the words say and return the exit code."""
    name, *rest = words
    if name in ("-h", "--help", "help"):
        print(overview())
        return Exit.FINE
    parser, verb = parser_of(name)
    arguments = parser.read(rest)
    session = Session(options, today, check)
    try:
        return verb.run(session, arguments)
    except Stop:
        raise
    except (EditError, WhenError) as error:
        raise Stop(Exit.WRONG, str(error)) from error
    except Exception as error:
        if stop := _told(error):
            raise stop from error
        raise
    finally:
        session.close()


def parser_of(name: str) -> tuple[Parser, Verb]:
    """How a command is spelled, and what it does; documents are made from it as well."""
    command = find_command(name)
    parser = Parser(name, COMMANDS[name].summary)
    if not command.module:
        return parser, Verb(lambda _: None, lambda _session, _arguments: Exit.FINE)
    verbs: dict[str, Verb] = import_module(f"secondhop.cli.{command.module}").VERBS
    verbs[name].declare(parser)
    return parser, verbs[name]


def _told(error: Exception) -> Stop | None:
    """The Stop for an error whose class is loaded only when it can happen."""
    from secondhop.sources import SourceError
    from secondhop.store.writer import NotSavedError

    if isinstance(error, SourceError | NotSavedError):
        return Stop(Exit.FILE, str(error))
    return None
