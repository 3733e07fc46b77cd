"""Everything a member can ask of the bot, whatever surface the question comes through.

Every method is synchronous, takes some milliseconds of one core and may run in any thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from bot.core.commands import Command, CommandName, parse_command
from bot.core.conversation import Conversation
from bot.core.decide import Match, Reason
from bot.core.feedback import NO_GUILD
from bot.core.followups import suggest_follow_ups
from bot.core.knowledge import Knowledge
from bot.core.model import Entry, Topic
from bot.core.reply import Reply, compose_reply
from bot.core.retrieve import UNRELATED_SCORE, Candidate, retrieve_related
from bot.core.successors import find_successors
from bot.core.suggest import (
    Suggestion,
    picked_entry,
    picked_topic,
    suggest,
    suggest_topics,
)
from bot.core.wording import find_by_word
from bot.service.answer import Answerer, consider, read
from bot.service.conversations import Conversations, Party
from bot.service.converse import Answered, SmallTalk, take_turn
from bot.service.popularity import Popularity

MOST_ALTERNATIVES = 4
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


@dataclass(frozen=True, slots=True)
class Gone:
    """The entry that was picked is gone; `successors` may have taken its place."""

    successors: tuple[Entry, ...]


Said = Answered | SmallTalk | Help | TopicList | Section | Ranking | Privacy | Wordless | Gone


class Desk:
    """Takes questions from members and hands out what to say."""

    def __init__(
        self,
        answerer: Answerer,
        conversations: Conversations,
        popularity: Popularity | None = None,
    ) -> None:
        """`popularity` knows what is asked most; without one, nothing is."""
        self._answerer = answerer
        self._conversations = conversations
        self._popularity = popularity or Popularity()

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge in force at this moment."""
        return self._answerer.snapshot.knowledge

    def suggest(self, text: str, *, guild_id: int = NO_GUILD) -> tuple[Suggestion, ...]:
        """List what `text` may become while it is being typed in a guild."""
        index = self._answerer.snapshot.index
        return suggest(text, index, popular=self._popularity.most_asked(guild_id))

    def suggest_topics(self, text: str) -> tuple[Suggestion, ...]:
        """List the topics that `text` may become while it is being typed."""
        return suggest_topics(text, self._answerer.snapshot.index)

    def ask(self, text: str) -> Said:
        """Answer what was typed into a command; a picked suggestion is answered by its entry.

        Small talk and typed commands are understood, too, but what answers goes before them.
        """
        entry_id = picked_entry(text)
        if entry_id is not None:
            reply = self._answerer.show(entry_id)
            return Answered(reply) if reply is not None else Gone(self.successors(entry_id))
        said = take_turn(self._answerer, text, Conversation()).outcome
        is_match = isinstance(said, Answered) and isinstance(said.reply.decision, Match)
        command = None if is_match else parse_command(text)
        return said if command is None else self._obey(command)

    def answer(self, text: str) -> Reply:
        """Answer a question on its own, whatever else its words may be."""
        return self._answerer.answer(text)

    def open(
        self,
        entry_id: str,
        *,
        party: Party | None = None,
        page: int = 0,
    ) -> Reply | None:
        """Answer with one entry, or return None when there is no such entry any more.

        `party` is whose conversation goes on with it, if it belongs to one. `page` is a page of
        the whole answer, from 1; 0 is the part that fits an excerpt.
        """
        conversation = Conversation() if party is None else self._conversations.of(party)
        reply = self._answerer.show(entry_id, shown=conversation.shown, page=page)
        if reply is not None and party is not None:
            self._conversations.keep(party, conversation.after(reply))
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

    def follow(self, party: Party, said: Said) -> None:
        """Go on from `said`, which was shown to `party` otherwise than in reply to their words."""
        self._conversations.keep(party, _after(said, self._conversations.of(party)))

    def turn_down(self, party: Party) -> None:
        """Take it that nothing of what `party` was offered is what they meant."""
        self._conversations.keep(party, self._conversations.of(party).declined())

    def _obey(self, command: Command) -> Said:
        match command.name:
            case CommandName.HELP:
                return self.help()
            case CommandName.TOPICS:
                return self.list_topics()
            case CommandName.TOPIC:
                return self.open_topic(command.argument)
            case CommandName.FAQ if command.argument:
                return Answered(self.answer(command.argument))
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
        return TopicList(
            topics=tuple(
                (topic, len(knowledge.entries_by_topic[topic.id]))
                for topic in knowledge.topics_in_use
            ),
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
        if picked is not None:
            # It is gone, and the words of its id are all that is left of what was meant.
            name = picked.replace("-", " ")
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
        """Rank everything that fits `words`, of which the first `SEARCH_CHARS` characters count.

        Where nothing is near enough, these are the entries that have one of the words.
        """
        words = " ".join(words.split())[:SEARCH_CHARS].rstrip()
        snapshot = self._answerer.snapshot
        query, encoding = read(words, snapshot)
        candidates = retrieve_related(query, snapshot.index, encoding)
        ids = [each.id for each in candidates] or find_by_word(query, snapshot.index)
        by_id = snapshot.knowledge.entry_by_id
        return Ranking(words, tuple(by_id[each] for each in ids), candidates)

    def alternatives(self, question: str, *, without: str) -> tuple[Entry, ...]:
        """Return what else `question` could mean when the entry `without` did not help.

        These are the next best entries, or the follow-ups of that entry where nothing else is near.
        """
        snapshot = self._answerer.snapshot
        knowledge = snapshot.knowledge
        _, candidates = consider(question, snapshot)
        near = [each.id for each in candidates if each.score > UNRELATED_SCORE]
        others = [knowledge.entry_by_id[each] for each in near if each != without]
        entry = knowledge.entry_by_id.get(without)
        if others or entry is None:
            return tuple(others[:MOST_ALTERNATIVES])
        return suggest_follow_ups(entry, knowledge, limit=MOST_ALTERNATIVES)

    def successors(self, entry_id: str) -> tuple[Entry, ...]:
        """Return up to three entries that may have taken the place of one that is gone."""
        return find_successors(entry_id, self._answerer.snapshot.index)


def _without_topic(knowledge: Knowledge) -> tuple[Entry, ...]:
    known = knowledge.topic_by_id
    return tuple(entry for entry in knowledge.entries if entry.topic not in known)


def _after(said: Said, conversation: Conversation) -> Conversation:
    """Return the conversation once `said` has been shown: what it lists can be picked by number."""
    match said:
        case Answered(reply):
            return conversation.after(reply)
        case Help(starters=entries) | TopicList(starters=entries) | Gone(successors=entries):
            return _offering(entries, conversation)
        case Section(entries=entries) | Ranking(entries=entries):
            return _offering(entries, conversation)
        case SmallTalk() | Privacy() | Wordless():
            return conversation
        case _:
            assert_never(said)


def _offering(entries: tuple[Entry, ...], conversation: Conversation) -> Conversation:
    offered = tuple(entry.id for entry in entries)
    return conversation.listing(offered)
