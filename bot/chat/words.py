"""Every sentence that the bot itself says to a member. What it knows is said by the packs.

Short, warm and plain. Values are put in by functions, so that no stored or typed text is ever
taken for a template; whatever a member typed arrives here already escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

ASK_DESCRIPTION = "Ask a question in your own words; only you see the answer"
ASK_QUESTION = "Your question, or pick one from the list"

DID_YOU_MEAN = "Did you mean one of these?"
NONE_FITS = "If none of these fits, ask me again with a little more detail."
NO_ANSWER = "I don't know that one"
ASK_AGAIN = "You could ask it in other words, or start with one of these:"
NO_QUESTION = "What would you like to know?"
NO_QUESTION_BODY = "Ask me in your own words. These are good ones to start with:"
READ_MORE = "Read more"
PART_OF_ANSWER = "This is only part of the answer"
GONE = "That answer is no longer here. Ask me again and I'll look for what took its place."

HELP_TITLE = "How to ask me"
HELP = (
    "Just write your question, in your own words. Small typing errors are fine.\n"
    "- **tell me more** or **2** goes on from my last answer\n"
    "- **topics** lists what I know about\n"
    "- **search** and a few words lists the answers that fit\n"
    "- **privacy** says what I remember about you\n"
    "In a server, type **/ask**. Only you will see the answer."
)
TOPICS_TITLE = "What I know about"
TOPICS_HINT = "Write **topic** and a name to open one, or start with one of these:"
NO_TOPICS = "There are no topics yet. Just ask me a question."
SEARCH_WHAT = "Tell me what to look for, like this: **search** and a few words."
PRIVACY_TITLE = "What I remember about you"
PRIVACY = (
    "While we talk, I remember which answers I showed you, so that **tell me more** works. "
    "That is gone half an hour after your last message, and I never write it down.\n"
    "I do not keep what you ask."
)
GREETING = "Hello! Ask me anything, in your own words. These are good ones to start with:"
WELCOME = "You're welcome!"
DECLINED = "Sorry, then I have not understood you yet. Could you say it in other words?"
WORDLESS = "I can only read text. What would you like to know?"
PLAYGROUND_TITLE = "Welcome to the playground"
PLAYGROUND = (
    "This is a make-believe server on your own computer, and I am the real bot. "
    "Type **/ask** below with a question in your own words, or press a button.\n"
    "At the top you can also look on as a moderator."
)

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def failed(reference: str) -> str:
    """Say that something broke; `reference` finds it in the log."""
    return (
        "Sorry, something went wrong on my side. Please try again in a moment. "
        f"If it keeps happening, tell a moderator this code: {reference}"
    )


def no_suggestions(reference: str) -> str:
    """Say, in the place of a suggestion, that there are none."""
    return f"No suggestions right now ({reference}). Send your question anyway."


def not_known(question: str) -> str:
    """Admit that nothing answers `question`."""
    return f"I have no answer to “{question}” yet, and I would rather not guess."


def nearest_topics(titles: Sequence[str]) -> str:
    """Name the topics that come nearest."""
    return f"The nearest I know about: {_listed([f'**{title}**' for title in titles])}."


def reviewed(day: date) -> str:
    """Say when an answer was last looked over."""
    return f"Reviewed {day.day} {_MONTHS[day.month - 1]} {day.year}"


def answers(count: int) -> str:
    """Count the answers of a topic."""
    return "1 answer" if count == 1 else f"{count} answers"


def and_more(count: int) -> str:
    """Close a list that was cut short by `count`."""
    return f"and {count} more"


def found(words: str) -> str:
    """Head a list of what fits `words`."""
    return f"Answers that fit “{words}”"


def nothing_found(words: str) -> str:
    """Say that no answer fits `words`."""
    return f"I found nothing about “{words}”. Other words may help, or have a look at **topics**."


def _listed(items: Sequence[str]) -> str:
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last
