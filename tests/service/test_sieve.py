"""Who asked what in vain is remembered for a day, to notice a flood."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.service.sieve import Sieve

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ADA, BOB = 1, 2


def test_what_was_asked_yesterday_is_forgotten_whoever_asks_today() -> None:
    sieve = Sieve()
    assert sieve.admit(ADA, "zeppelin sailing", NOON)
    assert sieve.admit(BOB, "airships", NOON + timedelta(days=1))
    assert len(sieve) == 1


def test_whoever_was_silent_longest_is_forgotten_first() -> None:
    sieve = Sieve(most_members=1)
    assert sieve.admit(ADA, "zeppelin sailing", NOON)
    assert sieve.admit(BOB, "airships", NOON)
    assert sieve.admit(ADA, "zeppelin sailing", NOON)
