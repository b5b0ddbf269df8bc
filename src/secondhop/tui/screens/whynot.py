"""Asks for a name, and says what keeps that person out of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondhop.model.text import comparable, plural
from secondhop.network.people import ME
from secondhop.search.complete import MOST, Completion
from secondhop.search.offers import values
from secondhop.search.query import parse
from secondhop.search.terms import QueryError
from secondhop.search.why import why_not
from secondhop.tui.actions import key_of
from secondhop.tui.panes.completing import Completing
from secondhop.tui.widgets.cells import cut, wrap

if TYPE_CHECKING:
    from secondhop.tui.screens.working import WorkingScreen

LABEL = "why not:"
_LOOKED_AT = 200  # people among whom the one of exactly this name is looked for
_NAMED = 3


class WhyNot:
    """One question about one person, asked and answered on one screen."""

    def __init__(self, screen: WorkingScreen) -> None:
        self._screen, self._desk = screen, screen.desk
        self._index = screen.desk.state.index
        self._completing = Completing(self._names)

    def start(self, text: str = "") -> None:
        """Ask whom it is about."""
        hint = f"a name; {key_of('type-complete')} completes it"
        self._screen.foot.ask(LABEL, self._answer, text, hint, False, self._complete)

    def _names(self, text: str) -> list[Completion]:
        found = values(self._index, "name", text, MOST) if text.strip() else []
        return [Completion(0, name, name, count) for name, count in found]

    def _complete(self, text: str) -> str | None:
        taken = self._completing.take(text)
        line = self._completing.line(text if taken is None else taken, self._width)
        self._screen.foot.detail([(" ", ""), *line])
        return taken

    @property
    def _width(self) -> int:
        return self._screen.size.width - 2

    def _answer(self, text: str) -> None:
        if not text.strip():
            return
        row = self._row(text)
        if isinstance(row, str):
            self.start(text)
            self._screen.foot.detail([(f" {cut(row, self._width)}", "bad")])
            return
        self._tell(row)

    def _row(self, text: str) -> int | str:
        """Who is meant, or why that is not clear."""
        try:
            result = self._index.search(parse(text))
        except QueryError as error:
            return str(error)
        rows = result.window(0, _LOOKED_AT).tolist()
        names = self._desk.state.people.name
        exact = [row for row in rows if comparable(names[row]) == comparable(text)]
        found = exact or rows
        if len(found) == 1:
            return int(found[0])
        if not found:
            near = self._index.suggest(text, "name")
            return f"Nobody here is {text!r}" + (f"; did you mean {near}?" if near else "")
        some = ", ".join(map(self._who, found[:_NAMED]))
        total = len(exact) or result.total
        return f"{plural(total, 'person', 'people')}: {some}{' …' if total > _NAMED else ''}"

    def _who(self, row: int) -> str:
        people = self._desk.state.people
        return " at ".join(filter(None, (people.name[row], people.company[row])))

    def _tell(self, row: int) -> None:
        name = self._desk.state.people.name[row]
        result, against = self._desk.result, why_not(self._desk.result.query, self._index, row)
        place = result.place_of(row)
        if row == ME:
            self._screen.say("That is you; you are in no list", bad=True)
        elif place is not None:
            self._screen.house.select(self._desk.state.people.ids[row])
            self._screen.say(f"{name} is here: {place + 1:,} of {result.total:,}")
        else:
            self._tell_terms(f"{name}: left out by {'; '.join(against)}")

    def _tell_terms(self, text: str) -> None:
        """On both lines when one is too short."""
        changes = f"{key_of('filter')} changes the filter"
        if len(text) + len(changes) + 4 < self._width:
            self._screen.foot.tell([(text, "")], changes)
            return
        first, *more = wrap(text, self._width)
        if more:
            self._screen.foot.detail([(f" {first}", "")])
        self._screen.foot.tell([(cut(" ".join(more) or first, self._width), "")])
