"""The store in memory, for tests and for trying the bot: all is gone when the process ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bot.core.feedback import (
    NO_GUILD,
    Gap,
    GapGroup,
    GroupState,
    Outcome,
    Tally,
    Vote,
    VoteCount,
)
from bot.core.guild import GuildSettings
from bot.core.personal import PersonalRecord
from bot.core.revisions import (
    UNFINISHED,
    AuditRecord,
    Change,
    Draft,
    DraftState,
    Item,
    Revision,
)
from bot.errors import ConflictError, MissingError
from bot.storage.people import ACTOR, ASKER, AUTHOR, PROPOSER, VOTER, describe
from bot.storage.plain import dump, dump_changes, load, load_changes

_SETTLED = (DraftState.APPROVED, DraftState.DECLINED)


@dataclass(slots=True)
class _Group:
    id: int
    guild_id: int
    state: GroupState = GroupState.OPEN
    gaps: list[Gap] = field(default_factory=list)

    @property
    def is_owed(self) -> bool:
        is_waited_for = any(gap.asker is not None for gap in self.gaps)
        return self.state is GroupState.ANSWERED and is_waited_for

    def summary(self) -> GapGroup:
        times = [gap.asked_at for gap in self.gaps]
        text, count = self.gaps[0].text, len(self.gaps)
        return GapGroup(self.id, self.guild_id, text, count, min(times), max(times), self.state)


class MemoryStore:
    """A Store that never fails."""

    def __init__(self) -> None:
        self._votes: dict[tuple[int, int, str], Vote] = {}
        self._groups: dict[int, _Group] = {}
        self._last_group = 0
        self._tallies: Counter[tuple[int, date, Outcome, str]] = Counter()
        self._settings: dict[int, GuildSettings] = {}
        self._revisions: dict[int, list[Revision]] = {}
        self._drafts: dict[int, Draft] = {}
        self._last_draft = 0
        self._audit: list[AuditRecord] = []
        self._notes: dict[str, str] = {}

    async def put_vote(self, vote: Vote) -> None:
        """Keep `vote` in the place of an earlier one of the same member on the same answer."""
        self._votes[vote.guild_id, vote.user_id, vote.entry] = vote

    async def count_votes(self, guild_id: int) -> Mapping[str, VoteCount]:
        """Return the votes of each entry that has any."""
        votes = [vote for vote in self._votes.values() if vote.guild_id == guild_id]
        counts = Counter((vote.entry, vote.is_helpful) for vote in votes)
        entries = {vote.entry for vote in votes}
        return {entry: VoteCount(counts[entry, True], counts[entry, False]) for entry in entries}

    async def add_gap(self, gap: Gap, *, group_id: int | None = None) -> int:
        """Put `gap` into a group of its guild, or into a new one, and return the group's id."""
        if group_id is None:
            self._last_group += 1
            group_id = self._last_group
            self._groups[group_id] = _Group(group_id, gap.guild_id)
        group = self._find_group(gap.guild_id, group_id)
        if group is None:
            raise MissingError(f"group {group_id}")
        group.gaps.append(gap)
        group.state = GroupState.OPEN
        return group_id

    async def list_groups(
        self,
        guild_id: int,
        *,
        state: GroupState = GroupState.OPEN,
        is_newest_first: bool = True,
        limit: int = 100,
        offset: int = 0,
        with_owed: bool = False,
    ) -> list[GapGroup]:
        """List groups, those last asked first, or those most asked first."""
        found = [
            group.summary()
            for group in self._groups.values()
            if group.guild_id == guild_id
            and (group.state is state or (with_owed and group.is_owed))
        ]
        found.sort(key=lambda group: (group.last_at, group.id), reverse=True)
        if not is_newest_first:
            found.sort(key=lambda group: group.count, reverse=True)
        found.sort(key=lambda group: group.state is state)
        return found[offset : offset + limit]

    async def find_group(self, guild_id: int, group_id: int) -> GapGroup | None:
        """Return a group in whatever state, or None when there is no such group."""
        group = self._find_group(guild_id, group_id)
        return None if group is None else group.summary()

    async def gaps_of(self, guild_id: int, group_id: int) -> list[Gap]:
        """List the gaps of a group, oldest first; none when there is no such group."""
        group = self._find_group(guild_id, group_id)
        return [] if group is None else sorted(group.gaps, key=lambda gap: gap.asked_at)

    async def set_state(
        self, guild_id: int, group_id: int, state: GroupState, *, expected: GroupState
    ) -> bool:
        """Change the state of a group, and return False when it is not `expected` any more."""
        group = self._find_group(guild_id, group_id)
        if group is None or group.state is not expected:
            return False
        group.state = state
        return True

    async def list_wordings(
        self, guild_id: int, *, state: GroupState = GroupState.OPEN, limit: int = 2_000
    ) -> list[tuple[int, str]]:
        """List the texts of groups, each once a group with its id, those last asked first."""
        last: dict[tuple[int, str], datetime] = {}
        for group in self._groups.values():
            if group.guild_id == guild_id and group.state is state:
                for gap in group.gaps:
                    key = (group.id, gap.text)
                    last[key] = max(gap.asked_at, last.get(key, gap.asked_at))
        # Sorted twice, so that equals stay in the order in which they came.
        ordered = sorted(last, key=lambda key: key[0], reverse=True)
        return sorted(ordered, key=lambda key: last[key], reverse=True)[:limit]

    async def claim_asker(self, guild_id: int, group_id: int, asker: int) -> bool:
        """Take the id of `asker` out of the gaps of a group, and say whether it was in one."""
        group = self._find_group(guild_id, group_id)
        if group is None or asker not in [gap.asker for gap in group.gaps]:
            return False
        group.gaps = [replace(gap, asker=None) if gap.asker == asker else gap for gap in group.gaps]
        return True

    async def return_asker(self, group_id: int, gap: Gap) -> None:
        """Put the id of the asker of `gap` back into it: they were claimed, but not told."""
        group = self._find_group(gap.guild_id, group_id)
        if group is not None:
            key = (gap.text, gap.asked_at, None)
            group.gaps = [
                replace(each, asker=gap.asker)
                if (each.text, each.asked_at, each.asker) == key
                else each
                for each in group.gaps
            ]

    async def add_tallies(self, tallies: Sequence[Tally]) -> None:
        """Add to the counts, all or none."""
        for tally in tallies:
            self._tallies[tally.guild_id, tally.day, tally.outcome, tally.entry] += tally.count

    async def list_tallies(self, guild_id: int | None, *, since: date) -> list[Tally]:
        """List the counts of a guild (None: of all together, summed) from `since` on, by day."""
        sums: Counter[tuple[date, Outcome, str]] = Counter()
        for (owner, day, outcome, entry), count in self._tallies.items():
            if day >= since and guild_id in (None, owner):
                sums[day, outcome, entry] += count
        whose = NO_GUILD if guild_id is None else guild_id
        return [
            Tally(whose, day, outcome, count, entry)
            for (day, outcome, entry), count in sorted(sums.items())
        ]

    async def get_settings(self, guild_id: int) -> GuildSettings:
        """Return the settings of a guild: the defaults when it never settled anything."""
        return self._settings.get(guild_id, GuildSettings())

    async def put_settings(self, guild_id: int, settings: GuildSettings) -> GuildSettings:
        """Keep `settings`, whose version must be the one in force, and return them with the next.

        Raises ConflictError when somebody else was faster.
        """
        latest = (await self.get_settings(guild_id)).version
        if latest != settings.version:
            raise ConflictError(f"the configuration of guild {guild_id}", latest)
        self._settings[guild_id] = replace(settings, version=latest + 1)
        return self._settings[guild_id]

    async def append_revision(self, revision: Revision, *, seen: int) -> Revision:
        """Keep `revision` under the next number of its guild, whatever its own, and return it.

        `seen` is the number up to which its author knew the history. Raises ConflictError when one
        of its items was changed after that.
        """
        kept = self._revisions.get(revision.guild_id, [])
        items = {change.item for change in revision.changes}
        for other in reversed([each for each in kept if each.number > seen]):
            for change in other.changes:
                if change.item in items:
                    raise ConflictError(f"{change.item.kind} {change.item.id}", other.number)
        new = replace(revision, number=len(kept) + 1, changes=_copied(revision.changes))
        self._revisions[revision.guild_id] = [*kept, new]
        return new

    async def list_revisions(
        self,
        guild_id: int,
        *,
        after: int = 0,
        before: int | None = None,
        item: Item | None = None,
        limit: int | None = None,
        is_newest_first: bool = False,
    ) -> list[Revision]:
        """List revisions with numbers between `after` and `before`, both exclusive.

        With an `item`, only those that change it, with only that change.
        """
        found = [
            revision
            for revision in self._revisions.get(guild_id, [])
            if after < revision.number and (before is None or revision.number < before)
        ]
        if item is not None:
            found = [narrow for narrow in (_only(each, item) for each in found) if narrow.changes]
        if is_newest_first:
            found.reverse()
        return found[:limit]

    async def revision_numbers(self) -> Mapping[int, int]:
        """Return the number of the latest revision of every guild that has any."""
        return {guild_id: len(revisions) for guild_id, revisions in self._revisions.items()}

    async def add_draft(self, draft: Draft) -> Draft:
        """Keep `draft` and return it with its id."""
        self._last_draft += 1
        new = replace(draft, id=self._last_draft, changes=_copied(draft.changes))
        self._drafts[new.id] = new
        return new

    async def list_drafts(
        self,
        guild_id: int,
        *,
        state: DraftState = DraftState.OPEN,
        author_id: int | None = None,
        is_newest_first: bool = False,
        limit: int = 100,
    ) -> list[Draft]:
        """List drafts, with an `author_id` only those of one person."""
        found = [each for each in self._drafts.values() if each.guild_id == guild_id]
        found = [draft for draft in found if draft.state is state]
        found = [draft for draft in found if author_id in (None, draft.author_id)]
        found.sort(key=lambda draft: (draft.made_at, draft.id), reverse=is_newest_first)
        return found[:limit]

    async def find_draft(self, guild_id: int, draft_id: int) -> Draft | None:
        """Return a draft, or None when this guild has none of that id."""
        draft = self._drafts.get(draft_id)
        return draft if draft is not None and draft.guild_id == guild_id else None

    async def decide_draft(
        self,
        guild_id: int,
        draft_id: int,
        state: DraftState,
        *,
        reason: str = "",
        changes: Sequence[Change] | None = None,
        seen: int | None = None,
    ) -> bool:
        """Give a draft its next state, with other `changes`, and the `seen` of these, if given.

        Return False when it is approved or declined already, or not there.
        """
        draft = await self.find_draft(guild_id, draft_id)
        if draft is None or draft.state in _SETTLED:
            return False
        self._drafts[draft_id] = replace(
            draft,
            state=state,
            reason=reason,
            changes=draft.changes if changes is None else _copied(changes),
            seen=draft.seen if seen is None else seen,
        )
        return True

    async def drop_drafts(self, guild_id: int, author_id: int, state: DraftState) -> None:
        """Delete the drafts of one person that are in `state`."""
        whose = (guild_id, author_id, state)
        self._drafts = {
            key: each
            for key, each in self._drafts.items()
            if (each.guild_id, each.author_id, each.state) != whose
        }

    async def add_audit(self, record: AuditRecord) -> None:
        """Keep `record`."""
        self._audit.append(replace(record, detail=load(dump(record.detail))))

    async def list_audit(self, guild_id: int, *, limit: int = 50) -> list[AuditRecord]:
        """List records, newest first."""
        found = [record for record in reversed(self._audit) if record.guild_id == guild_id]
        return sorted(found, key=lambda record: record.at, reverse=True)[:limit]

    async def find_note(self, key: str) -> str | None:
        """Return what was kept under `key`."""
        return self._notes.get(key)

    async def put_note(self, key: str, text: str) -> None:
        """Keep `text` under `key`, in the place of what was there."""
        self._notes[key] = text

    async def personal_data(self, user_id: int) -> list[PersonalRecord]:
        """List everything that is kept with this person's id, in no order."""
        gaps = [gap for group in self._groups.values() for gap in group.gaps]
        revisions = [each for kept in self._revisions.values() for each in kept]
        return [
            *(describe(VOTER, each) for each in self._votes.values() if each.user_id == user_id),
            *(describe(ASKER, each) for each in gaps if each.asker == user_id),
            *(describe(AUTHOR, each) for each in revisions if each.author_id == user_id),
            *(
                describe(PROPOSER, each)
                for each in self._drafts.values()
                if each.author_id == user_id
            ),
            *(describe(ACTOR, each) for each in self._audit if each.actor_id == user_id),
        ]

    async def forget_person(self, user_id: int) -> int:
        """Delete all of that, or take the id out where others need the rest; return how much."""
        count = len(await self.personal_data(user_id))
        self._votes = {key: each for key, each in self._votes.items() if each.user_id != user_id}
        for group in self._groups.values():
            group.gaps = [
                replace(gap, asker=None) if gap.asker == user_id else gap for gap in group.gaps
            ]
        for guild_id, kept in self._revisions.items():
            self._revisions[guild_id] = [
                replace(each, author_id=None) if each.author_id == user_id else each
                for each in kept
            ]
        for draft_id, draft in self._drafts.items():
            if draft.author_id == user_id:
                self._drafts[draft_id] = replace(draft, author_id=None)
        self._audit = [
            replace(each, actor_id=None) if each.actor_id == user_id else each
            for each in self._audit
        ]
        return count

    async def forget_guild(self, guild_id: int) -> None:
        """Delete everything that is kept for a guild."""
        self._votes = {key: each for key, each in self._votes.items() if each.guild_id != guild_id}
        self._groups = {
            key: each for key, each in self._groups.items() if each.guild_id != guild_id
        }
        self._drafts = {
            key: each for key, each in self._drafts.items() if each.guild_id != guild_id
        }
        self._audit = [each for each in self._audit if each.guild_id != guild_id]
        self._tallies = Counter(
            {key: count for key, count in self._tallies.items() if key[0] != guild_id}
        )
        self._settings.pop(guild_id, None)
        self._revisions.pop(guild_id, None)

    async def forget_older(self, guild_id: int, before: datetime) -> int:
        """Delete gaps, votes and unfinished drafts from before `before`; return how many."""
        old = [
            key
            for key, vote in self._votes.items()
            if vote.guild_id == guild_id and vote.voted_at < before
        ]
        for key in old:
            del self._votes[key]
        unfinished = [
            draft.id
            for draft in self._drafts.values()
            if draft.guild_id == guild_id and draft.state in UNFINISHED and draft.made_at < before
        ]
        for draft_id in unfinished:
            del self._drafts[draft_id]
        count = len(old) + len(unfinished)
        for group in [each for each in self._groups.values() if each.guild_id == guild_id]:
            recent = [gap for gap in group.gaps if gap.asked_at >= before]
            count += len(group.gaps) - len(recent)
            group.gaps = recent
            if not recent:
                del self._groups[group.id]
        return count

    async def guilds(self) -> list[int]:
        """List every guild for which anything is kept, in order, among them `NO_GUILD`."""
        return sorted(set(self._owners()))

    async def check(self) -> None:
        """Return: memory always answers."""

    async def close(self) -> None:
        """Return: there is nothing to let go of."""

    def _owners(self) -> Iterator[int]:
        yield from (vote.guild_id for vote in self._votes.values())
        yield from (group.guild_id for group in self._groups.values())
        yield from (guild_id for guild_id, *_ in self._tallies)
        yield from self._settings
        yield from self._revisions
        yield from (draft.guild_id for draft in self._drafts.values())
        yield from (record.guild_id for record in self._audit)

    def _find_group(self, guild_id: int, group_id: int) -> _Group | None:
        group = self._groups.get(group_id)
        return group if group is not None and group.guild_id == guild_id else None


def _copied(changes: Sequence[Change]) -> tuple[Change, ...]:
    # What a database would give back: what the caller does to its own later changes nothing.
    return load_changes(dump_changes(changes))


def _only(revision: Revision, item: Item) -> Revision:
    changes = tuple(change for change in revision.changes if change.item == item)
    return replace(revision, changes=changes)
