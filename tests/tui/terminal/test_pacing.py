"""How much may be under way to a terminal that answers, answers late, or never does."""

from __future__ import annotations

from secondhop.tui.terminal.pacing import MOST_BYTES, MOST_QUESTIONS, Pacing


def test_a_terminal_that_answers_is_never_waited_for() -> None:
    pacing = Pacing()
    for now in range(100):
        assert pacing.wait(now) == 0
        assert pacing.sent(800, now)
        pacing.answered()


def test_small_frames_are_free() -> None:
    pacing = Pacing()
    assert not pacing.sent(40, 0.0)
    assert pacing.wait(0.0) == 0


def test_small_frames_add_up_to_a_question() -> None:
    pacing = Pacing()
    assert [pacing.sent(40, 0.0) for _ in range(6)].count(True) == 1


def test_bytes_under_way_are_bounded() -> None:
    pacing = Pacing()
    sent = 0
    while not pacing.wait(0.0):
        pacing.sent(300, 0.0)
        sent += 300
    assert sent <= MOST_BYTES + 300
    pacing.answered()
    assert pacing.wait(0.0) == 0


def test_frames_under_way_are_bounded() -> None:
    pacing = Pacing()
    questions = 0
    while not pacing.wait(0.0):
        questions += pacing.sent(200, 0.0)
    assert questions == MOST_QUESTIONS


def test_a_big_frame_waits_only_for_what_is_under_way() -> None:
    pacing = Pacing()
    assert pacing.wait(0.0) == 0
    pacing.sent(50_000, 0.0)
    assert pacing.wait(0.0) > 0
    pacing.answered()
    assert pacing.wait(0.0) == 0


def test_a_terminal_that_never_answers_is_asked_no_more() -> None:
    pacing = Pacing()
    pacing.sent(5000, 0.0)
    wait = pacing.wait(0.0)
    assert 0 < wait <= 1
    assert pacing.wait(wait) == 0
    assert not pacing.sent(5000, wait)
    assert pacing.is_silent
    assert pacing.wait(wait) == 0


def test_a_late_answer_begins_the_pacing_again() -> None:
    pacing = Pacing()
    pacing.sent(5000, 0.0)
    assert not pacing.sent(5000, 5.0)
    pacing.answered()
    assert not pacing.is_silent
    assert pacing.sent(5000, 6.0)


def test_one_lost_answer_is_no_silence() -> None:
    pacing = Pacing()
    pacing.sent(5000, 0.0)
    pacing.answered()
    pacing.sent(5000, 0.0)
    wait = pacing.wait(0.0)
    assert wait > 1
    assert pacing.sent(5000, wait)
    assert not pacing.is_silent
    pacing.answered()
    assert not pacing.owes_answers


def test_many_lost_answers_are_silence() -> None:
    pacing = Pacing()
    pacing.sent(5000, 0.0)
    pacing.answered()
    for now in (0, 10, 20, 30):
        pacing.sent(5000, now)
    assert pacing.is_silent


def test_who_never_answered_owes_nothing() -> None:
    pacing = Pacing()
    pacing.sent(5000, 0.0)
    owed = [pacing.owes_answers]
    pacing.answered()
    pacing.sent(5000, 0.0)
    owed.append(pacing.owes_answers)
    pacing.restart()
    owed.append(pacing.owes_answers)
    assert owed == [False, True, False]
