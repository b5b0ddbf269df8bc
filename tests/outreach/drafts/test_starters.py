from __future__ import annotations

from msgspec.structs import replace

from secondhop.outreach.drafts.starters import starters
from tests.outreach.drafts.known import NOTHING, READY


def test_every_starter_says_where_it_comes_from() -> None:
    found = {one.text: one.source for one in starters(READY)}
    assert (
        found["her talk on late events, https://example.org/late"] == "checklist (hook), 2026-11-20"
    )
    assert found["you met: lunch, and a date for the next one"] == "timeline, 2026-11-18"
    assert found["you liked: the photo of her rack"] == "timeline, 2026-11-10"
    assert found["answers on Fridays"] == "your note, 2026-11-09"
    assert found["you both know Nordwind from the inside"] == "companies, now and before"
    assert found["you both belong to Panke Choir"] == "groups"
    assert found["you both know Yuki Santos, Gita Clarke"] == "ways, the warmest first"


def test_what_nobody_knows_is_no_starter() -> None:
    assert starters(NOTHING) == []
    assert starters(replace(NOTHING, mutuals=tuple("abcde")))[0].text.endswith("a, b, c and 2 more")
