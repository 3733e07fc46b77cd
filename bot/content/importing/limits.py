"""How much a file may hold that somebody uploads.

A spreadsheet holds more entries than a file of a pack, since nobody splits it. Every file under
these limits is read or refused within a second.
"""

from __future__ import annotations

MAX_BYTES = 1024 * 1024
MAX_LINES = 100_000
MAX_ENTRIES = 5000
MAX_TOPICS = 500
# 5,000 entries with a few phrasings each are about that many keys, values and lists.
MAX_NODES = 50_000
# Pages describe themselves with more levels than our own format has.
MAX_JSON_DEPTH = 32
MAX_COLUMNS = 100
MAX_HEAD_CHARS = 5000
# A page has one or two with questions, and a few with other data.
MAX_SCRIPTS = 50
# Of elements within each other that become markup; Discord shows no more than a few.
MAX_MARKUP_DEPTH = 20
