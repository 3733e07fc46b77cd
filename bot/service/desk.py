"""Everything a member can ask of the bot, whatever surface the question comes through.

Every method is synchronous, takes some milliseconds of one core and may run in any thread.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from bot.core.commands import Command, CommandName, parse_command
from bot.core.conversation import Conversation, Decline, Greet, Thank
from bot.core.decide import Match, Reason
from bot.core.knowledge import Knowledge
from bot.core.model import Entry, Topic
from bot.core.reply import Reply, compose_reply
from bot.core.retrieve import UNRELATED_SCORE, Candidate
from bot.core.suggest import (
    Suggestion,
    picked_entry,
    picked_topic,
    suggest,
    suggest_topics,
)
from bot.service.answer import Answerer, consider
from bot.service.conversations import Conversations, Party
from bot.service.converse import WHOLE_ANSWER_CHARS, Answered, SmallTalk, take_turn

# So many fit a button that leads to a page of what was found.
SEARCH_CHARS = 80
# Stands for the id of a topic: the entries without one. No topic can be called this.
OTHERS = "-"


@dataclass(frozen=True, slots=True)
class Help:
    """What the bot can do, with `starters` to try."""

    starters: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class TopicList:
    """Every topic that has entries, each with how many it has.

    `others` is how many entries have no topic; `sought` is the name of a topic that was not found.
    """

    topics: tuple[tuple[Topic, int], ...]
    starters: tuple[Entry, ...]
    others: int = 0
    sought: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A topic with its entries in order; without a topic, the entries that have none."""

    topic: Topic | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """What a search for `words` found, best first; no words mean that there was nothing to find."""

    words: str
    entries: tuple[Entry, ...]
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Privacy:
    """What is kept about those who ask."""


@dataclass(frozen=True, slots=True)
class Wordless:
    """A message without any text."""


Said = Answered | SmallTalk | Help | TopicList | Section | Ranking | Privacy | Wordless


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

    def suggest_topics(self, text: str) -> tuple[Suggestion, ...]:
        """List the topics that `text` may become while it is being typed."""
        return suggest_topics(text, self.knowledge)

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

    def help(self) -> Help:
        """Say what to try first."""
        return Help(self.knowledge.starters)

    def forget(self, person: int) -> None:
        """Remember nothing of the conversation with `person` any more."""
        self._conversations.forget(person)

    def hear(self, party: Party, text: str) -> Said:
        """Take one turn in the conversation with `party`."""
        if not text.strip():
            return Wordless()
        conversation = self._conversations.of(party)
        command = parse_command(text)
        if command is None:
            turn = take_turn(self._answerer, text, conversation)
            said: Said = turn.outcome
            after = turn.conversation
        else:
            said = self._obey(command)
            after = _after(said, conversation)
        self._conversations.keep(party, after)
        return said

    def _obey(self, command: Command) -> Said:
        match command.name:
            case CommandName.HELP:
                return self.help()
            case CommandName.TOPICS:
                return self.list_topics()
            case CommandName.TOPIC:
                return self.open_topic(command.argument)
            case CommandName.FAQ if command.argument:
                return Answered(self.ask(command.argument))
            case CommandName.FAQ:
                return self.list_topics()
            case CommandName.SEARCH:
                return self.search(command.argument)
            case CommandName.PRIVACY:
                return Privacy()
            case _:
                assert_never(command.name)

    def list_topics(self, *, sought: str = "") -> TopicList:
        """List the topics; `sought` is a name that was looked for in vain."""
        knowledge = self.knowledge
        counted = (
            (topic, len(knowledge.entries_by_topic.get(topic.id, ()))) for topic in knowledge.topics
        )
        return TopicList(
            topics=tuple(each for each in counted if each[1]),
            starters=knowledge.starters,
            others=len(_without_topic(knowledge)),
            sought=sought,
        )

    def find_section(self, topic_id: str) -> Section | None:
        """Return the topic of this id with its entries, or None when it is gone."""
        knowledge = self.knowledge
        if topic_id == OTHERS:
            others = _without_topic(knowledge)
            return Section(None, others) if others else None
        topic = knowledge.topic_by_id.get(topic_id)
        if topic is None:
            return None
        return Section(topic, knowledge.entries_by_topic.get(topic_id, ()))

    def open_topic(self, name: str) -> Said:
        """Show the topic that was picked or is called `name`, or that of the entry so called."""
        if not name.strip():
            return self.list_topics()
        picked = picked_topic(name)
        section = self.find_section(picked) if picked is not None else None
        if section is not None:
            return section
        reply = self._answerer.answer(name)
        if reply.topic is not None:
            return Answered(reply)
        index = self._answerer.snapshot.index
        topic_id = reply.entry.topic if reply.entry is not None else ""
        if topic_id not in index.knowledge.topic_by_id:
            return self.list_topics(sought=name)
        decision = Match(topic_id, 1.0, Reason.PICKED, is_topic=True)
        return Answered(compose_reply(reply.query, reply.candidates, decision, index))

    def search(self, words: str) -> Ranking:
        """Rank what fits `words`, of which the first `SEARCH_CHARS` characters count."""
        words = " ".join(words.split())[:SEARCH_CHARS].rstrip()
        snapshot = self._answerer.snapshot
        _, candidates = consider(words, snapshot)
        by_id = snapshot.knowledge.entry_by_id
        found = (by_id[each.id] for each in candidates if each.score > UNRELATED_SCORE)
        return Ranking(words, tuple(found), candidates)


def _without_topic(knowledge: Knowledge) -> tuple[Entry, ...]:
    known = knowledge.topic_by_id
    return tuple(entry for entry in knowledge.entries if entry.topic not in known)


def _after(said: Said, conversation: Conversation) -> Conversation:
    """Return the conversation once `said` has been shown: what it lists can be picked by number."""
    match said:
        case Answered(reply):
            return conversation.after(reply)
        case Help(starters=entries) | TopicList(starters=entries):
            return _offering(entries, conversation)
        case Section(entries=entries) | Ranking(entries=entries):
            return _offering(entries, conversation)
        case SmallTalk(intent=Greet() | Thank() | Decline()) | Privacy() | Wordless():
            return conversation
        case _:
            assert_never(said)


def _offering(entries: tuple[Entry, ...], conversation: Conversation) -> Conversation:
    offered = tuple(entry.id for entry in entries)
    return replace(conversation, offered=offered, is_choosing=False)
