"""What people type that asks nothing: greetings, thanks, "ok", "no", goodbyes.

Each is known as a phrase, in the languages that the bot speaks. A message is small talk when it is
made of such phrases and of nothing else but padding: "ok great, thanks a lot bye".
"""

from __future__ import annotations

from enum import IntEnum

from bot.core.normalise import fold, words_of


class Kind(IntEnum):
    """What a phrase is there for; of several in one message, the highest counts."""

    PADDING = 0
    OK = 1
    YES = 2
    NOD = 3
    GREETING = 4
    MORE = 5
    EXPLAIN = 6
    NO = 7
    PARTING = 8
    THANKS = 9


_PHRASES = {
    Kind.PADDING: """
        please|pls|plz|bot|attache|bro|man|mate|dude|buddy|guys|all|everyone|everybody|again|then
        |well|and|oh|ah|a lot|so much|very much|bitte|sil te plait|stp|por favor
    """,
    Kind.OK: "ok|okay|k|correct|exactly|right|sure|vale|d accord|daccord|alles klar",
    Kind.YES: "yes|y|yep|yeah|yup|ya|oui|si|ja",
    Kind.NOD: """
        cool|nice|great|good|fine|perfect|awesome|amazing|interesting|wow|lol|haha|alright|all right
        |got it|i got it|i see|i understand|understood|makes sense|that make sense|no problem|super
        |great answer|good bot|nice bot|never mind|nevermind|nvm|parfait|genial
    """,
    Kind.GREETING: """
        hi|hello|hey|heya|hiya|yo|hi there|hello there|hey there|good morning|good afternoon
        |good evening|good day|greetings|what up|whats up|sup|how are you|how are you doing
        |how are you today|how it going|hows it going|how do you do|hallo|moin|servus|guten tag
        |guten morgen|guten abend|wie geht|wie gehts|salut|bonjour|bonsoir|coucou|ca va|hola|buenas
        |buenos dias|buenas tardes|que tal
    """,
    Kind.MORE: """
        more|tell me more|show me more|give me more|more info|more information|more details|details
        |go on|continue|keep going|read more|next|and then|what else|anything else
        |more about it|more about that|more about this|tell me more about it
        |tell me more about that|tell me more about this|in more detail|weiter|mehr|plus|encore|mas
    """,
    Kind.EXPLAIN: "explain|explain it|explain that|explain this|explain more|elaborate|how so",
    Kind.NO: """
        no|n|nope|nah|neither|none|none of these|none of them|none of those|not really|wrong
        |that wrong|that is wrong|thats wrong|wrong answer|not helpful|not useful|useless
        |that did not help|that didnt help|that does not help|that doesnt help|didnt help
        |not what i meant|that not what i meant|that is not what i meant|thats not what i meant
        |not what i asked|that not what i asked|that is not what i asked|thats not what i asked
        |something else
        |i dont get it|i do not get it|i dont understand|i do not understand|what|huh|non|nein
    """,
    Kind.PARTING: """
        bye|bye bye|goodbye|good bye|good night|goodnight|see you|see you later|see ya|cya
        |au revoir|bonne nuit|a bientot|tschuss|auf wiedersehen|gute nacht|ciao|adios|hasta luego
        |buenas noches
    """,
    Kind.THANKS: """
        thanks|thank you|thank u|thx|ty|tysm|cheers|thanks a lot|thank you so much|no thanks
        |thank you very much|no thank you|many thanks|that helped|that help|this helped|that helps
        |merci|merci beaucoup|danke|danke schon|vielen dank|gracias|muchas gracias
    """,
}
_KINDS = {
    tuple(phrase.split()): kind
    for kind, phrases in _PHRASES.items()
    for phrase in " ".join(phrases.split()).replace(" |", "|").split("|")
}
_LONGEST = max(map(len, _KINDS))
# Nobody is polite for longer, and the ways to read a message double with every few words.
_MOST_WORDS = 12


def small_talk(text: str) -> Kind | None:
    """Say what `text` is there for, or None when there is more in it than small talk."""
    words = words_of(fold(text))
    kinds = _read(words) if len(words) <= _MOST_WORDS else None
    return max(kinds) if kinds and max(kinds) > Kind.PADDING else None


def _read(words: tuple[str, ...]) -> list[Kind] | None:
    """Return the kinds of the phrases that `words` are made of, if they are; longest first."""
    if not words:
        return []
    for length in range(min(_LONGEST, len(words)), 0, -1):
        kind = _KINDS.get(words[:length])
        rest = _read(words[length:]) if kind is not None else None
        if kind is not None and rest is not None:
            return [kind, *rest]
    return None
