"""What is different about a card that everybody in a channel sees."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

import discord

from bot.chat.card import Card, Choice
from bot.chat.components import parts_of
from bot.chat.markup import message_link
from bot.chat.parts import BETWEEN
from bot.chat.press import Dismiss, Rate, Save, Share, decode_press
from bot.chat.words import Words
from bot.service.pace import Earlier

MOST_FOLLOW_UPS = 2


def published(card: Card, asker: int, words: Words) -> Card:
    """Return `card` for everybody: brief, and with a button by which `asker` can remove it."""
    is_answer = any(isinstance(each.press, Rate) for each in card.extras)
    kept = [each for each in card.extras if not isinstance(each.press, Share | Save)]
    follow_ups = card.choices[:MOST_FOLLOW_UPS] if is_answer else card.choices
    dismiss = Choice(words("dismiss-label"), Dismiss(asker))
    return replace(card, choices=follow_ups, extras=(*kept, dismiss))


def with_note(note: str, card: Card) -> Card:
    """Return `card` with `note`, such as whom it is from, before the rest of its small print."""
    return replace(card, small=BETWEEN.join(each for each in (note, card.small) if each))


def subject_of(entry_id: str, page: int = 0) -> Hashable:
    """Return what would be a repetition in a channel: the same page of the same entry."""
    return (entry_id, page)


def point_at(earlier: Earlier, guild_id: int | None, channel_id: int, words: Words) -> str:
    """Return the sentence that stands for what was said in the channel a moment ago."""
    link = message_link(guild_id, channel_id, earlier.message)
    return words("answered-here", seconds=round(earlier.ago_s), link=link)


def asker_of(message: discord.Message | None) -> int | None:
    """Return whom the card `message` answers where everybody sees it, or None."""
    buttons = (part for part in parts_of(message) if isinstance(part, discord.Button))
    presses = (decode_press(button.custom_id or "") for button in buttons)
    return next((each.asker for each in presses if isinstance(each, Dismiss)), None)
