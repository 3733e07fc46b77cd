"""Other people's text inside our Markdown, and addresses of messages."""

from __future__ import annotations

import re

# Emphasis, code, spoilers, links, mentions, emoji and time stamps all need one of these. Discord
# shows any sign after a backslash as itself. A heading, list or quotation needs the start of a line
# as well, where nothing is put without a mark of ours before it, except in a text of its own.
_SIGN = re.compile(r"([\\`*_~|\[\]<>@]|:(?=//)|^[#+-])")
# A zero-width space: clients also highlight a bare "@everyone", which a backslash does not prevent.
_AFTER_AT = "\u200b"


def message_link(guild_id: int | None, channel_id: int, message_id: int) -> str:
    """Return the address of a message."""
    return f"https://discord.com/channels/{guild_id or '@me'}/{channel_id}/{message_id}"


def channel_link(guild_id: int, channel_id: int | None) -> str:
    """Return the address of a channel, or of its guild where none is known."""
    channel = "" if channel_id is None else f"/{channel_id}"
    return f"https://discord.com/channels/{guild_id}{channel}"


def escape(text: str) -> str:
    """Return `text` so that Discord shows it letter by letter, on one line, and pings nobody."""
    return _SIGN.sub(r"\\\1", " ".join(text.split())).replace("@", f"@{_AFTER_AT}")
