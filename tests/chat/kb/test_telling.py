"""/kb explain and /kb audit, through discord.py."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.revisions import AuditRecord
from bot.core.roles import Role
from bot.service.moderation import NotForUs
from tests.support.library import labels, said
from tests.support.moderators import NOW, Council


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param(
            "late fees",
            "I answer this with **What does a late book cost?**.\n"
            "It is the entry's own question or one of its wordings, word for word.",
            id="an answer",
        ),
        pytest.param(
            "how do i renw it",
            "I read “renw” as “renew”.",
            id="a slip",
        ),
        pytest.param("renew", "I am not sure, so I offer", id="a choice"),
        pytest.param("why is the sky blue", "I do not answer this.", id="a miss"),
        pytest.param("can i bring my dog", "It is listed as a question that is not", id="refused"),
        pytest.param("*?!*", "There are no words in it.", id="no words"),
        pytest.param("Lending", "I answer this with **Lending**.\nIt is the name", id="a topic"),
    ],
)
async def test_why_is_told_in_words(here: Council, question: str, told: str) -> None:
    result = await here.kb("explain", by=here.people[Role.READER], question=question)
    assert result.ephemeral
    words, _, numbers = said(result.response).partition("**In numbers**")
    assert told in words
    assert "I answer from" in numbers


async def test_the_knowledge_of_the_server_is_what_explains(here: Council) -> None:
    await here.change(NotForUs("late fees of other libraries"))
    result = await here.kb("explain", question="late fees of other libraries")
    assert "I do not answer this." in said(result.response)


async def test_the_audit_lists_changes_among_the_rest(here: Council) -> None:
    record = AuditRecord(here.guild_id, here.sam.id, NOW, "settings")
    await here.store.add_audit(replace(record, at=NOW - timedelta(days=1)))
    await here.change(NotForUs("late fees of other libraries"), by=here.people[Role.EDITOR])
    await here.store.add_audit(replace(record, action="approve"))
    listed = said((await here.kb("audit")).response)
    assert listed == (
        "### Who did what\n"
        f"- **Approved a draft**\n  -# <@{here.sam.id}> · <t:1795435200:R>\n"
        "- **1** · Not for us: “late fees of other libraries”\n"
        f"  -# <@{here.people[Role.EDITOR].id}> · <t:1795435200:R>\n"
        f"- **Changed the settings**\n  -# <@{here.sam.id}> · <t:1795348800:R>"
    )


async def test_the_audit_has_pages_newest_first(here: Council) -> None:
    record = AuditRecord(here.guild_id, here.sam.id, NOW, "settings", {"language": "f*r*"})
    for number in range(10):
        await here.store.add_audit(replace(record, action=f"deed-{number}"))
    await here.store.add_audit(replace(record, actor_id=None))
    listed = (await here.kb("audit")).response
    assert listed is not None
    assert said(listed).startswith(
        "### Who did what\n- **Changed the settings** (language f\\*r\\*)\n"
        "  -# somebody · <t:1795435200:R>\n- **deed-9**"
    )
    await here.sam.click(listed, label="Next")
    assert "deed-0" in said(listed)
    assert labels(listed) == ["Previous"]
