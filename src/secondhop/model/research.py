"""What to find out about a person before asking anything of them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

RESEARCH = {
    "role": "what they do now, checked",
    "hook": "a post, talk or paper of theirs, with its address",
    "mutual": "how the mutual knows them",
    "shared": "what you share: employer, school, group, city",
    "reason": "why now: a new job, a launch",
    "offer": "what is in it for them",
    "ask": "the one small thing you ask for",
    "limits": "what to keep off: do not contact, competitor",
}
"""The checklist: its words, and what each stands for."""

NEEDED = ("role", "hook", "reason", "ask")
"""What must be there before a person counts as ready."""


class Finding(Struct, frozen=True):
    """One thing found out, and when."""

    item: str  # a word of RESEARCH
    text: str
    on: str  # ISO date


def findings(values: Mapping[str, object]) -> list[Finding]:
    """What is written on the checklist, from the user's own values of a person."""
    found = []
    for item in RESEARCH:
        value = values.get(f"research:{item}")
        if isinstance(value, str) and value:
            on, _, text = value.partition(" ")
            found.append(Finding(item, text, on))
    return found


def missing(found: list[Finding]) -> list[str]:
    """What of the needed is not there yet."""
    there = {one.item for one in found}
    return [item for item in NEEDED if item not in there]
