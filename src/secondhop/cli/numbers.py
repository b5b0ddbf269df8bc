"""`numbers`: what came of what was sent, what may still be spent, and what introducers are owed."""

from __future__ import annotations

from argparse import ArgumentParser

from secondhop.cli.parser import Arguments, Verb
from secondhop.cli.session import Session
from secondhop.cli.stop import Exit
from secondhop.cli.table import table
from secondhop.cli.who import names_of
from secondhop.exports.asks import load_object
from secondhop.exports.objects import Object
from secondhop.outreach.budgets import Budget
from secondhop.outreach.ledger import Load
from secondhop.outreach.numbers import STEPS, Funnel, Share, funnel, funnels
from secondhop.store.asking import pacing_of
from secondhop.store.counting import attempts, budgets_of, loads_of

BY = ("introducer", "template", "stage")


def _declare(parser: ArgumentParser) -> None:
    """It takes no words."""


def _numbers(session: Session, arguments: Arguments) -> int:
    store = session.store
    tried, least = attempts(store), pacing_of(store).least_counted
    groups = {by: funnels(tried, by) for by in BY}
    whole, spent, ledger = funnel("all", tried), budgets_of(store), loads_of(store)
    if session.json:
        session.print_json(
            {
                "today": session.today,
                "funnel": _funnel_object(whole, least),
                "by": {by: [_funnel_object(one, least) for one in groups[by]] for by in BY},
                "budgets": [_budget_object(one) for one in spent],
                "introducers": [load_object(session.state, one) for one in ledger],
            }
        )
        return Exit.FINE
    _print_funnels(session, [("", [whole]), *groups.items()], least)
    _print(session, "budget", [_budget_cells(one) for one in spent])
    _print(session, "introducer", [_load_cells(session, one) for one in ledger])
    return Exit.FINE


def _print_funnels(session: Session, groups: list[tuple[str, list[Funnel]]], least: int) -> None:
    lines = table([("", *STEPS), *(row for by, held in groups for row in _rows(by, held, least))])
    for line in lines:
        session.print(line)
    session.say(f"percentages, with the range in which the truth lies, from {least} on")


def _rows(by: str, held: list[Funnel], least: int) -> list[tuple[str, ...]]:
    return [
        (f"{by} {one.name}".strip(), *(share_words(share) for share in one.shares(least)))
        for one in held
    ]


def share_words(share: Share) -> str:
    """`12`, with `40 % (22–61)` behind it where enough were counted."""
    if share.share is None or share.low is None or share.high is None or share.count == share.of:
        return str(share.count)
    low, high = round(100 * share.low), round(100 * share.high)
    return f"{share.count}  {round(100 * share.share)} % ({low}–{high})"


def _print(session: Session, head: str, rows: list[tuple[str, ...]]) -> None:
    if rows:
        session.print("")
    for line in table([(head, *row) for row in rows]):
        session.print(line)


def _budget_cells(one: Budget) -> tuple[str, ...]:
    unit = f"this {one.unit}" if one.unit else "now"
    level = {"ok": "", "warn": "take care", "block": "full"}[one.level]
    return one.name, f"{one.used} of {one.most}", unit, level


def _load_cells(session: Session, one: Load) -> tuple[str, ...]:
    owed = f"{one.thanks_owed} thanks owed" if one.thanks_owed else ""
    rests = f"rests until {one.rests_until}" if one.is_resting else ""
    told = f"{one.introduced} introduced, {one.declined} declined, {one.given} given back"
    name = names_of(session.state, [one.introducer])
    return name, f"{one.asks} asked, {one.open} open", told, owed, rests


def _funnel_object(one: Funnel, least: int) -> Object:
    steps: list[Object] = []
    for step, share in zip(STEPS, one.shares(least), strict=True):
        known = share.share is not None
        steps.append(
            {
                "step": step,
                "count": share.count,
                "of": share.of,
                "share": round(share.share, 4) if share.share is not None else None,
                "low": round(share.low, 4) if known and share.low is not None else None,
                "high": round(share.high, 4) if known and share.high is not None else None,
            }
        )
    return {"name": one.name, "steps": steps}


def _budget_object(one: Budget) -> Object:
    return {
        "name": one.name,
        "used": one.used,
        "warn": one.warn,
        "most": one.most,
        "left": one.left,
        "unit": one.unit or None,
        "level": one.level,
    }


VERBS = {"numbers": Verb(_declare, _numbers)}
