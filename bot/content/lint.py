"""Looks at loaded packs for what is allowed but probably not meant. Finds warnings only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from bot.content.loader import Positions
from bot.content.markdown import find_flaws
from bot.content.report import quote
from bot.content.texts import fold
from bot.core.model import Entry, Pack
from bot.core.problem import Place, Problem, problem_at, sort_problems

DEFAULT_MAX_AGE_DAYS = 365
# A reader who follows the suggestions inside such a circle sees the same few entries for ever.
_LARGEST_CIRCLE = 4


def lint_packs(
    packs: Sequence[Pack],
    positions: Positions,
    *,
    today: date,
    max_age_days: int = DEFAULT_MAX_AGE_DAYS,
) -> tuple[Problem, ...]:
    """List what is worth a second look in packs that were loaded together, by file and line.

    `positions` are those of the `Inspection` that gave the packs. An answer that was reviewed
    more than `max_age_days` before `today` counts as stale.
    """
    lint = _Lint(positions)
    found: list[Problem] = []
    entries = [entry for pack in packs for entry in pack.entries]
    found += lint.circles({entry.id: entry.follow_ups for entry in entries})
    found += lint.orphan_topics(packs)
    for pack in packs:
        found += lint.unused_sources(pack)
        found += lint.topic_summaries(pack)
        for entry in pack.entries:
            found += lint.entry(entry, pack)
            found += lint.review(entry, today, max_age_days)
    found += lint.out_of_scope(packs, entries)
    return sort_problems(found)


def lint_entry(entry: Entry, packs: Sequence[Pack]) -> tuple[Problem, ...]:
    """List what is worth a second look in one entry of `packs`, in no file.

    How long ago it was reviewed is left out: that is not about what is written now.
    """
    lint = _Lint({})
    entries = [each for pack in packs for each in pack.entries]
    follow_ups = {each.id: each.follow_ups for each in entries}
    near = _reached(entry.id, follow_ups)
    found: list[Problem] = []
    if entry.id in near:
        found += lint.circles({name: follow_ups.get(name, ()) for name in near})
    for pack in packs:
        if pack.id == entry.pack:
            found += lint.entry(entry, pack)
    found += lint.out_of_scope(packs, [entry])
    return sort_problems(found)


class _Lint:
    """The checks; each yields its warnings."""

    def __init__(self, positions: Positions) -> None:
        self._positions = positions

    def circles(self, follow_ups: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
        for circle in _closed_circles(follow_ups):
            first = min(circle)
            names = ", ".join(sorted(circle))
            yield self._warn(
                "entry.follow_ups",
                first,
                f"the follow-ups of {names} lead only to each other",
                "let one of them lead on to another entry",
            )

    def orphan_topics(self, packs: Sequence[Pack]) -> Iterator[Problem]:
        used = {entry.topic for pack in packs for entry in pack.entries}
        for topic in (topic for pack in packs for topic in pack.topics):
            if topic.id not in used:
                hint = f"write `topic: {topic.id}` in its entries, or remove the topic"
                yield self._warn("topic", topic.id, "the topic has no entries", hint)

    def unused_sources(self, pack: Pack) -> Iterator[Problem]:
        used = {key for entry in pack.entries for key in entry.sources}
        for source in pack.sources:
            if source.key not in used:
                message = f"no entry refers to the source {quote(source.key)}"
                name = f"{pack.id}:{source.key}"
                yield self._warn("source", name, message, "name it in `sources:`, or remove it")

    def topic_summaries(self, pack: Pack) -> Iterator[Problem]:
        for topic in pack.topics:
            yield from self._markdown("topic.summary", topic.id, topic.summary)

    def entry(self, entry: Entry, pack: Pack) -> Iterator[Problem]:
        if not entry.phrasings:
            hint = "add a few, in the words that people type"
            yield self._warn("entry", entry.id, "the entry has no phrasings", hint)
        if pack.topics and not entry.topic and not entry.follow_ups:
            message = "the entry has neither a topic nor follow-ups, so nothing leads on from it"
            yield self._warn("entry", entry.id, message, "give it a `topic:`")
        yield from self._markdown("entry.answer", entry.id, entry.answer)

    def review(self, entry: Entry, today: date, max_age_days: int) -> Iterator[Problem]:
        if not entry.reviewed:
            return
        reviewed = date.fromisoformat(entry.reviewed)
        if reviewed > today:
            message = f"the review of {reviewed} lies in the future"
            yield self._warn("entry.reviewed", entry.id, message, "correct the date")
        elif today - reviewed > timedelta(days=max_age_days):
            message = f"the last review, of {reviewed}, is more than {max_age_days} days old"
            hint = "check the answer and change the date"
            yield self._warn("entry.reviewed", entry.id, message, hint)

    def out_of_scope(self, packs: Sequence[Pack], entries: Sequence[Entry]) -> Iterator[Problem]:
        asked = {fold(text): entry.id for entry in reversed(entries) for text in entry.wordings}
        for text in (text for pack in packs for text in pack.out_of_scope):
            if owner := asked.get(fold(text)):
                message = f"{quote(text)} is out of scope, but the entry {quote(owner)} answers it"
                yield self._warn("out_of_scope", text, message, "remove it in one of the places")

    def _markdown(self, kind: str, name: str, text: str) -> Iterator[Problem]:
        for flaw in find_flaws(text):
            message = f"{flaw.message} (line {flaw.line} of the text)"
            yield self._warn(kind, name, message, flaw.hint)

    def _warn(self, kind: str, name: str, message: str, hint: str) -> Problem:
        thing = kind.split(".")[0]
        where = f"{thing} {name}" if thing in ("entry", "topic") else ""
        unknown = self._positions.get((thing, name), Place(name))
        place = self._positions.get((kind, name), unknown)
        return problem_at(place, message, hint=hint, where=where, severity="warning")


def _closed_circles(follow_ups: Mapping[str, tuple[str, ...]]) -> Iterable[frozenset[str]]:
    """Find groups of 2 to 4 entries that all reach each other and nothing else."""
    reached = {name: _reached(name, follow_ups) for name in follow_ups}
    groups = {group for name, group in reached.items() if name in group and len(group) > 1}
    return [
        group
        for group in groups
        if len(group) <= _LARGEST_CIRCLE and all(reached.get(name) == group for name in group)
    ]


def _reached(start: str, follow_ups: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Collect what follow-ups lead to from `start`; stops once that is too much for a circle."""
    seen: set[str] = set()
    waiting = [start]
    while waiting and len(seen) <= _LARGEST_CIRCLE:
        for name in follow_ups.get(waiting.pop(), ()):
            if name not in seen:
                seen.add(name)
                waiting.append(name)
    return frozenset(seen)
