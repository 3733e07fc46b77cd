"""Who may moderate."""

from __future__ import annotations

import discord

MODERATES = discord.Permissions(manage_guild=True, manage_messages=True)
