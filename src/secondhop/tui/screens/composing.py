"""One message that is being written: to whom, through whom, with which words, and what is wrong.

It knows nothing of the screen. What was written is kept for as long as the program runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from weakref import WeakKeyDictionary

from secondhop.model.change import Change
from secondhop.model.person import Person, PersonId
from secondhop.outreach.drafts.draft import Draft, measure, message
from secondhop.outreach.drafts.starters import Starter, starters
from secondhop.outreach.drafts.template import Template
from secondhop.outreach.drafts.templates import fitting, named
from secondhop.outreach.guards.check import check
from secondhop.outreach.guards.finding import Verdict
from secondhop.outreach.guards.situation import Situation
from secondhop.store.drafting import drafted, facts_of
from secondhop.store.routes import Route, routes
from secondhop.store.sending import TO_INTRODUCER, Sending, sent
from secondhop.store.situation import situation_for
from secondhop.store.store import Store
from secondhop.store.templates import read_templates

Which = tuple[PersonId, PersonId | None, str, str]
"""To whom, through whom, and by which words in which language."""

_kept: WeakKeyDictionary[Store, dict[Which, str]] = WeakKeyDictionary()


class Composition:
    """What is chosen, and what follows from it."""

    def __init__(self, store: Store, to: PersonId, kinds: Sequence[str], via: PersonId | None):
        """`kinds` are turned through, the likeliest first; without `via`, the warmest way."""
        self._store, self.to, self._kinds = store, to, kinds
        row = store.state.people.row_of[to]
        self.routes = routes(store.state, row)
        self._at = 0
        if via is not None:
            self._go_through(store.state.people.row_of[via])
        known = read_templates(store.home.templates)
        self._all, self.problems = known.all, known.problems
        self._degree = int(store.state.degree[row])
        self._texts = _kept.setdefault(store, {})
        self.template = self.templates("en")[0]
        self._situation: tuple[object, Situation] | None = None

    # -- what is chosen ---------------------------------------------------------------------------

    def templates(self, lang: str) -> list[Template]:
        """The words there are in a language."""
        return fitting(self._all, self._kinds, lang, self._degree)

    def turn(self, step: int) -> None:
        """Take the next words."""
        found = self.templates(self.template.lang)
        place = found.index(self.template)
        self.template = found[(place + step) % len(found)]

    def turn_language(self) -> None:
        """The same words in the next language that has them, else the first there."""
        kinds = set(self._kinds)
        langs = list(dict.fromkeys(one.lang for one in self._all if one.kind in kinds))
        lang = langs[(langs.index(self.template.lang) + 1) % len(langs)]
        there = self.templates(lang)
        same = (one for one in there if one.kind == self.template.kind)
        self.template = named(there, self.template.name, lang) or next(same, there[0])

    def turn_route(self) -> None:
        """Go through the next introducer, the next warmest way first."""
        if self.routes:
            self._at = (self._at + 1) % len(self.routes)

    @property
    def route(self) -> Route | None:
        """The way that is taken."""
        return self.routes[self._at] if self.routes else None

    @property
    def place(self) -> tuple[int, int]:
        """Which introducer of how many it is, counted from 1."""
        return self._at + 1, len(self.routes)

    @property
    def via(self) -> PersonId | None:
        """The introducer."""
        return None if self.route is None else self._store.state.people.ids[self.route.via]

    @property
    def goes_through(self) -> bool:
        """Whether the introducer reads it."""
        return self.template.kind in TO_INTRODUCER

    @property
    def row(self) -> int | None:
        """The row of the person, None when they are gone."""
        return self._store.state.graph.row(self.to)

    def _go_through(self, row: int) -> None:
        places = [at for at, one in enumerate(self.routes) if one.via == row]
        if not places:
            self.routes.append(Route(row))
        self._at = places[0] if places else len(self.routes) - 1

    # -- its words --------------------------------------------------------------------------------

    @property
    def draft(self) -> Draft:
        """The words of the template."""
        assert self.row is not None
        facts = facts_of(self._store, self.row, self.route)
        return drafted(self._store, self.template, facts)

    @property
    def text(self) -> str:
        """What was written, else the words of the template."""
        return self._texts.get(self._which) or self.draft.whole

    @text.setter
    def text(self, text: str) -> None:
        if text.strip() and text != self.draft.whole:
            self._texts[self._which] = text
        else:
            self._texts.pop(self._which, None)

    @property
    def is_changed(self) -> bool:
        """Whether something was written."""
        return self._which in self._texts

    def forget(self) -> None:
        """Let go of what was written."""
        self._texts.pop(self._which, None)

    @property
    def _which(self) -> Which:
        return self.to, self.via if self.goes_through else None, *self._words

    @property
    def _words(self) -> tuple[str, str]:
        return self.template.name, self.template.lang

    # -- what follows -----------------------------------------------------------------------------

    def verdict(self, text: str) -> Verdict:
        """What the guards say."""
        return check(message(self.template, text), self._known(), self._store.settings.limits)

    def _known(self) -> Situation:
        """The situation, gathered anew after a change only, as it is asked for at every key."""
        now = (self._store.state, self._store.revision, self._at)
        if self._situation is None or self._situation[0] != now:
            via = None if self.route is None else self.route.via
            self._situation = now, situation_for(self._store, self.row, via)
        return self._situation[1]

    def measure(self, text: str) -> tuple[int, int, str]:
        """How long a text is, how long it should be at most, and in what."""
        settings = self._store.settings
        return measure(self.template.kind, text, settings.config.account, settings.limits)

    def ideas(self) -> list[Starter]:
        """What one could begin with."""
        return [] if self.row is None else starters(facts_of(self._store, self.row, self.route))

    def reader(self) -> Person | None:
        """Who gets it."""
        row = self.route.via if self.route and self.goes_through else self.row
        return None if row is None else self._store.state.people.person(row)

    def sent(self, text: str, despite: str = "") -> Change:
        """What follows once it is sent."""
        return sent(self._store, Sending(self.template, text, self.to, self.via, despite))
