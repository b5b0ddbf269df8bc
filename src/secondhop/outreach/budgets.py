"""What may still be spent: invitations this week, notes this month, and what is still pending."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from secondhop.model.person import PersonId
from secondhop.outreach.limits import Limits

WEEK = 7


class Invitation(Struct, frozen=True):
    """One invitation of mine."""

    person: PersonId
    on: str  # ISO date
    has_note: bool
    is_pending: bool  # neither accepted nor withdrawn


class Budget(Struct, frozen=True):
    """One gauge: how much is used, from which number on to take care, and the most."""

    name: str
    used: int
    warn: int
    most: int
    unit: str  # the time it is counted over, "" when it is now

    @property
    def left(self) -> int:
        """How much may still be used; never below nothing."""
        return max(self.most - self.used, 0)

    @property
    def share(self) -> float:
        """How full it is, 0..1."""
        return min(self.used / self.most, 1.0)

    @property
    def level(self) -> str:
        """`ok`, `warn` or `block`."""
        if self.used >= self.most:
            return "block"
        return "warn" if self.used >= self.warn else "ok"


def budgets(sent: Iterable[Invitation], today: date, limits: Limits) -> tuple[Budget, ...]:
    """The three gauges, from all invitations; one that lies in the future counts nowhere."""
    past = [one for one in sent if _day(one) is not None and one.on <= today.isoformat()]
    week = (today - timedelta(days=WEEK - 1)).isoformat()
    month = today.replace(day=1).isoformat()
    invited = sum(one.on >= week for one in past)
    notes = sum(one.has_note and one.on >= month for one in past)
    pending = len({one.person for one in past if one.is_pending})
    most_notes = limits.notes_month_free
    return (
        Budget(
            "invitations",
            invited,
            limits.invitations_week_warn,
            limits.invitations_week_block,
            "week",
        ),
        Budget("notes", notes, most_notes, most_notes, "month"),
        Budget("pending", pending, limits.pending_warn, limits.pending_block, ""),
    )


def old(sent: Iterable[Invitation], today: date, days: int) -> list[tuple[str, PersonId]]:
    """Pending invitations of at least that age, as (ISO date, person), oldest first."""
    before = (today - timedelta(days=days)).isoformat()
    return sorted((one.on, one.person) for one in sent if one.is_pending and one.on <= before)


def _day(one: Invitation) -> date | None:
    try:
        return date.fromisoformat(one.on)
    except ValueError:
        return None
