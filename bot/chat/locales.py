"""Which language people and guilds use: a small memory. Nothing of it reaches a disk.

Discord says it with every interaction, but not with a message; that of a guild it says when asked.
"""

from __future__ import annotations

from collections import OrderedDict

from bot.service.latest import keep_latest

MOST_PEOPLE = 10_000
MOST_GUILDS = 10_000


class Locales:
    """Remembers the language that Discord last told us of each person and each guild.

    Whoever was met least recently is forgotten first.
    """

    def __init__(self, *, most_people: int = MOST_PEOPLE, most_guilds: int = MOST_GUILDS) -> None:
        self._people: OrderedDict[int, str] = OrderedDict()
        self._guilds: OrderedDict[int, str] = OrderedDict()
        self._most_people = most_people
        self._most_guilds = most_guilds

    def meet_person(self, person: int, code: str) -> None:
        """Remember that `person` uses Discord in the language of `code`."""
        keep_latest(self._people, person, code, self._most_people)

    def meet_guild(self, guild: int, code: str) -> None:
        """Remember that `guild` is in the language of `code`."""
        keep_latest(self._guilds, guild, code, self._most_guilds)

    def forget_person(self, person: int) -> None:
        """Remember nothing of `person` any more."""
        self._people.pop(person, None)

    def of_person(self, person: int) -> str | None:
        """Return the code of the language of `person`, if we remember it."""
        return self._people.get(person)

    def of_guild(self, guild: int) -> str | None:
        """Return the code of the language of `guild`, if we remember it."""
        return self._guilds.get(guild)
