"""How long a text may be."""

from __future__ import annotations

import unicodedata

from secondhop.model.text import plural
from secondhop.outreach.guards.finding import Concerns
from secondhop.outreach.guards.message import Message
from secondhop.outreach.guards.situation import Situation
from secondhop.outreach.guards.words import words
from secondhop.outreach.limits import Limits


def count(text: str) -> int:
    """Characters as LinkedIn counts them: code points of the composed text, ends trimmed."""
    return len(unicodedata.normalize("NFC", text.strip()))


def longest_note(account: str, limits: Limits) -> int:
    """How many characters a note may have; a free account is assumed where none is known."""
    return limits.note_length_premium if account == "premium" else limits.note_length_free


def note_length(message: Message, situation: Situation, limits: Limits) -> Concerns:
    """A note that LinkedIn would cut off."""
    most, has = longest_note(situation.account, limits), count(message.text)
    if message.kind == "note" and has > most:
        over = plural(has - most, "character")
        yield "block", f"The note has {has:,} characters, {most} fit. Take out {over}."


def message_length(message: Message, _: Situation, limits: Limits) -> Concerns:
    """A text that is too long to be read to its end."""
    if message.kind == "forwardable":
        yield from _words(message, limits)
    elif message.kind != "note":
        yield from _characters(message, limits)


def _words(message: Message, limits: Limits) -> Concerns:
    has = len(words(message.text))
    most, wanted = limits.forwardable_words_block, limits.forwardable_words_warn
    if has > most:
        yield "block", f"{has:,} words are too many to pass on. Cut it below {wanted}."
    elif has > wanted:
        yield "warn", f"{has} words are many to pass on. Cut it below {wanted}."


def _characters(message: Message, limits: Limits) -> Concerns:
    has = count(message.text)
    most, wanted = limits.message_length_block, limits.message_length_warn
    if has > most:
        yield "block", f"{has:,} characters are a letter. Cut it below {most:,}, better {wanted}."
    elif has > wanted:
        yield "warn", f"{has:,} characters are long; up to {wanted} are answered best."
