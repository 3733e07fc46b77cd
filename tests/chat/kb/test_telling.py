"""/kb explain and /kb audit, through discord.py."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.revisions import AuditRecord
from bot.core.roles import Role
from bot.service.moderation import NotForUs
from tests.support.library import labels, said, speaking
from tests.support.moderators import NOW, Council


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param(
            "late fees",
            "I answer this with: **What does a late book cost?**\n"
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
        pytest.param("Lending", "I answer this with: **Lending**\nIt is the name", id="a topic"),
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


@pytest.mark.parametrize(
    ("action", "detail", "told"),
    [
        pytest.param("approve", {"draft": 12}, "Approved a draft** (no. 12)", id="a draft"),
        pytest.param(
            "settings",
            {"stance": ["eager"]},
            "Changed the settings** (How sure I must be to answer at once: "
            "Eager: I would rather answer at once)",
            id="how sure",
        ),
        pytest.param(
            "settings",
            {"answers": ["public"]},
            "(Answers to /ask: Everybody in the channel sees the answer)",
            id="who sees",
        ),
        pytest.param(
            "settings",
            {"language": ["fr"]},
            "(My language in messages that everybody sees: French)",
            id="a language",
        ),
        pytest.param("settings", {"retention": ["90"]}, "votes: 90 days)", id="days"),
        pytest.param("settings", {"channels": []}, "mentions: All channels)", id="no channels"),
        pytest.param(
            "settings",
            {"editors": [str(each) for each in range(1, 7)]},
            "changes: <@&1> <@&2> <@&3> <@&4> <@&5> …)",
            id="many roles",
        ),
        pytest.param("deed", {"wo*d": [1]}, r"deed** (wo\*d \[1\])", id="what is not known"),
    ],
)
async def test_the_details_are_told_in_words(
    here: Council, action: str, detail: dict[str, object], told: str
) -> None:
    await here.store.add_audit(AuditRecord(here.guild_id, here.sam.id, NOW, action, detail))
    assert told in said((await here.kb("audit")).response)


async def test_the_details_in_another_language(here: Council) -> None:
    detail = {"language": ["de"]}
    await here.store.add_audit(AuditRecord(here.guild_id, here.sam.id, NOW, "settings", detail))
    with speaking(here.town, "fr"):
        listed = said((await here.kb("audit")).response)
    assert "(Ma langue dans les messages que tout le monde voit\u00a0: allemand)" in listed


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
    record = AuditRecord(here.guild_id, here.sam.id, NOW, "settings", {"language": ["f*r*"]})
    for number in range(10):
        await here.store.add_audit(replace(record, action=f"deed-{number}"))
    await here.store.add_audit(replace(record, actor_id=None))
    listed = (await here.kb("audit")).response
    assert listed is not None
    assert said(listed).startswith(
        "### Who did what\n- **Changed the settings** "
        "(My language in messages that everybody sees: f\\*r\\*)\n"
        "  -# somebody · <t:1795435200:R>\n- **deed-9**"
    )
    await here.sam.click(listed, label="Next")
    assert "deed-0" in said(listed)
    assert labels(listed) == ["Previous"]
