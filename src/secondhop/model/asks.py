"""An ask: a request to one introducer about one person, and how far it has come."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from secondhop.model.person import PersonId

STEPS = (
    "drafted",
    "asked",
    "agreed",
    "target asked",
    "yes",
    "introduced",
    "replied",
    "outcome",
)
"""How an ask goes on, in this order; steps may be left out."""

ENDS = ("no", "dropped")
"""How an ask ends without an introduction: somebody said no, or I let it rest."""

THANKED = "thanked"
"""Said of any ask that the introducer did something about, whenever it happens."""

ASK_STATES = (*STEPS, *ENDS, THANKED)

NUDGED = "nudged"
"""No state of its own: the day on which the introducer was last reminded."""

_MADE = STEPS.index("introduced")
_ANSWERED = STEPS.index("replied")


class Ask(Struct, frozen=True):
    """A request to an introducer about one person; every step keeps its day."""

    id: str
    introducer: PersonId
    person: PersonId
    state: str  # of ASK_STATES: what was said of it last
    days: tuple[tuple[str, str], ...] = ()  # (state, ISO date), in the order of ASK_STATES
    nudged: str = ""  # ISO date of the last reminder, "" when none
    template: str = ""  # which words were sent, "" when nobody knows

    def day(self, state: str) -> str:
        """The ISO date of a step, "" when it has not happened."""
        return dict(self.days).get(state, "")

    @property
    def progress(self) -> int:
        """How far along STEPS it has come; -1 before any."""
        said = [STEPS.index(state) for state, _ in self.days if state in STEPS]
        return max(said, default=-1)

    @property
    def is_ended(self) -> bool:
        """Whether somebody said no, or I let it rest."""
        return any(self.day(end) for end in ENDS)

    @property
    def is_open(self) -> bool:
        """Whether it keeps the person from being asked for through somebody else."""
        return not self.is_ended and self.progress < _ANSWERED

    @property
    def is_made(self) -> bool:
        """Whether the introduction was made."""
        return self.progress >= _MADE

    @property
    def owes_thanks(self) -> bool:
        """Whether the introducer has done something, and not been thanked."""
        return (self.is_made or bool(self.day("no"))) and not self.day(THANKED)

    @property
    def owes_outcome(self) -> bool:
        """Whether the introducer does not know yet what came of it."""
        return self.is_made and not self.day("outcome")

    @property
    def last_day(self) -> str:
        """When anything happened last, as an ISO date."""
        return max((*(day for _, day in self.days), self.nudged), default="")

    def idle(self, today: date) -> int:
        """Days since anything happened."""
        return (today - date.fromisoformat(self.last_day)).days if self.last_day else 0


def why_not(ask: Ask, state: str) -> str:
    """Why an ask cannot be put into a state, "" when it can."""
    if ask.day(state):
        return f"it is {state} since {ask.day(state)}"
    if state == THANKED:
        is_early = not (ask.is_made or ask.day("no"))
        return "there is nothing to thank for yet; say introduced or no first" if is_early else ""
    if ask.is_ended:
        return f"it ended with {ask.state}; ask anew instead"
    if state in ENDS:
        return f"it has come as far as {STEPS[ask.progress]}" if not ask.is_open else ""
    if STEPS.index(state) < ask.progress:
        return f"it has come as far as {STEPS[ask.progress]} already"
    return ""


def next_states(ask: Ask) -> tuple[str, ...]:
    """The states it may be put into, likeliest first."""
    usual = (*STEPS[ask.progress + 1 :], THANKED, *ENDS)
    return tuple(state for state in usual if not why_not(ask, state))
