"""/kb alias, through discord.py."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.kb.effects import outcome_of
from bot.core.model import Stance
from bot.core.revisions import Item, Kind
from bot.core.roles import Role
from bot.service.moderation import Remove
from tests.support.entry_forms import fields, press, submit
from tests.support.library import labels, said, shipped_languages
from tests.support.moderators import Council

WORDS = shipped_languages().english
PHRASE = "penalty for tardiness"


async def test_a_phrase_is_shown_before_and_after_and_saved(here: Council) -> None:
    message = (await here.kb("alias", entry="late-fee", phrase=PHRASE)).response
    assert said(message).startswith(f"### What does a late book cost?\n“{PHRASE}”\nNow: no answer")
    assert "Then: **What does a late book cost?** · score `1.00`" in said(message)
    assert labels(message) == ["Save entry", "Edit again", "Discard"]
    assert message is not None
    assert said(await press(here, message, "Save entry")).startswith("### Saved")
    held = await here.moderation.guilds.settle(here.guild_id)
    entry = held.current.knowledge.entry_by_id["late-fee"]
    assert entry.phrasings == ("late fees", PHRASE)
    asked = await here.people[Role.OUTSIDER].slash(here.town.channel, "ask", question=PHRASE)
    assert "Ten cents a day." in said(asked.response)


async def test_only_the_new_phrase_is_kept_over_the_base(here: Council) -> None:
    message = (await here.kb("alias", entry="late-fee", phrase=PHRASE)).response
    assert message is not None
    await press(here, message, "Save entry")
    [revision] = await here.store.list_revisions(here.guild_id)
    assert revision.changes[0].fields == {"also_phrasings": [PHRASE]}


async def test_what_it_would_take_away_is_told(here: Council) -> None:
    message = (await here.kb("alias", entry="late-fee", phrase="renewing with a call")).response
    assert "Please look at this first" in said(message)
    assert "How do I renew a book by phone?" in said(message)


async def test_it_is_tried_as_readily_as_members_are_answered(here: Council) -> None:
    phrase = "can i renew books on line now"
    settings = await here.store.get_settings(here.guild_id)
    outcomes = {}
    for stance in (Stance.CAUTIOUS, Stance.EAGER):
        settings = await here.moderation.settings.change(
            here.guild_id, replace(settings, stance=stance)
        )
        message = (await here.kb("alias", entry="renew-online", phrase=phrase)).response
        [outcomes[stance]] = [each for each in said(message).splitlines() if "Now:" in each]
        answerer = await here.moderation.answerers.at(here.guild_id)
        decision, _ = answerer.weigh(phrase)
        assert outcome_of(decision, answerer.snapshot.knowledge, WORDS) in outcomes[stance]
    assert outcomes[Stance.CAUTIOUS] != outcomes[Stance.EAGER]


async def test_a_phrase_of_another_entry_is_refused(here: Council) -> None:
    message = (await here.kb("alias", entry="late-fee", phrase="renew with a call")).response
    assert said(message).startswith("### Not saved")
    assert 'asked in the entry "renew-phone" already' in said(message)
    assert "Save entry" not in labels(message)


async def test_a_phrase_that_is_there_changes_nothing(here: Council) -> None:
    message = (await here.kb("alias", entry="late-fee", phrase="late fees")).response
    assert said(message).startswith("It is like that already")


async def test_edit_again_shows_the_whole_entry(here: Council) -> None:
    message = (await here.kb("alias", entry="late-fee", phrase=PHRASE)).response
    assert message is not None
    shown = await here.sam.click(message, label="Edit again")
    assert fields(shown)["answer"] == "Ten cents a day."
    assert fields(shown)["phrasings"] == f"late fees\n{PHRASE}"
    preview = await submit(here, shown, answer="A dollar.")
    await press(here, preview, "Save entry")
    held = await here.moderation.guilds.settle(here.guild_id)
    assert held.current.knowledge.entry_by_id["late-fee"].answer == "A dollar."


async def test_an_unknown_entry_is_told(here: Council) -> None:
    await here.change(Remove(Item(Kind.ENTRY, "late-fee")))
    message = (await here.kb("alias", entry="late-fee", phrase=PHRASE)).response
    assert said(message).startswith("There is no entry “late-fee” here.")


async def test_that_of_a_contributor_waits(here: Council) -> None:
    contributor = here.people[Role.CONTRIBUTOR]
    message = (await here.kb("alias", by=contributor, entry="late-fee", phrase=PHRASE)).response
    assert message is not None
    done = await press(here, message, "Hand in", contributor)
    assert said(done).startswith("### Waiting for approval")
    [draft] = await here.store.list_drafts(here.guild_id)
    assert draft.changes[0].fields == {"also_phrasings": [PHRASE]}
