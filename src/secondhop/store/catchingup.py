"""What imported invitations, connections and messages mean for the pipeline: one change."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from secondhop.model.asks import why_not
from secondhop.model.change import Change
from secondhop.model.edits import set_stage, together
from secondhop.model.person import PersonId
from secondhop.model.text import plural
from secondhop.outreach.asks import CHASE, finished, what_for
from secondhop.outreach.pipeline import has_replied, moved_by_itself, reached
from secondhop.store.asking import asks_in, full_name, stepped
from secondhop.store.store import Store
from secondhop.store.tracking import staged, standing_of

MOST_NAMED = 3


class CaughtUp(Struct, frozen=True):
    """The one change that brings the pipeline up to date, and what it does in words."""

    change: Change
    words: str  # "3 moved to connected: Ivo Weber, Hana Weber and 1 more"


def reached_by_now(store: Store) -> dict[PersonId, str]:
    """How far everybody tracked has come, to be told from what an import brings."""
    return {person: reached(standing_of(store.state, person)) for _, person in staged(store.state)}


def catching_up(store: Store, before: Mapping[PersonId, str]) -> CaughtUp | None:
    """What has happened with tracked people since `before`; None for nothing.

    Who has come no further since stays where the user put them.
    """
    moved = _moves(store, before)
    settled = _settled(store)
    replied = _replied(store)
    changes = [set_stage(person, stage) for stage, people in moved.items() for person in people]
    changes += [*settled, *replied]
    if not changes:
        return None
    words = [_moved_words(store, stage, people) for stage, people in moved.items()]
    if settled:
        words.append(f"{plural(len(settled), 'follow-up')} settled: they replied")
    if replied:
        words.append(f"{plural(len(replied), 'ask')} answered")
    about = tuple(dict.fromkeys(person for change in changes for person in change.about))
    text = "; ".join(words)
    return CaughtUp(together("catch up", changes, about, text), text)


def catch_up(store: Store, before: Mapping[PersonId, str]) -> str:
    """Bring the pipeline up to date; says what moved, "" when nothing did."""
    found = catching_up(store, before)
    if found is None:
        return ""
    store.apply(found.change)
    return found.words


def _moves(store: Store, before: Mapping[PersonId, str]) -> dict[str, list[PersonId]]:
    """By stage, who has come to it."""
    moved: dict[str, list[PersonId]] = {}
    for _, person in staged(store.state):
        standing = standing_of(store.state, person)
        stage = moved_by_itself(standing)
        if stage and reached(standing) != before.get(person, ""):
            moved.setdefault(stage, []).append(person)
    return moved


def _settled(store: Store) -> list[Change]:
    """Reminders of a message that has been answered since; a reply settles them."""
    records = store.state.records
    chasing = [one for one in records.follow_ups() if one.is_open and what_for(one.id)[1] == CHASE]
    return [
        finished(one, store.today) for one in chasing if has_replied(records.touches(one.person))
    ]


def _replied(store: Store) -> list[Change]:
    """Introductions that have led to a word from the person introduced."""
    state, changes = store.state, []
    for ask in asks_in(state).values():
        made = ask.day("introduced")
        if not made or not ask.is_open or why_not(ask, "replied"):
            continue
        touches = state.records.touches(ask.person)
        if any(t.kind == "message" and t.direction == "in" and t.on >= made for t in touches):
            changes.append(stepped(store, ask, "replied"))
    return changes


def _moved_words(store: Store, stage: str, people: list[PersonId]) -> str:
    names = [full_name(store.state, person) for person in people[:MOST_NAMED]]
    more = f" and {len(people) - MOST_NAMED} more" if len(people) > MOST_NAMED else ""
    return f"{len(people)} moved to {stage}: {', '.join(names)}{more}"
