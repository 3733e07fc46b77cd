"""How often the bot speaks up in a channel."""

from __future__ import annotations

import pytest

from bot.service.pace import Earlier, Free, Limits, Pace, StillTooFast, TooFast

ADA, BOB = 1, 2
HERE, THERE = 10, 20


class Clock:
    now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pace(clock: Clock) -> Pace:
    return Pace(clock, Limits(most=2, within_s=20.0, repeat_after_s=60.0, most_kept=3))


def test_a_member_has_so_many_answers_and_is_told_once(pace: Pace, clock: Clock) -> None:
    verdicts = []
    for _ in range(4):
        verdicts.append(pace.take_turn(ADA, HERE))
        clock.now_s += 1.0
    assert verdicts == [Free(), Free(), TooFast(18.0), StillTooFast(17.0)]


def test_it_is_over_when_the_first_answer_is_old(pace: Pace, clock: Clock) -> None:
    for _ in range(3):
        pace.take_turn(ADA, HERE)
    clock.now_s += 20.0
    assert [pace.take_turn(ADA, HERE) for _ in range(3)] == [Free(), Free(), TooFast(20.0)]


def test_it_concerns_one_member_in_one_channel(pace: Pace) -> None:
    for _ in range(3):
        pace.take_turn(ADA, HERE)
    assert pace.take_turn(BOB, HERE) == Free()
    assert pace.take_turn(ADA, THERE) == Free()


def test_what_was_said_is_remembered_for_a_while(pace: Pace, clock: Clock) -> None:
    pace.remember(HERE, "late-fee", 7)
    clock.now_s += 59.0
    assert pace.earlier(HERE, "late-fee") == Earlier(7, 59.0)
    assert pace.earlier(THERE, "late-fee") is None
    assert pace.earlier(HERE, "loan-period") is None
    clock.now_s += 1.0
    assert pace.earlier(HERE, "late-fee") is None


def test_messages_that_are_gone_are_forgotten(pace: Pace) -> None:
    pace.remember(HERE, "late-fee", 7)
    pace.remember(HERE, "loan-period", 8)
    pace.remember(HERE, "renew-online", 9)
    pace.forget(7, 8)
    pace.forget(7)
    assert pace.earlier(HERE, "late-fee") is None
    assert pace.earlier(HERE, "loan-period") is None
    assert pace.earlier(HERE, "renew-online") == Earlier(9, 0.0)


def test_what_is_oldest_is_forgotten_when_there_is_too_much(pace: Pace) -> None:
    for number in range(4):
        pace.remember(HERE, number, number)
        for _ in range(3):
            pace.take_turn(number, HERE)
    assert pace.earlier(HERE, 0) is None
    assert pace.earlier(HERE, 1) is not None
    assert pace.take_turn(0, HERE) == Free()
    assert pace.take_turn(3, HERE) == StillTooFast(20.0)
