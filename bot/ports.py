"""What the services need from the outside, as small protocols in our own types."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from bot.core.encoding import Encoding
from bot.core.feedback import Gap, GapGroup, GroupState, Tally, Vote, VoteCount
from bot.core.guild import GuildSettings
from bot.core.personal import PersonalRecord
from bot.core.revisions import AuditRecord, Change, Draft, DraftState, Item, Revision

Progress = Callable[[int, int], None]
"""Told how many of how many steps are done, from any thread; what it raises ends the work."""


class Encoder(Protocol):
    """Turns text into vectors. Safe to call from several threads at once."""

    @property
    def known_words(self) -> frozenset[str]:
        """The lower-case words that the encoder understands whole; they are never respelled."""
        ...

    def encode(self, text: str) -> Encoding:
        """Return the vectors of `text`; the same text always gives the same vectors."""
        ...

    def encode_all(
        self,
        texts: Sequence[str],
        on_progress: Progress | None = None,
        *,
        is_kept: bool = True,
    ) -> Mapping[str, Encoding]:
        """Return the vectors of each of `texts`, from a cache where there is one.

        What is new goes into the cache only if it `is_kept`. `on_progress` hears only of texts that
        really have to be encoded.
        """
        ...


class VoteStore(Protocol):
    """Keeps what members think of answers. Every method raises StorageError."""

    async def put_vote(self, vote: Vote) -> None:
        """Keep `vote` in the place of an earlier one of the same member on the same answer."""
        ...

    async def count_votes(self, guild_id: int) -> Mapping[str, VoteCount]:
        """Return the votes of each entry that has any."""
        ...


class GapStore(Protocol):
    """Keeps questions that were not answered well, in groups. Every method raises StorageError."""

    async def add_gap(self, gap: Gap, *, group_id: int | None = None) -> int:
        """Put `gap` into a group of its guild, or into a new one, and return the group's id.

        A group that was answered or dismissed is open again after this. Raises MissingError when
        there is no such group.
        """
        ...

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
        """List groups, those last asked first, or those most asked first.

        `with_owed` puts those before them that are answered while somebody waits to hear of it.
        """
        ...

    async def find_group(self, guild_id: int, group_id: int) -> GapGroup | None:
        """Return a group in whatever state, or None when there is no such group."""
        ...

    async def gaps_of(self, guild_id: int, group_id: int) -> list[Gap]:
        """List the gaps of a group, oldest first; none when there is no such group."""
        ...

    async def set_state(
        self, guild_id: int, group_id: int, state: GroupState, *, expected: GroupState
    ) -> bool:
        """Change the state of a group, and return False when it is not `expected` any more."""
        ...

    async def list_wordings(
        self, guild_id: int, *, state: GroupState = GroupState.OPEN, limit: int = 2_000
    ) -> list[tuple[int, str]]:
        """List the texts of groups, each once a group with its id, those last asked first."""
        ...

    async def claim_asker(self, guild_id: int, group_id: int, asker: int) -> bool:
        """Take the id of `asker` out of the gaps of a group, and say whether it was in one.

        Of several who claim the same member, one alone succeeds: the one who may tell them.
        """
        ...

    async def return_asker(self, group_id: int, gap: Gap) -> None:
        """Put the id of the asker of `gap` back into it: they were claimed, but not told."""
        ...


class TallyStore(Protocol):
    """Counts what came of questions. Every method raises StorageError."""

    async def add_tallies(self, tallies: Sequence[Tally]) -> None:
        """Add to the counts, all or none."""
        ...

    async def list_tallies(self, guild_id: int | None, *, since: date) -> list[Tally]:
        """List the counts of a guild (None: of all together, summed) from `since` on, by day."""
        ...


class GuildSettingsStore(Protocol):
    """Keeps the settings of guilds. Every method raises StorageError."""

    async def get_settings(self, guild_id: int) -> GuildSettings:
        """Return the settings of a guild: the defaults when it never settled anything."""
        ...

    async def put_settings(self, guild_id: int, settings: GuildSettings) -> GuildSettings:
        """Keep `settings`, whose version must be the one in force, and return them with the next.

        Raises ConflictError when somebody else was faster.
        """
        ...


class OverlayStore(Protocol):
    """Keeps the revisions of every guild's overlay; nothing is ever changed or removed in it.

    Every method raises StorageError.
    """

    async def append_revision(self, revision: Revision, *, seen: int) -> Revision:
        """Keep `revision` under the next number of its guild, whatever its own, and return it.

        `seen` is the number up to which its author knew the history. Raises ConflictError when one
        of its items was changed after that.
        """
        ...

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
        ...

    async def revision_numbers(self) -> Mapping[int, int]:
        """Return the number of the latest revision of every guild that has any."""
        ...


class DraftStore(Protocol):
    """Keeps changes that wait for approval. Every method raises StorageError."""

    async def add_draft(self, draft: Draft) -> Draft:
        """Keep `draft` and return it with its id."""
        ...

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
        ...

    async def find_draft(self, guild_id: int, draft_id: int) -> Draft | None:
        """Return a draft, or None when this guild has none of that id."""
        ...

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
        ...

    async def drop_drafts(self, guild_id: int, author_id: int, state: DraftState) -> None:
        """Delete the drafts of one person that are in `state`."""
        ...


class AuditStore(Protocol):
    """Keeps who did what. Every method raises StorageError."""

    async def add_audit(self, record: AuditRecord) -> None:
        """Keep `record`."""
        ...

    async def list_audit(self, guild_id: int, *, limit: int = 50) -> list[AuditRecord]:
        """List records, newest first."""
        ...


class NoteStore(Protocol):
    """Keeps a few texts of our own, by key. Every method raises StorageError."""

    async def find_note(self, key: str) -> str | None:
        """Return what was kept under `key`."""
        ...

    async def put_note(self, key: str, text: str) -> None:
        """Keep `text` under `key`, in the place of what was there."""
        ...


class PersonalDataStore(Protocol):
    """Shows and deletes what is kept about people. Every method raises StorageError."""

    async def personal_data(self, user_id: int) -> list[PersonalRecord]:
        """List everything that is kept with this person's id, in no order."""
        ...

    async def forget_person(self, user_id: int) -> int:
        """Delete all of that, or take the id out where others need the rest; return how much."""
        ...

    async def forget_guild(self, guild_id: int) -> None:
        """Delete everything that is kept for a guild."""
        ...

    async def forget_older(self, guild_id: int, before: datetime) -> int:
        """Delete what a guild has of gaps, votes and unfinished drafts from before `before`.

        Returns how many. A group that lost its first gaps goes by its next wording; one that lost
        all is gone, too.
        """
        ...

    async def guilds(self) -> list[int]:
        """List every guild for which anything is kept, in order, among them `NO_GUILD`."""
        ...


class Store(
    VoteStore,
    GapStore,
    TallyStore,
    GuildSettingsStore,
    OverlayStore,
    DraftStore,
    AuditStore,
    NoteStore,
    PersonalDataStore,
    Protocol,
):
    """All of it, as one database holds it."""

    async def check(self) -> None:
        """Return when the database answers, else raise StorageError."""
        ...

    async def close(self) -> None:
        """Let go of the database."""
        ...
