"""How LinkedIn words mutual connections, in the languages in which people copy them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from secondhop.model.text import fold

TAIL: Final = 160
"""Characters at the end of a line in which the words of a sentence stand, whatever its names."""


class Said(NamedTuple):
    """A sentence taken apart: who is named, and how many more there are besides."""

    named: str  # the names, still one text
    more: int | None  # None when the named ones are all there are
    both: str  # the words that mean `and`, as a pattern
    is_one: bool  # a single person is named


class _Language(NamedTuple):
    both: str
    more: str
    noun: str
    one: str
    many: str


_LANGUAGES = (
    _Language(
        "and|&",
        "other|more|additional",
        r"(?:mutual|shared|common) (?:connection|contact)s?|connections? in common|others?",
        "is (?:an? )?",
        "are (?:both |all )?",
    ),
    _Language(
        "und|&",
        "(?:weiter|ander)e[rn]?",
        r"gemeinsame[rn]? (?:kontakte?n?|verbindung(?:en)?)",
        "ist (?:eine? )?",
        "sind ",
    ),
    _Language(
        "et|&",
        "autres?",
        r"(?:relation|contact)s?(?: que vous avez)? en commun",
        "est (?:une? )?",
        "sont (?:des )?",
    ),
    _Language(
        "y|e|&",
        "otr[oa]s?|m[aá]s",
        r"(?:contactos?|conexi[oó]n(?:es)?)(?: m[aá]s)? en com[uú]n",
        "es (?:una? )?",
        "son ",
    ),
    _Language(
        "e|&",
        "mais|outr[oa]s?",
        r"(?:conex(?:[aã]o|[oõ]es)|contac?tos?|ligaç(?:[aã]o|[oõ]es)) em comum",
        "[eé] (?:uma? )?",
        "s[aã]o ",
    ),
    _Language(
        "en|&",
        "andere?",
        r"(?:gemeenschappelijke?|gedeelde?|wederzijdse?) (?:connecties?|contact(?:en|personen)?)",
        "is (?:een )?",
        "zijn ",
    ),
)
_NUMBER = r"(\d{1,3}(?:[., '\u2019]\d{3})*|\d{1,7})\+?"


class _Patterns(NamedTuple):
    both: str
    counted: re.Pattern[str]
    one: re.Pattern[str]
    many: re.Pattern[str]


def _patterns(of: _Language) -> _Patterns:
    ends = r"[.!]?$"
    counted = (
        rf"(?:^|(?:,? )(?:(?:{of.both}) )|,? )(?:(?:{of.more}) )?{_NUMBER} "
        rf"(?:(?:{of.more}) )?(?:{of.noun}){ends}"
    )
    one, many = (rf" {verb}(?:{of.noun}){ends}" for verb in (of.one, of.many))
    return _Patterns(
        of.both, *(re.compile(pattern, re.IGNORECASE) for pattern in (counted, one, many))
    )


_PATTERNS = tuple(map(_patterns, _LANGUAGES))
_BEFORE = re.compile(
    r"^(?:you (?:and \S+(?: \S+)? )?both know|highlights|mutual connections?:?) +", re.IGNORECASE
)


def said(line: str) -> Said | None:
    """A line as a sentence about mutual connections; None when it is none. Never raises."""
    start = max(len(line) - TAIL, 0)
    for both, counted, one, many in _PATTERNS:
        for pattern in (counted, one, many):
            if (found := pattern.search(line, start)) is None:
                continue
            if start and found.start() == start:
                continue  # a piece of a long text that only looks like a sentence of its own
            named = _BEFORE.sub("", line[: found.start()] + " ").strip()
            more = _count(found[1]) if pattern is counted else None
            return Said(named, more, both, pattern is one)
    return None


def _count(digits: str) -> int:
    return int("".join(one for one in digits if one in "0123456789") or 0)


_ORDINAL = r"([123])(?:st|nd|rd|er|re|de|e|º|°|ª|\.)?\+?"
_DEGREES = (
    re.compile(rf"(?:^| ?)[•·∙⋅‧] ?{_ORDINAL}(?:[ -]degree(?: connection)?)?$", re.IGNORECASE),
    re.compile(r"(?:^| )([123])(?:st|nd|rd)\+?(?:[ -]degree(?: connection)?)?$", re.IGNORECASE),
    re.compile(
        rf"^(?:\w+ (?:de )?)?{_ORDINAL}[ -]?(?:gra\w+|niveau\w*)(?: \w+)?$|^{_ORDINAL}$",
        re.IGNORECASE,
    ),
)
_PROFILES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"view (.+?)[’'´`]s? profile",
        r"profil von (.+?) (?:anzeigen|ansehen)",
        r"(?:voir|afficher) le profil de (.+?)(?= [•·]|$)",
        r"(?:ver|visualizar|exibir) (?:el |o )?perfil de (.+?)(?= [•·]|$)",
        r"profiel van (.+?) (?:weergeven|bekijken)",
    )
)
_RESULTS = re.compile(
    rf"^(?:(?:about|ungef[äa]hr|etwa|environ|unos|cerca de|ongeveer) )?{_NUMBER} "
    r"(?:results?|ergebnisse?|r[ée]sultats?|resultados?|resultaten|resultaat)$",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"(?:send |enviar )?(?:message|mensaje|mensagem|nachricht|bericht)(?: senden| sturen)?"
    r"|connect|follow(?:ing)?|pending|vernetzen|folgen|se connecter|suivre|conectar|seguir"
    r"|volgen|verbinden|premium|verified|more|next|previous|invite|linkedin member|show all"
    r"|status is .{0,30}|page \d+(?: of \d+)?|.{0,20}\bfollowers?"
    r"|(?:current|past|summary|skills):.*"
    r"|provides services.*|highlights|contact info|\d[\d.,]*\+? connections|[\W\d_]+"
)


def degree_in(line: str) -> tuple[str, int] | None:
    """What stands before the degree at the end of a line, and the degree."""
    start = max(len(line) - TAIL, 0)
    for pattern in _DEGREES:
        if (found := pattern.search(line, start)) is not None:
            number = next(int(one) for one in found.groups() if one)
            return line[: found.start()].strip(), number
    return None


def profile_in(line: str) -> str:
    """Whose profile a line offers to open, "" when it offers none."""
    found = (pattern.search(line[: 2 * TAIL]) for pattern in _PROFILES)
    return next((one[1].strip() for one in found if one is not None), "")


def results_in(line: str) -> int | None:
    """How many people a list says it has."""
    found = _RESULTS.match(line[:TAIL])
    return None if found is None else _count(found[1])


def is_noise(line: str) -> bool:
    """Whether a line is a button, a badge or another thing that says nothing of anybody."""
    return len(line) <= TAIL and _NOISE.fullmatch(fold(line)) is not None
