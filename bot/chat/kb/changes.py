"""Who changed what, when, in words and Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from bot.chat.markup import escape
from bot.chat.words import Words
from bot.core.cut import cut
from bot.core.problem import Problem
from bot.core.revisions import Item, Kind
from bot.service.moderation import FieldChange, Piece, Side

_MOST_LINES = 8
_PIECE_CHARS = 300
# What did not change is there to find one's way, not to be read.
_CONTEXT_CHARS = 40
_NAME_CHARS = 100


def who_and_when(author: int | None, at: datetime, words: Words) -> str:
    """Say who did something, without calling them, and when."""
    who = f"<@{author}>" if author is not None else words("kb-somebody")
    return words("kb-who-when", who=who, when=f"<t:{int(at.timestamp())}:R>")


def name_of(item: Item, words: Words) -> str:
    """Name an item for moderators, in Markdown."""
    name = escape(cut(item.id, _NAME_CHARS))
    match item.kind:
        case Kind.ENTRY:
            return words("kb-entry-name", name=name)
        case Kind.TOPIC:
            return words("kb-topic-name", name=name)
        case Kind.CONTRAST:
            return words("kb-contrast-name", name=name)


def lines_of(changes: Iterable[FieldChange], words: Words) -> str:
    """Tell the changes of an item, key by key: what is gone struck out, what is new bold."""
    return "\n".join(_lines(changes, words)) or words("kb-no-difference")


def problem_lines(problems: Iterable[Problem]) -> str:
    """List what is wrong, and what to do about it."""
    return "\n".join(f"- {problem_text(each)}" for each in list(problems)[:_MOST_LINES])


def problem_text(problem: Problem) -> str:
    """Say what is wrong, and below it, as a line of a list, what to do about it."""
    hint = f"\n  -# {escape(problem.hint)}" if problem.hint else ""
    return f"{escape(problem.message)}{hint}"


def field_name(key: str, words: Words) -> str:
    """Return the name of a key of an entry or topic."""
    match key:
        case "question":
            return words("kb-key-question")
        case "answer":
            return words("kb-key-answer")
        case "phrasings":
            return words("kb-key-phrasings")
        case "topic":
            return words("kb-key-topic")
        case "follow_ups":
            return words("kb-key-follow-ups")
        case "title":
            return words("kb-key-title")
        case "summary":
            return words("kb-key-summary")
        case "not_this":
            return words("kb-key-not-this")
        case "keywords":
            return words("kb-key-keywords")
        case _:
            return escape(key)


def _lines(changes: Iterable[FieldChange], words: Words) -> Iterator[str]:
    for each in changes:
        name = field_name(each.key, words)
        if isinstance(each.before, str) and isinstance(each.after, str):
            yield f"**{name}**\n{_told(each.pieces)}"
            continue
        gone = [f"- ~~{_shown(text)}~~" for text in each.removed]
        new = [f"- **{_shown(text)}**" for text in each.added]
        listed = [*gone, *new]
        more = len(listed) - _MOST_LINES
        rest = [words("kb-more-lines", count=more)] if more > 0 else []
        yield "\n".join([f"**{name}**", *listed[:_MOST_LINES], *rest])


def _told(pieces: Iterable[Piece]) -> str:
    return " ".join(text for each in pieces if (text := _piece(each)))


def _piece(piece: Piece) -> str:
    if not piece.text.strip():
        return ""
    match piece.side:
        case Side.BEFORE:
            return f"~~{_shown(piece.text)}~~"
        case Side.AFTER:
            return f"**{_shown(piece.text)}**"
        case Side.BOTH:
            return _context(" ".join(piece.text.split()))


def _context(text: str) -> str:
    if len(text) <= 2 * _CONTEXT_CHARS:
        return escape(text)
    return f"{escape(text[:_CONTEXT_CHARS])} … {escape(text[-_CONTEXT_CHARS:])}"


def _shown(text: str) -> str:
    return escape(cut(text, _PIECE_CHARS))
