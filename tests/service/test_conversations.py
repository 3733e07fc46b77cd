"""The short memory of who was shown what."""

from __future__ import annotations

from bot.core.conversation import Conversation
from bot.service.conversations import Conversations

HALF_AN_HOUR_S = 1_800.0
ONE = Conversation(entry="one")
TWO = Conversation(entry="two")


class _Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_each_person_has_a_conversation_of_their_own() -> None:
    kept = Conversations(_Clock())
    kept.keep(1, ONE)
    kept.keep(2, TWO)
    assert (kept.of(1), kept.of(2), kept.of(3)) == (ONE, TWO, Conversation())


def test_a_conversation_is_forgotten_some_time_after_its_last_turn() -> None:
    clock = _Clock()
    kept = Conversations(clock, expires_after_s=HALF_AN_HOUR_S)
    kept.keep(1, ONE)
    clock.now = HALF_AN_HOUR_S - 1
    assert kept.of(1) == ONE
    kept.keep(1, TWO)
    clock.now += HALF_AN_HOUR_S - 1
    assert kept.of(1) == TWO
    clock.now += 1
    assert kept.of(1) == Conversation()
    assert len(kept) == 0


def test_the_longest_silent_is_forgotten_first() -> None:
    kept = Conversations(_Clock(), most=2)
    kept.keep(1, ONE)
    kept.keep(2, TWO)
    kept.keep(1, ONE)
    kept.keep(3, TWO)
    assert (kept.of(1), kept.of(2), kept.of(3)) == (ONE, Conversation(), TWO)
    assert len(kept) == 2


def test_one_conversation_is_forgotten_on_request() -> None:
    kept = Conversations(_Clock())
    kept.keep(1, ONE)
    kept.keep(2, TWO)
    for _ in range(2):
        kept.forget(1)
        assert (kept.of(1), kept.of(2)) == (Conversation(), TWO)


def test_the_conversations_of_one_person_are_forgotten_in_every_channel() -> None:
    conversations = Conversations(float)
    for party in (1, (1, 10), (1, 20), (2, 10)):
        conversations.keep(party, Conversation(shown=("loan-period",)))
    conversations.forget(1)
    assert len(conversations) == 1
    assert conversations.of((2, 10)).shown == ("loan-period",)
