"""What holds for every text of the shipped packs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from bot.core.decide import Choices, Match, Reason
from bot.core.knowledge import Knowledge
from bot.service.snapshot import Snapshot
from tests.support.article import RUN_WORDS, hash_of, runs_of
from tests.support.knowledge import answerer_from
from tests.support.markup import open_markup

ARTICLE = Path(__file__).resolve().parents[1] / "data" / "article_8grams.txt"
TITLE = "Diplomacy's Role In National Security: A Complex Relationship"


@pytest.fixture(scope="module")
def article() -> frozenset[str]:
    """Give the hashes of every run of eight words in the article that the facts come from."""
    lines = ARTICLE.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def texts_of(thing: object) -> Iterator[str]:
    """Yield every text in frozen data, wherever it stands."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for item in thing:
            yield from texts_of(item)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from texts_of(getattr(thing, field.name))


def test_the_hashes_are_those_of_the_article(article: frozenset[str]) -> None:
    # Its title has eight words, so that they prove the rules to be the ones the file was made with.
    assert len(article) > 1_500
    assert [hash_of(run) in article for run in runs_of(TITLE)] == [True]
    assert len(next(runs_of(TITLE))) == RUN_WORDS


def test_no_run_of_eight_words_is_taken_from_the_article(
    shipped: Knowledge, article: frozenset[str]
) -> None:
    taken = [
        " ".join(run)
        for text in texts_of(shipped.packs)
        if text != TITLE
        for run in runs_of(text)
        if hash_of(run) in article
    ]

    assert taken == []


def test_a_sentence_of_the_article_would_be_found(article: frozenset[str]) -> None:
    text = f"As the article says, {TITLE.upper()} — that is **it**."

    assert any(hash_of(run) in article for run in runs_of(text))


def test_every_answer_closes_its_markup(shipped: Knowledge) -> None:
    texts = {each.id: each.answer for each in shipped.entries}
    texts |= {each.id: each.summary for each in shipped.topics}

    assert {name: open_markup(text) for name, text in texts.items() if open_markup(text)} == {}


def variants(text: str) -> dict[str, str]:
    return {
        "as written": text,
        "in small letters": text.lower(),
        "with curly quotes": text.replace("'", "’"),
        "without punctuation": text.rstrip("?.!"),
        "shouted at": f"{text}!!",
    }


@pytest.mark.parametrize("way", variants("").keys())
def test_every_phrasing_is_answered_by_its_entry(
    way: str, shipped: Knowledge, shipped_lexical: Snapshot
) -> None:
    answerer = answerer_from(shipped_lexical)

    lost = []
    for entry in shipped.entries:
        for text in (entry.question, *entry.phrasings):
            decision = answerer.answer(variants(text)[way]).decision
            match decision:
                case Match(id=name, reason=Reason.EXACT) if name == entry.id:
                    pass
                case Choices(ids=ids, reason=Reason.EXACT) if entry.id in ids:
                    pass
                case _:
                    lost.append((entry.id, text, decision))

    assert lost == []


def test_no_question_out_of_scope_is_answered(
    shipped: Knowledge, shipped_lexical: Snapshot
) -> None:
    answerer = answerer_from(shipped_lexical)

    answered = [
        text
        for pack in shipped.packs
        for text in pack.out_of_scope
        if answerer.answer(text).decision.reason is not Reason.OUT_OF_SCOPE
    ]

    assert answered == []


def test_what_an_entry_declines_it_does_not_answer_at_once(
    shipped: Knowledge, shipped_lexical: Snapshot
) -> None:
    answerer = answerer_from(shipped_lexical)

    answered = [
        (entry.id, text)
        for entry in shipped.entries
        for text in entry.not_this
        if (reply := answerer.answer(text)).entry is not None and reply.entry.id == entry.id
    ]

    assert answered == []
