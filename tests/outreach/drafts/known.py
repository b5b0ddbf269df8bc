"""People and what is known of them, for drafts: all of them invented."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from secondhop.model.asks import Ask
from secondhop.model.goal import Goal
from secondhop.model.outreach import Note, Touch
from secondhop.model.person import Person, PersonId
from secondhop.model.research import Finding
from secondhop.outreach.drafts.facts import Facts

TODAY = date(2026, 11, 23)
ROBIN = Person(
    PersonId("robin"), "Robin Vale", "Data platform lead", "Kiln Labs",
    url="https://www.linkedin.com/in/robin-vale-demo", email="robin@vale.example",
    past=("Nordwind",), schools=("Spree University",), groups=("Panke Choir",), skills=("SQL",),
)  # fmt: skip
HANA = Person(
    PersonId("hana"), "Hana Weber", "Head of Data", "Helsing", "Berlin",
    url="https://www.linkedin.com/in/hana-weber-demo", email="hana@weber.example",
    past=("Nordwind",), schools=("Spree University",), groups=("Panke Choir",), skills=("SQL",),
)  # fmt: skip
YUKI = Person(PersonId("yuki"), "Yuki Santos", "Lead", "Kiln Labs", email="yuki@santos.example")
NILS = Person(PersonId("nils"), "Nils Vos", "Engineer", "Nordwind")

FOUND = (
    Finding("role", "checked on her profile", "2026-11-20"),
    Finding("hook", "her talk on late events, https://example.org/late", "2026-11-20"),
    Finding("mutual", "they shared an office for two years", "2026-11-20"),
    Finding("reason", "she builds a second team in Leipzig", "2026-11-20"),
    Finding("offer", "our notes on what such a team costs", "2026-11-20"),
    Finding("ask", "15 minutes on how you split the on-call week", "2026-11-20"),
)
DAYS = (("asked", "2026-11-02"), ("introduced", "2026-11-12"))
MADE = Ask("a1", YUKI.id, HANA.id, "introduced", DAYS)
MET = Touch("t1", HANA.id, "meeting", "2026-11-18", text="lunch, and a date for the next one")
LIKED = Touch("t2", HANA.id, "like", "2026-11-10", "out", "the photo of her rack")
NOTED = Note("n1", HANA.id, "answers on Fridays", "2026-11-09")

NOTHING = Facts(replace(ROBIN, past=(), schools=(), groups=(), skills=()), HANA, 2)
"""Only who they are."""
READY = Facts(
    ROBIN, HANA, 2, YUKI, mutuals=("Yuki Santos", "Gita Clarke"), research=FOUND, ask=MADE,
    touches=(MET, LIKED), notes=(NOTED,), goal=Goal("job", titles=("Head of Platform",)),
)  # fmt: skip
"""All that there can be."""
FAR = replace(READY, degree=3, beyond=NILS, mutuals=(), ask=None)
