"""Other people's text: inside our Markdown, and as a question; and addresses of messages."""

from __future__ import annotations

import re

# Emphasis, code, spoilers, links, mentions, emoji and time stamps all need one of these. Discord
# shows any sign after a backslash as itself. A heading, list or quotation needs the start of a line
# as well, where nothing is put without a mark of ours before it, except in a text of its own.
_SIGN = re.compile(r"([\\`*_~|\[\]<>@]|:(?=//)|^[#+-])")
# A zero-width space: clients also highlight a bare "@everyone", and open the invitation behind a
# bare "discord.gg/…", which a backslash does not prevent.
_APART = "\u200b"
_DOT_OF_ADDRESS = re.compile(r"(?<=[\w-])\.(?=[^\W\d_]{2,}/)")
# Signs without a shape that turn the direction of all that follows, also of what is ours.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
# People, roles, channels, commands, emoji, times and parts of a server, as Discord writes them.
_NAME = r"<(?:@[!&]?\d+|#\d+|/[^<>:]+:\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|id:\w+)>"
_FIRST_NAMES = re.compile(rf"(?:[\s,;:.!?…–—-]*{_NAME})+[\s,;:.!?…–—-]*")
_NAMES_BEFORE_A_SIGN = re.compile(rf"(?: ?{_NAME})+(?= ?[,;:.!?…])")
_NAMES = re.compile(rf"(?: ?{_NAME})+ ?")


def message_link(guild_id: int | None, channel_id: int, message_id: int) -> str:
    """Return the address of a message."""
    return f"https://discord.com/channels/{guild_id or '@me'}/{channel_id}/{message_id}"


def channel_link(guild_id: int, channel_id: int | None) -> str:
    """Return the address of a channel, or of its guild where none is known."""
    channel = "" if channel_id is None else f"/{channel_id}"
    return f"https://discord.com/channels/{guild_id}{channel}"


def escape(text: str) -> str:
    """Return `text` so that Discord shows it letter by letter, on one line, and pings nobody."""
    line = " ".join(_TURNS.sub("", text).split())
    line = _DOT_OF_ADDRESS.sub(f".{_APART}", line)
    return _SIGN.sub(r"\\\1", line).replace("@", f"@{_APART}")


def question_in(text: str) -> str:
    """Return what a message asks: its words, without the names that Discord shows in its own way.

    They stand for people, channels, commands, emoji and times. Of "@bot, how late?" is left
    "how late?", of "how late @bot?" the same, and nothing where there is nothing else.
    """
    lines = (" ".join(line.split()) for line in text.splitlines())
    asked = "\n".join(line for line in lines if line)
    first = _FIRST_NAMES.match(asked)
    asked = _NAMES_BEFORE_A_SIGN.sub("", asked[first.end() :] if first is not None else asked)
    return _NAMES.sub(" ", asked).strip()
