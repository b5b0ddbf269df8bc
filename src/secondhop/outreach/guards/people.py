"""Whether this is somebody to write to now, and whether others have waited longer."""

from __future__ import annotations

from secondhop.model.person import Person
from secondhop.model.text import clean, fold, plural
from secondhop.outreach.guards.finding import Concerns
from secondhop.outreach.guards.message import FIRST, Message
from secondhop.outreach.guards.situation import Situation
from secondhop.outreach.limits import Limits

NO_CONTACT = frozenset(
    {"donotcontact", "dontcontact", "nocontact", "dnc", "declined", "optout", "leavealone"}
)
"""Tags that say not to write, in any spelling: `do-not-contact`, `DNC`, `opt_out`."""


def do_not_contact(_: Message, situation: Situation, __: Limits) -> Concerns:
    """Somebody whom I said I would leave alone."""
    for one in (situation.to, situation.via):
        if one is not None and (tag := _forbids(one)):
            name = clean(one.name, 60)
            yield "block", f"{name} has the tag {clean(tag, 30)}. Do not write; untag to change it."
    if situation.to is not None and situation.to.stage == "paused":
        yield "warn", f"{clean(situation.to.name, 60)} is paused. Look at your notes first."


def _forbids(person: Person) -> str:
    """The tag that says not to write, "" when none does."""
    return next((tag for tag in person.tags if _letters(tag) in NO_CONTACT), "")


def _letters(tag: str) -> str:
    return "".join(sign for sign in fold(tag) if sign.isalpha())


def already_connected(message: Message, situation: Situation, _: Limits) -> Concerns:
    """An invitation to a contact, or a request to be introduced to one."""
    is_first = message.kind == "note" or (message.kind in FIRST and situation.via is not None)
    if is_first and situation.degree == 1 and situation.to is not None:
        yield (
            "warn",
            f"{clean(situation.to.name, 60)} is a contact of yours. Write to them directly.",
        )


def carpet_bombing(message: Message, situation: Situation, limits: Limits) -> Concerns:
    """Many people of one company approached at a time: they talk to each other."""
    if message.kind not in FIRST or situation.colleagues is None or situation.to is None:
        return
    if len(situation.colleagues) >= max(limits.company_people, 1):
        some = ", ".join(clean(name, 30) for name in situation.colleagues[:3])
        more = ", …" if len(situation.colleagues) > 3 else ""
        where = clean(situation.to.company, 40) or "their company"
        count = plural(len(situation.colleagues), "other")
        days = plural(limits.company_days, "day")
        yield "warn", f"{count} at {where} in {days}: {some}{more}. Wait for one of them."


def neglected_contacts(message: Message, situation: Situation, limits: Limits) -> Concerns:
    """Everything goes to strangers, while my own contacts hear nothing."""
    if message.kind not in FIRST:
        return
    if situation.outreach is not None:
        mine, all_of_it = situation.outreach
        if all_of_it >= max(limits.neglect_least, 1) and mine / all_of_it < limits.neglect_share:
            told = f"{mine:,} of your last {plural(all_of_it, 'message')} went to contacts"
            yield "warn", f"{told}. Write to somebody you know first."
    if situation.overdue:
        told = f"{plural(situation.overdue, 'contact')} waited twice as long as you meant"
        yield "warn", f"{told}. Look at the agenda first."


def stale_data(message: Message, situation: Situation, limits: Limits) -> Concerns:
    """Titles and companies that may have changed since my contacts were imported."""
    if message.kind not in FIRST or situation.imported is None or situation.today is None:
        return
    if (days := (situation.today - situation.imported).days) > limits.stale_days:
        told = f"Your contacts are {plural(days, 'day')} old"
        yield "warn", f"{told}. Check the role on the profile, or import a new archive."
