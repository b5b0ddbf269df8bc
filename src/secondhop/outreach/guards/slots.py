"""Places that a template left open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondhop.model.text import clean
from secondhop.outreach.guards.finding import Concerns
from secondhop.outreach.guards.message import Message
from secondhop.outreach.guards.phrases import phrases
from secondhop.outreach.guards.situation import Situation
from secondhop.outreach.guards.words import straight, words
from secondhop.outreach.limits import Limits

_SURE = re.compile(
    r"\{\{[^{}\n]{0,60}\}\}|\{[^{}\n]{0,60}\}|\{\{|\}\}"
    r"|%[A-Za-z_]{2,30}%(?!\w)"
    r"|\*\|[^|\n]{1,40}\|\*"
    r"|\$[A-Z]+(?:_[A-Z]+)+\b"
    r"|_{3,}"
    r"|\b(?:FIRST|LAST|FULL|COMPANY|JOB|MUTUAL|YOUR|MY)_[A-Z_]+\b"
    r"|\b(?:TODO|FIXME|XXX?)\s*:"
    r"|\b(?i:lorem ipsum)\b"
)
"""What no finished message has, whatever stands in it."""

_BRACKETS = re.compile(r"\[([^\[\]\n]{1,60})\](?!\()|<([^<>\n]{1,60})>")
_IDENTIFIER = re.compile(r"[A-Za-z]+(?:_[A-Za-z]+)+|[a-z]+(?:[A-Z][a-z]+)+")
_CROSSES = re.compile(r"(?<![\w.])(?:X{2,}|x{2,})(?!\w)")
_CENTURY = re.compile(r"(?i)(?:siglo|siecle|secolo|seculo|wieku?|louis|bowl)\s*$")
_AFTER_CROSSES = re.compile(r"(?i)\s*(?:century|chromosom|wiek|e?\s*siècle|stolet)")
_KISSES = re.compile(r"[ .!]*(?:\n|$)")
_BLANKS = re.compile(
    r"(?im)^\W{0,4}(?:your|my) (?:full |first |last )?name\W*$"
    r"|\b(?-i:Your (?:First |Last |Full )?Name|YOUR (?:FIRST |LAST )?NAME)\b"
    r"|\binsert [^.!?\n]{1,30} here\b"
    r"|^(?:hi|hello|hey|dear|hallo|liebe|lieber|liebe/r|cher|chère|hola|querid[oa]|estimad[oa])"
    r"(?: ,|,? (?:null|none|undefined)\s*(?:[,!.]|$))"
    r"|\b(?:at|from|with) (?-i:None|undefined|NaN)\b|\bat null\b"
)


def unfilled_slot(message: Message, _: Situation, __: Limits) -> Concerns:
    """A place where something should have been filled in."""
    text = straight(message.text)
    found = list(dict.fromkeys(clean(slot, 30) for slot in _slots(text)))
    if found:
        more = " and more" if len(found) > 3 else ""
        yield "block", f"Not filled in: {', '.join(found[:3])}{more}. Write what belongs there."


def _slots(text: str) -> Iterator[str]:
    yield from (match[0] for match in _SURE.finditer(text))
    yield from (match[0] for match in _BRACKETS.finditer(text) if _is_slot(match))
    yield from (match[0] for match in _CROSSES.finditer(text) if _is_blank(match, text))
    yield from (match[0].strip() for match in _BLANKS.finditer(text))


def _is_slot(match: re.Match[str]) -> bool:
    """Whether brackets name what should stand there, rather than being a remark or an address."""
    inside = (match[1] or match[2]).strip()
    if "@" in inside or "://" in inside:
        return False
    named = set(words(inside)) & set(phrases()["slots"])
    return bool(named) or _IDENTIFIER.fullmatch(inside) is not None


def _is_blank(match: re.Match[str], text: str) -> bool:
    """Crosses stand for a name, unless they are kisses or a number."""
    after = match.end()
    if match[0].islower():
        return not _KISSES.match(text, after)
    before = text[max(0, match.start() - 12) : match.start()]
    return not (_CENTURY.search(before) or _AFTER_CROSSES.match(text, after))
