"""/kb doctor: what it looks at, and how each thing is mended."""

from __future__ import annotations

from dataclasses import replace

import discord
import pytest

from bot.chat.fingerprint import commands_key, fingerprint
from bot.core.revisions import Change, Item, Kind, Revision, State
from bot.core.roles import Role
from bot.errors import StorageError
from bot.storage.memory import MemoryStore
from tests.support.library import said, shipped_languages, speaking
from tests.support.moderators import NOW, Council, council


class LostStore(MemoryStore):
    """A store that can be lost."""

    is_lost = False

    async def check(self) -> None:
        if self.is_lost:
            raise StorageError("check the database", "it is away")


async def _settle(
    here: Council, *, channels: tuple[int, ...] = (), log_channel: int | None = None
) -> None:
    settings = await here.store.get_settings(here.guild_id)
    wanted = replace(settings, channels=channels, log_channel=log_channel)
    await here.moderation.settings.change(here.guild_id, wanted)


async def _doctor(here: Council, role: Role = Role.READER) -> list[str]:
    result = await here.kb("doctor", by=here.people[role])
    assert result.ephemeral
    title, *lines = said(result.response).splitlines()
    assert title in {f"### {words('kb-doctor-title')}" for words in shipped_languages()}
    return lines


async def test_all_is_well_but_for_the_encoder_and_the_note(here: Council) -> None:
    lines = await _doctor(here)
    assert [each[0] for each in lines] == ["✅", "✅", "⚠", "✅", "⚠", "✅"]
    assert lines[0] == f"✅ I may do all I need in <#{here.town.channel.id}>."
    assert "5 entries, but find them by their words alone" in lines[4]


async def test_who_lets_me_read_posts_in_forums_is_told_so() -> None:
    async with council(message_content=True) as here:
        lines = await _doctor(here)
    assert lines[1].startswith("✅ I hear mentions and direct messages, and I read the text")


async def test_a_reader_may_ask_in_another_language(here: Council) -> None:
    english = await _doctor(here)
    with speaking(here.town, "de"):
        german = await _doctor(here)
    assert len(german) == len(english)
    assert set(german).isdisjoint(english)


async def test_the_note_of_the_last_sync_is_compared(here: Council) -> None:
    key = commands_key(here.client.tree)
    await here.store.put_note(key, await fingerprint(here.client.tree))
    assert "✅ Discord lists my commands as they are." in await _doctor(here)
    await here.store.put_note(key, "another")
    lines = await _doctor(here)
    assert lines[2].startswith("❌ Discord lists my commands as they were before.")


async def test_a_channel_of_the_settings_is_looked_at(here: Council) -> None:
    guild = here.sam.guild
    silent = discord.PermissionOverwrite(send_messages=False)
    open_one = guild.create_text_channel("open")
    closed = guild.create_text_channel("closed", overwrites={guild.default_role: silent})
    await _settle(here, channels=(open_one.id, here.town.channel.id), log_channel=closed.id)
    lines = await _doctor(here)
    assert lines[1] == f"✅ I may do all I need in <#{open_one.id}>."
    assert lines[2].startswith(f"❌ In <#{closed.id}> I am missing: Send Messages.")


async def test_a_channel_that_is_gone_is_told(here: Council) -> None:
    await _settle(here, channels=(4242,))
    assert (await _doctor(here))[1].startswith("❌ I cannot see <#4242>.")


async def test_a_lost_database_is_told_and_the_rest_still_works() -> None:
    store = LostStore()
    async with council(store=store) as here:
        store.is_lost = True
        lines = await _doctor(here)
        assert lines[3].startswith("❌ My database does not answer.")
        assert len(lines) == 6


async def test_a_change_that_cannot_be_put_in_force_is_told(here: Council) -> None:
    odd = Change(
        Item(Kind.ENTRY, "late-fee"), State.WRITTEN, {"answer": ["a", "list"]}, base={"answer": "x"}
    )
    revision = Revision(here.guild_id, 0, None, NOW, (odd,))
    kept = await here.store.append_revision(revision, seen=0)
    here.moderation.guilds.changed(here.guild_id, kept.number)
    await here.moderation.guilds.settle(here.guild_id)
    lines = await _doctor(here)
    assert lines[4].startswith("❌ One change of this server could not be applied.")


async def test_the_log_that_failed_is_told(here: Council) -> None:
    await _settle(here, log_channel=here.town.channel.id)
    here.moderation.log.failed(here.guild_id, "Forbidden")
    assert (await _doctor(here))[-1].startswith("❌ I could not announce the last change in")
    here.moderation.log.failed(here.guild_id, "")
    assert (await _doctor(here))[-1].startswith("✅ I announce changes in")


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ADMIN])
async def test_higher_roles_may_ask_too(here: Council, role: Role) -> None:
    assert len(await _doctor(here, role)) == 6
