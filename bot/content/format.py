"""The format of a pack, stated once.

The checks of the loader, the JSON Schema for editors and the table in the manual are all made
from the records below, so they cannot disagree. The limits are in `limits`.
"""

from __future__ import annotations

from bot.content import limits
from bot.content.shapes import Field, Keyed, Kind, ListOf, OneOrMore, Record, Text

# An entry cannot have this id: `expect: none` means that no entry may answer.
NO_ENTRY = "none"
TOPIC_PREFIX = "topic:"

_ID = Text(Kind.ID, limits.ID_CHARS)
_TITLE = Text(Kind.LINE, limits.TITLE_CHARS)
_NAME = Text(Kind.LINE, limits.NAME_CHARS)
_CITATION = Text(Kind.LINE, limits.CITATION_CHARS)
_DATE = Text(Kind.DATE, 10)
_PHRASINGS = ListOf(Text(Kind.LINE, limits.PHRASING_CHARS), limits.MAX_PHRASINGS)
_ENTRY_IDS = ListOf(Text(Kind.ENTRY, limits.ID_CHARS), limits.MAX_REFERENCES)

SOURCE = Record(
    "source",
    (
        Field(
            "title",
            _CITATION,
            "The title of the page or document.",
            "Password policy",
            is_required=True,
        ),
        Field("publisher", _CITATION, "Who published it.", "Example University IT"),
        Field(
            "url",
            Text(Kind.URL, limits.URL_CHARS),
            "Where it can be read.",
            "https://it.example.edu/passwords",
        ),
        Field("accessed", _DATE, "When somebody last looked at it.", "2026-11-01"),
    ),
)

TOPIC = Record(
    "topic",
    (
        Field(
            "id",
            _ID,
            "Names the topic for good; unique over all packs.",
            "passwords",
            is_required=True,
        ),
        Field(
            "title",
            _TITLE,
            "The name of the topic as readers see it.",
            "Passwords",
            is_required=True,
        ),
        Field(
            "summary",
            Text(Kind.TEXT, limits.SUMMARY_CHARS),
            "One to three sentences of Discord Markdown, shown when someone types just the name.",
            "How to choose, change and recover your password.",
            is_required=True,
        ),
        Field(
            "phrasings", _PHRASINGS, "Other names of the topic and abbreviations.", "[login, PIN]"
        ),
    ),
)

ENTRY = Record(
    "entry",
    (
        Field(
            "id",
            _ID,
            "Names the entry for good; unique over all packs. Links and votes refer to it.",
            "reset-password",
            is_required=True,
        ),
        Field(
            "question",
            Text(Kind.LINE, limits.QUESTION_CHARS),
            "The question in its best form, as readers see it.",
            "How do I reset my password?",
            is_required=True,
        ),
        Field(
            "answer",
            Text(Kind.TEXT, limits.ANSWER_CHARS),
            "The answer in Discord Markdown: **bold**, lists and links, but no tables. Say the "
            "most important thing in the first sentence.",
            "Open **Settings > Account** and choose *Reset password*.",
            is_required=True,
        ),
        Field(
            "phrasings",
            _PHRASINGS,
            "How people would type the question. Five good ones matter more than fifty.",
            "[forgot my password, cant log in]",
        ),
        Field(
            "not_this",
            _PHRASINGS,
            "Questions that look like this one but that it must not answer.",
            "[how do I reset my router]",
        ),
        Field(
            "keywords",
            ListOf(Text(Kind.LINE, limits.KEYWORD_CHARS), limits.MAX_KEYWORDS),
            "Bare words that point at this entry.",
            "[password, login]",
        ),
        Field(
            "topic",
            Text(Kind.TOPIC, limits.ID_CHARS),
            "The id of the topic that the entry belongs to.",
            "passwords",
        ),
        Field(
            "follow_ups",
            _ENTRY_IDS,
            "Ids of entries to offer next, the best first.",
            "[choose-password]",
        ),
        Field(
            "sources",
            ListOf(Text(Kind.SOURCE, limits.ID_CHARS), limits.MAX_REFERENCES),
            "Keys of the sources in pack.yaml that the answer relies on.",
            "[handbook]",
        ),
        Field("written_by", _NAME, "Who wrote the answer.", "Sam"),
        Field("reviewed_by", _NAME, "Who checked it last.", "Robin"),
        Field("reviewed", _DATE, "When it was checked last.", "2026-11-20"),
    ),
)

PACK_FILE = Record(
    "pack.yaml",
    (
        Field("id", _ID, "Names the pack; by default made from the folder's name.", "campus"),
        Field("title", _TITLE, "The name of the pack as readers see it.", "Campus questions"),
        Field(
            "description",
            Text(Kind.TEXT, limits.DESCRIPTION_CHARS),
            "What the pack is about, in a sentence or two.",
            "What new students ask in their first weeks.",
        ),
        Field(
            "language", Text(Kind.LANGUAGE, 35), "The language of the texts; by default en.", "en"
        ),
        Field(
            "stance",
            Text(Kind.STANCE, 8),
            "How readily the bot answers at once instead of offering a choice; by default "
            "balanced. A pack with a long out_of_scope list can afford eager.",
            "eager",
        ),
        Field(
            "accent",
            Text(Kind.COLOUR, 7),
            "The colour beside the replies. It needs quotes, as # starts a comment.",
            '"#3b6ea5"',
        ),
        Field(
            "sources",
            Keyed(SOURCE, limits.MAX_SOURCES),
            "Where facts come from: a short key for each source, which entries refer to.",
        ),
        Field(
            "synonyms",
            ListOf(ListOf(_NAME, limits.MAX_SYNONYMS, least=2), limits.MAX_SYNONYM_LISTS),
            "Lists of terms that can truly stand for each other.",
            "[[WLAN, Wi-Fi, wireless network]]",
        ),
        Field("starters", _ENTRY_IDS, "Ids of the entries to offer first, three to six.", "[wifi]"),
        Field(
            "out_of_scope",
            ListOf(Text(Kind.LINE, limits.PHRASING_CHARS), limits.MAX_OUT_OF_SCOPE),
            "Questions that people ask here but that no entry should answer.",
            "[what is the weather tomorrow]",
        ),
    ),
)

CONTENT_FILE = Record(
    "file of entries",
    (
        Field("topics", ListOf(TOPIC, limits.MAX_TOPICS_PER_FILE), "Named groups of entries."),
        Field(
            "entries", ListOf(ENTRY, limits.MAX_ENTRIES_PER_FILE), "Questions with their answers."
        ),
    ),
)

GOLDEN_QUESTION = Record(
    "golden question",
    (
        Field(
            "ask",
            Text(Kind.TEXT, limits.ASK_CHARS),
            "What somebody typed.",
            "i cant get in, forgot my pw",
            is_required=True,
        ),
        Field(
            "expect",
            OneOrMore(
                Text(Kind.EXPECTED, limits.ID_CHARS + len(TOPIC_PREFIX)), limits.MAX_REFERENCES
            ),
            "The id of the right entry, a list of acceptable ones, `topic:ID`, or `none` if no "
            "entry may answer.",
            "reset-password",
            is_required=True,
        ),
        Field(
            "fact",
            Text(Kind.LINE, limits.FACT_CHARS),
            "Text that the excerpt shown must hold, letter by letter.",
            "Settings > Account",
        ),
    ),
)

GOLDEN_LIST = ListOf(GOLDEN_QUESTION, limits.MAX_GOLDEN_QUESTIONS)
GOLDEN_FILE = Record(
    "golden.yaml",
    (
        Field(
            "questions", GOLDEN_LIST, "Labelled questions that test the matcher.", is_required=True
        ),
    ),
)
