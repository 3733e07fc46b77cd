"""Everything that can be said about packs before anybody asks them something.

The loader and the linter read what is written; the rest here asks the bot, because whether two
phrasings are too alike is what the matcher makes of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bot.content.lint import lint_packs
from bot.content.loader import Positions, inspect_packs
from bot.content.report import quote
from bot.core.decide import Match
from bot.core.encoding import Encoding
from bot.core.knowledge import Knowledge
from bot.core.markdown import split_units
from bot.core.model import Entry, GoldenQuestion
from bot.core.normalise import question_key
from bot.core.problem import Place, Problem, Severity, problem_at, sort_problems
from bot.core.reply import Reply
from bot.core.retrieve import Candidate
from bot.ports import Encoder, Progress
from bot.service.answer import Answerer, consider
from bot.service.converse import WHOLE_ANSWER_CHARS
from bot.service.evaluate import Outcome, holds_fact, judge
from bot.service.ranking import decided_ids
from bot.service.snapshot import FixedSnapshot, Snapshot, build_snapshot

# How the loader's warning goes on after the text that stands in two entries.
_WRITTEN_TWICE = " is also asked in the entry "
_SAME_QUESTION = " is the same question as one of the entry "
# Similarity of phrasings of two entries, by tier, from which on they look like one question asked
# twice. The three communities of tests/data have no pair as near (their nearest are at 0.73 and
# 0.81), the shipped packs two and one.
_NEAR_DUPLICATE = {"lexical": 0.8, "semantic": 0.9}

_HINTS = {
    Outcome.ANSWERED_WRONG: "add a phrasing to the expected entry, or a `not_this:` to the other",
    Outcome.TOPIC_SHOWN: "add a phrasing to the expected entry, or expect the topic",
    Outcome.ANSWERED_IN_VAIN: "add a question like it to `out_of_scope:` or `not_this:`",
    Outcome.MISSED: "add a phrasing to the expected entry",
    Outcome.WRONG_CHOICES: "add a phrasing to the expected entry",
    Outcome.OTHER_CHOICE: "add a phrasing to the expected entry",
}


def check_packs(
    folders: Sequence[Path],
    encoder: Encoder | None,
    *,
    today: date,
    on_progress: Progress | None = None,
) -> tuple[Problem, ...]:
    """List every problem of the packs that `folders` stand for, by file and line.

    What keeps them from loading hides what lies behind it: the bot is asked only once they load.
    `today` decides which reviews are stale.
    """
    inspection = inspect_packs(folders)
    if inspection.errors:
        return inspection.problems
    snapshot = build_snapshot(Knowledge(inspection.packs), encoder, on_progress)
    found = [
        *inspection.problems,
        *lint_packs(inspection.packs, inspection.positions, today=today),
        *check_answers(snapshot, inspection.positions, on_progress),
    ]
    return sort_problems(_said_once(found))


def check_answers(
    snapshot: Snapshot, positions: Positions, on_progress: Progress | None = None
) -> tuple[Problem, ...]:
    """List the problems that show only when the bot is asked, or has to show an answer."""
    answerer = Answerer(FixedSnapshot(_prefetched(snapshot, on_progress)))
    check, entries = _Check(answerer, positions), snapshot.knowledge.entries
    found = [
        *check.long_units(entries),
        *check.repeats(entries),
        *check.near_duplicates((entry, text) for entry in entries for text in entry.wordings),
        *check.golden_questions(),
        *check.out_of_scope(),
        *check.not_this(entries),
    ]
    return sort_problems(found)


def check_entry(entry: Entry, asked: Iterable[str], answerer: Answerer) -> tuple[Problem, ...]:
    """List the problems of one entry of those that `answerer` knows, in no file.

    Only of the wordings `asked`, it is looked whether another entry has them nearly so.
    """
    check = _Check(answerer, {})
    found = [
        *check.long_units((entry,)),
        *check.repeats((entry,)),
        *check.near_duplicates((entry, text) for text in asked),
        *check.not_this((entry,)),
    ]
    return sort_problems(found)


@dataclass(frozen=True, slots=True)
class _Prefetched:
    """An encoder that has read all the questions of a check beforehand, side by side."""

    encoder: Encoder
    encodings: Mapping[str, Encoding]

    @property
    def known_words(self) -> frozenset[str]:
        return self.encoder.known_words

    def encode(self, text: str) -> Encoding:
        known = self.encodings.get(text)
        return self.encoder.encode(text) if known is None else known

    def encode_all(
        self,
        texts: Sequence[str],
        on_progress: Progress | None = None,
        *,
        is_kept: bool = True,
    ) -> Mapping[str, Encoding]:
        return self.encoder.encode_all(texts, on_progress, is_kept=is_kept)


def _prefetched(snapshot: Snapshot, on_progress: Progress | None) -> Snapshot:
    if snapshot.encoder is None:
        return snapshot
    knowledge, read = snapshot.knowledge, snapshot.index.reader.read
    asked = [
        *(text for entry in knowledge.entries for text in entry.wordings),
        *(text for entry in knowledge.entries for text in entry.not_this),
        *(text for pack in knowledge.packs for text in pack.out_of_scope),
        *(golden.ask for pack in knowledge.packs for golden in pack.golden),
    ]
    spoken = list(dict.fromkeys(read(text).spoken for text in asked))
    encodings = snapshot.encoder.encode_all(spoken, on_progress)
    return replace(snapshot, encoder=_Prefetched(snapshot.encoder, encodings))


class _Check:
    """The checks; each yields its problems."""

    def __init__(self, answerer: Answerer, positions: Positions) -> None:
        self._snapshot = answerer.snapshot
        self._knowledge = self._snapshot.knowledge
        self._positions = positions
        self._ask: Callable[[str], Reply] = answerer.answer

    def long_units(self, entries: Iterable[Entry]) -> Iterator[Problem]:
        for entry in entries:
            for unit in split_units(entry.answer):
                if len(unit.text) > WHOLE_ANSWER_CHARS:
                    yield self._problem(
                        "entry.answer",
                        entry.id,
                        f"{quote(unit.text)} is one piece of {len(unit.text):,} characters, "
                        f"at most {WHOLE_ANSWER_CHARS:,} can be shown in Discord",
                        "cut it into sentences, paragraphs or several code blocks",
                        severity="error",
                    )

    def repeats(self, entries: Iterable[Entry]) -> Iterator[Problem]:
        """Find what is asked of two entries and differs in nothing that matching looks at."""
        ids = {entry.id for entry in entries}
        for first, second, text in _repeats(self._snapshot):
            if ids.isdisjoint((first.id, second.id)):
                continue
            yield self._problem(
                "entry.phrasings",
                second.id,
                f"{quote(text)}{_SAME_QUESTION}{quote(first.id)}, so neither answers it at once",
                "keep it where it fits best",
                severity="error",
            )

    def near_duplicates(self, asked: Iterable[tuple[Entry, str]]) -> Iterator[Problem]:
        seen: set[frozenset[str]] = set()
        for entry, text in asked:
            query, candidates = consider(text, self._snapshot)
            rival = _rival(entry, candidates, self._snapshot.index.tier.name)
            if rival is None:
                continue
            nearest = rival.evidence.phrasing
            pair = frozenset((question_key(query.canonical), question_key(nearest)))
            if pair in seen or len(pair) == 1:
                continue
            seen.add(pair)
            yield self._problem(
                "entry.phrasings",
                entry.id,
                f"{quote(text)} is hardly told apart from {quote(nearest)} of the entry "
                f"{quote(rival.id)}",
                "remove or sharpen one of the two",
            )

    def golden_questions(self) -> Iterator[Problem]:
        for pack in self._knowledge.packs:
            for question in pack.golden:
                reply = self._ask(question.ask)
                outcome = judge(question, reply)
                if outcome in _HINTS:
                    message = _failure(question, reply, outcome)
                    yield self._problem("golden", question.ask, message, _HINTS[outcome])
                elif holds_fact(question, reply) is False:
                    message = (
                        f"the excerpt shown for {quote(question.ask)} lacks {quote(question.fact)}"
                    )
                    hint = "say it in a sentence of its own, in the words of the question"
                    yield self._problem("golden", question.ask, message, hint)

    def out_of_scope(self) -> Iterator[Problem]:
        for text in (text for pack in self._knowledge.packs for text in pack.out_of_scope):
            if (name := self._answered_by(text)) is not None:
                message = f"{quote(text)} is out of scope, but {quote(name)} answers it at once"
                hint = "remove a phrasing that is too near to it; `explain` shows which"
                yield self._problem("out_of_scope", text, message, hint)

    def not_this(self, entries: Iterable[Entry]) -> Iterator[Problem]:
        for entry in entries:
            for text in entry.not_this:
                if self._answered_by(text) == entry.id:
                    message = f"{quote(text)} is in `not_this`, but the entry answers it at once"
                    hint = "remove a phrasing that is too near to it"
                    yield self._problem("entry.not_this", entry.id, message, hint)

    def _answered_by(self, text: str) -> str | None:
        decision = self._ask(text).decision
        return decided_ids(decision)[0] if isinstance(decision, Match) else None

    def _problem(
        self, kind: str, name: str, message: str, hint: str, severity: Severity = "warning"
    ) -> Problem:
        thing = kind.split(".")[0]
        fallback = self._positions.get((thing, name), Place(name))
        place = self._positions.get((kind, name), fallback)
        where = f"entry {name}" if thing == "entry" else ""
        return problem_at(place, message, hint=hint, where=where, severity=severity)


def _repeats(snapshot: Snapshot) -> Iterator[tuple[Entry, Entry, str]]:
    """Yield two entries and the text by which the second repeats the first."""
    owners: dict[str, Entry] = {}
    key = snapshot.index.reader.synonyms.key
    for entry in snapshot.knowledge.entries:
        for text in entry.wordings:
            owner = owners.setdefault(key(text), entry)
            if owner.id != entry.id:
                yield owner, entry, text


def _said_once(found: Sequence[Problem]) -> list[Problem]:
    """Drop the loader's warnings of texts written twice where asking the bot found an error.

    The error takes over the place of the warning, which is that of the very text.
    """
    warned = {
        (each.where, each.message.partition(_WRITTEN_TWICE)[0]): each
        for each in found
        if _WRITTEN_TWICE in each.message
    }
    kept: list[Problem] = []
    replaced: set[Problem] = set()
    for each in found:
        warning = warned.get((each.where, each.message.partition(_SAME_QUESTION)[0]))
        if _SAME_QUESTION in each.message and warning is not None:
            replaced.add(warning)
            kept.append(replace(each, line=warning.line, column=warning.column))
        else:
            kept.append(each)
    return [each for each in kept if each not in replaced]


def _rival(entry: Entry, candidates: Sequence[Candidate], tier: str) -> Candidate | None:
    """Find another entry that a phrasing of `entry` leads to, or very nearly so."""
    others = [each for each in candidates if each.id != entry.id]
    if not others:
        return None
    if candidates[0].id != entry.id:
        return candidates[0]
    nearest = max(others, key=lambda each: each.evidence.similarity)
    return nearest if nearest.evidence.similarity >= _NEAR_DUPLICATE[tier] else None


def _failure(question: GoldenQuestion, reply: Reply, outcome: Outcome) -> str:
    asked = quote(question.ask)
    got = ", ".join(quote(each) for each in decided_ids(reply.decision))
    expected = " or ".join(quote(each) for each in question.expect)
    if outcome is Outcome.ANSWERED_IN_VAIN:
        return f"{asked} is answered by {got}, expected none"
    if outcome is Outcome.MISSED:
        return f"{asked} is not answered, expected {expected}"
    if outcome in (Outcome.WRONG_CHOICES, Outcome.OTHER_CHOICE):
        return f"{asked} offers a choice of {got}, expected {expected} first"
    return f"{asked} is answered by {got}, expected {expected}"
