"""Requests to Discord that fail where that must not matter."""

from __future__ import annotations

import aiohttp
import discord

# Of these, TimeoutError is an OSError.
UNREACHED = (discord.HTTPException, aiohttp.ClientError, OSError)
"""What a request raises that Discord refuses, or that never gets there."""
