"""What a change would do, found out before it is saved.

Everything here is synchronous and takes some tenths of a second: asynchronous callers use threads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.content.edits import Plan
from bot.content.items import OVERLAY, plain_fields, where_of
from bot.content.lint import lint_entry
from bot.content.report import quote
from bot.core.decide import Match
from bot.core.knowledge import Knowledge
from bot.core.model import Entry
from bot.core.normalise import question_key
from bot.core.problem import Problem, problem_at
from bot.core.revisions import Item, Kind, Revision
from bot.service.answer import Answerer
from bot.service.check import check_entry
from bot.service.curate import Rehearsal
from bot.service.preview import Preview, preview
from bot.service.snapshot import Snapshot

# Each new wording is asked once; nobody types more of them into a form and reads the warnings.
_MOST_ASKED = 20


@dataclass(frozen=True, slots=True)
class Tried:
    """What a change would do: `entry` is what members would see, None where it would be gone.

    `rivals` are the new wordings that another entry answers today, each with the id of that entry.
    `problems` are what a check would find in the entry, the errors first.
    `latest` is what somebody else did to the same keys meanwhile, if anybody did.
    """

    preview: Preview
    entry: Entry | None
    rivals: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    latest: Revision | None = None


def try_change(
    rehearsed: Rehearsal, before: Answerer, after: Answerer, question: str = ""
) -> Tried:
    """Ask `question`, and whatever is likely to be disturbed, before and after a change."""
    plan, latest = rehearsed.plan, rehearsed.latest
    entry = _entry_after(plan)
    previewed = preview(plan, before, after, question)
    if entry is None:
        return Tried(previewed, None, latest=latest)
    known = before.snapshot.knowledge.entry_by_id.get(entry.id)
    texts = _new_texts(plain_fields(entry), known)[:_MOST_ASKED]
    rivals = tuple(_rivals(entry, texts, before))
    told = {text for text, _ in rivals}
    others = [text for text in texts if text not in told]
    return Tried(previewed, entry, rivals, _problems(entry, others, after), latest)


def repeated(entry_id: str, typed: Mapping[str, Any], snapshot: Snapshot) -> Iterator[Problem]:
    """Report new wordings that another entry has: neither would be answered at once.

    `typed` are keys and values of the YAML format, of which the entry need not have been saved.
    """
    key = snapshot.index.reader.synonyms.key
    others = [each for each in snapshot.knowledge.entries if each.id != entry_id]
    owners = {key(text): each for each in others for text in each.wordings}
    known = snapshot.knowledge.entry_by_id.get(entry_id)
    for text in _new_texts(typed, known):
        owner = owners.get(key(text))
        if owner is not None:
            message = f"{quote(text)} is asked in the entry {quote(owner.id)} already"
            hint = "edit that entry, or ask something else here"
            where = where_of(Item(Kind.ENTRY, entry_id))
            yield problem_at(OVERLAY, message, hint=hint, where=where)


def _new_texts(typed: Mapping[str, Any], known: Entry | None) -> list[str]:
    texts = [str(typed.get("question", "")), *map(str, typed.get("phrasings", ()))]
    old = {question_key(text) for text in known.wordings} if known is not None else set()
    return [text for text in texts if question_key(text) not in {*old, ""}]


def _entry_after(plan: Plan) -> Entry | None:
    """Return the entry that a change of one item leaves behind."""
    items = {change.item for change in plan.changes}
    knowledge = Knowledge(plan.after.packs)
    if len(items) != 1:
        return None
    [item] = items
    return knowledge.entry_by_id.get(item.id) if item.kind is Kind.ENTRY else None


def _rivals(entry: Entry, texts: Sequence[str], now: Answerer) -> Iterator[tuple[str, str]]:
    for text in texts:
        decision = now.weigh(text)[0]
        if isinstance(decision, Match) and not decision.is_topic and decision.id != entry.id:
            yield text, decision.id


def _problems(entry: Entry, texts: Sequence[str], after: Answerer) -> tuple[Problem, ...]:
    found = (
        *check_entry(entry, texts, after),
        *lint_entry(entry, after.snapshot.knowledge.packs),
    )
    return tuple(sorted(found, key=lambda each: each.severity != "error"))
