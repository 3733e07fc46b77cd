"""The queue as a moderator sees it: pages of questions, and one question with what can be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from bot.chat.card import OPTION_CHARS, Option
from bot.chat.kb.press import Press, press
from bot.chat.kb.sheet import Button, Pick, Row, Sheet, turns
from bot.chat.markup import escape
from bot.chat.parts import BETWEEN
from bot.chat.words import Words
from bot.core.cut import cut
from bot.core.feedback import GapGroup, GroupState, Lack
from bot.core.markdown import plain_text
from bot.core.roles import Role
from bot.service.queue import Order
from bot.service.rows import Page
from bot.service.rows import Row as Question
from bot.service.wordings import Guess

LIST = "queue"
OPEN = "queue-open"
ALIAS = "queue-alias"
SEARCH = "queue-search"
NEW = "queue-new"
NOT_FOR_US = "queue-not"
DISMISS = "queue-dismiss"
REOPEN = "queue-reopen"
TELL = "queue-tell"

SETTLES = Role.EDITOR
PROPOSES = Role.CONTRIBUTOR

_TEXT_CHARS = 150
_WISH_CHARS = 200
_MOST_CHANNELS = 3
_MOST_WORDINGS = 10
_MOST_WISHES = 3


class View(StrEnum):
    """Which questions are listed, and in which order; the values are short, for custom ids."""

    NEWEST = "n"
    MOST_ASKED = "m"
    ANSWERED = "a"
    NOT_FOR_US = "r"
    DISMISSED = "d"

    @property
    def order(self) -> Order:
        """The order of the questions."""
        return Order.MOST_ASKED if self is View.MOST_ASKED else Order.NEWEST

    @property
    def state(self) -> GroupState:
        """What became of the questions."""
        match self:
            case View.NEWEST | View.MOST_ASKED:
                return GroupState.OPEN
            case View.ANSWERED:
                return GroupState.ANSWERED
            case View.NOT_FOR_US:
                return GroupState.NOT_FOR_US
            case View.DISMISSED:
                return GroupState.DISMISSED
            case _:
                assert_never(self)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the queue a moderator is: a page of a list, counted from 0."""

    view: View = View.NEWEST
    page: int = 0

    def leading(self, verb: str, *args: str | int) -> Press:
        """Return a press that means `verb` and comes back to this place."""
        return press(verb, self.view.value, self.page, *args)


def place_in(args: Sequence[str]) -> tuple[Place, tuple[str, ...]]:
    """Take the place out of the arguments of a press, and return the others, too."""
    view, page, *others = args
    return Place(View(view), int(page)), tuple(others)


def back(place: Place, words: Words) -> Button:
    """Return the button to the list."""
    return Button(words("kb-queue-back-label"), place.leading(LIST))


def reopen(place: Place, group_id: int, words: Words) -> Button:
    """Return the button that opens a settled question again."""
    return Button(words("kb-queue-reopen-label"), place.leading(REOPEN, group_id))


def telling(place: Place, question: Question, words: Words) -> tuple[Button, ...]:
    """Return the button that answers those who wait for an answer, if there are any."""
    if not question.waiting:
        return ()
    label = words("kb-queue-tell-label", count=question.waiting)
    return (Button(label, place.leading(TELL, question.group.id)),)


def sheet_of_page(page: Page, place: Place, role: Role, words: Words) -> Sheet:
    """Return a page of the list; what is owed to members can be sent from here."""
    questions = page.rows
    lines = [_told(each, number, words) for number, each in enumerate(questions, start=1)]
    rows: list[Row] = []
    if questions:
        options = tuple(
            Option(str(each.group.id), f"{number}. {each.group.text}"[:OPTION_CHARS])
            for number, each in enumerate(questions, start=1)
        )
        rows.append(Pick(place.leading(OPEN), words("kb-queue-open-placeholder"), options))
    if role >= SETTLES:
        rows.append(tuple(_replies(questions, place, words)))
    views = Pick(
        Place().leading(LIST),
        words("kb-queue-view-placeholder"),
        tuple(Option(each.value, _name_of(each, words)) for each in View),
        frozenset((place.view.value,)),
    )

    def at(number: int) -> Press:
        return Place(place.view, number).leading(LIST)

    rows += [views, turns(at, place.page, words, has_next=page.has_next)]
    body = "\n".join(lines) or words("kb-queue-empty")
    return Sheet(body, words("kb-queue-title"), rows=tuple(rows))


def sheet_of_question(
    question: Question, guesses: Sequence[Guess], place: Place, role: Role, words: Words
) -> Sheet:
    """Return one open question with what whoever has this role can make of it."""
    group_id = question.group.id
    rows: list[Row] = []
    if role >= PROPOSES and guesses:
        options = tuple(_option(each, words) for each in guesses)
        to = place.leading(ALIAS, group_id)
        rows.append(Pick(to, words("kb-queue-alias-placeholder"), options))
    ways: list[Button] = []
    if role >= PROPOSES:
        ways += [
            Button(words("kb-queue-search-label"), place.leading(SEARCH, group_id)),
            Button(words("kb-queue-new-label"), place.leading(NEW, group_id)),
        ]
    if role >= SETTLES:
        ways += [
            Button(words("kb-queue-not-label"), place.leading(NOT_FOR_US, group_id)),
            Button(words("kb-queue-dismiss-label"), place.leading(DISMISS, group_id)),
        ]
    tell = telling(place, question, words) if role >= SETTLES else ()
    rows += [tuple(ways), (*tell, back(place, words))]
    return Sheet(_details(question, words), question.group.text, rows=tuple(rows))


def sheet_of_settled(question: Question, place: Place, role: Role, words: Words) -> Sheet:
    """Return one question that is not open, with what became of it."""
    undo = (reopen(place, question.group.id, words),) if role >= SETTLES else ()
    tell = telling(place, question, words) if role >= SETTLES else ()
    body = f"{_state_of(question.group, words)}\n\n{_details(question, words)}"
    return Sheet(body, question.group.text, rows=((*undo, *tell, back(place, words)),))


def quoted(texts: Sequence[str], words: Words, most: int = _MOST_WORDINGS) -> str:
    """List wordings, each on a line."""
    lines = [f"- {_quoted(each, words)}" for each in texts[:most]]
    more = len(texts) - most
    return "\n".join([*lines, words("kb-more-lines", count=more)] if more > 0 else lines)


def _replies(questions: Sequence[Question], place: Place, words: Words) -> Iterator[Button]:
    for number, each in enumerate(questions, start=1):
        for button in telling(place, each, words) if each.is_owed else ():
            yield replace(button, label=f"{number}. {button.label}")


def _told(question: Question, number: int, words: Words) -> str:
    lines = [
        f"**{number}.** {_quoted(question.group.text, words)}",
        f"-# {_summary(question, words)}",
    ]
    if question.wishes:
        lines.append(f"> {_wish(question.wishes[0])}")
    return "\n".join(lines)


def _details(question: Question, words: Words) -> str:
    # The title says the first wording. Without an empty line the small print would be in the list.
    listed = [quoted(question.wordings, words), ""] if len(question.wordings) > 1 else []
    parts = [*listed, f"-# {_summary(question, words)}"]
    parts += [f"> {_wish(each)}" for each in question.wishes[:_MOST_WISHES]]
    return "\n".join(parts)


def _summary(question: Question, words: Words) -> str:
    """Say how often, when, where and why, and how many wait for an answer."""
    group = question.group
    when = f"<t:{int(group.last_at.timestamp())}:R>"
    parts = [words("kb-queue-asked", count=group.count, when=when)]
    if question.channels:
        channels = [f"<#{each}>" for each in question.channels[:_MOST_CHANNELS]]
        parts.append(words.join(channels))
    parts.append(words.join(list(_reasons(question.lacks, words))))
    if question.is_owed:
        parts.append(words("kb-queue-owed", count=question.waiting))
    elif question.waiting:
        parts.append(words("kb-queue-waiting", count=question.waiting))
    return BETWEEN.join(parts)


def _reasons(lacks: Mapping[Lack, int], words: Words) -> Iterator[str]:
    for lack in Lack:
        count = lacks.get(lack, 0)
        if count:
            yield f"{_reason(lack, words)} ({count})" if len(lacks) > 1 else _reason(lack, words)


def _reason(lack: Lack, words: Words) -> str:
    match lack:
        case Lack.MISS:
            return words("kb-queue-miss")
        case Lack.REFUSED:
            return words("kb-queue-none-meant")
        case Lack.UNHELPFUL:
            return words("kb-queue-unhelpful")
        case Lack.REQUEST:
            return words("kb-queue-request")
        case _:
            assert_never(lack)


def _state_of(group: GapGroup, words: Words) -> str:
    match group.state:
        case GroupState.OPEN:
            return words("kb-queue-is-open")
        case GroupState.ANSWERED:
            return words("kb-queue-is-answered")
        case GroupState.NOT_FOR_US:
            return words("kb-queue-is-refused")
        case GroupState.DISMISSED:
            return words("kb-queue-is-dismissed")
        case _:
            assert_never(group.state)


def _name_of(view: View, words: Words) -> str:
    match view:
        case View.NEWEST:
            return words("kb-queue-newest-option")
        case View.MOST_ASKED:
            return words("kb-queue-most-option")
        case View.ANSWERED:
            return words("kb-queue-answered-option")
        case View.NOT_FOR_US:
            return words("kb-queue-refused-option")
        case View.DISMISSED:
            return words("kb-queue-dismissed-option")
        case _:
            assert_never(view)


def _option(guess: Guess, words: Words) -> Option:
    entry, score = guess.entry, words.share(guess.score)
    answer = cut(" ".join(plain_text(entry.answer).split()), OPTION_CHARS)
    told = words("kb-queue-alike", score=score)
    return Option(entry.id, entry.question, f"{told}{BETWEEN}{answer}")


def _wish(text: str) -> str:
    return escape(cut(text, _WISH_CHARS))


def _quoted(text: str, words: Words) -> str:
    return words("kb-quoted", text=escape(cut(text, _TEXT_CHARS)))
