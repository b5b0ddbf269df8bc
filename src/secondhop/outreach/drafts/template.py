"""A template: the words of one kind of message in one language, with slots."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, Final

from msgspec import Struct

from secondhop.model.asks import ASK_STATES
from secondhop.model.text import clean, disarm
from secondhop.outreach.drafts.context import SLOTS
from secondhop.outreach.drafts.slots import SlotError, parts_of, slots_in

KINDS: Final = ("cover", "forwardable", "intro", "note", "message", "thanks")
"""What a draft may be: the request to an introducer, the mail to pass on, the mail by which the
introducer puts both in touch, the note of an invitation, a message, and thanks."""

MOST_TEXT: Final = 5_000
"""Characters of a template; more is no message."""

_OWN = ("kind", "text", "subject", "about", "degrees", "step")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEGREES = (1, 2, 3)


class TemplateError(ValueError):
    """A template that cannot be; `key` and `found` lead to the place in its file."""

    def __init__(self, reason: str, key: str = "", found: str = "") -> None:
        self.key, self.found = key, found
        super().__init__(reason)


class Template(Struct, frozen=True):
    """Words with slots, and what they are for."""

    name: str
    kind: str  # of KINDS
    lang: str  # "en"
    text: str
    subject: str = ""  # of a mail, "" for what has none
    about: str = ""  # what it is for, in a line
    degrees: tuple[int, ...] = ()  # how far off those are whom it is for; () for anybody
    step: str = ""  # the state that sending it puts an ask into, "" for none

    def suits(self, degree: int) -> bool:
        """Whether it is meant for somebody so far off."""
        return not self.degrees or degree in self.degrees


def template_of(name: str, lang: str, values: Mapping[str, Any]) -> Template:
    """The template that a table of a TOML file describes; raises TemplateError."""
    if not _NAME.fullmatch(name):
        raise TemplateError(f"{clean(name, 40)!r} is no name; write for example [my-note]")
    _check_keys(values)
    kind = _text(values, "kind")
    if kind not in KINDS:
        raise TemplateError(f"kind must be one of: {', '.join(KINDS)}; it is {kind!r}", "kind")
    return Template(
        name=name,
        kind=kind,
        lang=lang,
        text=_words(values, "text"),
        subject=" ".join(_words(values, "subject", "").split()),
        about=clean(_text(values, "about", "")),
        degrees=_degrees(values.get("degrees", [])),
        step=_step(_text(values, "step", "")),
    )


def _check_keys(values: Mapping[str, Any]) -> None:
    for key in values:
        if key not in _OWN:
            raise TemplateError(
                f"a template has no {clean(key, 40)}; there are {', '.join(_OWN)}", key
            )


def _text(values: Mapping[str, Any], key: str, otherwise: str | None = None) -> str:
    value = values.get(key, otherwise)
    if not isinstance(value, str):
        raise TemplateError(f'a template needs {key} = "…"', key if key in values else "")
    return value


def _words(values: Mapping[str, Any], key: str, otherwise: str | None = None) -> str:
    """The text under a key, harmless, with slots that there are."""
    given = _text(values, key, otherwise)
    if len(given) > MOST_TEXT:
        raise TemplateError(f"{key} has more than {MOST_TEXT:,} characters", key)
    text = "\n".join(disarm(line).rstrip() for line in given.splitlines()).strip()
    if key == "text" and not text:
        raise TemplateError("text has no words", key)
    try:
        parts_of(text)
    except SlotError as error:
        raise TemplateError(f"{error}: {clean(error.found, 40)}", key, error.found) from None
    for slot in slots_in(text):
        if slot not in SLOTS:
            raise TemplateError(_no_slot(slot), key, f"{{{slot}}}")
    return text


def _no_slot(slot: str) -> str:
    near = get_close_matches(slot.strip().lower(), SLOTS, n=1)
    hint = f"did you mean {{{near[0]}}}?" if near else f"there are {', '.join(SLOTS)}"
    return f"there is no slot {{{clean(slot, 40)}}}; {hint}"


def _degrees(value: object) -> tuple[int, ...]:
    if isinstance(value, list) and all(type(one) is int and one in _DEGREES for one in value):
        return tuple(value)
    raise TemplateError("degrees must be some of 1, 2 and 3 in a list, as in [2]", "degrees")


def _step(step: str) -> str:
    if step and step not in ASK_STATES:
        raise TemplateError(f"step must be one of: {', '.join(ASK_STATES)}; it is {step!r}", "step")
    return step
