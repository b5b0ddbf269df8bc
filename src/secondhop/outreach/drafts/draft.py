"""A draft: a template filled in for one person, short enough for what it is."""

from __future__ import annotations

import re

from msgspec import Struct

from secondhop.outreach.drafts.slots import Fits, Known, filled
from secondhop.outreach.drafts.template import Template
from secondhop.outreach.guards.length import count, longest_note
from secondhop.outreach.guards.message import Message
from secondhop.outreach.guards.words import words
from secondhop.outreach.limits import Limits

_GUARDED = {"intro": "forwardable"}
"""As what the guards look at a kind that is not one of theirs."""
_SUBJECT = re.compile(r"\s*subject:[ \t]*([^\n]*)(?:\n|$)", re.I)


class Draft(Struct, frozen=True):
    """The words of a message, as they come from a template."""

    template: Template
    subject: str
    text: str

    @property
    def whole(self) -> str:
        """The text below its subject, as it is edited and copied."""
        return f"Subject: {self.subject}\n\n{self.text}" if self.subject else self.text


def draft(template: Template, known: Known, account: str, limits: Limits) -> Draft:
    """A template filled in with what is known."""
    subject = filled(template.subject, known)
    return Draft(template, subject, filled(template.text, known, _fits(template, account, limits)))


def parted(whole: str) -> tuple[str, str]:
    """The subject of a text and what stands below it."""
    found = _SUBJECT.match(whole)
    return (found[1].strip(), whole[found.end() :].strip()) if found else ("", whole.strip())


def message(template: Template, whole: str) -> Message:
    """What the guards look at."""
    return Message(guarded(template.kind), whole, template.name)


def guarded(kind: str) -> str:
    """As what the guards look at a draft."""
    return _GUARDED.get(kind, kind)


def measure(kind: str, whole: str, account: str, limits: Limits) -> tuple[int, int, str]:
    """How long a text is, how long it should be at most, and in what that is counted."""
    if guarded(kind) == "forwardable":
        return len(words(whole)), limits.forwardable_words_warn, "words"
    if kind == "note":
        return count(whole), longest_note(account, limits), "characters"
    return count(whole), limits.message_length_warn, "characters"


def _fits(template: Template, account: str, limits: Limits) -> Fits:
    def fits(text: str) -> bool:
        has, most, _ = measure(template.kind, text, account, limits)
        return has <= most

    return fits
