"""What is heard of an import in its thread, and how it is told."""

from __future__ import annotations

from secondhop.store.progress import COUNTING, MATCHING, Step, StoppedError


class Hearing:
    """Hears how far an import is, in its thread; `stop` ends the import at its next word."""

    def __init__(self) -> None:
        self.step: Step | None = None
        self.is_over = False

    def __call__(self, step: Step) -> None:
        if self.is_over:
            raise StoppedError
        self.step = step

    def stop(self) -> None:
        """Let the import end at its next word."""
        self.is_over = True


def step_words(step: Step) -> str:
    """What is done of what, in words."""
    if step.doing == COUNTING:
        return step.doing
    if step.doing == MATCHING:
        return f"{step.doing} {step.done:,} of {step.total:,} rows"
    shift, unit = (20, "MB") if step.total >= 1 << 20 else (10, "KB")
    return f"{step.doing} {step.done >> shift:,} of {step.total >> shift:,} {unit}"
