"""What the shipped knowledge offers for what people type."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.core.knowledge import Knowledge
from bot.core.suggest import picked_entry, suggest
from bot.service.snapshot import Snapshot


def _offered(text: str, snapshot: Snapshot) -> list[str]:
    return [picked_entry(each.value) or "" for each in suggest(text, snapshot.index)]


FIRST = {
    # Keywords that no question has.
    "English": "languages-and-typos",
    "insurgents": "countering-violent-extremism",
    "cyberattacks": "cyber-forces",
    "obstacles": "obstacles-for-diplomacy",
    "funding": "obstacles-for-diplomacy",
    "degree": "security-masters-programmes",
    "size": "dss-size",
    "install": "add-to-server",
    "aggression": "deterrence",
    "funda": "obstacles-for-diplomacy",
    # The subject of the question.
    "dss": "what-is-the-dss",
    "DSS": "what-is-the-dss",
    "ai": "is-attache-an-ai",
    "intelligence": "intelligence-agencies",
    "diplomats": "what-diplomats-do",
    "diplomacy": "what-diplomacy-involves",
    "military": "armed-forces",
    "cyber": "cyber-forces",
    "privacy": "what-is-stored",
    "bot": "what-can-attache-do",
    "Attaché": "what-can-attache-do",
    "ATTACHE": "what-can-attache-do",
    # Letter by letter.
    "de": "deterrence",
    "dete": "deterrence",
    "hard": "hard-power",
    "what is h": "hard-power",
    "what is de": "deterrence",
    "how many p": "dss-size",
    "who wri": "who-writes-the-answers",
    "north kor": "china-ukraine-north-korea",
    "law enfo": "law-enforcement-agencies",
    "singapor": "singapore-definition",
    "ukrain": "china-ukraine-north-korea",
    "dip sec": "what-is-the-dss",
    "sec officer": "regional-security-officer",
    # Spaces, hyphens and apostrophes.
    "hardpower": "hard-power",
    "hard-power": "hard-power",
    "what's hard power": "hard-power",
    "Whats hard powe": "hard-power",
    "opensource": "open-source",
    "cyber-attack": "cyber-forces",
    # Abbreviations and other names.
    "rso": "regional-security-officer",
    "UN": "alliances-and-partnerships",
    "natsec": "national-security-diplomacy",
    "united king": "uk-defence-missions",
    "dprk": "china-ukraine-north-korea",
    "coronavirus": "global-challenges",
    "al qaida": "countering-violent-extremism",
    "nukes": "disruptive-technology-and-nuclear-weapons",
    # Plurals and other forms.
    "embassies": "dss-agents-overseas",
    "agency": "intelligence-agencies",
    "spy": "intelligence-agencies",
    "coalition": "coalition",
    # Typing errors, in finished and in unfinished words.
    "dipomat": "what-diplomats-do",
    "dipom": "what-diplomats-do",
    "deterence": "deterrence",
    "soverignty": "sovereignty",
    "soveri": "sovereignty",
    "privcy": "what-is-stored",
    "terorism": "countering-violent-extremism",
    "community polcing": "community-policing",
    "arms contrl": "arms-control",
    "deffence dip": "what-is-defence-diplomacy",
    "cyberatack": "cyber-forces",
    # Whole questions that nobody wrote down.
    "tell me about soverignty": "sovereignty",
    "how big is dss staff": "dss-size",
    "who leads the cyber forces in france": "cyber-forces",
}

AMONG_FIVE = {
    "espionage": ("counterintelligence", "intelligence-agencies"),
    "embassy": ("dss-agents-overseas", "regional-security-officer"),
    "State Department": ("what-is-the-dss", "talent-competition"),
    "china": ("states-of-concern", "china-ukraine-north-korea"),
    "threats": ("global-challenges", "threats-diplomacy-counters"),
    "brit": ("uk-defence-missions",),
    "secret agents": ("intelligence-agencies",),
    "does attache remember me": ("what-is-stored",),
}


@pytest.mark.parametrize(("typed", "expected"), FIRST.items(), ids=FIRST)
def test_the_best_is_first(typed: str, expected: str, shipped_lexical: Snapshot) -> None:
    assert _offered(typed, shipped_lexical)[:1] == [expected]


@pytest.mark.parametrize(("typed", "expected"), AMONG_FIVE.items(), ids=AMONG_FIVE)
def test_all_that_is_meant_is_among_the_first(
    typed: str, expected: tuple[str, ...], shipped_lexical: Snapshot
) -> None:
    assert set(expected) <= set(_offered(typed, shipped_lexical)[:5])


@pytest.mark.parametrize("typed", ["nato", "imunity", "zz", "how do i bake bread"])
def test_what_nobody_wrote_about_offers_nothing(typed: str, shipped_lexical: Snapshot) -> None:
    assert _offered(typed, shipped_lexical) == []


def test_a_question_comes_up_while_it_is_typed(shipped_lexical: Snapshot) -> None:
    for entry in shipped_lexical.knowledge.entries:
        question = entry.question
        assert entry.id in _offered(question[: len(question) // 2], shipped_lexical)[:5]
        assert _offered(question[: len(question) * 2 // 3], shipped_lexical)[0] == entry.id


def test_every_phrasing_leads_to_its_entry(shipped_lexical: Snapshot) -> None:
    for entry in shipped_lexical.knowledge.entries:
        for phrasing in entry.phrasings:
            assert _offered(phrasing, shipped_lexical)[0] == entry.id


def test_every_keyword_leads_to_its_entry(shipped_lexical: Snapshot) -> None:
    for entry in shipped_lexical.knowledge.entries:
        for keyword in entry.keywords:
            # Six entries have the keyword DSS.
            assert entry.id in _offered(keyword, shipped_lexical)[:6]


def _asked(shipped: Knowledge) -> Iterator[tuple[str, frozenset[str]]]:
    for pack in shipped.packs:
        for golden in pack.golden:
            if ids := frozenset(golden.expect) & shipped.entry_by_id.keys():
                yield golden.ask, ids


@pytest.mark.parametrize(
    ("share", "floor"), [(0.5, 0.8), (1.0, 0.9)], ids=["half typed", "typed to the end"]
)
@pytest.mark.parametrize("tier", ["shipped_lexical", "shipped_semantic"])
def test_a_question_in_other_words_comes_up(
    share: float, floor: float, tier: str, shipped: Knowledge, request: pytest.FixtureRequest
) -> None:
    snapshot: Snapshot = request.getfixturevalue(tier)
    asked = list(_asked(shipped))
    found = sum(
        not ids.isdisjoint(_offered(text[: round(len(text) * share)], snapshot)[:5])
        for text, ids in asked
    )
    assert found / len(asked) >= floor
