"""What property tests share: how they run, and texts that nobody types on purpose."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

# The same examples in every run, so that a red test is red for everybody. No deadline: how long
# one example takes says more about the machine than about the code.
steady = settings(
    derandomize=True,
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
steady_some = settings(steady, max_examples=50)
steady_few = settings(steady, max_examples=25)

# Any character there is, lone surrogates included, and those that break software more often.
_TRICKY = (
    "\u200b\u200d\u202e\u2066\ufeff\x00\x1b\x7f\u0301\u0345\u0e31\ud800\udfff'’-_*`[]()<>|~#.,!?"
)
characters = st.characters(exclude_categories=[]) | st.sampled_from(_TRICKY)
any_text = st.text(characters, max_size=80)


def shown(text: str) -> str:
    """Return `text` as it is read back from where we quote it: on a line, without unseen signs."""
    return " ".join(re.sub("[\u200b\u202a-\u202e\u2066-\u2069]", "", text).split())


# Words that share beginnings, so that random texts meet, and sometimes differ by one letter.
_WORDS = (
    "bank bake cafe café card cart door floor gate key keys lamp lamps menu naïve open opens "
    "paper parcel queue rent room rooms sofa table 2,500 2024 wifi"
).split()
word = st.sampled_from(_WORDS)
phrase = st.lists(word, min_size=1, max_size=5).map(" ".join)

HOSTILE = {
    "ten thousand letters": "a" * 10_000,
    "ten thousand different words": " ".join(f"word{n}" for n in range(10_000)),
    "ten thousand spaces": " " * 10_000,
    "control characters": "".join(map(chr, range(32))) * 50 + " wifi",
    "right-to-left marks": "\u202ewifi\u202c \u200f\u2067how\u2069 " * 200,
    "zalgo": ("w" + "\u0301\u0316\u0489\u0322" * 40 + "ifi ") * 50,
    "only punctuation": "?!.,;:-_*()[]{}<>/\\|~`'\"" * 400,
    "only apostrophes": "'" * 10_000,
    "letters and apostrophes": "a'" * 5_000,
    "digits and commas": "1," * 5_000,
    "lone surrogates": "wifi \ud800 \udfff " * 500,
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈" * 700,
    "vowel signs": "\u093f\u0e31" * 5_000,
    "ligatures that grow when unified": "\ufdfa" * 5_000,
    "brackets": "[" * 10_000,
    "asterisks": "*a " * 3_000,
}
