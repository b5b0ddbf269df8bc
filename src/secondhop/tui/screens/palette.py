"""The palette: actions, views and everybody, by name; what is typed counts at once, key by key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from msgspec import Struct
from textual.app import ComposeResult
from textual.screen import Screen

from secondhop.model.person import PersonId
from secondhop.model.text import fold, plural
from secondhop.search.terms import Query, Words
from secondhop.store.views import View, Views, read_views
from secondhop.tui.actions import key_of, keys_of
from secondhop.tui.desk import Desk
from secondhop.tui.panes.phrases import degree_badge, where
from secondhop.tui.screens.acting import Offer
from secondhop.tui.screens.viewing import Viewing
from secondhop.tui.widgets.cells import cut, fit
from secondhop.tui.widgets.foot import Hints, Rule
from secondhop.tui.widgets.lineinput import LineInput
from secondhop.tui.widgets.lines import Line
from secondhop.tui.widgets.rowlist import RowList

MOST_PEOPLE = 20
LOOKED_AT = 3_000
"""Matches, best first, among which those whose very name matches come to the top."""
KEYS, WORD = 17, 15
"""Cells of the columns of keys and words."""
NARROW, ONE_KEY = 76, 10
"""Below this width there is room for the first key of an action only, and so many cells."""


class Find(Struct, frozen=True):
    """One row: a heading, an action with what keeps it from being done, a view, or a person."""

    heading: str = ""
    action: str = ""
    keys: str = ""
    text: str = ""
    aside: str = ""
    why: str = ""
    person: PersonId | None = None
    view: View | None = None


def find_actions(offers: Sequence[Offer], text: str) -> list[Find]:
    """The actions whose words begin like what was typed; those that can be done first."""
    words = fold(text).split()
    found = [offer for offer in offers if _says(offer, words)]
    start = words[0] if words else ""
    found.sort(key=lambda offer: (bool(offer[1]), not fold(offer[0].word).startswith(start)))
    return [_action(offer) for offer in found]


def _says(offer: Offer, words: Sequence[str]) -> bool:
    action, _ = offer
    said = fold(f"{action.word} {action.id.replace('-', ' ')} {action.help}").split()
    return all(any(one.startswith(word) for one in said) for word in words)


def _action(offer: Offer) -> Find:
    action, why = offer
    keys = " ".join(action.shown_keys) if keys_of(action.id) else ""
    return Find(action=action.id, keys=keys, text=action.word, aside=action.help, why=why)


def find_views(views: Views, text: str) -> list[Find]:
    """The saved views in whose name or filter all words occur; nothing typed finds all."""
    words = fold(text).split()
    return [
        Find(view=one, text=one.name, aside=one.query or "everybody")
        for one in views.all
        if all(word in fold(f"{one.name} view {one.query}") for word in words)
    ]


def find_people(desk: Desk, text: str) -> list[Find]:
    """The best people of whom all words are known, those who are called so first."""
    words = fold(text).split()
    if not words:
        return []
    rows = desk.state.index.search(Query(tuple(map(Words, words)))).rows
    names = desk.state.people.name
    near = rows[:LOOKED_AT].tolist()
    near.sort(key=lambda row: _farness(fold(names[row]), words))
    return [_person(desk, row) for row in islice(near, MOST_PEOPLE)]


def _farness(name: str, words: Sequence[str]) -> int:
    """0 when the parts of a name begin like all the words, 1 when they hold them, else 2."""
    if all(word in name for word in words):
        parts = name.split()
        return int(not all(any(part.startswith(word) for part in parts) for word in words))
    return 2


def _person(desk: Desk, row: int) -> Find:
    person = desk.state.people.person(row)
    badge = degree_badge(int(desk.state.degree[row]))
    return Find(person=person.id, keys=badge, text=person.name, aside=where(person))


class PaletteList(RowList):
    """What was found."""

    def __init__(self) -> None:
        super().__init__(id="palette-list")
        self.finds: Sequence[Find] = ()

    def show(self, finds: Sequence[Find]) -> None:
        """Show other finds, from the first one on."""
        self.finds, self.top = finds, 0
        self.settle(0)

    def count(self) -> int:
        return len(self.finds)

    def is_heading(self, index: int) -> bool:
        return bool(self.finds[index].heading)

    def base(self, y: int) -> str:
        return "cursor" if self.top + y == self.cursor and self.finds else ""

    def row(self, index: int, width: int) -> Line:
        find = self.finds[index]
        if find.heading:
            return [(find.heading, "faint")]
        keys, room = (find.keys, KEYS) if width >= NARROW else (find.keys.split(" ")[0], ONE_KEY)
        about = width - WORD - room
        if find.view is not None:
            name = fit(find.text, WORD + room - 1)
            return [(f"{name} ", "strong"), (cut(find.aside, about), "")]
        if find.person is not None:
            name = fit(find.text, WORD + room - 5)
            return [(f"{keys:>2}  ", "faint"), (f"{name} ", ""), (cut(find.aside, about), "")]
        style = "faint" if find.why else ""
        said = f"not now: {find.why}" if find.why else find.aside
        words: Line = [(fit(find.text, WORD), style or "strong"), (fit(keys, room - 1), style)]
        return [*words, (f" {cut(said, about)}", style)]

    def nothing(self, width: int) -> list[Line]:
        return [[], [("   Nothing and nobody is called so.", "strong")]]


class PaletteScreen(Screen[None], inherit_bindings=False):
    """A line to type into, and what it finds."""

    AUTO_FOCUS = "#palette"

    def __init__(
        self,
        desk: Desk,
        offers: Sequence[Offer],
        act: Callable[[str], None],
        open_person: Callable[[PersonId], None],
    ) -> None:
        """`act` and `open_person` are told the choice, after this screen is gone."""
        super().__init__()
        self._desk, self._act, self._open_person = desk, act, open_person
        self._offers = [offer for offer in offers if offer[0].id != "palette"]
        self._views = Views() if desk.is_empty else read_views(desk.store.home.views)

    def compose(self) -> ComposeResult:
        yield LineInput(":", id="palette", keeps_right=True)
        yield PaletteList()
        yield Rule()
        yield Hints()

    def on_mount(self) -> None:
        line = self.line
        line.typed, line.submitted, line.cancelled = self._find, self._choose, self._leave
        line.stepped = self.list.action_move
        self._find("")
        self.call_after_refresh(self.query_one(Hints).show, _hints())

    @property
    def line(self) -> LineInput:
        return self.query_one(LineInput)

    @property
    def list(self) -> PaletteList:
        return self.query_one(PaletteList)

    def _find(self, text: str) -> None:
        actions, people = find_actions(self._offers, text), find_people(self._desk, text)
        finds = [Find(heading="ACTIONS"), *actions] if actions else []
        views = find_views(self._views, text)
        finds += [Find(heading="VIEWS"), *views] if views else []
        finds += [Find(heading="PEOPLE"), *people] if people else []
        self.line.right = [(_sum(len(actions), len(views), len(people)), "faint")]
        self.list.show(finds)
        self.line.redraw()

    def _leave(self) -> None:
        self.app.pop_screen()

    def _choose(self, _text: str) -> None:
        if not self.list.count():
            return
        find = self.list.finds[self.list.cursor]
        self.app.pop_screen()
        if find.person is not None:
            self._open_person(find.person)
        elif find.view is not None:
            self._open_view(find.view)
        elif find.action:
            self._act(find.action)

    def _open_view(self, view: View) -> None:
        """Go down to where people are listed, and filter them there."""
        while len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        bottom = self.app.screen_stack[0]
        if isinstance(bottom, Viewing):
            bottom.open_view(view)


def _sum(actions: int, views: int, people: int) -> str:
    counts = [plural(actions, "action")] if actions else []
    counts += [plural(views, "view")] if views else []
    most = f"the best {MOST_PEOPLE} people"
    counts += [most if people == MOST_PEOPLE else plural(people, "person", "people")] * (people > 0)
    return ", ".join(counts) + " "


def _hints() -> list[tuple[str, str]]:
    moves = f"{key_of('type-before')} {key_of('type-after')}"
    return [
        (key_of("type-keep"), "do, or open"),
        (moves, "move"),
        (key_of("type-clear"), "clear"),
        (key_of("type-cancel"), "back"),
    ]
