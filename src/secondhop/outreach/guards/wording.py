"""How a text sounds: openings for anybody, sales talk, shouting, and too much about me."""

from __future__ import annotations

import re

from secondhop.model.text import clean, plural
from secondhop.outreach.guards.finding import Concerns, Level
from secondhop.outreach.guards.message import Message
from secondhop.outreach.guards.phrases import phrases
from secondhop.outreach.guards.situation import Situation
from secondhop.outreach.guards.words import names_in, pattern, spoken, words
from secondhop.outreach.limits import Limits

_PERCENT_OFF = re.compile(r"\b\d{1,3} ?% (?:off|discount|rabatt|de réduction|de descuento)", re.I)
_LINK = re.compile(
    r"https?://|\bwww\.\w|\b(?:calendly|cal|bit|meetings\.hubspot)\.(?:com|ly)/", re.I
)
_CALENDAR = re.compile(r"\b(?:calendly\.com|cal\.com|meetings\.hubspot\.com)/", re.I)
_CAPITALS = re.compile(r"(?<![\w'@#.])[^\W\d_a-z]{3,}(?![\w'])")
_VOWEL = re.compile(r"[AEIOUYÀ-ÖØ-Þ]")
_PERSON = "[\U0001f1e6-\U0001f1ff]{2}|[\U0001f300-\U0001faff\u2600-\u27bf]"
_EMOJI = re.compile(f"(?:{_PERSON})[\ufe0f\U0001f3fb-\U0001f3ff]*(?:\u200d(?:{_PERSON})\ufe0f?)*")


def generic_opener(message: Message, _: Situation, __: Limits) -> Concerns:
    """An opening that could go to anybody."""
    if found := pattern(phrases()["openers"]).search(spoken(message.text)):
        words_found = clean(found[0], 60)
        yield "warn", f'Anybody could have written "{words_found}". Say why them, and why now.'


def salesy(message: Message, _: Situation, limits: Limits) -> Concerns:
    """A pitch, where two people get to know each other."""
    found = _sales_talk(message)
    share = len(found) / max(len(words(message.text)) / 100, 1)
    if not found or share < limits.salesy_warn:
        return
    told = ", ".join(dict.fromkeys(clean(one, 30) for one in found[:6]))
    level: Level = "block" if share >= limits.salesy_block else "warn"
    yield level, f"Reads like a pitch: {told}. Ask one small thing in your own words."


def _sales_talk(message: Message) -> list[str]:
    found = [match[0] for match in pattern(phrases()["salesy"]).finditer(spoken(message.text))]
    found += [match[0] for match in _PERCENT_OFF.finditer(message.text)]
    if message.kind == "note" and _LINK.search(message.text):
        return [*found, "a link in an invitation"]
    if _CALENDAR.search(message.text):
        return [*found, "a link to book a time"]
    return found


def shouting(message: Message, situation: Situation, limits: Limits) -> Concerns:
    """Capitals, exclamation marks and emoji that are louder than the words."""
    loud = []
    if (capitals := len(_shouted(message.text, situation))) >= limits.caps_words:
        loud.append(plural(capitals, "word") + " in capitals")
    if (marks := message.text.count("!")) >= limits.exclamation_marks:
        loud.append(plural(marks, "exclamation mark"))
    if (emoji := len(_EMOJI.findall(message.text))) >= limits.emoji:
        loud.append(f"{emoji:,} emoji")
    if loud:
        yield "warn", f"Loud: {', '.join(loud)}. One is plenty."


def _shouted(text: str, situation: Situation) -> set[str]:
    """Different words in capitals that are neither acronyms nor known names."""
    known = {word.upper() for word in names_in(_known(situation))}
    known |= set(phrases()["acronyms"])
    found = {match[0] for match in _CAPITALS.finditer(text) if match[0].isupper()}
    return {word for word in found if word not in known and _VOWEL.search(word)}


def _known(situation: Situation) -> list[str]:
    people = [one for one in (situation.to, situation.via, situation.me) if one is not None]
    return [part for one in people for part in (one.name, one.title, one.company, *one.skills)]


def me_centred(message: Message, _: Situation, limits: Limits) -> Concerns:
    """A text that is about me much more than about its reader."""
    if message.kind in ("forwardable", "thanks"):
        return
    said = words(message.text)
    about_me, about_you = frozenset(phrases()["me"]), frozenset(phrases()["you"])
    me = sum(word in about_me for word in said)
    you = sum(word in about_you for word in said)
    if me >= limits.me_words and me > limits.me_ratio * max(you, 1):
        yield "warn", f"{me} times I or we, {plural(you, 'time')} you. Begin with what they do."
