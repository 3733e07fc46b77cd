"""How much a folder of knowledge may hold.

A file may come from anybody who can open a pull request or upload one, so each limit is checked
before the work that it bounds is done. All of them are far above what people write by hand.
"""

from __future__ import annotations

MAX_FILE_BYTES = 1024 * 1024
MAX_FILES_PER_FOLDER = 200
MAX_PACKS_PER_FOLDER = 50

# A full entry is about 40 nodes (keys, values, lists), so this is over 600 of them.
MAX_NODES = 25_000
# The format itself needs 4: the file, the list of entries, an entry, its list of phrasings.
MAX_DEPTH = 8
MAX_SCALAR_CHARS = 50_000

# Nobody reads further, and a file of nonsense must not fill the memory with complaints.
MAX_PROBLEMS_PER_FILE = 100

ID_CHARS = 48  # leaves room for the other parts of a Discord custom id, which has 100
QUESTION_CHARS = 240
ANSWER_CHARS = 20_000
PHRASING_CHARS = 300
TITLE_CHARS = 100
DESCRIPTION_CHARS = 1000
SUMMARY_CHARS = 2000
KEYWORD_CHARS = 60
NAME_CHARS = 100
CITATION_CHARS = 300
URL_CHARS = 500
ASK_CHARS = 2000  # the length of a Discord message
FACT_CHARS = 500

# Of one guild's own. The builds of all guilds take turns, and one of this size takes long enough.
MAX_ENTRIES_PER_GUILD = 2000
MAX_PHRASINGS_PER_GUILD = 20_000

MAX_ENTRIES_PER_FILE = 1000
MAX_TOPICS_PER_FILE = 500
MAX_GOLDEN_QUESTIONS = 4000
MAX_PHRASINGS = 200
MAX_KEYWORDS = 100
MAX_REFERENCES = 25
MAX_SOURCES = 500
MAX_SYNONYM_LISTS = 500
MAX_SYNONYMS = 30
MAX_OUT_OF_SCOPE = 1000
