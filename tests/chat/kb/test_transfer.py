"""/kb import and /kb export through discord.py."""

from __future__ import annotations

import io
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, cast

import pytest
import simcord

from bot.content.loader import load_packs
from bot.core.revisions import AuditRecord, DraftState, Item, Kind, Revision, State
from bot.core.roles import Role
from bot.errors import StorageError
from bot.service.moderation import Edit
from bot.service.snapshot import Snapshots
from bot.service.transfer import MAX_BYTES
from bot.storage.memory import MemoryStore
from tests.support.library import Shelf, labels, said, speaking
from tests.support.moderators import Council, council, moderated_client

FILE = (
    b"id,question,answer\n"
    b"late-fee,What does a late book cost?,Twenty cents a day.\n"
    b",Where is the library?,At the market.\n"
    b"fee-again,How do I renew a book online?,Online.\n"
)
BROKEN = b"question,answer\nWhere is it?,\n,Here.\n"
REFUSED = "Your role here does not go that far."


async def _upload(
    here: Council,
    data: bytes = FILE,
    name: str = "faq.csv",
    by: simcord.MemberActor | None = None,
) -> simcord.ResponseMessage:
    result = await here.kb("import", by=by, file=(name, data))
    assert result.ephemeral
    assert result.response is not None
    return result.response


async def _press(
    here: Council, message: simcord.ResponseMessage, label: str
) -> simcord.ResponseMessage:
    result = await here.sam.click(message, label=label)
    assert result.response is not None
    await here.moderation.guilds.settle(here.guild_id)
    return result.response


async def _answer(here: Council, entry_id: str) -> str | None:
    held = await here.moderation.guilds.get(here.guild_id)
    entry = held.current.knowledge.entry_by_id.get(entry_id)
    return None if entry is None else entry.answer


async def _revisions(here: Council) -> list[Revision]:
    return await here.store.list_revisions(here.guild_id)


async def test_a_file_is_looked_at_before_anything_is_changed(here: Council) -> None:
    shown = await _upload(here)
    text = said(shown)
    assert "- New: **1**\n- Changed: **1**\n- Left out, because of a clash: **1**" in text
    assert "- Here, but not in the file: **4**" in text
    assert "**New**\n- Where is the library?" in text
    assert "How do I renew a book online? – the entry renew-online asks this, too" in text
    assert labels(shown) == ["Import", "Import and remove what is missing", "Cancel"]
    assert await _revisions(here) == []


async def test_an_import_is_one_revision_that_says_so(here: Council) -> None:
    done = await _press(here, await _upload(here), "Import")
    assert said(done).startswith("### Saved\n2 things were changed.")
    [revision] = await _revisions(here)
    assert (revision.author_id, revision.note) == (here.sam.id, "import of faq.csv")
    assert len(revision.changes) == 2
    assert await _answer(here, "late-fee") == "Twenty cents a day."
    assert await _answer(here, "renew-phone") is not None
    listed = said((await here.kb("audit")).response)
    assert "- **1** · Entry `late-fee` and one more\n" in listed
    assert f"<@{here.sam.id}> · <t:1795435200:R> · import of faq.csv" in listed


async def test_what_is_missing_is_removed_when_that_is_chosen(here: Council) -> None:
    shown = await _upload(here)
    await _press(here, shown, "Import and remove what is missing")
    [revision] = await _revisions(here)
    hidden = [each for each in revision.changes if each.state is State.HIDDEN]
    assert len(hidden) == 4
    assert await _answer(here, "renew-phone") is None


async def test_a_question_without_its_sign_is_still_that_question(here: Council) -> None:
    data = b"question,answer\nWhat does a late book cost,Fifty cents.\n"
    shown = await _upload(here, data)
    assert "- New: **0**\n- Changed: **1**" in said(shown)
    await _press(here, shown, "Import")
    asked = "What does a late book cost?"
    answer = await here.people[Role.OUTSIDER].slash(here.town.channel, "faq", question=asked)
    assert "Fifty cents." in said(answer.response)


async def test_an_import_is_taken_back_in_a_click(here: Council) -> None:
    done = await _press(here, await _upload(here), "Import and remove what is missing")
    await _press(here, done, "Undo")
    assert await _answer(here, "late-fee") == "Ten cents a day."
    assert await _answer(here, "renew-phone") is not None
    assert len(await _revisions(here)) == 2


CLASHING = (
    b"question,answer,phrasings\n"
    b"Where is the library?,At the market.,late fees|where are you\n"
    b"When do you open?,At nine.,\n"
)


async def test_what_clashes_comes_along_when_that_is_chosen(here: Council) -> None:
    shown = await _upload(here, CLASHING)
    text = said(shown)
    assert "Where is the library? – “late fees” belongs to the entry late-fee" in text
    assert "One of those left out can come along, without" in text
    assert labels(shown)[:2] == ["Import", "Import what is left out, too"]
    await _press(here, shown, "Import what is left out, too")
    held = await here.moderation.guilds.get(here.guild_id)
    added = held.current.knowledge.entry_by_id["where-is-the-library"]
    assert added.phrasings == ("where are you",)
    assert await _answer(here, "when-do-you-open") == "At nine."
    assert await here.store.list_drafts(here.guild_id, state=DraftState.WORKING) == []


async def test_to_cancel_after_a_conflict_gives_up_every_way(here: Council) -> None:
    shown = await _upload(here)
    await here.change(Edit(Item(Kind.ENTRY, "late-fee"), {"answer": "A dollar."}))
    conflict = await _press(here, shown, "Import")
    assert labels(conflict) == ["Import anyway", "Cancel"]
    await _press(here, conflict, "Cancel")
    assert await here.store.list_drafts(here.guild_id, state=DraftState.WORKING) == []


async def test_an_import_is_taken_back_whatever_else_was_changed(here: Council) -> None:
    done = await _press(here, await _upload(here), "Import")
    await here.change(Edit(Item(Kind.ENTRY, "loan-period"), {"answer": "A month."}))
    undone = await _press(here, done, "Undo")
    assert said(undone).startswith("### Saved")
    assert await _answer(here, "late-fee") == "Ten cents a day."
    assert await _answer(here, "where-is-the-library") is None
    assert await _answer(here, "loan-period") == "A month."


async def test_a_cancelled_import_changes_nothing(here: Council) -> None:
    dropped = await _press(here, await _upload(here), "Cancel")
    assert said(dropped) == "All right. Nothing was changed."
    assert await _revisions(here) == []


async def test_an_import_that_was_decided_on_is_not_done_again(here: Council) -> None:
    shown = await _upload(here)
    for draft in await here.store.list_drafts(here.guild_id, state=DraftState.PREPARED):
        await here.store.decide_draft(here.guild_id, draft.id, DraftState.APPROVED)
    told = await _press(here, shown, "Import")
    assert said(told).startswith("This import was decided on already.")
    assert await _revisions(here) == []


async def test_both_ways_of_an_import_are_settled_with_it(here: Council) -> None:
    await _press(here, await _upload(here), "Import")
    assert await here.store.list_drafts(here.guild_id, state=DraftState.PREPARED) == []


async def test_the_same_file_again_has_nothing_to_import(here: Council) -> None:
    data = b"question,answer\nWhere is the library?,At the market.\n"
    await _press(here, await _upload(here, data), "Import")
    shown = await _upload(here, data)
    assert "- New: **0**\n- Changed: **0**" in said(shown)
    assert labels(shown) == ["Import and remove what is missing", "Cancel"]


async def test_a_press_after_a_restart_still_imports(here: Council, books: Shelf) -> None:
    shown = await _upload(here)
    client, _ = moderated_client(books, here.store)
    await here.town.env.restart_bot(client)
    await here.sam.click(shown, label="Import")
    assert [len(each.changes) for each in await _revisions(here)] == [2]


async def test_somebody_who_was_faster_is_shown_first(here: Council) -> None:
    shown = await _upload(here)
    item = Item(Kind.ENTRY, "late-fee")
    await here.change(Edit(item, {"answer": "A dollar."}), by=here.people[Role.EDITOR])
    conflict = await _press(here, shown, "Import")
    assert said(conflict).startswith("### Somebody was faster")
    assert len(await _revisions(here)) == 1
    await _press(here, conflict, "Import anyway")
    assert await _answer(here, "late-fee") == "Twenty cents a day."


async def test_lines_are_counted_without_separators(here: Council) -> None:
    shown = await _upload(here, b"question,answer\n" + b"\n" * 1_232 + b"Why?,\n")
    assert "**line 1234, column 1:**" in said(shown)


async def test_every_problem_of_a_bad_file_is_told(here: Council) -> None:
    shown = await _upload(here, BROKEN)
    text = said(shown)
    assert text.startswith("### Nothing was imported\nThere are 2 problems in faq.csv.")
    assert "**line 2, column" in text
    assert "**line 3, column" in text
    [attached] = shown.attachments
    assert attached.filename == "problems.txt"
    assert (await attached.read()).count(b"faq.csv:") == 2
    assert labels(shown) == []
    assert await _revisions(here) == []


async def test_a_file_that_is_too_big_is_not_even_downloaded(here: Council) -> None:
    shown = await _upload(here, b"x" * (MAX_BYTES + 1))
    assert said(shown).startswith("faq.csv is too big. I take files of up to 1,024 KB")


async def test_whoever_uploads_much_is_told_that_it_is_being_read(here: Council) -> None:
    rows = [f"Question number {each} of many?,{'Answer. ' * 20}" for each in range(1_000)]
    shown = await _upload(here, "\n".join(["question,answer", *rows]).encode())
    assert "- New: **1,000**" in said(shown)
    first, *_ = here.town.requests("PATCH", "/@original")
    assert "Reading faq.csv" in str(first.json)
    await _press(here, shown, "Import")
    assert len(await _revisions(here)) == 1


async def test_a_long_list_is_attached(here: Council) -> None:
    rows = [f"Question number {each} of many?,Answer {each}." for each in range(20)]
    shown = await _upload(here, "\n".join(["question,answer", *rows]).encode())
    assert "- and 15 more" in said(shown)
    [attached] = shown.attachments
    assert (await attached.read()).count(b"Question number") == 20


async def test_a_name_is_shown_as_it_is(here: Council) -> None:
    assert "\\*\\*x\\*\\*.csv" in said(await _upload(here, name="**x**.csv"))


@pytest.mark.parametrize("role", [Role.READER, Role.CONTRIBUTOR])
async def test_only_editors_import(here: Council, role: Role) -> None:
    result = await here.kb("import", by=here.people[role], file=("faq.csv", FILE))
    assert said(result.response or result.followups[0]).startswith(REFUSED)


async def test_an_editor_may_import_in_another_language(here: Council) -> None:
    with speaking(here.town, "fr"):
        assert labels(await _upload(here, by=here.people[Role.EDITOR]))


class FailingStore(MemoryStore):
    """A store that saves no revisions while it is broken."""

    is_broken = False

    async def append_revision(self, revision: Revision, *, seen: int) -> Revision:
        if self.is_broken:
            raise StorageError("save the change", "it is away")
        return await super().append_revision(revision, seen=seen)

    async def add_audit(self, record: AuditRecord) -> None:
        if self.is_broken:
            raise StorageError("note it", "it is away")
        await super().add_audit(record)


async def test_without_the_database_nothing_is_lost() -> None:
    store = FailingStore()
    async with council(store=store) as here:
        shown = await _upload(here)
        store.is_broken = True
        failed = await here.sam.click(shown, label="Import")
        assert said(failed.followups[0]).startswith("I cannot reach my database right now")
        store.is_broken = False
        assert said(await _press(here, shown, "Import")).startswith("### Saved")


ENTRIES = """\
entries:
- id: late-fee
  question: What does a late book cost?
  answer: Ten cents a day. # so far
"""


@pytest.fixture
async def filed(tmp_path: Path) -> AsyncIterator[Council]:
    """Give a server whose knowledge is read from a folder."""
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "faq.yaml").write_text(ENTRIES)
    async with council(cast(Shelf, Snapshots([folder], None))) as running:
        yield running


async def _exported(here: Council, by: simcord.MemberActor) -> simcord.ResponseMessage:
    result = await here.kb("export", by=by)
    assert result.ephemeral
    assert result.response is not None
    return result.response


async def test_a_reader_gets_all_that_the_server_knows(filed: Council, tmp_path: Path) -> None:
    await filed.change(Edit(Item(Kind.ENTRY, "late-fee"), {"answer": "Twenty cents."}))
    [attached] = (await _exported(filed, filed.people[Role.READER])).attachments
    assert attached.filename == "knowledge.zip"
    with zipfile.ZipFile(io.BytesIO(await attached.read())) as archive:
        archive.extractall(tmp_path / "out")
    held = await filed.moderation.guilds.get(filed.guild_id)
    assert load_packs([tmp_path / "out" / "library"]) == held.current.knowledge.packs
    [record] = await filed.store.list_audit(filed.guild_id)
    assert (record.action, record.actor_id) == ("export", filed.people[Role.READER].id)


async def test_files_that_cannot_be_read_are_told(filed: Council, tmp_path: Path) -> None:
    (tmp_path / "library" / "faq.yaml").write_text("entries: [")
    told = await _exported(filed, filed.sam)
    assert said(told).startswith("I could not read my knowledge files just now.")
    assert told.attachments == []


async def test_what_discord_would_not_take_is_told(filed: Council) -> None:
    backend: Any = filed.town.env.backend
    emit = backend.emit

    def emit_smaller(event: str, payload: dict[str, Any]) -> None:
        if event == "INTERACTION_CREATE":
            payload["attachment_size_limit"] = 10
        emit(event, payload)

    backend.emit = emit_smaller
    told = await _exported(filed, filed.sam)
    assert said(told).startswith("The files are 0 KB together, but Discord takes only 0 KB here.")
