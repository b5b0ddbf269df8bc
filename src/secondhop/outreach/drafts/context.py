"""What the slots of a template stand for, worked out from what is known."""

from __future__ import annotations

import re
from typing import Final

from secondhop.model.person import Person
from secondhop.outreach.drafts.facts import Facts
from secondhop.outreach.drafts.slots import Known

SLOTS: Final = {
    "first": "their first name",
    "name": "their whole name",
    "role": "what they do, as in Head of Data at Helsing",
    "title": "their title",
    "company": "their company",
    "place": "where they are",
    "via": "the introducer, or the warmest mutual",
    "via_first": "the first name of the introducer",
    "how": "how the introducer knows them (research mutual)",
    "beyond": "who stands between the introducer and somebody three steps away",
    "me": "your name",
    "me_first": "your first name",
    "me_role": "what you do, as in Lead at Kiln Labs",
    "me_title": "your title",
    "me_company": "your company",
    "me_link": "the address of your profile",
    "hook": "a post, talk or paper of theirs (research hook), without its address",
    "work": "the same without his, her or the, as in: your {work}",
    "hook_link": "the address that stands there",
    "reason": "why now (research reason)",
    "offer": "what is in it for them (research offer)",
    "ask": "the one small thing you ask for (research ask)",
    "shared": "what you share, in your own words (research shared)",
    "shared_company": "where both of you worked or work",
    "shared_school": "a school that both of you went to",
    "shared_group": "a group that both of you belong to",
    "shared_skill": "a skill that both of you have",
    "introduced": "their name, once the introducer has put you in touch",
    "declined": "their name, when the introducer asked and the answer was no",
    "job": "the first title of your goal, when that is a job",
    "outcome": "what you wrote about the last call or meeting with them",
}
"""Every slot, and what it stands for."""

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b(?:[\w-]+\.)+[a-z]{2,}/\S*", re.I)
_ENDS = " .,;:-–—()"
_WHOSE = re.compile(r"^(?:his|her|their|your|the|an?)\s+", re.I)


def known_slots(facts: Facts) -> Known:
    """The slots that something is known for, each with what it stands for."""
    values = {
        **_about(facts.to),
        **_about(facts.me, "me"),
        **_between(facts),
        **_found_out(facts),
        **_shared(facts),
    }
    return {slot: value for slot, value in values.items() if value}


def _about(person: Person, whose: str = "") -> dict[str, str]:
    if not whose:
        own = {"first": first_name(person.name), "name": person.name, "role": person.role}
        return own | {"title": person.title, "company": person.company, "place": person.location}
    return {
        whose: person.name,
        f"{whose}_first": first_name(person.name),
        f"{whose}_role": person.role,
        f"{whose}_title": person.title,
        f"{whose}_company": person.company,
        f"{whose}_link": person.url.removeprefix("https://www."),
    }


def _between(facts: Facts) -> dict[str, str]:
    via = facts.via.name if facts.via else next(iter(facts.mutuals), "")
    return {
        "via": via,
        "via_first": first_name(via),
        "how": phrase(facts.found("mutual")),
        "beyond": facts.beyond.name if facts.beyond else "",
        "introduced": facts.to.name if facts.is_introduced else "",
        "declined": facts.to.name if facts.ask is not None and facts.ask.day("no") else "",
    }


def _found_out(facts: Facts) -> dict[str, str]:
    hook = facts.found("hook")
    address = _ADDRESS.search(hook)
    told = (one.text for one in facts.touches if one.kind in ("meeting", "call") and one.text)
    return {
        "hook": phrase(hook),
        "work": _WHOSE.sub("", phrase(hook), count=1),
        "hook_link": address[0].rstrip(_ENDS) if address else "",
        "reason": phrase(facts.found("reason")),
        "offer": phrase(facts.found("offer")),
        "ask": phrase(facts.found("ask")),
        "job": next(iter(facts.goal.titles), "") if facts.goal.kind == "job" else "",
        "outcome": phrase(next(told, "")),
    }


def _shared(facts: Facts) -> dict[str, str]:
    return {
        "shared": phrase(facts.found("shared")),
        "shared_company": next(iter(facts.employers), ""),
        "shared_school": next(iter(facts.schools), ""),
        "shared_group": next(iter(facts.groups), ""),
        "shared_skill": next(iter(facts.skills), ""),
    }


def phrase(text: str) -> str:
    """Words that fit into a sentence: no address, and no full stop at the end."""
    return " ".join(_ADDRESS.sub("", text).split()).strip(_ENDS)


def first_name(name: str) -> str:
    """What one calls somebody."""
    return name.split()[0] if name.split() else ""
