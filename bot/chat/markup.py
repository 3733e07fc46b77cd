"""Other people's text inside our Markdown."""

from __future__ import annotations

import re

# Emphasis, code, spoilers, links, mentions, emoji and time stamps all need one of these. Discord
# shows any sign after a backslash as itself. A heading, list or quotation needs the start of a line
# as well, where nothing is put without a mark of ours before it, except in a text of its own.
_SIGN = re.compile(r"([\\`*_~|\[\]<>@]|:(?=//)|^[#+-])")
# A zero-width space: clients also highlight a bare "@everyone", which a backslash does not prevent.
_AFTER_AT = "\u200b"


def escape(text: str) -> str:
    """Return `text` so that Discord shows it letter by letter, on one line, and pings nobody."""
    return _SIGN.sub(r"\\\1", " ".join(text.split())).replace("@", f"@{_AFTER_AT}")
