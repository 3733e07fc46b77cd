"""Checks that what the packs refer to exists, and that every id is used once.

Entries and topics are each one namespace over all packs that are loaded together, so an entry may
lead on to an entry of another pack. Sources belong to their pack.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.content.draft import Draft
from bot.content.format import NO_ENTRY, TOPIC_PREFIX
from bot.content.report import Report, quote, suggest
from bot.content.texts import fold
from bot.content.values import Fields, Word
from bot.core.problem import Place


def check_references(drafts: Sequence[Draft], report: Report) -> None:
    """Report duplicate ids, references to what does not exist, and phrasings given twice."""
    known = _Known(is_whole=all(draft.is_whole for draft in drafts))
    for draft in drafts:
        known.claim("pack", draft.id, draft.place, report)
        for kind, things in (("topic", draft.topics), ("entry", draft.entries)):
            for thing in things:
                if word := thing.word("id"):
                    known.claim(kind, word.text, word.place, report, thing.where)
    for draft in drafts:
        _check_draft(draft, known, report)
    _check_phrasings((entry for draft in drafts for entry in draft.entries), report)


@dataclass(slots=True)
class _Known:
    """The ids of each kind with their places.

    When a file could not be read, ids may be missing, and complaints about them would be noise.
    """

    is_whole: bool
    ids: dict[str, dict[str, Place]] = field(default_factory=dict)

    def claim(self, kind: str, name: str, place: Place, report: Report, where: str = "") -> None:
        first = self.ids.setdefault(kind, {}).setdefault(name, place)
        if first is not place:
            message = f"the {kind} id {quote(name)} is taken, by {first}"
            report.error(place, message, "give one of the two another id", where)

    def check(self, kind: str, word: Word, report: Report, where: str = "") -> None:
        self.check_among(self.ids.get(kind, {}), f"{kind} {quote(word.text)}", word, report, where)

    def check_among(
        self, ids: Iterable[str], what: str, word: Word, report: Report, where: str
    ) -> None:
        if not self.is_whole or word.text in ids or report.is_full(word.place.file):
            return
        hint = suggest(word.text, list(ids)) or "check the spelling, or remove it"
        report.error(word.place, f"there is no {what}", hint, where)


def _check_draft(draft: Draft, known: _Known, report: Report) -> None:
    _check_list(draft.head.words("starters"), known, report)
    sources = dict(draft.head.keyed("sources"))
    for entry in draft.entries:
        if topic := entry.word("topic"):
            known.check("topic", topic, report, entry.where)
        for word in entry.words("sources"):
            what = f"source {quote(word.text)} in this pack"
            known.check_among(sources, what, word, report, entry.where)
        _check_list(entry.words("follow_ups"), known, report, entry)
    for question in draft.golden:
        _check_expected(question.words("expect"), known, report)


def _check_list(
    words: Sequence[Word], known: _Known, report: Report, entry: Fields | None = None
) -> None:
    where = entry.where if entry else ""
    seen: set[str] = set()
    for word in words:
        if entry and word.text == entry.text("id"):
            report.error(word.place, "an entry cannot follow up itself", "remove it", where)
        elif word.text in seen:
            report.warn(word.place, f"{quote(word.text)} is listed twice", "remove one", where)
        else:
            known.check("entry", word, report, where)
        seen.add(word.text)


def _check_expected(words: Sequence[Word], known: _Known, report: Report) -> None:
    for word in words:
        topic = word.text.removeprefix(TOPIC_PREFIX)
        if topic != word.text:
            known.check("topic", Word(topic.strip(), word.place), report)
        elif word.text != NO_ENTRY:
            known.check("entry", word, report)
        elif len(words) > 1:
            message = f'"{NO_ENTRY}" cannot stand beside other answers'
            report.error(word.place, message, f"write `expect: {NO_ENTRY}`, or remove it")


def _check_phrasings(entries: Iterable[Fields], report: Report) -> None:
    seen: dict[str, tuple[Word, str]] = {}
    for entry in entries:
        question = entry.word("question")
        for word in ((question,) if question else ()) + entry.words("phrasings"):
            first, owner = seen.setdefault(fold(word.text), (word, entry.text("id")))
            if first is word:
                continue
            if owner == entry.text("id"):
                message = f"{quote(word.text)} is in this entry twice"
            else:
                message = f"{quote(word.text)} is also asked in the entry {quote(owner)}"
            hint = f"the other one is at {first.place}; keep it where it fits best"
            report.warn(word.place, message, hint, entry.where)
