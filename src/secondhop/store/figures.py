"""What a search compares with numbers and days, from the state, for everybody or some rows."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from secondhop.model.outreach import FollowUp, Touch
from secondhop.network.ranking import Standing
from secondhop.search.corpus import NONE, Figures
from secondhop.store.evidence import ordinal

Int32 = NDArray[np.int32]


def put_standing(
    figures: Figures,
    standing: Standing,
    degree: NDArray[np.int8],
    strength: NDArray[np.float32],
    rows: Int32,
) -> None:
    """Write warmth and score of these rows, rounded as they are shown."""
    is_contact = degree[rows] == 1
    warmth = np.where(is_contact, strength[rows], standing.best_warmth[rows])
    has_way = is_contact | (standing.best[rows] >= 0)
    figures.warmth[rows] = np.where(has_way, np.rint(100 * warmth), NONE)
    figures.score[rows] = np.where(degree[rows] == 2, np.rint(standing.score[rows]), NONE)


def put_all_days(
    figures: Figures,
    touches: Iterable[tuple[int, Touch]],
    follow_ups: Iterable[tuple[int, FollowUp]],
) -> None:
    """Write when each row was last touched, and when something is due; both were NONE."""
    for row, touch in touches:
        figures.touched[row] = max(int(figures.touched[row]), ordinal(touch.on) or NONE)
    for row, follow_up in follow_ups:
        figures.due[row] = _sooner(int(figures.due[row]), follow_up)


def put_days(
    figures: Figures, row: int, touches: Iterable[Touch], follow_ups: Iterable[FollowUp]
) -> None:
    """Write the same for one person."""
    figures.touched[row] = max((ordinal(touch.on) or NONE for touch in touches), default=NONE)
    figures.due[row] = NONE
    for follow_up in follow_ups:
        figures.due[row] = _sooner(int(figures.due[row]), follow_up)


def _sooner(due: int, follow_up: FollowUp) -> int:
    if not follow_up.is_open:
        return due
    day = follow_up.due.toordinal()
    return day if due == NONE else min(due, day)
