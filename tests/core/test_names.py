"""How the names of entries and topics are laid out."""

from __future__ import annotations

from bot.core.model import Topic
from bot.core.names import NameIndex, Part, build_name_index, common, merge
from tests.support.knowledge import entry, indexed, know

GATE = entry("gate", "Where is the old gate?", phrasings=("gates of the UN",), keywords=("doors",))
CAFE = entry("cafe", "Is there a café?", keywords=("gate view",))


def _names() -> NameIndex:
    return indexed(know(GATE, CAFE, synonyms=(("UN", "United Nations"),))).entry_names


def test_whole_names_have_no_spaces_and_questions_are_there_without_what_asks() -> None:
    keys = _names().keys
    assert keys.ordered == (
        *("cafe", "doors", "gate", "gatesoftheun", "gatesoftheunitednations"),
        *("gateview", "isthereacafe", "oldgate", "whereistheoldgate"),
    )
    assert keys.under("oldgate") == {0: (Part.QUESTION, 7)}
    assert keys.under("cafe") == {1: (Part.QUESTION, 4)}
    assert keys.under("old") == {}


def test_each_holder_counts_with_its_best_name() -> None:
    names = _names()
    assert names.keys.beginning("gate") == {0: (Part.PHRASING, 12), 1: (Part.KEYWORD, 8)}
    assert names.words.under("gate") == {0: (Part.QUESTION, 7), 1: (Part.KEYWORD, 8)}
    assert names.words.beginning("") == {0: (Part.QUESTION, 7), 1: (Part.QUESTION, 4)}


def test_a_word_is_found_whole_in_other_forms_begun_and_mistyped() -> None:
    names = _names()
    assert names.whole("door") == {0: (Part.KEYWORD, 5)}
    assert names.whole("natio") == {}
    assert names.begun("natio") == {0: (Part.PHRASING, 23)}
    assert list(names.mended(("dors", "gate", "natoin"))) == [("doors", "gate", "nation")]


def test_a_topic_has_a_title_and_phrasings() -> None:
    topic = Topic("food", "Eating", "Where to.", ("meals",))
    index = indexed(know(entry("tea", "Tea?", topic="food"), topics=(topic,)))
    names = build_name_index((topic,), index.reader, index.function_words)
    assert names.keys.ordered == ("eating", "meals") == index.topic_names.keys.ordered


def test_holders_are_merged_at_their_best_and_common_at_their_worst() -> None:
    here = {1: (Part.QUESTION, 9), 2: (Part.KEYWORD, 2)}
    there = {1: (Part.PHRASING, 4), 3: (Part.PHRASING, 5)}
    assert merge((here, there)) == {**there, **here}
    assert common((here, there)) == {1: (Part.PHRASING, 4)}
    assert common((here,)) == here
