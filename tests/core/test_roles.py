"""Who may do what with the knowledge of a guild."""

from __future__ import annotations

import pytest

from bot.core.guild import GuildSettings
from bot.core.roles import Role, role_of

SETTINGS = GuildSettings(readers=(1, 5), contributors=(2,), editors=(3,), admins=(4, 5))


@pytest.mark.parametrize(
    ("role_ids", "role"),
    [
        pytest.param((), Role.OUTSIDER, id="no role at all"),
        pytest.param((9,), Role.OUTSIDER, id="a role that means nothing here"),
        pytest.param((1,), Role.READER, id="reader"),
        pytest.param((2,), Role.CONTRIBUTOR, id="contributor"),
        pytest.param((3,), Role.EDITOR, id="editor"),
        pytest.param((4,), Role.ADMIN, id="admin"),
        pytest.param((1, 3, 2), Role.EDITOR, id="the highest of several"),
        pytest.param((5,), Role.ADMIN, id="one Discord role named twice"),
    ],
)
def test_the_highest_role_counts(role_ids: tuple[int, ...], role: Role) -> None:
    assert role_of(SETTINGS, role_ids, may_manage_guild=False) is role


def test_whoever_may_manage_the_server_is_an_admin() -> None:
    assert role_of(GuildSettings(), (), may_manage_guild=True) is Role.ADMIN


def test_a_guild_that_settled_nothing_lets_nobody_else_in() -> None:
    assert role_of(GuildSettings(), (1, 2, 3), may_manage_guild=False) is Role.OUTSIDER
