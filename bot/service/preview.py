"""What a change of the knowledge would do to answers, before it is made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from bot.content.edits import Plan
from bot.content.items import find_thing
from bot.core.decide import Match
from bot.core.linear import Floats, product
from bot.core.model import Entry, GoldenQuestion
from bot.core.normalise import question_key
from bot.core.reply import Reply
from bot.core.revisions import Kind
from bot.service.answer import Answerer, consider, read
from bot.service.losses import Losses, losses
from bot.service.ranking import decided_ids
from bot.service.recall import knowing_questions
from bot.service.snapshot import Snapshot

# How many entries near to a new phrasing are looked at: what is further off is not disturbed.
_NEIGHBOURS = 5
# A question whose meaning is further than this cosine from every text that comes or goes is taken
# to be decided as before. Of the 22 shifts that 14 stolen golden questions of the shipped packs
# cause, none is missed; at 0.3 two are, in the last places of five choices.
_DISTURBED = 0.15


@dataclass(frozen=True, slots=True)
class Shift:
    """A question that would be answered otherwise; `expected` ids are right, if that is known.

    `before` and `after` are the ids of what is shown, best first; for a phrasing of an entry, that
    of the entry which comes nearest.
    """

    question: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    expected: tuple[str, ...]

    @property
    def is_worse(self) -> bool:
        """Whether a right answer would be lost."""
        return self._is_right(self.before) and not self._is_right(self.after)

    def _is_right(self, shown: tuple[str, ...]) -> bool:
        return shown[0] in self.expected if shown else not self.expected


@dataclass(frozen=True, slots=True)
class Preview:
    """The reply to one question before and after, if there is one, and what else would change."""

    plan: Plan
    before: Reply | None
    after: Reply | None
    shifts: tuple[Shift, ...]
    losses: Losses

    @property
    def is_loss(self) -> bool:
        """Whether members would lose more than what is changed."""
        return self.losses != Losses() or any(shift.is_worse for shift in self.shifts)


def preview(plan: Plan, before: Answerer, after: Answerer, question: str = "") -> Preview:
    """Ask what answers without and with the change of `plan`.

    Asked are `question`, the golden questions that the change comes near to, the phrasings of other
    entries that are nearest to new ones, and what is to be refused. This takes some tenths of a
    second.
    """
    golden = _golden(before.snapshot, after.snapshot)
    asked_anyway = [each.ask for each in golden]
    after = after.over(knowing_questions(after.snapshot, asked_anyway))
    # Both read a question nearly always alike, so what one has encoded serves the other.
    before = before.over(replace(before.snapshot, encoder=after.snapshot.encoder))
    asked = question.strip()
    return Preview(
        plan,
        before.answer(asked) if asked else None,
        after.answer(asked) if asked else None,
        (
            *_golden_shifts(golden, before, after),
            *_phrasing_shifts(plan, before, after),
            *_refused_shifts(plan, before, after),
        ),
        losses(plan.before.packs, plan.after.packs),
    )


def _golden(before: Snapshot, after: Snapshot) -> Collection[GoldenQuestion]:
    """Return the golden questions, those included that lose the last entry that they expect."""
    packs = (*after.knowledge.packs, *before.knowledge.packs)
    return {each.ask: each for pack in packs for each in pack.golden}.values()


def _golden_shifts(
    golden: Iterable[GoldenQuestion], before: Answerer, after: Answerer
) -> Iterator[Shift]:
    old, new = _decided(before), _decided(after)
    touched = _changed_texts(before.snapshot, after.snapshot)
    for question in golden:
        if touched is None or _is_near(question.ask, touched, after.snapshot):
            shift = _shift(question.ask, old, new, question.expect)
            if shift is not None:
                yield shift


def _changed_texts(before: Snapshot, after: Snapshot) -> Floats | None:
    """Return the meanings of all texts that come or go; None where meaning cannot tell."""
    if after.encoder is None:
        return None
    old, new = _meanings(before), _meanings(after)
    changed = [*(old[text] for text in old.keys() - new.keys())]
    changed += [new[text] for text in new.keys() - old.keys()]
    return np.stack(changed) if changed else None


def _meanings(snapshot: Snapshot) -> dict[tuple[str, str], Floats]:
    """Return the meaning of every text that is indexed, by whose it is and what it says."""
    index, plan = snapshot.index, snapshot.index.plan
    ids = [entry.id for entry in index.knowledge.entries]
    owners = [ids[number] for number in plan.owners] + [""] * len(plan.out_of_scope)
    owners += [ids[number] for number in plan.not_this_owners]
    questions = zip(owners, plan.questions, strict=True)
    passages = zip((ids[number] for number in plan.passage_owners), plan.passages, strict=True)
    return {
        **dict(zip(questions, index.questions.meaning, strict=True)),
        **dict(zip(passages, index.passages.meaning, strict=True)),
    }


def _is_near(text: str, touched: Floats, snapshot: Snapshot) -> bool:
    _, encoding = read(text, snapshot)
    return encoding is None or float(product(touched, encoding.vector).max()) >= _DISTURBED


def _phrasing_shifts(plan: Plan, before: Answerer, after: Answerer) -> Iterator[Shift]:
    changed = {change.item.id for change in plan.changes}
    neighbours: dict[str, str] = {}
    for text in _new_phrasings(plan):
        _, candidates = consider(text, after.snapshot)
        others = [each for each in candidates if each.id not in changed][:_NEIGHBOURS]
        neighbours |= {each.evidence.phrasing: each.id for each in others}
    for text, owner in neighbours.items():
        shift = _shift(text, _nearest(before), _nearest(after), (owner,))
        if shift is not None:
            yield shift


def _refused_shifts(plan: Plan, before: Answerer, after: Answerer) -> Iterator[Shift]:
    """Yield what is answered at once and then would not be; it may be an entry's own phrasing."""
    refused = [change.item.id for change in plan.changes if change.item.kind is Kind.CONTRAST]
    for text in refused:
        decision, _ = before.weigh(text)
        if isinstance(decision, Match):
            shift = _shift(text, _decided(before), _decided(after), decided_ids(decision))
            if shift is not None:
                yield shift


def _new_phrasings(plan: Plan) -> Iterator[str]:
    for change in plan.changes:
        old = find_thing(change.item, plan.before.packs)
        new = find_thing(change.item, plan.after.packs)
        if isinstance(new, Entry):
            known = {question_key(text) for text in old.wordings} if isinstance(old, Entry) else ()
            yield from (text for text in new.wordings if question_key(text) not in known)


_Ask = Callable[[str], tuple[str, ...]]


def _decided(answerer: Answerer) -> _Ask:
    return lambda text: decided_ids(answerer.weigh(text)[0])


def _nearest(answerer: Answerer) -> _Ask:
    return lambda text: tuple(each.id for each in consider(text, answerer.snapshot)[1][:1])


def _shift(text: str, old: _Ask, new: _Ask, expected: tuple[str, ...]) -> Shift | None:
    before, after = old(text), new(text)
    return None if before == after else Shift(text, before, after, expected)
