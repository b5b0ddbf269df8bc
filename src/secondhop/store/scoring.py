"""Why a prospect has their score, in numbers and in words."""

from __future__ import annotations

from msgspec import Struct

from secondhop.model.goal import Goal
from secondhop.model.text import plural
from secondhop.network.breakdown import Breakdown, breakdown
from secondhop.search.fit import met, wishes
from secondhop.search.spelling import format_term
from secondhop.store.state import State


class Term(Struct, frozen=True):
    """One term of a score with what it follows from."""

    name: str
    value: float  # 0..1
    weight: float  # 0..1, of all terms together 1
    points: float  # rounded so that all of them add up to the score as it is shown
    why: str


def terms_of(state: State, row: int, goal: Goal, digits: int) -> list[Term]:
    """The terms that add up to the score of a row, [] when it has none."""
    taken = taken_apart(state, row)
    points = taken.points(digits)
    return [
        Term(part.term, part.value, part.weight, shown, _why(state, row, goal, part.term))
        for part, shown in zip(taken.parts, points, strict=True)
    ]


def taken_apart(state: State, row: int) -> Breakdown:
    """The score of a row as the state made it."""
    return breakdown(state.basis, state.weights, row)


def _why(state: State, row: int, goal: Goal, term: str) -> str:
    match term:
        case "path":
            few = min(int(state.weights.path_introducers), int(state.mutuals[row]))
            whom = "the one introducer" if few == 1 else f"one of the best {few} introducers"
            return f"how likely {whom} manages it"
        case "novelty":
            peak = f"{state.weights.novelty_peak:.0f}"
            count = plural(int(state.mutuals[row]), "mutual")
            return f"{count}; ties bring most news at about {peak}"
    return _fit_words(state, row, goal)


def _fit_words(state: State, row: int, goal: Goal) -> str:
    """What of the goal is met, and what is not."""
    wanted = wishes(goal, state.weights)
    found = met(state.index, wanted, row)
    names = [format_term(wish.item) for wish in found]
    missing = [format_term(wish.item) for wish in wanted if wish not in found]
    parts = [f"meets {', '.join(names)}"] if names else []
    parts += [f"not {', '.join(missing)}"] if missing else []
    return "; ".join(parts)
