"""How an ask goes on: each step as one change, with what it makes due and what it settles.

What an ask makes due are ordinary follow-ups. Their ids begin with the ask's own and say what they
are for, so that doing one moves its ask, and a step settles those that it leaves behind.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from secondhop.model.asks import ASK_STATES, NUDGED, THANKED, Ask, why_not
from secondhop.model.change import Change, Value
from secondhop.model.edits import (
    EditError,
    add_ask,
    add_follow_up,
    log_touch,
    set_stage,
    step_ask,
    together,
)
from secondhop.model.outreach import FollowUp
from secondhop.model.person import PersonId
from secondhop.outreach.pacing import Pacing
from secondhop.outreach.pipeline import is_forward

CHASING = ("drafted", "asked", "nudged", "agreed", "target", "yes")
"""Follow-ups that wait for somebody else; any further step settles them."""

ANSWER, THANK, OUTCOME = "answer", "thank", "outcome"

CHASE = "chase"
"""What a follow-up is for that reminds somebody of a message of mine; it belongs to no ask."""

_SETTLES = {"replied": (ANSWER,), "outcome": (ANSWER, OUTCOME), THANKED: (THANK,)}
_STAGES = {"asked": "asked", "introduced": "introduced", "replied": "talking"}
"""Where a step takes the person, when that is further than they are."""


class Scene(Struct, frozen=True):
    """What a step needs to know besides its ask."""

    introducer: str  # first name
    person: str  # first name
    stage: str  # of the person, "" when none
    owed: tuple[FollowUp, ...]  # every follow-up of this ask
    pacing: Pacing


def what_for(follow_up: str) -> tuple[str, str]:
    """The ask of a follow-up and what it is for, by its id; two empty texts when it has no ask."""
    ask, dot, what = follow_up.partition(".")
    return (ask, what.partition("-")[0]) if dot else ("", "")


def refused(asks: Iterable[Ask], person: PersonId) -> Ask | None:
    """The open ask that stands in the way of another one for the same person."""
    return next((one for one in asks if one.person == person and one.is_open), None)


def begin(ask: Ask, on: date, scene: Scene) -> Change:
    """A new ask, in the state that it begins with."""
    made = add_ask(ask.id, ask.introducer, ask.person, ask.state, on, ask.template)
    return _whole(ask, ask.state, [made, *_follows(ask, ask.state, on, scene)])


def step(ask: Ask, state: str, on: date, scene: Scene) -> Change:
    """An ask put into another state, with all that follows from it; EditError says why not."""
    if state not in ASK_STATES:
        raise EditError(f"{state!r} is no state of an ask; choose one of: {', '.join(ASK_STATES)}")
    if why := why_not(ask, state):
        raise EditError(f"{scene.introducer} and {scene.person}: {why}")
    changes = [step_ask(ask, state, on), *_settled(scene.owed, state, on)]
    return _whole(ask, state, [*changes, *_follows(ask, state, on, scene)])


def nudge(ask: Ask, what: str, on: date, scene: Scene) -> Change:
    """The introducer was reminded: the next look at it, and only one reminder of a request."""
    reminded: dict[str, Value] = {NUDGED: on.isoformat()}
    mark = Change("ask", {f"a:{ask.id}": reminded}, (ask.person, ask.introducer))
    done = [finished(one, on) for one in scene.owed if one.is_open and _what(one) == what]
    after = "nudged" if what == "asked" else what
    days = scene.pacing.free if after == "nudged" else scene.pacing.nudge
    again = _owe(ask, after, on, days, scene, f"-{on:%Y%m%d}")
    return _whole(ask, NUDGED, [mark, *done, again])


def finish_one(follow_up: FollowUp, ask: Ask, on: date, touch: str, scene: Scene) -> Change:
    """What doing a follow-up of an ask means for the ask; `touch` is the id of a new touch."""
    what = _what(follow_up)
    state = {"drafted": "asked", THANK: THANKED, OUTCOME: "outcome", "nudged": "dropped"}.get(what)
    if state is not None and not why_not(ask, state):
        return step(ask, state, on, scene)
    if what in CHASING and not ask.is_ended and what != "nudged":
        return nudge(ask, what, on, scene)
    done = finished(follow_up, on)
    if what != ANSWER:
        return done
    said = log_touch(touch, ask.person, "message", on, follow_up.text)
    return together("done", [done, said], (follow_up.person,), done.text)


def finished(follow_up: FollowUp, on: date) -> Change:
    """A follow-up marked done, without another one after it."""
    fields: dict[str, Value] = {"state": "done", "done_on": on.isoformat()}
    return Change("done", {f"f:{follow_up.id}": fields}, (follow_up.person,), follow_up.text)


def _whole(ask: Ask, word: str, changes: Iterable[Change]) -> Change:
    return together("ask", changes, (ask.person, ask.introducer), word)


def _what(follow_up: FollowUp) -> str:
    return what_for(follow_up.id)[1]


def _settled(owed: Iterable[FollowUp], state: str, on: date) -> list[Change]:
    """The open follow-ups that a step leaves behind, marked done."""
    gone = (*(CHASING if state != THANKED else ()), *_SETTLES.get(state, ()))
    if state in ("no", "dropped"):
        gone = (*CHASING, ANSWER, OUTCOME)
    return [finished(one, on) for one in owed if one.is_open and _what(one) in gone]


def _follows(ask: Ask, state: str, on: date, scene: Scene) -> list[Change]:
    """What a step makes due, where it takes the person, and what it tells of them."""
    pacing = scene.pacing
    dues = {
        "drafted": (("drafted", pacing.draft),),
        "asked": (("asked", pacing.nudge),),
        "agreed": (("agreed", pacing.nudge),),
        "target asked": (("target", pacing.nudge),),
        "yes": (("yes", pacing.nudge),),
        "introduced": ((ANSWER, pacing.answer), (THANK, pacing.thank), (OUTCOME, pacing.outcome)),
        "no": ((THANK, pacing.thank),),
    }
    made = [_owe(ask, what, on, days, scene) for what, days in dues.get(state, ())]
    if state == "no":
        made = [_owe(ask, THANK, on, pacing.thank, scene, words="for trying with")]
    if is_forward(scene.stage, stage := _STAGES.get(state, "")):
        made.append(set_stage(ask.person, stage))
    if state == "introduced":
        said = f"{scene.introducer} introduced you"
        touch = log_touch(
            f"{ask.id}.made", ask.person, "introduction", on, said, ask.introducer, "in"
        )
        made.append(touch)
    return made


def _owe(
    ask: Ask, what: str, on: date, days: int, scene: Scene, mark: str = "", words: str = ""
) -> Change:
    whom = ask.introducer if what in (THANK, OUTCOME) else ask.person
    due = on + timedelta(days=days)
    return add_follow_up(f"{ask.id}.{what}{mark}", whom, _text(what, scene, words), due)


def _text(what: str, scene: Scene, words: str) -> str:
    via, person = scene.introducer, scene.person
    return {
        "drafted": f"send {via} the request",
        "asked": f"nudge {via}: asked, no answer yet",
        "nudged": f"{via} has not answered: let it rest, or ask somebody else",
        "agreed": f"nudge {via}: agreed, nothing since",
        "target": f"ask {via} what {person} said",
        "yes": f"{person} said yes: ask {via} for the introduction",
        ANSWER: f"answer {person} first: {via} introduced you",
        THANK: f"thank {via} {words or 'for introducing'} {person}",
        OUTCOME: f"tell {via} what came of it with {person}",
    }[what]
