"""How often and how soon somebody hears from me."""

from __future__ import annotations

from datetime import date, timedelta

from secondhop.model.outreach import Touch
from secondhop.model.text import plural
from secondhop.outreach.guards.finding import Concerns
from secondhop.outreach.guards.message import Message
from secondhop.outreach.guards.phrases import phrases
from secondhop.outreach.guards.situation import Situation
from secondhop.outreach.guards.words import pattern, spoken
from secondhop.outreach.limits import Limits


def follow_up_count(message: Message, situation: Situation, limits: Limits) -> Concerns:
    """One more message to somebody who does not answer."""
    days = _unanswered(message, situation, limits)
    if len(days) > limits.follow_ups:
        told = f"{plural(len(days), 'message')} without an answer, the last on {days[-1]}"
        yield "block", f"{told}. Let it rest."


def follow_up_gap(message: Message, situation: Situation, limits: Limits) -> Concerns:
    """A reminder before there was time to answer."""
    days = _unanswered(message, situation, limits)
    if not days or situation.today is None:
        return
    passed = working_days(days[-1], situation.today)
    if days[-1] < situation.today and passed < limits.follow_up_gap:
        left = plural(limits.follow_up_gap - passed, "working day")
        yield "warn", f"You wrote on {days[-1]} and they had no time to answer. Wait {left}."


def reply_seen(message: Message, situation: Situation, _: Limits) -> Concerns:
    """A follow-up to somebody who has answered."""
    if message.kind != "message" or not situation.touches:
        return
    newest = max(situation.touches, key=lambda one: (one.on, one.direction == "in"))
    if newest.kind == "message" and newest.direction == "in" and _follows_up(message, situation):
        yield "block", f"They answered on {newest.on}. Read it, and answer that."


def working_days(first: date, last: date) -> int:
    """Mondays to Fridays after the first day, up to the last."""
    weeks, rest = divmod((last - first).days, 7)
    return weeks * 5 + sum((first + timedelta(day)).weekday() < 5 for day in range(1, rest + 1))


def _follows_up(message: Message, situation: Situation) -> bool:
    said = pattern(phrases()["follow_ups"]).search(spoken(message.text))
    return situation.follows_up or said is not None


def _unanswered(message: Message, situation: Situation, limits: Limits) -> list[date]:
    """The days on which I wrote and heard nothing since, as far as they still count."""
    if message.kind != "message" or situation.today is None:
        return []
    touches = situation.touches or ()
    heard = max((one.on for one in touches if _is_word(one)), default="")
    since = situation.today - timedelta(days=limits.follow_up_memory)
    days = {_day(one.on) for one in touches if _is_mine(one) and one.on > heard}
    return sorted(day for day in days if day is not None and since <= day <= situation.today)


def _is_mine(touch: Touch) -> bool:
    return touch.kind == "message" and touch.direction != "in"


def _is_word(touch: Touch) -> bool:
    """Whether they answered, or we spoke."""
    return touch.direction == "in" or touch.kind in ("meeting", "call")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
