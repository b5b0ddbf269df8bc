"""How much may be under way to the terminal: paced by its answers, never waiting for ever.

With some frames a question (where is the cursor?) is sent; the answer says that all before it was
drawn. While too much is unanswered the newest frame waits, and those before it are never sent.
"""

from __future__ import annotations

from collections import deque

QUESTION = "\x1b[6n"
MOST_BYTES = 1200
MOST_QUESTIONS = 3
_FREE_BYTES = 200  # so little never makes anybody wait, and is not asked about
_PATIENCE = 2.0  # seconds until an answer counts as lost, where answers are known to come
_FIRST_PATIENCE = 0.7
_TRIES = 2  # lost answers in a row until a terminal that did answer counts as silent


class Pacing:
    """Counts what was sent and not answered; the clock is given."""

    def __init__(self) -> None:
        self.is_silent = False
        self.has_answered = False
        self._asked: deque[tuple[int, float]] = deque()  # bytes and the time, oldest first
        self._unasked = 0
        self._lost = 0

    @property
    def owes_answers(self) -> bool:
        """Whether a terminal that answers has not yet done so."""
        return self.has_answered and bool(self._asked)

    def wait(self, now: float) -> float:
        """For how many seconds the next frame must wait, unless an answer comes before."""
        if self.is_silent or not self._asked:
            return 0.0
        under_way = self._unasked + sum(size for size, _ in self._asked)
        if len(self._asked) < MOST_QUESTIONS and under_way < MOST_BYTES:
            return 0.0
        return max(self._asked[-1][1] + self._patience - now, 0.0)

    @property
    def _patience(self) -> float:
        return _PATIENCE if self.has_answered else _FIRST_PATIENCE

    def sent(self, size: int, now: float) -> bool:
        """Count a frame; whether to ask after it."""
        self._give_up(now)
        self._unasked += size
        if self.is_silent or self._unasked < _FREE_BYTES:
            return False
        self._asked.append((self._unasked, now))
        self._unasked = 0
        return True

    def answered(self) -> None:
        """Count an answer, also a late one."""
        self.is_silent, self.has_answered = False, True
        self._lost = 0
        if self._asked:
            self._asked.popleft()

    def restart(self) -> None:
        """Another terminal, perhaps: forget what was asked."""
        self._asked.clear()
        self._unasked = 0

    def _give_up(self, now: float) -> None:
        """Answers that are long due will not come."""
        if self._asked and now - self._asked[-1][1] >= self._patience:
            self._asked.clear()
            self._lost += 1
            self.is_silent = not self.has_answered or self._lost >= _TRIES
