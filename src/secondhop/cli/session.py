"""One run of one command: whose data, which day, and where it speaks."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from secondhop.cli.options import Options
from secondhop.cli.stop import Exit, Stop
from secondhop.model.text import plural
from secondhop.store.home import Home, find_home

if TYPE_CHECKING:
    from secondhop.store.problem import Problem
    from secondhop.store.settings import Settings
    from secondhop.store.state import State
    from secondhop.store.store import Store

Check = Callable[["Settings"], None]
"""Has settings told wrong that no command uses."""


@dataclass(slots=True)
class Session:
    """What a command works with. Data goes to stdout, narration to stderr."""

    options: Options
    today: date
    check: Check
    _store: Store | None = field(default=None, init=False)

    @property
    def json(self) -> bool:
        return self.options.json

    @property
    def home(self) -> Home:
        return find_home(self.options.home)

    @property
    def store(self) -> Store:
        """The store, opened when first asked for; settings that cannot be used stop the command."""
        store = self.open()
        if store.settings.errors:
            raise Stop(Exit.WRONG, *map(problem_line, store.settings.errors))
        return store

    @property
    def state(self) -> State:
        return self.store.state

    def open(self, quiet: bool = False) -> Store:
        """The store whatever its settings are, for commands that help to repair it."""
        if self._store is None:
            from secondhop.store.store import Store

            self._store = Store.open(self.home, today=self.today)
            if not self._store.is_kept_sound():
                self._store.forget_kept()
            count = len(self._store.problems) - len(self._store.settings.errors)
            if count and not quiet:
                self.say(f"{plural(count, 'problem')} in the files; see secondhop doctor")
        return self._store

    def close(self) -> None:
        if self._store is not None:
            self._store.close()

    def say(self, text: str) -> None:
        """Narrate."""
        print(text, file=sys.stderr)

    def write(self, text: str) -> None:
        """Give out data as it is."""
        sys.stdout.write(text)

    def print(self, line: str) -> None:
        """Give out a line of data."""
        self.write(line + "\n")

    def print_json(self, document: object) -> None:
        """Give out the one JSON document."""
        self.print(_json_text(document))


def problem_line(problem: Problem) -> str:
    """Where something could not be read, and why."""
    where = f"{problem.path}:{problem.line}" if problem.line else problem.path
    return f"{where}: {problem.reason}"


def _json_text(document: object) -> str:
    """The document in UTF-8, or in ASCII where the output or an odd file name asks for it."""
    import msgspec

    if (sys.stdout.encoding or "utf-8").lower().replace("-", "") == "utf8":
        with contextlib.suppress(UnicodeEncodeError):
            return msgspec.json.format(msgspec.json.encode(document), indent=2).decode()
    return json.dumps(msgspec.to_builtins(document))
