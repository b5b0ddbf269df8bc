"""What file names say: which member file it is, whose list it is, how old it is."""

from __future__ import annotations

import re

from secondhop.model.text import clean
from secondhop.sources import shapes
from secondhop.sources.dates import iso_date
from secondhop.sources.shapes import Shape

READ = (
    shapes.PROFILE,
    shapes.POSITIONS,
    shapes.CONNECTIONS,
    shapes.INVITATIONS,
    shapes.MESSAGES,
    shapes.ENDORSEMENTS_RECEIVED,
    shapes.ENDORSEMENTS_GIVEN,
    shapes.RECOMMENDATIONS_RECEIVED,
    shapes.RECOMMENDATIONS_GIVEN,
    shapes.NOTES,
)
"""The member files that are opened, in the order in which they are read. No other one ever is."""

_PRIVATE = (
    "registration",
    "receipts",
    "adtargeting",
    "adsclicked",
    "lanadsengagement",
    "inferences",
    "logins",
    "securitychallenges",
    "savedjobalerts",
    "privateidentity",
    "verifications",
    "whatsapp",
    "phonenumbers",
)
_COPY = re.compile(r"(?:_\d+| ?\(\d+\)| copy)$", re.IGNORECASE)
_DATED = re.compile(r"_(\d{2})-(\d{2})-(\d{4})(?!\d)")
_FILLER = re.compile(r"linkedindataexport|connections|linkedin", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b|(?<=s)['’](?!\w)", re.IGNORECASE)
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FILLERS = frozenset(
    re.findall(r"\S+", "my export exported data basic complete archive contacts network list copy")
)


def member_key(name: str) -> str:
    """A member file's name as it is compared: no case, spaces, underscores or number."""
    stem = re.sub(r"\.csv$", "", name.strip(), flags=re.IGNORECASE)
    return _COPY.sub("", stem).lower().replace(" ", "").replace("_", "")


_BY_KEY = {member_key(shape.name): shape for shape in READ}


def member_shape(name: str) -> Shape | None:
    """Which of the files that are read this base name belongs to."""
    return _BY_KEY.get(member_key(name)) if name.lower().endswith(".csv") else None


def is_private(name: str) -> bool:
    """Whether a file of this name is never opened, not even to see what is in it."""
    return member_key(name).startswith(_PRIVATE)


def is_hidden(part: str) -> bool:
    """Whether a file or folder of this name is the system's own and no data."""
    return part.startswith(".") or part == "__MACOSX"


def owner_hint(name: str) -> str:
    """What a file or folder name (without suffix) says about whose list it is: `ana silva`."""
    text = _POSSESSIVE.sub("", clean(name))
    text = _FILLER.sub(" ", text)
    words = [word for word in re.split(r"[\W_\d]+", text) if word]
    if len(words) == 1:
        words = _HUMPS.sub(" ", words[0]).split()
    return " ".join(word for word in words if word.lower() not in _FILLERS)


def dated(name: str) -> str:
    """The ISO date in the name of an archive (`…_MM-DD-YYYY`), or ""."""
    found = _DATED.search(name)
    return iso_date(f"{found[3]}-{found[1]}-{found[2]}") if found else ""
