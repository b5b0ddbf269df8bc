"""How many invitations go out, how many lie open, and what comes back."""

from __future__ import annotations

from datetime import timedelta

from secondhop.model.text import plural
from secondhop.outreach.guards.finding import Concerns
from secondhop.outreach.guards.message import Message
from secondhop.outreach.guards.situation import Invitations, Situation
from secondhop.outreach.limits import Limits


def weekly_invitations(message: Message, situation: Situation, limits: Limits) -> Concerns:
    """More invitations in seven days than an account survives for long."""
    if (one := _invitations(message, situation)) is None:
        return
    sent = f"{plural(one.week, 'invitation')} in seven days"
    if one.week >= limits.invitations_week_block:
        yield "block", f"{sent}. Wait until it is less than {limits.invitations_week_block}."
    elif one.week >= limits.invitations_week_warn:
        yield "warn", f"{sent}. Invite only those who expect it, the others next week."


def burst(message: Message, situation: Situation, limits: Limits) -> Concerns:
    """A whole week's invitations on one day."""
    one = _invitations(message, situation)
    if one is not None and one.today >= limits.invitations_day_warn:
        yield "warn", f"{plural(one.today, 'invitation')} today already. Leave some for tomorrow."


def note_budget(message: Message, situation: Situation, limits: Limits) -> Concerns:
    """More personal notes than a free account has."""
    one = _invitations(message, situation)
    if one is None or situation.account != "free" or not message.text.strip():
        return
    if one.notes >= (most := limits.notes_month_free):
        used = f"{one.notes:,} of {plural(most, 'personal note')} are used this month"
        yield "block", f"{used}. Invite without a note, or wait for the 1st."


def pending_pool(message: Message, situation: Situation, limits: Limits) -> Concerns:
    """Too many invitations that nobody has answered."""
    if (one := _invitations(message, situation)) is None:
        return
    wait = f"{plural(one.pending, 'invitation')} without an answer"
    if one.pending >= limits.pending_block:
        yield "block", f"{wait}. Withdraw the oldest first."
    elif one.pending >= limits.pending_warn:
        yield "warn", f"{wait}. Withdraw the oldest."
    elif one.pending_old >= limits.pending_old_warn:
        old = f"{plural(one.pending_old, 'invitation')} older than {limits.pending_days} days"
        yield "warn", f"{old} without an answer. Withdraw some."


def acceptance(message: Message, situation: Situation, limits: Limits) -> Concerns:
    """Invitations that hardly anybody accepts."""
    if (one := _invitations(message, situation)) is None:
        return
    decided = one.accepted + one.ignored
    if decided < max(limits.acceptance_least, 1):
        return
    share, told = one.accepted / decided, f"{one.accepted:,} of {decided:,} invitations accepted"
    if share < limits.acceptance_block and decided >= limits.acceptance_block_least:
        yield "block", f"{told}. Look at what you write, and to whom, before the next one."
    elif share < limits.acceptance_warn:
        yield "warn", f"{told}. Invite fewer people, and those with a mutual."


def reinvite(message: Message, situation: Situation, limits: Limits) -> Concerns:
    """An invitation to somebody whose last one is open, or was just taken back."""
    if message.kind != "note" or situation.today is None or situation.degree == 1:
        return
    if situation.withdrawn is not None:
        again = situation.withdrawn + timedelta(days=limits.reinvite_days)
        if situation.today < again:
            since = situation.withdrawn.isoformat()
            yield "block", f"Withdrawn on {since}. LinkedIn allows the next one on {again}."
        return
    open_since = max(
        (one.on for one in situation.touches or () if _is_sent(one.kind, one.direction)), default=""
    )
    if open_since:
        yield "warn", f"An invitation is open since {open_since}. Wait, or withdraw it first."


def _is_sent(kind: str, direction: str) -> bool:
    return kind == "invitation" and direction != "in"


def _invitations(message: Message, situation: Situation) -> Invitations | None:
    """How invitations stand, when this is one more."""
    return situation.invitations if message.kind == "note" else None
