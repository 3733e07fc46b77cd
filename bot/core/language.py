"""The few facts about a language that matching needs beyond its stemmer."""

from __future__ import annotations

# Words that carry no subject of their own: a short synonym such as "US" must be typed in capitals
# to be told from one, they hardly count for coverage, and a question of nothing else leans on the
# one before it.
_FUNCTION_WORDS = {
    "en": """
        a about after all also am an and any are as at be because been before being but
        by can could did do does doing dont for from get give go got had has have he her
        here heres hes him his how hows i if im in into is it its just let lets like
        make many may me might more most much must my need no not now of off on one only
        or other our out over own please she shes should show so some such tell than
        thank thanks that thats the their them then there theres these they thing things
        this those to too under up us use used want was we were what whats when whens
        where wheres which while who whom whos whose why whys will with would you your
    """,
}

# Words around a bare name that ask for it in general: "tell me more about visas, please".
_LEAD_IN_WORDS = {
    "en": """
        a about an anything are can could describe do everything explain give have info
        information is know learn me more of on please pls read regarding show some
        something tell the to want we what with would you
    """,
}


def lead_in_words(language: str) -> frozenset[str]:
    """Return the folded words that may stand around a name without asking for more than it."""
    return frozenset(_LEAD_IN_WORDS.get(language.lower().split("-")[0], "").split())


def function_words(language: str) -> frozenset[str]:
    """Return the folded function words of an ISO 639-1 `language`; empty where none are known."""
    return frozenset(_FUNCTION_WORDS.get(language.lower().split("-")[0], "").split())
