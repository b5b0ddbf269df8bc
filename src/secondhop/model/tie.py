"""The evidence for ties, and how their warmth is written on screen."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class EvidenceKind(StrEnum):
    """How a tie is known. Confidence of each is in the packaged weights."""

    CONNECTION = "connection"  # in the exported contact list of one of the two
    GROUP_THREAD = "group thread"  # both took part in a conversation of at most 20 people
    BY_HAND = "by hand"  # the user said so
    CONFIRMED = "confirmed"  # the user confirmed what a file said
    PASTED = "pasted"  # a profile names one as a mutual connection, and the user pasted that


class Evidence(Struct, frozen=True):
    """Why two people are believed to know each other."""

    kind: EvidenceKind
    source: str  # short name of the file, or "you"
    confidence: float  # 0..1
    on: str = ""  # ISO date of the tie itself ("connected on")
    seen: str = ""  # ISO date at which the source said so


def dots(warmth: float) -> str:
    """Warmth as four dots: any tie at all shows at least one."""
    filled = 0 if warmth <= 0 else 1 + (warmth >= 0.25) + (warmth >= 0.5) + (warmth >= 0.75)
    return "●" * filled + "○" * (4 - filled)
