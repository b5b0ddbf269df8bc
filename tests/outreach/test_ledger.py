from __future__ import annotations

from datetime import date

from secondhop.model.asks import Ask
from secondhop.model.person import PersonId
from secondhop.outreach.ledger import Rules, load_of, loads, too_much
from secondhop.outreach.limits import load_limits
from secondhop.outreach.pacing import load_pacing

ANA, BEN, CLEO = PersonId("ana"), PersonId("ben"), PersonId("cleo")
MONDAY = date(2026, 11, 23)
RULES = Rules(load_pacing(), load_limits())


def ask(number: str, via: PersonId = ANA, **days: str) -> Ask:
    said = tuple(days.items())
    return Ask(number, via, CLEO, said[-1][0], said)


def test_the_ledger_counts_what_was_asked_done_and_is_owed() -> None:
    made = loads(
        [
            ask("1", asked="2026-05-01", introduced="2026-05-03"),
            ask("2", asked="2026-11-20"),
            ask("3", asked="2026-10-01", no="2026-10-02", thanked="2026-10-02"),
            ask("4", drafted="2026-11-22"),
            ask("5", BEN, asked="2026-11-22"),
        ],
        {ANA: 2},
        MONDAY,
        RULES,
    )
    assert [one.introducer for one in made] == [BEN, ANA]
    ana = made[1]
    assert (ana.asks, ana.open, ana.recent) == (4, 3, 2)
    assert (ana.introduced, ana.declined, ana.given) == (1, 1, 2)
    assert (ana.thanks_owed, ana.outcomes_owed) == (1, 1)
    assert (ana.last, ana.rests_until) == ("2026-11-20", "2026-12-04")


def test_who_was_never_asked_may_be() -> None:
    load = load_of(BEN, [ask("1", asked="2026-11-20")], MONDAY, RULES)
    assert (load.asks, load.last, load.is_resting) == (0, "", False)
    assert too_much(load, RULES.limits) == ""


def test_why_somebody_should_not_be_asked_again() -> None:
    owing = load_of(ANA, [ask("1", asked="2026-08-01", no="2026-08-02")], MONDAY, RULES)
    assert "thanks" in too_much(owing, RULES.limits)
    often = [ask(str(n), asked=f"2026-09-{n:02}", dropped="2026-10-01") for n in (1, 2, 3)]
    assert "3 times in 90 days" in too_much(load_of(ANA, often, MONDAY, RULES), RULES.limits)
    resting = load_of(ANA, [ask("1", asked="2026-11-20")], MONDAY, RULES)
    assert "until 2026-12-04" in too_much(resting, RULES.limits)
    rested = load_of(ANA, [ask("1", asked="2026-11-09")], MONDAY, RULES)
    assert too_much(rested, RULES.limits) == ""


def test_a_draft_tires_nobody() -> None:
    load = load_of(ANA, [ask("1", drafted="2026-11-22")], MONDAY, RULES)
    assert (load.recent, load.last, load.is_resting) == (0, "", False)
