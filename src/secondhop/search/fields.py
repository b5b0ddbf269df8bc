"""The names that a query knows: fields, and the words that some fields choose from."""

from __future__ import annotations

from typing import Final

from secondhop.model.outreach import STAGES

EXAMPLES: Final = {
    "name": "ana",
    "title": "engineer",
    "company": "acme",
    "past": "acme",
    "location": "berlin",
    "industry": "energy",
    "skill": "python",
    "school": "porto",
    "group": "pydata",
    "tag": "pydata",
    "note": "coffee",
    "stage": "asked",
    "via": "ana",
    "circle": "climbing",
    "source": "connections",
    "email": "example.org",
    "url": "ana-silva",
    "hiring": "yes",
}
"""What could be looked for in each field that takes words."""

TEXT_FIELDS: Final = tuple(EXAMPLES)

NUMBER_FIELDS: Final = ("degree", "mutuals", "warmth", "score")
"""Fields that take a number, a comparison or a range, as in mutuals>=3."""

DATE_FIELDS: Final = ("touched", "due", "added")
"""Fields that take a day or a span of time, as in touched<30d."""

FIELDS: Final = TEXT_FIELDS + NUMBER_FIELDS + DATE_FIELDS
"""Everything that is known of people under a name."""

MARKS: Final = ("has", "missing", "is")
"""Stand before a colon like fields, and take one of a few words each."""

STATES: Final = ("contact", "prospect", "connected", "hiring", "due", "overdue", "new")
"""What `is:` can say of somebody."""

CHOICES: Final = {"has": FIELDS, "missing": FIELDS, "is": STATES, "hiring": ("yes", "no")}
"""The only words that these take."""

HEADS: Final = FIELDS + MARKS
"""All that may stand before a colon."""

HINTS: Final = {
    **CHOICES,
    "stage": STAGES,
    "degree": ("1", "2", "3", "-"),
    "mutuals": (">=2", ">=5", ">=10"),
    "warmth": (">=25", ">=50", ">=75"),
    "score": (">=25", ">=50", ">=75"),
    "touched": ("<7d", "<30d", ">90d", ">1y"),
    "due": ("today", "<=today", "<+7d", "tomorrow"),
    "added": ("today", "<7d", "<30d", "<1y"),
}
"""Values worth offering, whoever the people are."""

NEW_WITHIN: Final = 7
"""Days for which somebody is new."""
