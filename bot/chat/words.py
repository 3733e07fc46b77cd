"""Every sentence that the bot itself says to a member. What it knows is said by the packs.

Short, warm and plain. Values are put in by functions, so that no stored or typed text is ever
taken for a template; whatever a member typed arrives here already escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

ASK_DESCRIPTION = "Ask a question in your own words; only you see the answer"
ASK_QUESTION = "Your question, or pick one from the list"

TOPIC_DESCRIPTION = "See what I know about a topic; only you see it"
TOPIC_NAME = "The topic; leave it out to see them all"
FAQ_DESCRIPTION = "Look through all questions, topic by topic; only you see them"
SEARCH_DESCRIPTION = "List the answers that fit some words; only you see them"
SEARCH_WORDS = "A few words to look for"
HELP_DESCRIPTION = "See what I can do here"
PRIVACY_DESCRIPTION = "See what I remember about you, and make me forget it"

DID_YOU_MEAN = "Did you mean one of these?"
NONE_FITS = "If none of these fits, ask me again with a little more detail."
NO_ANSWER = "I don't know that one"
ASK_AGAIN = "You could ask it in other words, or start with one of these:"
NO_QUESTION = "What would you like to know?"
NO_QUESTION_BODY = "Ask me in your own words. These are good ones to start with:"
READ_MORE = "Read more"
PART_OF_ANSWER = "This is only part of the answer"
GONE = "That answer is no longer here. Ask me again and I'll look for what took its place."
TOPIC_GONE = "That topic is no longer here. Use **/topic** to see the ones I have."
BACK = "Back to the list"
PREVIOUS = "Previous"
NEXT = "Next"
ALL_TOPICS = "All topics"
PICK_TOPIC = "Pick a topic"
PICK_QUESTION = "Pick a question"
OTHER_QUESTIONS = "Other questions"

HELP_TITLE = "How to ask me"
HELP = (
    "Just write your question, in your own words. Small typing errors are fine.\n"
    "- **tell me more** or **2** goes on from my last answer\n"
    "- **topics** lists what I know about\n"
    "- **search** and a few words lists the answers that fit\n"
    "- **privacy** says what I remember about you\n"
    "In a server, type **/ask**: only you will see the answer. "
    "Or mention me with your question, and everybody will."
)
HELP_COMMANDS = (
    "Only you see what I answer to these:\n"
    "- **/ask** answers your question, in your own words\n"
    "- **/faq** goes through all questions, topic by topic\n"
    "- **/topic** opens one topic\n"
    "- **/search** lists the answers that fit some words\n"
    "- **/privacy** says what I remember about you\n"
    "Mention me and I answer where all can read it. You can also write to me directly."
)
MODERATORS_HERE = "When I can't help, ask the moderators of this server."
MODERATORS_ELSEWHERE = "When I can't help, ask the moderators of the server you know me from."
TOPICS_TITLE = "What I know about"
TOPICS_HINT = "Pick a topic to see its questions, or start with one of these:"
TOPICS_ONLY = "Pick a topic to see its questions."
NO_TOPICS = "I have not been taught anything yet. Please come back later."
SEARCH_WHAT = "Tell me what to look for, like this: **search** and a few words."
PRIVACY_TITLE = "What I remember about you"
PRIVACY = (
    "While we talk, I remember which answers I showed you, so that **tell me more** works. "
    "That is gone half an hour after your last message, and I never write it down.\n"
    "For some seconds I count how often you mention me, so that no channel is flooded.\n"
    "I do not keep what you ask, so there is nothing else to show you or to delete."
)
FORGET = "Forget our conversation"
FORGOTTEN = "Done. I no longer remember what we talked about."
GREETING = "Hello! Ask me anything, in your own words. These are good ones to start with:"
WELCOME = "You're welcome!"
DECLINED = "Sorry, then I have not understood you yet. Could you say it in other words?"
WORDLESS = "I can only read text. What would you like to know?"
DISMISS = "Dismiss"
NOT_YOURS = "Only the person it was for, or somebody who may manage messages here, can remove this."
MENTION_HELP = (
    "Mention me and write your question in the same message, in your own words. "
    "With **/ask**, only you see the answer."
)
MENU_NAME = "Answer from the FAQ"
MATCHES_TITLE = "What may answer this message"
PICK_TO_POST = "Pick the answer to post as a reply"
NO_MATCHES = "I know nothing that would answer this message."
NOTHING_TO_ANSWER = "I can only read text, and there is none in this message."
MESSAGE_GONE = "That message is no longer there, so I posted nothing."
YOU_MAY_NOT_WRITE = "You may not write here, so I posted nothing in your name."
I_MAY_NOT_WRITE = "I may not reply here. A moderator can allow me to view, read and send messages."
APPS_MAY_NOT_WRITE = "Apps that you bring along may not write here, so I posted nothing."
PLAYGROUND_TITLE = "Welcome to the playground"
PLAYGROUND = (
    "This is a make-believe server on your own computer, and I am the real bot. "
    "Type **/ask** below with a question in your own words, or press a button. "
    "Or write **@Attaché** and a question: then everybody sees the answer.\n"
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


def no_such_topic(name: str) -> str:
    """Say that no topic is called `name`, in front of a list of those that there are."""
    return f"I know no topic called “{name}”. These are the ones I have:"


def page_of(page: int, last: int) -> str:
    """Say which page of several this is, both counted from 0; nothing where there is just one."""
    return f"Page {page + 1} of {last + 1}" if last else ""


def found(words: str) -> str:
    """Head a list of what fits `words`."""
    return f"Answers that fit “{words}”"


def nothing_found(words: str) -> str:
    """Say that no answer fits `words`."""
    return f"I found nothing about “{words}”. Other words may help, or a look at all topics."


def slow_down(seconds: int) -> str:
    """Ask a member for a pause."""
    return (
        f"That was a lot at once. Ask me here again in {_seconds(seconds)}, "
        "or use **/ask**: only you see those answers."
    )


def answered_here(seconds: int, link: str) -> str:
    """Point at the same answer, given `seconds` ago."""
    return f"Answered here {_seconds(seconds)} ago: {link}"


def link(guild_id: int | None, channel_id: int, message_id: int) -> str:
    """Return the address of a message."""
    return f"https://discord.com/channels/{guild_id or '@me'}/{channel_id}/{message_id}"


def looked_up(name: str) -> str:
    """Name who fetched an answer."""
    return f"{name} looked this up"


def in_answer_to(link: str) -> str:
    """Point at the message that is answered, where no reply to it is possible."""
    return f"In answer to {link}"


def posted(link: str) -> str:
    """Say where an answer was posted."""
    return f"Posted: {link}"


def _seconds(count: int) -> str:
    return "1 second" if count == 1 else f"{count} seconds"


def _listed(items: Sequence[str]) -> str:
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last
