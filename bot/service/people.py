"""What is kept about a member, to be shown and to be deleted."""

from __future__ import annotations

from bot.core.personal import PersonalRecord
from bot.ports import PersonalDataStore
from bot.service.conversations import Conversations
from bot.service.feedback import Feedback
from bot.service.gathering import Gathering


class People:
    """Shows and deletes what is kept about one person, in the store and in memory."""

    def __init__(
        self,
        store: PersonalDataStore,
        conversations: Conversations,
        feedback: Feedback,
        gathering: Gathering,
    ) -> None:
        self._store = store
        self._conversations = conversations
        self._feedback = feedback
        self._gathering = gathering

    async def show(self, person: int) -> list[PersonalRecord]:
        """List everything that is stored about `person`; raises StorageError."""
        return await self._store.personal_data(person)

    async def delete(self, person: int) -> None:
        """Delete it, and forget the conversation; raises StorageError, and then nothing is gone."""
        await self._store.forget_person(person)
        self._conversations.forget(person)
        self._feedback.forget(person)
        self._gathering.forget(person)
