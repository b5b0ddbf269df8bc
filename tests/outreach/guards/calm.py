"""Situations in which every guard is silent: at the last value that is still fine."""

from __future__ import annotations

from datetime import date

from secondhop.model.person import Person, PersonId
from secondhop.outreach.guards.message import Message
from secondhop.outreach.guards.situation import Invitations, Mutual, Sent, Situation
from tests.outreach.guards.bad import (
    COVER,
    HANA,
    NOTE,
    READY,
    SENT,
    WORD,
    YUKI,
    Case,
    ask,
    at,
    touch,
)

DANK = Message("thanks", "Thank you Hana, that was kind.")
OTHER = Sent("Hi Ivo, who owns a late event in your house, and since when, and did it help you?")


def invited(message: Message = NOTE, account: str = "free", **numbers: int) -> Case:
    return (message, at(account=account, invitations=Invitations(**numbers)))


def asked(*asks: object) -> Case:
    return (COVER, at(via=YUKI, asks=asks))


CALM: dict[str, Case] = {
    "nothing is known": (NOTE, Situation()),
    "nothing but the person": (NOTE, at()),
    "a day before the week is full": invited(week=39),
    "a few today": invited(today=14),
    "one note is left": invited(notes=4),
    "a paid account has no note budget": invited(account="premium", notes=40),
    "an unknown account has no note budget": invited(account="", notes=40),
    "no note is written": invited(Message("note", " "), notes=5),
    "some wait for an answer": invited(pending=199, pending_old=19),
    "too few answers to count": invited(accepted=0, ignored=9),
    "a quarter accepted": invited(accepted=3, ignored=9),
    "a full week does not matter to a message": invited(WORD, week=99, pending=900, notes=9),
    "invited again after three weeks": (NOTE, at(withdrawn=date(2026, 11, 2))),
    "their invitation to me": (NOTE, at(touches=(touch("2026-11-10", "invitation", "in"),))),
    "two unanswered": (WORD, at(touches=(touch("2026-10-20"), touch("2026-11-01")))),
    "three that were answered": (
        WORD,
        at(touches=(*map(touch, ("2026-10-20", "2026-11-01", "2026-11-10")), touch("2026-11-11", direction="in"))),
    ),
    "unanswered long ago": (WORD, at(touches=tuple(map(touch, ("2022-01-01", "2023-01-01", "2024-01-01", "2025-01-01"))))),
    "we met since": (WORD, at(touches=(touch("2026-11-19"), touch("2026-11-20", "meeting", "")))),
    "three working days later": (WORD, at(touches=(touch("2026-11-18"),))),
    "several lines on one day": (WORD, at(touches=(touch("2026-11-23"), touch("2026-11-23", "call")))),
    "an answer to an answer": (WORD, at(touches=(touch("2026-11-20", direction="in"),))),
    "a follow-up without an answer": (Message("message", "Just following up, Hana."), at(touches=(touch("2026-11-02"),))),
    "thanks right after": (DANK, at(touches=(touch("2026-11-22"),))),
    "the research is done": (COVER, at(via=YUKI, research=READY)),
    "no research for a message": (WORD, at(research=())),
    "a sure tie": (NOTE, at(mutuals=(Mutual("Gita Clarke", 0.95, date(2026, 1, 1)),))),
    "a guess that is not told": (NOTE, at(mutuals=(Mutual("Nils Holm", 0.4),))),
    "nothing known of the tie": (NOTE, at(mutuals=(Mutual("Gita Clarke"),))),
    "other tags": (WORD, at(to=Person(HANA.id, "Hana Weber", tags=("berlin", "first-choice")))),
    "another stage": (WORD, at(to=Person(HANA.id, "Hana Weber", stage="warming"))),
    "a second-degree person": (NOTE, at(degree=2)),
    "a contact gets a message": (WORD, at(degree=1)),
    "a cover to the introducer herself": (Message("cover", "Hi Hana, would you introduce me to Ivo?"), at(degree=1)),
    "the same introducer again": asked(ask(YUKI.id, "hana", asked="2026-11-01")),
    "another one who was only drafted": asked(ask(PersonId("gita"), "hana", drafted="2026-11-01")),
    "another one who said no": asked(ask(PersonId("gita"), "hana", asked="2026-11-01", no="2026-11-02")),
    "another one about somebody else": asked(ask(PersonId("gita"), "ivo", asked="2026-11-01")),
    "one favour this month": asked(ask(YUKI.id, "ivo", asked="2026-11-01")),
    "two favours last season": asked(*(ask(YUKI.id, one, asked="2026-09-10") for one in "ab")),
    "many, with their outcomes told": asked(
        *(ask(YUKI.id, one, asked="2026-09-10", introduced="2026-09-12", outcome="2026-09-20", thanked="2026-09-12") for one in "abcd")
    ),
    "introduced last week": asked(ask(YUKI.id, "ivo", asked="2026-11-01", introduced="2026-11-12")),
    "a contact I know": (COVER, at(via=YUKI, strength=0.15)),
    "two colleagues": (NOTE, at(colleagues=("Ivo Weber", "Femi Aho"))),
    "a third of it to contacts": (NOTE, at(outreach=(4, 12), overdue=0)),
    "too few messages to count": (NOTE, at(outreach=(0, 9))),
    "contacts two months old": (NOTE, at(imported=date(2026, 9, 24))),
    "another text went to others": (NOTE, at(sent=(SENT, OTHER))),
    "a short text that everybody gets": (WORD, at(sent=(Sent("Hi Ivo, how did the move go?", ("Ivo",)),))),
}  # fmt: skip
"""By what is fine about it."""
