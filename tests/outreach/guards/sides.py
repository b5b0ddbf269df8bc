"""Guards of a situation, each with what makes it speak and with what is just not enough.

Both sides get the same texts, so that nothing but the situation decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle

from msgspec.structs import replace

from secondhop.model.asks import Ask
from secondhop.model.outreach import Touch
from secondhop.model.person import Person, PersonId
from secondhop.outreach.guards.situation import Invitations, Situation
from tests.outreach.guards.bad import Case, ask
from tests.outreach.guards.good import Good, somebody
from tests.outreach.guards.written import written

Turn = Callable[[Situation], Situation]
"""Makes a situation one in which a guard must speak, or one in which it must not."""

TODAY = date(2026, 11, 23)  # a Monday


@dataclass(frozen=True)
class Sides:
    """What makes a guard speak, and what is just not enough; each text meets the next of them."""

    kinds: tuple[str, ...]
    bad: tuple[Turn, ...]
    fine: tuple[Turn, ...]

    def cases(self, turns: Iterable[Turn]) -> list[Case]:
        """Every text of these kinds, in one of the situations."""
        known = (with_introducer(one) for one in written(*self.kinds))
        return [(one.message, turn(at)) for (one, at), turn in zip(known, cycle(turns))]


def with_introducer(one: Good) -> tuple[Good, Situation]:
    """A message with its situation today; a request always goes through somebody."""
    known = replace(one.situation, today=TODAY)
    if one.kind in ("cover", "forwardable") and known.via is None:
        known = replace(known, via=somebody("Yuki Santos"))
    return one, known


def knowing(**values: object) -> Turn:
    """A situation in which this is known besides."""
    return lambda known: replace(known, **values)


def invited(**numbers: int) -> Turn:
    return knowing(invitations=Invitations(**numbers))


def touched(*touches: tuple[int, str, str], follows_up: bool = False) -> Turn:
    """So many days ago, of this kind, in this direction."""

    def turn(known: Situation) -> Situation:
        assert known.to is not None
        made = tuple(
            Touch(f"{days}{kind}{way}", known.to.id, kind, _ago(days), way)
            for days, kind, way in touches
        )
        return replace(known, touches=made, follows_up=follows_up)

    return turn


def asked(*asks: tuple[str, str, dict[str, int]]) -> Turn:
    """Asks by who was asked and about whom ("via" and "to" are those of the message)."""

    def turn(known: Situation) -> Situation:
        assert known.to is not None
        assert known.via is not None
        ids = {"via": known.via.id, "to": known.to.id}
        made: list[Ask] = []
        for introducer, person, days in asks:
            ends = (ids.get(introducer, PersonId(introducer)), ids.get(person, PersonId(person)))
            said = {state: _ago(ago) for state, ago in days.items()}
            made.append(ask(ends[0], ends[1], **said))
        return replace(known, asks=tuple(made))

    return turn


def tagged(*tags: str, stage: str = "", via: bool = False) -> Turn:
    """Somebody of the message with tags or a stage."""

    def turn(known: Situation) -> Situation:
        who = known.via if via and known.via is not None else known.to
        assert who is not None
        person: Person = replace(who, tags=tags, stage=stage)
        is_via = who is known.via
        return replace(known, via=person) if is_via else replace(known, to=person)

    return turn


def _ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


OUT, IN = "out", "in"
FIRST = ("note", "cover", "forwardable")
ASKS = ("cover", "forwardable")
NOTHING_SENT = touched()
LONG_AGO = date(2016, 5, 1)

SITUATED: dict[str, Sides] = {
    "weekly-invitations": Sides(
        ("note",),
        (invited(week=40), invited(week=79), invited(week=80), invited(week=200)),
        (invited(week=39), invited(week=0), invited(week=12, pending=150)),
    ),
    "burst": Sides(
        ("note",),
        (invited(today=15), invited(today=16, week=30), invited(today=80)),
        (invited(today=14), invited(today=0, week=39), invited(today=1)),
    ),
    "note-budget": Sides(
        ("note",),
        (invited(notes=5), invited(notes=6), invited(notes=40)),
        (invited(notes=4), invited(notes=0, week=30)),
    ),
    "pending-pool": Sides(
        ("note",),
        (invited(pending=200), invited(pending=499), invited(pending=500), invited(pending_old=20)),
        (invited(pending=199), invited(pending_old=19), invited(pending=41, pending_old=3)),
    ),
    "acceptance": Sides(
        ("note",),
        (
            *(invited(accepted=2, ignored=8), invited(accepted=1, ignored=19)),
            *(invited(accepted=0, ignored=30), invited(accepted=24, ignored=76)),
        ),
        (
            *(invited(accepted=3, ignored=9), invited(accepted=0, ignored=9)),
            *(invited(accepted=25, ignored=75), invited(accepted=30)),
        ),
    ),
    "reinvite": Sides(
        ("note",),
        (
            *(knowing(withdrawn=TODAY), knowing(withdrawn=TODAY - timedelta(20))),
            *(touched((3, "invitation", OUT)), touched((40, "invitation", OUT), (2, "like", OUT))),
        ),
        (
            *(knowing(withdrawn=TODAY - timedelta(21)), knowing(withdrawn=TODAY - timedelta(90))),
            *(touched((3, "invitation", IN)), touched((3, "like", OUT)), NOTHING_SENT),
        ),
    ),
    "no-research": Sides(
        FIRST,
        (
            *(knowing(research=()), knowing(research=("role", "hook", "reason"))),
            *(knowing(research=("ask",)), knowing(research=("shared", "offer", "limits"))),
        ),
        (knowing(research=("role", "hook", "reason", "ask")), knowing(research=None)),
    ),
    "do-not-contact": Sides(
        (*FIRST, "message", "thanks"),
        (
            *(tagged("do-not-contact"), tagged("berlin", "DNC"), tagged("no_contact")),
            *(tagged("Opt Out"), tagged(stage="paused"), tagged("declined", via=True)),
        ),
        (
            *(tagged("berlin"), tagged("contact-me"), tagged(stage="warming")),
            *(tagged("first-choice", via=True), tagged(stage="done")),
        ),
    ),
    "already-connected": Sides(
        FIRST,
        (knowing(degree=1),),
        (knowing(degree=2), knowing(degree=3), knowing(degree=None)),
    ),
    "follow-up-count": Sides(
        ("message",),
        (
            touched((60, "message", OUT), (40, "message", OUT), (10, "message", OUT)),
            touched((80, "message", IN), *((days, "message", OUT) for days in (70, 50, 30, 9))),
        ),
        (
            touched((60, "message", OUT), (40, "message", OUT)),
            touched(*((days, "message", OUT) for days in (60, 40, 20)), (5, "message", IN)),
            touched(*((days, "message", OUT) for days in (400, 300, 200, 100))),
            touched(*((days, "message", OUT) for days in (60, 40, 20)), (9, "meeting", "")),
        ),
    ),
    "follow-up-gap": Sides(
        ("message",),
        (
            *(touched((1, "message", OUT)), touched((3, "message", OUT))),
            touched((4, "message", OUT), (30, "message", IN)),
        ),
        (
            *(touched((5, "message", OUT)), touched((0, "message", OUT)), NOTHING_SENT),
            *(touched((2, "message", OUT), (1, "message", IN)), touched((1, "like", OUT))),
        ),
    ),
    "reply-seen": Sides(
        ("message",),
        (
            touched((9, "message", OUT), (4, "message", IN), follows_up=True),
            touched((4, "message", OUT), (4, "message", IN), follows_up=True),
        ),
        (
            touched((9, "message", OUT), (4, "message", IN)),
            touched((9, "message", IN), (4, "message", OUT), follows_up=True),
            touched((4, "message", OUT), follows_up=True),
        ),
    ),
    "second-introducer": Sides(
        ASKS,
        (
            *(asked(("gita", "to", {"asked": 9})), asked(("gita", "to", {"agreed": 2}))),
            asked(("gita", "to", {"asked": 30, "introduced": 2})),
        ),
        (
            *(asked(("via", "to", {"asked": 9})), asked(("gita", "to", {"drafted": 2}))),
            *(asked(("gita", "to", {"asked": 9, "no": 3})), asked(("gita", "ivo", {"asked": 9}))),
            asked(("gita", "to", {"asked": 60, "introduced": 50, "replied": 40})),
        ),
    ),
    "introducer-overload": Sides(
        ASKS,
        (
            asked(*(("via", one, {"asked": 9}) for one in "ab")),
            asked(*(("via", one, {"asked": 70}) for one in "abc")),
            asked(*(("via", one, {"asked": 29}) for one in "abcde")),
        ),
        (
            asked(("via", "a", {"asked": 9})),
            asked(*(("via", one, {"asked": 31}) for one in "ab")),
            asked(*(("gita", one, {"asked": 9}) for one in "abc")),
            asked(*(("via", one, {"asked": 91}) for one in "abcd")),
        ),
    ),
    "loop-not-closed": Sides(
        ASKS,
        (
            asked(("via", "a", {"asked": 60, "introduced": 40})),
            asked(("via", "a", {"introduced": 15, "thanked": 14})),
            asked(("via", "a", {"introduced": 300, "outcome": 200})),
        ),
        (
            asked(("via", "a", {"introduced": 14})),
            asked(("via", "a", {"introduced": 60, "outcome": 40, "thanked": 59})),
            asked(("gita", "a", {"introduced": 60})),
            asked(("via", "a", {"asked": 60})),
        ),
    ),
    "weak-leg": Sides(
        ASKS,
        (knowing(strength=0.149), knowing(strength=0.0), knowing(strength=0.1)),
        (knowing(strength=0.15), knowing(strength=0.9), knowing(strength=None)),
    ),
    "carpet-bombing": Sides(
        FIRST,
        (knowing(colleagues=("Ana", "Ben", "Cleo")), knowing(colleagues=tuple("abcdefgh"))),
        (knowing(colleagues=("Ana", "Ben")), knowing(colleagues=()), knowing(colleagues=None)),
    ),
    "neglected-contacts": Sides(
        FIRST,
        (knowing(outreach=(2, 10)), knowing(outreach=(0, 50)), knowing(overdue=1)),
        (knowing(outreach=(3, 10)), knowing(outreach=(0, 9)), knowing(overdue=0)),
    ),
    "stale-data": Sides(
        FIRST,
        (knowing(imported=TODAY - timedelta(61)), knowing(imported=LONG_AGO)),
        (knowing(imported=TODAY - timedelta(60)), knowing(imported=TODAY), knowing(imported=None)),
    ),
}
"""By guard: the situations that decide."""
