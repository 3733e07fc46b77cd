"""What the pages of the playground open with: what to try, what is missing, and the other page."""

from __future__ import annotations

from bot.chat.card import Card
from bot.chat.parts import accent_of, choices_of
from bot.core.knowledge import Knowledge

# Short on purpose: the page keeps to its newest message only as long as it began without scrolling.
_IN_SERVER = (
    "I am the real bot, in a make-believe server on your own computer. Type **/ask** and a "
    "question, and only you see the answer; or **@Attaché** and a question, as Robin did below. "
    "At the top you can become Sam, a moderator, who has **/kb**. "
    "Or try [a direct message]({direct})."
)
_NOT_HERE = "This page cannot show a message’s own menu, with “Answer from the FAQ” in it."
_DIRECTLY = (
    "Only you and I read this. Write your question below, in your own words. Then try\n"
    "- **tell me more**, or the number of something I offered\n"
    "- **topics**, or **search** and a few words\n"
    "- **help** or **privacy**\n"
    "- [the server]({server}), where others are"
)


def greet_in_server(direct: str) -> Card:
    """Return what the page of the server opens with; `direct` is the address of the other."""
    return Card(
        _IN_SERVER.format(direct=direct),
        "Welcome to the playground",
        small=_NOT_HERE,
    )


def greet_directly(knowledge: Knowledge, server: str) -> Card:
    """Return what the page of the direct messages opens with; `server` is the other's address."""
    return Card(
        _DIRECTLY.format(server=server),
        "Welcome to our direct messages",
        choices=choices_of(knowledge.starters),
        accent=accent_of("", knowledge),
    )


def first_question(knowledge: Knowledge) -> str:
    """Return what the server's page shows answered: what takes the least room of it."""
    entries = knowledge.starters or knowledge.entries
    shortest = min(entries, key=lambda entry: len(entry.answer), default=None)
    return shortest.question if shortest is not None else ""
