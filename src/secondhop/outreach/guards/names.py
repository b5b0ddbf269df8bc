"""Whether the greeting names the one who will read it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from secondhop.model.text import clean, fold
from secondhop.outreach.guards.finding import Concerns
from secondhop.outreach.guards.greeting import Greeting, greeting, name_parts
from secondhop.outreach.guards.message import ASKS, Message
from secondhop.outreach.guards.phrases import nicknames
from secondhop.outreach.guards.situation import Situation
from secondhop.outreach.limits import Limits

_UMLAUT = re.compile(r"([aou])e")


def wrong_name(message: Message, situation: Situation, _: Limits) -> Concerns:
    """A greeting that names somebody else."""
    readers = _readers(message, situation)
    found = greeting(message.text)
    if not found.named or not any(map(name_parts, readers)):
        return
    if any(_names(found, reader) for reader in readers) or not _could_name(found, readers[0]):
        return
    others = (one.name for one in situation.mutuals or ())
    via = () if situation.via is None else (situation.via.name,)
    if found.named[0][0][0].islower() and not any(_names(found, one) for one in (*via, *others)):
        return
    named, meant = clean(" ".join(found.named[0]), 40), clean(readers[0], 60)
    yield "block", f"The greeting says {named}, but this goes to {meant}. Set it right."


def _readers(message: Message, situation: Situation) -> list[str]:
    """The names of those who may be greeted: a request greets the introducer."""
    to, via = situation.to, situation.via
    if to is None:
        return []
    if message.kind == "cover" and via is not None:
        return [via.name]
    if message.kind in ASKS and via is None:
        return [to.name, *(one.name for one in situation.mutuals or ())]
    if message.kind in ("note", "message") or via is None:
        return [to.name]
    return [to.name, via.name]


def _names(found: Greeting, reader: str) -> bool:
    """Whether one of those greeted is this one."""
    parts = name_parts(reader)
    return any(_is_called(named[0], parts, found.bends) for named in found.named if named)


def _could_name(found: Greeting, reader: str) -> bool:
    """Whether greeting and name are in one script, so that they can be compared."""
    scripts = {_script(part) for part in name_parts(reader)}
    return bool(found.named[0]) and _script(found.named[0][0]) in scripts


def _is_called(word: str, parts: list[str], bends: bool) -> bool:
    """Whether a word of a greeting stands for a name: whole, short, as initials or joined."""
    spelled, known = _plain(word), [_plain(part) for part in parts]
    if spelled in known or _is_run(spelled, known):
        return True
    if "-" in spelled:
        return _is_joined(spelled, known)
    pieces = [piece for part in known for piece in part.split("-")]
    if word.isupper() and 1 < len(word) <= 3 and spelled in _initials(pieces):
        return True
    return any(_is_short_for(spelled, piece, bends) for piece in (*pieces, *known))


def _is_run(spelled: str, known: list[str]) -> bool:
    """`Annamaria` is Anna Maria."""
    return any(spelled == one + other for one, other in pairwise(known))


def _is_joined(spelled: str, known: list[str]) -> bool:
    """`Ana-Maria` is Ana Maria, and Ana; but Jean-Luc is not Jean-Pierre."""
    first, *_ = pieces = spelled.split("-")
    held = [piece for part in known for piece in part.split("-")]
    if all(piece in held for piece in pieces):
        return True
    return first in known and not any("-" in part for part in known[:1])


def _is_short_for(spelled: str, piece: str, bends: bool) -> bool:
    if not spelled or not piece:
        return False
    if spelled == piece or 1 in (len(spelled), len(piece)):
        return spelled[0] == piece[0]
    if spelled in nicknames().get(piece, ()) or piece in nicknames().get(spelled, ()):
        return True
    if not spelled.isascii() and _script(spelled) != "CYRILLIC":
        return piece.startswith(spelled) or piece.endswith(spelled) or spelled.startswith(piece)
    less, more = sorted((spelled, piece), key=len)
    if more.startswith(less) and len(more) - len(less) >= 2 and len(less) >= 2:
        return True
    return bends and _is_bent(spelled, piece)


def _is_bent(spelled: str, piece: str) -> bool:
    """Whether two words differ only at their ends, as `Marto` and `Marta`."""
    same = 0
    for one, other in zip(spelled, piece, strict=False):
        if one != other:
            break
        same += 1
    return same >= max(2, max(len(spelled), len(piece)) - 2)


def _initials(pieces: Iterable[str]) -> str:
    return "".join(piece[0] for piece in pieces if piece)


def _plain(word: str) -> str:
    """A name as it is compared: folded, with one spelling for umlauts."""
    return _UMLAUT.sub(r"\1", fold(word)).replace("'", "")


def _script(word: str) -> str:
    """The script of a word, by its first letter."""
    return unicodedata.name(word[0], "").partition(" ")[0] if word else ""
