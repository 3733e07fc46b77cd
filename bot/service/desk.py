"""Everything a member can ask of the bot, whatever surface the question comes through.

Every method is synchronous, takes some milliseconds of one core and may run in any thread.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import assert_never

from bot.core.commands import Command, CommandName, parse_command
from bot.core.conversation import Conversation, Decline, Greet, Thank
from bot.core.decide import Match, Reason
from bot.core.knowledge import Knowledge
from bot.core.model import Entry, Topic
from bot.core.reply import Reply, compose_reply
from bot.core.suggest import Suggestion, picked_entry, suggest
from bot.service.answer import Answerer, consider
from bot.service.conversations import Conversations
from bot.service.converse import WHOLE_ANSWER_CHARS, Answered, SmallTalk, take_turn

_MOST_FOUND = 5
# Below this score an entry shares no more with the words than any other does: measured on the
# shipped packs, unrelated words reach 0.04, and unrelated questions 0.15.
_LEAST_SCORE_FOUND = 0.15


@dataclass(frozen=True, slots=True)
class Help:
    """What the bot can do, with `starters` to try."""

    starters: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class TopicList:
    """Every topic that has entries, each with how many it has."""

    topics: tuple[tuple[Topic, int], ...]
    starters: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """What a search for `words` found, best first; no words mean that there was nothing to find."""

    words: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Privacy:
    """What is kept about those who ask."""


@dataclass(frozen=True, slots=True)
class Wordless:
    """A message without any text."""


Said = Answered | SmallTalk | Help | TopicList | Ranking | Privacy | Wordless


class Desk:
    """Takes questions from members and hands out what to say."""

    def __init__(self, answerer: Answerer, conversations: Conversations) -> None:
        self._answerer = answerer
        self._conversations = conversations

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge in force at this moment."""
        return self._answerer.snapshot.knowledge

    def suggest(self, text: str) -> tuple[Suggestion, ...]:
        """List what `text` may become while it is being typed."""
        return suggest(text, self.knowledge)

    def ask(self, text: str) -> Reply:
        """Answer a question on its own; a picked suggestion is answered by its entry."""
        entry_id = picked_entry(text)
        reply = self._answerer.show(entry_id) if entry_id is not None else None
        return reply or self._answerer.answer(text)

    def open(
        self, entry_id: str, *, person: int | None = None, is_whole: bool = False
    ) -> Reply | None:
        """Answer with one entry, or return None when there is no such entry any more.

        `person` is whose conversation goes on with it, if it belongs to one; `is_whole` asks for
        all of the answer and not the part that fits an excerpt.
        """
        conversation = Conversation() if person is None else self._conversations.of(person)
        shown = conversation.shown
        if is_whole:
            reply = self._answerer.show(entry_id, shown=shown, budget_chars=WHOLE_ANSWER_CHARS)
        else:
            reply = self._answerer.show(entry_id, shown=shown)
        if reply is not None and person is not None:
            self._conversations.keep(person, conversation.after(reply))
        return reply

    def hear(self, person: int, text: str) -> Said:
        """Take one turn in the conversation with `person`."""
        if not text.strip():
            return Wordless()
        conversation = self._conversations.of(person)
        command = parse_command(text)
        if command is None:
            turn = take_turn(self._answerer, text, conversation)
            said: Said = turn.outcome
            after = turn.conversation
        else:
            said = self._obey(command)
            after = _after(said, conversation)
        self._conversations.keep(person, after)
        return said

    def _obey(self, command: Command) -> Said:
        match command.name:
            case CommandName.HELP:
                return Help(self.knowledge.starters)
            case CommandName.TOPICS:
                return self._list_topics()
            case CommandName.TOPIC:
                return self._open_topic(command.argument)
            case CommandName.FAQ if command.argument:
                return Answered(self.ask(command.argument))
            case CommandName.FAQ:
                return self._list_topics()
            case CommandName.SEARCH:
                return self._search(command.argument)
            case CommandName.PRIVACY:
                return Privacy()
            case _:
                assert_never(command.name)

    def _list_topics(self) -> TopicList:
        knowledge = self.knowledge
        counted = (
            (topic, len(knowledge.entries_by_topic.get(topic.id, ()))) for topic in knowledge.topics
        )
        return TopicList(tuple(each for each in counted if each[1]), knowledge.starters)

    def _open_topic(self, name: str) -> Said:
        """Show the topic called `name`, or that of the entry which answers to the name."""
        reply = self._answerer.answer(name)
        if reply.topic is not None:
            return Answered(reply)
        index = self._answerer.snapshot.index
        topic_id = reply.entry.topic if reply.entry is not None else ""
        if topic_id not in index.knowledge.topic_by_id:
            return self._list_topics()
        decision = Match(topic_id, 1.0, Reason.PICKED, is_topic=True)
        return Answered(compose_reply(reply.query, reply.candidates, decision, index))

    def _search(self, words: str) -> Ranking:
        snapshot = self._answerer.snapshot
        _, candidates = consider(words, snapshot)
        by_id = snapshot.knowledge.entry_by_id
        found = (by_id[each.id] for each in candidates if each.score > _LEAST_SCORE_FOUND)
        return Ranking(words, tuple(islice(found, _MOST_FOUND)))


def _after(said: Said, conversation: Conversation) -> Conversation:
    """Return the conversation once `said` has been shown: what it lists can be picked by number."""
    match said:
        case Answered(reply):
            return conversation.after(reply)
        case Help(starters=entries) | TopicList(starters=entries) | Ranking(entries=entries):
            offered = tuple(entry.id for entry in entries)
            return replace(conversation, offered=offered, is_choosing=False)
        case SmallTalk(intent=Greet() | Thank() | Decline()) | Privacy() | Wordless():
            return conversation
        case _:
            assert_never(said)
