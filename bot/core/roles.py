"""Who may do what with the knowledge of a guild."""

from __future__ import annotations

from collections.abc import Collection
from enum import IntEnum

from bot.core.guild import GuildSettings


class Role(IntEnum):
    """What somebody is to the knowledge of a guild; each may do what those before it may."""

    OUTSIDER = 0
    READER = 1  # sees the queue, the history and the statistics
    CONTRIBUTOR = 2  # proposes changes
    EDITOR = 3  # makes them
    ADMIN = 4  # settles how the bot works here


def role_of(settings: GuildSettings, role_ids: Collection[int], *, may_manage_guild: bool) -> Role:
    """Return the highest role of a member who has the Discord roles `role_ids`.

    Whoever may manage the server is an admin, so that nobody can lock a guild out of its own bot.
    """
    if may_manage_guild:
        return Role.ADMIN
    named = {
        Role.ADMIN: settings.admins,
        Role.EDITOR: settings.editors,
        Role.CONTRIBUTOR: settings.contributors,
        Role.READER: settings.readers,
    }
    held = (role for role, ids in named.items() if not set(ids).isdisjoint(role_ids))
    return max(held, default=Role.OUTSIDER)
