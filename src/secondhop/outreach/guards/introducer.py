"""Whether this introducer can be asked now."""

from __future__ import annotations

from datetime import date, timedelta

from secondhop.model.asks import Ask
from secondhop.model.person import PersonId
from secondhop.model.text import clean, plural
from secondhop.outreach.guards.finding import Concerns
from secondhop.outreach.guards.message import ASKS, Message
from secondhop.outreach.guards.situation import Situation
from secondhop.outreach.limits import Limits


def second_introducer(message: Message, situation: Situation, _: Limits) -> Concerns:
    """A second introducer for one person, while the first is still busy with it."""
    if message.kind not in ASKS or situation.to is None or situation.via is None:
        return
    for ask in situation.asks or ():
        if ask.person == situation.to.id and ask.introducer != situation.via.id and _waits(ask):
            who = _name(ask.introducer, situation)
            since = ask.day("asked") or ask.last_day
            yield "block", f"{who} was asked on {since} and is not done. One introducer at a time."


def introducer_overload(message: Message, situation: Situation, limits: Limits) -> Concerns:
    """One more favour from somebody who has done several."""
    asks = _asks_of_this_one(message, situation)
    if situation.via is None or situation.today is None or not asks:
        return
    who, untold = clean(situation.via.name, 60), [one for one in asks if not one.day("outcome")]
    long = _since(untold, situation.today, limits.asks_block_days)
    short = _since(asks, situation.today, limits.asks_warn_days)
    if long >= max(limits.asks_block, 1):
        told = f"{plural(long, 'request')} in {limits.asks_block_days} days without an outcome told"
        yield "block", f"{who} has {told}. Say what came of them first."
    elif short >= max(limits.asks_warn, 1):
        told = f"{plural(short, 'request')} in {limits.asks_warn_days} days"
        yield "warn", f"{who} has {told}. Ask somebody else, or offer something first."


def loop_not_closed(message: Message, situation: Situation, limits: Limits) -> Concerns:
    """A new favour before the introducer heard what came of the last one."""
    if situation.today is None:
        return
    before = (situation.today - timedelta(days=limits.loop_days)).isoformat()
    for ask in _asks_of_this_one(message, situation):
        made = ask.day("introduced")
        if made and made < before and (ask.owes_thanks or ask.owes_outcome):
            person = _name(ask.person, situation)
            what = "Thank them" if ask.owes_thanks else "Tell them what came of it"
            yield "block", f"They introduced you to {person} on {made}. {what} first."
            return


def weak_leg(message: Message, situation: Situation, limits: Limits) -> Concerns:
    """A favour from somebody whom I hardly know."""
    if message.kind not in ASKS or situation.via is None or situation.strength is None:
        return
    if situation.strength < limits.weak_leg:
        who = clean(situation.via.name, 60)
        yield "warn", f"You hardly know {who}. Write to them for their own sake first."


def _asks_of_this_one(message: Message, situation: Situation) -> list[Ask]:
    """What this introducer was asked before, for others than this person."""
    to, via = situation.to, situation.via
    if message.kind not in ASKS or via is None:
        return []
    whom = None if to is None else to.id
    asks = situation.asks or ()
    return [one for one in asks if one.introducer == via.id and one.person != whom]


def _since(asks: list[Ask], today: date, days: int) -> int:
    """How many were asked in the last days."""
    first = (today - timedelta(days=days)).isoformat()
    return sum(first < (one.day("asked") or one.last_day) <= today.isoformat() for one in asks)


def _waits(ask: Ask) -> bool:
    """Whether an introducer is busy with it: asked, and neither done nor given up."""
    return ask.is_open and ask.progress > 0


def _name(person: PersonId, situation: Situation) -> str:
    return clean(dict(situation.names).get(person, "somebody"), 60)
