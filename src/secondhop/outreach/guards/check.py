"""Runs the guards: the one list of them, and the verdict on a message."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from msgspec import Struct

from secondhop.outreach.guards.finding import Concerns, Finding, Verdict
from secondhop.outreach.guards.introducer import (
    introducer_overload,
    loop_not_closed,
    second_introducer,
    weak_leg,
)
from secondhop.outreach.guards.knowing import inferred_tie, no_hook, no_research
from secondhop.outreach.guards.length import message_length, note_length
from secondhop.outreach.guards.likeness import copy_paste
from secondhop.outreach.guards.message import Message
from secondhop.outreach.guards.names import wrong_name
from secondhop.outreach.guards.pacing import follow_up_count, follow_up_gap, reply_seen
from secondhop.outreach.guards.people import (
    already_connected,
    carpet_bombing,
    do_not_contact,
    neglected_contacts,
    stale_data,
)
from secondhop.outreach.guards.quota import (
    acceptance,
    burst,
    note_budget,
    pending_pool,
    reinvite,
    weekly_invitations,
)
from secondhop.outreach.guards.situation import Situation
from secondhop.outreach.guards.slots import unfilled_slot
from secondhop.outreach.guards.wording import generic_opener, me_centred, salesy, shouting
from secondhop.outreach.limits import Limits


class Guard(Struct, frozen=True):
    """One check, and where it belongs."""

    name: str
    group: str
    find: Callable[[Message, Situation, Limits], Concerns]


GUARDS: Final = (
    Guard("unfilled-slot", "the text", unfilled_slot),
    Guard("wrong-name", "the text", wrong_name),
    Guard("note-length", "the text", note_length),
    Guard("message-length", "the text", message_length),
    Guard("copy-paste", "the text", copy_paste),
    Guard("generic-opener", "the text", generic_opener),
    Guard("salesy", "the text", salesy),
    Guard("shouting", "the text", shouting),
    Guard("me-centred", "the text", me_centred),
    Guard("no-hook", "the person", no_hook),
    Guard("no-research", "the person", no_research),
    Guard("inferred-tie", "the person", inferred_tie),
    Guard("do-not-contact", "the person", do_not_contact),
    Guard("already-connected", "the person", already_connected),
    Guard("follow-up-count", "the person", follow_up_count),
    Guard("follow-up-gap", "the person", follow_up_gap),
    Guard("reply-seen", "the person", reply_seen),
    Guard("second-introducer", "the introducer", second_introducer),
    Guard("introducer-overload", "the introducer", introducer_overload),
    Guard("loop-not-closed", "the introducer", loop_not_closed),
    Guard("weak-leg", "the introducer", weak_leg),
    Guard("weekly-invitations", "the budget", weekly_invitations),
    Guard("burst", "the budget", burst),
    Guard("note-budget", "the budget", note_budget),
    Guard("pending-pool", "the budget", pending_pool),
    Guard("reinvite", "the budget", reinvite),
    Guard("acceptance", "the budget", acceptance),
    Guard("carpet-bombing", "the budget", carpet_bombing),
    Guard("neglected-contacts", "the budget", neglected_contacts),
    Guard("stale-data", "the budget", stale_data),
)
"""Every guard, in the order in which their findings of one level are shown."""


def check(
    message: Message, situation: Situation, limits: Limits, guards: Iterable[Guard] = GUARDS
) -> Verdict:
    """What the guards say about a message, blocks first."""
    found = [
        Finding(guard.name, level, words)
        for guard in guards
        for level, words in guard.find(message, situation, limits)
    ]
    return Verdict(tuple(sorted(found, key=lambda one: one.level != "block")))
