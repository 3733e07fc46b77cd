"""A reply as people read it in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from rich.console import Console
from rich.markdown import Markdown
from rich.padding import Padding
from rich.text import Text

from bot.core.decide import Choices, Match, Miss, Reason
from bot.core.excerpt import Excerpt
from bot.core.knowledge import Knowledge
from bot.core.markdown import on_one_line
from bot.core.model import Entry
from bot.core.reply import Reply
from bot.service.ranking import preview

_PREVIEW_CHARS = 160
_MOST_STARTERS = 5


def render_reply(console: Console, reply: Reply, knowledge: Knowledge) -> None:
    """Print an answer, a numbered choice, or that there is no answer and where to look."""
    match reply.decision:
        case Match():
            _answer(console, reply, knowledge)
        case Choices():
            _choices(console, reply)
        case Miss(reason=reason):
            _miss(console, reply, reason)
        case _:
            assert_never(reply.decision)


def _answer(console: Console, reply: Reply, knowledge: Knowledge) -> None:
    title = reply.topic.title if reply.topic else reply.entry.question if reply.entry else ""
    console.print(Text(title, style="bold"))
    console.print()
    if reply.excerpt is not None:
        _excerpt(console, reply.excerpt)
    if reply.entry is not None:
        console.print()
        console.print(Text(_about(reply.entry, knowledge), style="dim"))
    _numbered(console, "Ask next:", reply.offers)


def _excerpt(console: Console, excerpt: Excerpt) -> None:
    console.print(Markdown(excerpt.text))
    if not excerpt.is_whole:
        console.print(Text("This is part of the answer.", style="dim italic"))


def _about(entry: Entry, knowledge: Knowledge) -> str:
    topic = knowledge.topic_by_id.get(entry.topic)
    sources = [
        f"{source.title} ({source.publisher})" if source.publisher else source.title
        for source in knowledge.sources_of(entry)
    ]
    parts = [
        topic.title if topic else "",
        f"Source: {'; '.join(sources)}" if sources else "",
        f"Reviewed {entry.reviewed}" if entry.reviewed else "",
    ]
    return " · ".join(part for part in parts if part) or entry.id


def _choices(console: Console, reply: Reply) -> None:
    console.print(Text("Did you mean:", style="bold"))
    for number, entry in enumerate(reply.offers, start=1):
        passage = preview(entry, reply.candidates, _PREVIEW_CHARS)
        console.print()
        console.print(Text(f"{number:>2}. {entry.question}", style="cyan"))
        console.print(Padding(Text(on_one_line(passage.text), style="dim"), (0, 0, 0, 4)))


def _miss(console: Console, reply: Reply, reason: Reason) -> None:
    said = "There is no question in this." if reason is Reason.EMPTY else "I don't know that one."
    console.print(Text(said, style="bold"))
    if reply.nearest_topics and reason is not Reason.EMPTY:
        titles = ", ".join(topic.title for topic in reply.nearest_topics)
        console.print(Text(f"The nearest I know about: {titles}."))
    _numbered(console, "You could ask:", reply.offers[:_MOST_STARTERS])


def _numbered(console: Console, heading: str, entries: Sequence[Entry]) -> None:
    if not entries:
        return
    console.print()
    console.print(Text(heading, style="dim"))
    for number, entry in enumerate(entries, start=1):
        console.print(Text(f"{number:>2}. {entry.question}"))
