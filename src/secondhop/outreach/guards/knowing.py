"""Whether a text shows that I know whom I write to, and through whom."""

from __future__ import annotations

from collections.abc import Iterable

from secondhop.model.person import Person
from secondhop.model.research import NEEDED
from secondhop.model.text import clean
from secondhop.outreach.guards.finding import Concerns, Level
from secondhop.outreach.guards.message import ASKS, FIRST, Message
from secondhop.outreach.guards.phrases import phrases
from secondhop.outreach.guards.situation import Mutual, Situation
from secondhop.outreach.guards.words import names_in, pattern, says, spoken, words
from secondhop.outreach.limits import Limits

_DAYS_A_YEAR = 365.25
_LONG_WORD = 5
"""Letters from which a word of a hook is a sign of it."""


def no_hook(message: Message, situation: Situation, _: Limits) -> Concerns:
    """A note that names neither a mutual nor anything about its reader."""
    if message.kind != "note" or situation.to is None or not words(message.text):
        return
    names = [one.name for one in situation.mutuals or ()]
    if situation.via is not None:
        names.append(situation.via.name)
    if _named(message.text, names) or _shows(message.text, situation.to, situation.hooks):
        return
    who = f"name {clean(names[0], 40)}, whom you both know, or" if names else "name"
    yield "warn", f"Nothing says why you write to them: {who} one thing that they did."


def _named(text: str, names: Iterable[str]) -> list[str]:
    """Which of these people the text names, by their first or whole name."""
    said = spoken(text)
    found = []
    for name in names:
        parts = words(name)
        if parts and (f" {parts[0]} " in said or f" {parts[0]}'s " in said):
            found.append(name)
    return found


def _shows(text: str, to: Person, hooks: Iterable[str]) -> bool:
    """Whether the text has a word of what is known, or speaks of something they did."""
    if pattern(phrases()["hooks"]).search(spoken(text)):
        return True
    told = (to.company, to.title, to.industry, to.location, *to.skills, *to.groups, *to.schools)
    if any(says(text, one) for one in (*told, *to.past)):
        return True
    signs = {word for word in names_in(hooks) if len(word) >= _LONG_WORD}
    return bool(signs & set(words(text)))


def no_research(message: Message, situation: Situation, _: Limits) -> Concerns:
    """A first word, or a request, before the homework is done."""
    if message.kind not in FIRST or situation.research is None:
        return
    missing = [item for item in NEEDED if item not in situation.research]
    if not situation.research:
        yield "warn", f"Nothing is on the checklist yet. Find out first: {', '.join(missing)}."
    elif missing:
        level: Level = "block" if message.kind in ASKS else "warn"
        yield level, f"The research is not ready. Still missing: {', '.join(missing)}."


def inferred_tie(message: Message, situation: Situation, limits: Limits) -> Concerns:
    """A tie told as a fact that was only inferred, or was true long ago."""
    if message.kind == "thanks" or not situation.mutuals:
        return
    named = set(_named(message.text, (one.name for one in situation.mutuals)))
    if situation.via is not None and message.kind in ASKS:
        named.add(situation.via.name)
    for one in situation.mutuals:
        if one.name in named and (why := _doubt(one, situation, limits)):
            yield "warn", f"{clean(one.name, 60)} and they: {why}. Confirm it first."


def _doubt(one: Mutual, situation: Situation, limits: Limits) -> str:
    """Why a tie may not be true, "" when there is no doubt."""
    if one.confidence is not None and one.confidence < limits.sure_confidence:
        return "that they know each other is a guess"
    if one.seen is None or situation.today is None:
        return ""
    years = (situation.today - one.seen).days / _DAYS_A_YEAR
    return f"last known {one.seen.isoformat()}" if years > limits.sure_years else ""
